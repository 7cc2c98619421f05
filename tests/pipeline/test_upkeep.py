from pathlib import Path

from firewarden.pipeline.upkeep import Housekeeping
from firewarden.ports import Commit
from firewarden.stores.files.upkeep import FileUpkeep
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.feed import FeedKind
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.results import Results
from firewarden.vocabulary.retention import Keeping
from tests.stores import samples

BRAND = BrandId("acme")


def filled(tmp_path: Path) -> SqliteStreamStore:
    store = SqliteStreamStore.open(tmp_path / "stream.sqlite3")
    mentions = [samples.mention(PostKey(f"town:{number}"), brand=BRAND) for number in (1, 2, 3)]
    keys = [one.post.key for one in mentions]
    store.commit(Commit(plan=1, received_at=samples.NOON, results=Results(mentions=mentions), seen=keys))
    return store


def left(store: SqliteStreamStore) -> list[str]:
    found = store.mentions(BRAND, Instant(0), Instant(samples.NOON + 10 * DAY))
    return [one.post.text for one in found if not one.removed]


def test_ordered_posts_become_tombstones_and_the_feed_tells_it(tmp_path: Path) -> None:
    store, upkeep = filled(tmp_path), FileUpkeep(tmp_path / "upkeep")
    key = PostKey("town:2")
    before = len(left(store))
    upkeep.erase([key, PostKey("town:never-heard")])

    assert Housekeeping(store, upkeep).look(1, samples.NOON) == 1
    assert len(left(store)) == before - 1
    assert [(entry.kind, entry.subject) for entry in store.feed(0)] == [(FeedKind.DELETION, key)]
    assert upkeep.orders() == []
    store.close()


def test_old_posts_go_when_the_desk_has_said_since_when_they_are_kept(tmp_path: Path) -> None:
    store, upkeep = filled(tmp_path), FileUpkeep(tmp_path / "upkeep")
    Housekeeping(store, upkeep).look(1, samples.NOON)
    assert len(left(store)) == 3
    upkeep.keep(Instant(samples.NOON + 5 * DAY), 0)

    Housekeeping(store, upkeep).look(1, samples.NOON)
    assert left(store) == []
    store.close()


def test_orders_outlive_whoever_wrote_them_and_garbage_is_passed_by(tmp_path: Path) -> None:
    FileUpkeep(tmp_path).erase([PostKey("town:1")])
    (tmp_path / "erase-zz.json").write_text("{")
    upkeep = FileUpkeep(tmp_path)

    assert [keys for _, keys in upkeep.orders()] == [("town:1",)]
    assert upkeep.keeping() is None
    upkeep.keep(Instant(5), 7)
    upkeep.keep(Instant(6), 8)
    assert upkeep.keeping() == Keeping(Instant(6), 8)
