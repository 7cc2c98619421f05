"""What a brand's state is rebuilt from, for every `ports.StreamStore`."""

from firewarden.ports import Restored, StreamStore
from firewarden.vocabulary.results import Snapshot
from tests.stores.samples import ACME, OTHER, at, bin_at, commit, keys, mark, mention


def snapshot(minutes: float, state: bytes = b"state") -> Snapshot:
    return Snapshot(brand=ACME, closed_through=at(minutes), state=state)


def test_a_brand_never_heard_of_has_nothing_to_restore(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", brand=OTHER), marks=[mark(5, OTHER)]))
    assert store.restore(ACME) == Restored(mark=None, snapshot=None, closed=[], told=[], open=[])


def test_without_a_mark_every_mention_is_open(store: StreamStore) -> None:
    store.commit(commit(mention("x:2", 2), mention("x:1", 1), bins=[bin_at(0)]))
    restored = store.restore(ACME)
    assert restored == Restored(
        mark=None, snapshot=None, closed=[], told=[], open=[mention("x:1", 1), mention("x:2", 2)]
    )


def test_without_a_snapshot_all_closed_bins_and_their_mentions_are_told(store: StreamStore) -> None:
    store.commit(
        commit(
            mention("x:4", 11),
            mention("x:3", 10),
            mention("x:b", 4),
            mention("x:a", 4),
            mention("x:2", 9.99),
            bins=[bin_at(10), bin_at(5, closed=True), bin_at(0, closed=True)],
            marks=[mark(10)],
        )
    )
    restored = store.restore(ACME)
    assert restored.mark == mark(10)
    assert restored.closed == [bin_at(0, closed=True), bin_at(5, closed=True)]
    assert keys(restored.told) == ["x:a", "x:b", "x:2"]
    assert keys(restored.open) == ["x:3", "x:4"]


def test_behind_a_snapshot_only_what_came_after_it_is_told(store: StreamStore) -> None:
    store.commit(
        commit(
            *(mention(f"x:{minute}", minute) for minute in (0, 5, 10, 15)),
            bins=[bin_at(minute, closed=minute < 15) for minute in (0, 5, 10, 15)],
            marks=[mark(15)],
            snapshots=[snapshot(5)],
        )
    )
    restored = store.restore(ACME)
    assert restored.snapshot == snapshot(5)
    assert restored.closed == [bin_at(5, closed=True), bin_at(10, closed=True)]
    assert keys(restored.told) == ["x:5", "x:10"]
    assert keys(restored.open) == ["x:15"]


def test_a_newer_snapshot_replaces_the_older_and_one_brand_may_have_none(store: StreamStore) -> None:
    store.commit(commit(snapshots=[snapshot(0, b"old")], marks=[mark(0), mark(0, OTHER)]))
    store.commit(commit(bins=[bin_at(0, closed=True), bin_at(0, OTHER, closed=True)], marks=[mark(5), mark(5, OTHER)]))
    store.commit(commit(snapshots=[snapshot(5, b"new")]))
    assert (store.restore(ACME).snapshot, store.restore(ACME).closed) == (snapshot(5, b"new"), [])
    assert (store.restore(OTHER).snapshot, store.restore(OTHER).closed) == (None, [bin_at(0, OTHER, closed=True)])


def test_late_mentions_were_never_told(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1), mention("x:late", 2, late=True), mention("x:open", 5), marks=[mark(5)]))
    restored = store.restore(ACME)
    assert keys(restored.told) == ["x:1"]
    assert keys(restored.open) == ["x:open"]


def test_restoring_is_not_cut_at_the_usual_limit(store: StreamStore) -> None:
    store.commit(commit(*(mention(f"x:{n:04}", n / 300) for n in range(2600)), marks=[mark(5)]))
    restored = store.restore(ACME)
    assert (len(restored.told), len(restored.open)) == (1500, 1100)
