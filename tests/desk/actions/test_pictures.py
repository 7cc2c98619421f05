"""Pictures of copied posts are kept as evidence; that some cannot be had holds nothing up."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import pytest

from firewarden.desk.access import Access
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.actions.evidence import Copied, Why, copy_posts, erase_posts
from firewarden.desk.actions.pictures import ATTEMPTS, fetch_pictures, read_pictures
from firewarden.desk.reads.evidence import evidence_part, picture_file, pictures_of
from firewarden.desk.records import Blob, Event, Evidence, EvidencePicture, Incident
from firewarden.vocabulary.errors import NetworkError, NotFound
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.picture import PictureState, PictureText
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.post import Picture
from firewarden.vocabulary.said import say
from tests.desk.world import World, angry

PNG = (Path(__file__).parents[2] / "enrichers" / "pictures" / "shape.png").read_bytes()
OTHER = (Path(__file__).parents[2] / "enrichers" / "pictures" / "notice.png").read_bytes()
SMOKE = Picture(url="https://pictures.example/1", alt="Smoke from a heater")
PLAIN = Picture(url="https://pictures.example/2")
GONE = NetworkError(say("gone"), permanent=True)
SILENT = NetworkError(say("no answer"))


@dataclass
class Album:
    """The far side, faked: what is at each address, and which were asked."""

    there: dict[str, bytes | BaseException] = field(default_factory=lambda: {SMOKE.url: PNG, PLAIN.url: OTHER})
    asked: list[str] = field(default_factory=list)

    def fetch(self, url: str) -> bytes:
        self.asked.append(url)
        found = self.there[url]
        if isinstance(found, BaseException):
            raise found
        return found


@pytest.fixture
def album() -> Album:
    return Album()


def copy(world: World, *pictures: Picture, key: str = "x:1", access: Access | None = None) -> None:
    """Into Acme's first incident."""
    access = access or world.as_worker
    if not Incident.objects.filter(brand=access.brand).exists():
        open_incident(access, "Heaters smoke")
    mention = angry(key)
    mention = replace(mention, post=replace(mention.post, pictures=pictures))
    copy_posts(access, Incident.objects.get(brand=access.brand), [Copied(mention=mention, raw=b"{}")])


def fetch(world: World, album: Album, minutes: float = 0) -> int:
    world.clock.pass_minutes(minutes)
    return fetch_pictures(world.as_worker, replace(world.outside, fetch_picture=album.fetch))


def states() -> list[str]:
    return list(EvidencePicture.objects.order_by("position").values_list("state", flat=True))


def test_pictures_are_kept_with_hash_and_time(world: World, album: Album) -> None:
    copy(world, SMOKE, PLAIN)

    assert [fetch(world, album) for _ in range(2)] == [2, 0]
    [rows] = pictures_of(world.as_alice, 1).values()
    assert [(row.alt, row.sha256, row.fetched_at, row.width) for row in rows] == [
        ("Smoke from a heater", sha256(PNG).hexdigest(), world.clock.now(), 120),
        ("", sha256(OTHER).hexdigest(), world.clock.now(), 560),
    ]
    assert picture_file(world.as_alice, 1, 1, 1) == (PNG, "image/png")
    assert Event.objects.filter(kind="picture.kept").count() == 2


def test_the_same_bytes_are_kept_once(world: World, album: Album) -> None:
    album.there[PLAIN.url] = PNG
    copy(world, SMOKE, PLAIN)
    fetch(world, album)
    assert Blob.objects.filter(media_type="image/png").count() == 1


def test_one_that_is_gone_is_a_note_at_once(world: World, album: Album) -> None:
    album.there[SMOKE.url] = GONE
    copy(world, SMOKE, PLAIN)
    fetch(world, album)

    assert states() == [PictureState.FAILED, PictureState.KEPT]
    assert [fetch(world, album, minutes) for minutes in (60, 600)] == [0, 0]
    [rows] = pictures_of(world.as_alice, 1).values()
    assert (rows[0].note, rows[0].alt) == ("gone", "Smoke from a heater")


def test_one_that_does_not_answer_is_tried_a_few_times(world: World, album: Album) -> None:
    album.there[SMOKE.url] = SILENT
    copy(world, SMOKE)

    assert [fetch(world, album, minutes) for minutes in (0, 1, 2, 5, 9, 20, 600)] == [1, 0, 1, 1, 1, 1, 0]
    assert (states(), len(album.asked)) == ([PictureState.FAILED], ATTEMPTS)
    assert Event.objects.filter(kind="picture.missed").count() == 1


def test_what_is_no_picture_is_not_kept(world: World, album: Album) -> None:
    album.there[SMOKE.url] = b"<svg onload=alert(1)>"
    copy(world, SMOKE)
    fetch(world, album)
    assert (states(), Blob.objects.exclude(data=b"{}").count()) == ([PictureState.FAILED], 0)


@pytest.mark.parametrize("kind", [BrandKind.DRILL, BrandKind.DEMO])
def test_those_of_drills_and_demos_are_never_asked_for(world: World, album: Album, kind: BrandKind) -> None:
    pretend = replace(world.as_worker, kind=kind)
    copy(world, SMOKE, access=pretend)
    EvidencePicture.objects.create(evidence=Evidence.objects.get(), position=9, url=PLAIN.url)

    assert fetch_pictures(pretend, replace(world.outside, fetch_picture=album.fetch)) == 0
    assert (album.asked, states()) == ([], [PictureState.LEFT, PictureState.PENDING])


def test_a_worker_that_died_is_followed_by_one_that_fetches(world: World, album: Album) -> None:
    album.there[SMOKE.url] = SystemExit()
    copy(world, SMOKE)
    with pytest.raises(SystemExit):
        fetch(world, album)
    album.there[SMOKE.url] = PNG

    assert (states(), [fetch(world, album, minutes) for minutes in (1, 5)]) == ([PictureState.CLAIMED], [0, 1])
    assert states() == [PictureState.KEPT]


def test_a_picture_that_stops_the_program_each_time_is_given_up(world: World, album: Album) -> None:
    album.there[SMOKE.url] = SystemExit()
    copy(world, SMOKE)
    for _ in range(ATTEMPTS):
        with pytest.raises(SystemExit):
            fetch(world, album, 6)
    assert (fetch(world, album, 6), states()) == (1, [PictureState.FAILED])


def test_who_takes_a_post_back_takes_its_pictures_back(world: World, album: Album) -> None:
    copy(world, SMOKE)
    fetch(world, album)
    read(world, "Recall")
    erase_posts(world.as_worker, [PostKey("x:1")], Why.DELETED_AT_SOURCE)

    row = EvidencePicture.objects.get()
    assert (row.state, row.url, row.alt, row.reading) == (PictureState.ERASED, "", "", "")
    assert Blob.objects.exclude(data=None).count() == 0
    assert pictures_of(world.as_alice, 1) == {}
    with pytest.raises(NotFound):
        picture_file(world.as_alice, 1, 1, 1)


def test_bytes_that_another_post_shows_stay(world: World, album: Album) -> None:
    copy(world, SMOKE)
    copy(world, SMOKE, key="x:2")
    fetch(world, album)
    erase_posts(world.as_worker, [PostKey("x:1")], Why.DELETED_AT_SOURCE)

    assert picture_file(world.as_alice, 1, 2, 1) == (PNG, "image/png")
    erase_posts(world.as_worker, [PostKey("x:2")], Why.DELETED_AT_SOURCE)
    assert Blob.objects.exclude(data=None).count() == 0


def test_post_taken_back_while_its_picture_is_fetched_leaves_nothing(world: World, album: Album) -> None:
    copy(world, SMOKE)

    def fetch_late(url: str) -> bytes:
        erase_posts(world.as_worker, [PostKey("x:1")], Why.DELETED_AT_SOURCE)
        return PNG

    fetch_pictures(world.as_worker, replace(world.outside, fetch_picture=fetch_late))
    assert (states(), Blob.objects.exclude(data=None).count()) == ([PictureState.ERASED], 0)


def read(world: World, text: str) -> int:
    outside = replace(
        world.outside, read_picture=lambda _data: PictureText(text=text, confidence=0.9) if text else None
    )
    return read_pictures(world.as_worker, outside)


def test_a_machine_reads_each_once_where_there_is_one(world: World, album: Album) -> None:
    copy(world, SMOKE, PLAIN)
    fetch(world, album)

    assert read_pictures(world.as_worker, world.outside) == 0
    assert [read(world, "Recall of the heater") for _ in range(2)] == [2, 0]
    [rows] = pictures_of(world.as_alice, 1).values()
    assert [(row.reading, row.confidence) for row in rows] == [("Recall of the heater", 0.9)] * 2


def test_words_are_found_in_text_alt_and_what_was_read_and_never_become_the_authors(world: World, album: Album) -> None:
    copy(world, SMOKE)
    copy(world, key="x:2")
    fetch(world, album)
    read(world, "Recall of the Ebren")

    def found(words: str) -> Sequence[int]:
        return [row.number for row in evidence_part(world.as_alice, 1, words=words).part.rows]

    assert [found(words) for words in ("text", "SMOKE", "ebren recall", "smoke recall", "nothing")] == [
        [1, 2],
        [1],
        [1],
        [1],
        [],
    ]
    assert "Recall" not in "".join(Evidence.objects.values_list("text", flat=True))
    assert "Recall" not in "".join(Evidence.objects.values_list("post", flat=True))


def test_a_member_of_another_brand_gets_no_picture(world: World, album: Album) -> None:
    copy(world, SMOKE)
    fetch(world, album)
    with pytest.raises(NotFound):
        picture_file(world.as_charlie, 1, 1, 1)
