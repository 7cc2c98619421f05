"""Pictures of a text: without notes, described, approved with their version, and sent where they are taken."""

import pytest

from firewarden.desk.actions import respond
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.actions.blobs import drop_bytes
from firewarden.desk.reads.drafts import DraftRow, picture_file
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import Blob, Delivery
from firewarden.desk.sending import Sender
from firewarden.steps.respond.approval import Approved
from firewarden.vocabulary.approval import PathRules
from firewarden.vocabulary.correction import Mending
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.finding import Code, Weight
from firewarden.vocabulary.publishing import Attached
from firewarden.vocabulary.statement import DraftKind, DraftState, Refused
from tests import drawn
from tests.desk.square import connected, with_square
from tests.desk.world import World

TEXT = "We know of the delay."


@pytest.fixture
def draft(world: World) -> int:
    """Alice wrote it."""
    open_incident(world.as_alice, "Bags lost")
    number = respond.write_draft(world.as_alice, 1, TEXT, kind=DraftKind.HOLDING)
    assert isinstance(number, int)
    return number


def row(world: World) -> DraftRow:
    return workbench(world.as_alice, 1, world.outside).drafts[-1]


def attach(world: World, data: bytes = drawn.png(), alt: str = "The quay, empty.", why: str = "") -> int | Refused:
    version = row(world).version
    return respond.attach_picture(world.as_alice, 1, 1, data, alt=alt, why_silent=why, based_on=version)


def approved(world: World) -> None:
    respond.request_approval(world.as_alice, 1, 1)
    assert isinstance(respond.approve(world.as_bob, 1, 1, row(world).version), Approved)


def test_picture_is_kept_without_what_its_file_tells(world: World, draft: int) -> None:
    assert attach(world) == 2

    [picture] = row(world).content.pictures
    assert (picture.media_type, picture.width, picture.height, picture.alt) == ("image/png", 3, 2, "The quay, empty.")
    assert picture_file(world.as_bob, 1, 1, picture.sha256) == (drawn.png(secret=False), "image/png")
    assert [bytes(one.data or b"") for one in Blob.objects.all()] == [drawn.png(secret=False)]


@pytest.mark.parametrize(
    ("data", "alt", "why"),
    [
        (b"", "A quay.", ""),
        (b"<svg/>", "A quay.", ""),
        (drawn.png()[:50], "A quay.", ""),
        (drawn.png() + bytes(10_000_000), "A quay.", ""),
        (drawn.png(), " ", " "),
        (drawn.png(), "A" * 1001, ""),
    ],
)
def test_what_is_no_picture_too_large_or_wordless_is_refused_and_not_kept(
    world: World, draft: int, data: bytes, alt: str, why: str
) -> None:
    assert isinstance(attach(world, data, alt, why), Refused)
    assert (row(world).version, Blob.objects.count()) == (1, 0)


def test_one_without_a_description_has_a_reason_and_a_warning(world: World, draft: int) -> None:
    attach(world, alt="", why="It only decorates.")

    assert [(one.alt, one.why_silent) for one in row(world).content.pictures] == [("", "It only decorates.")]
    warned = [str(one.message) for one in row(world).findings if one.code is Code.FIT]
    assert warned == ["A picture has no description."]
    assert not row(world).blocked


def test_descriptions_are_checked_like_words(world: World, draft: int) -> None:
    attach(world, alt="90 bags on the quay, write to ann@example.org")

    found = [(one.code, one.weight) for one in row(world).findings if "description of picture 1" in one.message]
    assert found == [(Code.NUMBER, Weight.BLOCK), (Code.PRIV_MAIL, Weight.BLOCK)]


def test_a_picture_or_its_description_changed_takes_the_yes_back(world: World, draft: int) -> None:
    respond.save_path(world.as_alice, PathRules(small_edit=100))
    for change in (
        lambda: attach(world),
        lambda: respond.describe_picture(world.as_alice, 1, 1, 1, alt="The quay, full.", based_on=2),
        lambda: respond.remove_picture(world.as_alice, 1, 1, 1, based_on=3),
    ):
        approved(world)
        assert isinstance(change(), int)
        assert row(world).state is DraftState.DRAFT
        respond.request_approval(world.as_alice, 1, 1)
        assert (row(world).state, row(world).missing) == (DraftState.REVIEW, 1)
    assert row(world).version == 4


def test_nobody_overwrites_what_somebody_else_saved_meanwhile(world: World, draft: int) -> None:
    attach(world)

    with pytest.raises(Conflict):
        respond.remove_picture(world.as_bob, 1, 1, 1, based_on=1)
    assert isinstance(respond.remove_picture(world.as_bob, 1, 1, 2, based_on=2), Refused)
    assert isinstance(attach(world), Refused)  # the same once more


def test_edited_text_keeps_its_pictures(world: World, draft: int) -> None:
    attach(world)
    respond.write_draft(world.as_alice, 1, "We know.", draft=1, based_on=2)

    assert [one.alt for one in row(world).content.pictures] == ["The quay, empty."]


def test_it_goes_out_with_its_description_where_pictures_are_taken_and_with_the_first_post_alone(
    world: World, draft: int
) -> None:
    square = with_square(world)
    place = str(connected(world).pk)
    respond.write_draft(world.as_alice, 1, "We know of it. " * 19, draft=1, based_on=1)
    attach(world)
    respond.write_variant(world.as_alice, 1, 1, "We know.", platform="town", based_on=row(world).version)
    approved(world)
    assert respond.publish(world.as_alice, 1, 1, [place, "town"], world.outside) == 2
    Sender(world.outside).round()

    shown = Attached(content=drawn.png(secret=False), media_type="image/png", alt="The quay, empty.")
    assert [one.pictures for one in square.out.values()] == [(shown,), ()]
    assert list(Delivery.objects.filter(platform="town").values_list("pictures", flat=True)) == [None]


def test_bytes_stay_as_long_as_a_text_has_them(world: World, draft: int) -> None:
    attach(world)
    drop_bytes(Blob.objects.get())

    assert Blob.objects.get().data is not None


def test_picture_of_another_text_is_not_there(world: World, draft: int) -> None:
    attach(world)
    respond.write_draft(world.as_alice, 1, "Another.")

    with pytest.raises(NotFound):
        picture_file(world.as_alice, 1, 2, row(world).content.pictures[0].sha256)


def test_other_pictures_are_not_put_right_by_a_change_of_words(world: World, draft: int) -> None:
    with_square(world)
    approved(world)
    respond.publish(world.as_alice, 1, 1, [str(connected(world).pk)], world.outside)
    Sender(world.outside).round()
    respond.begin_correction(world.as_alice, 1, 1, "The picture was missing.")
    respond.attach_picture(world.as_alice, 1, 2, drawn.png(), alt="The quay.", based_on=1)

    from firewarden.desk.reads.corrections import corrections

    [there] = corrections(world.as_bob, 1, 2, world.outside)
    assert [one.way for one in there.ways] == [Mending.ANSWER, Mending.POST, Mending.LEAVE]
