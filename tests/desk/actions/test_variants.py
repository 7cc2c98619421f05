"""Words for one network or in another language: approved with their version, and sent where they belong."""

import pytest

from firewarden.desk.actions import respond
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.outside import SANDBOX
from firewarden.desk.reads.drafts import DraftRow
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import Delivery, DraftVersion, Event
from firewarden.desk.sending import Sender
from firewarden.steps.respond.approval import Approved
from firewarden.vocabulary.approval import PathRules
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Code, Weight
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.statement import DraftState, Refused
from tests.desk.square import connected, with_square
from tests.desk.world import World

TEXT = "We know of the delay. We look into it."
GERMAN = "Wir wissen von der Verspätung. Wir gehen ihr nach."


@pytest.fixture
def draft(world: World) -> int:
    """Alice wrote it."""
    open_incident(world.as_alice, "Bags lost")
    number = respond.write_draft(world.as_alice, 1, TEXT)
    assert isinstance(number, int)
    return number


def row(world: World) -> DraftRow:
    return workbench(world.as_alice, 1, world.outside).drafts[0]


def vary(world: World, text: str, *, platform: str = "", language: str = "") -> int | Refused:
    return respond.write_variant(
        world.as_alice, 1, 1, text, platform=platform, language=language, based_on=row(world).version
    )


def otherwise(world: World) -> list[tuple[Code, Weight, str]]:
    """What was found in the variants alone."""
    found = row(world).findings
    return [
        (one.code, one.weight, str(one.message)) for one in found if str(one.message).startswith("In the words for")
    ]


def approved(world: World) -> None:
    respond.request_approval(world.as_alice, 1, 1)
    assert isinstance(respond.approve(world.as_bob, 1, 1, row(world).version), Approved)


def sent() -> list[tuple[str, int, str, str]]:
    rows = Delivery.objects.order_by("platform", "part")
    return list(rows.values_list("platform", "part", "text", "language"))


def test_variant_is_a_new_version_of_the_text(world: World, draft: int) -> None:
    assert vary(world, "We know of it.", platform="town") == 2

    found = row(world)
    assert (found.version, found.text) == (2, TEXT)
    assert [(one.platform, one.text) for one in found.variants] == [("town", "We know of it.")]
    assert Event.objects.filter(kind=EventKind.DRAFT_WRITTEN).count() == 2


def test_changing_a_variant_takes_the_yes_back_also_where_small_edits_are_let_pass(world: World, draft: int) -> None:
    respond.save_path(world.as_alice, PathRules(small_edit=100))
    approved(world)

    assert vary(world, GERMAN, language="de") == 2
    assert row(world).state is DraftState.DRAFT
    respond.request_approval(world.as_alice, 1, 1)
    assert (row(world).state, row(world).missing) == (DraftState.REVIEW, 1)
    assert isinstance(respond.publish(world.as_alice, 1, 1, ["town"], world.outside), Refused)


def test_each_place_gets_the_words_written_for_it(world: World, draft: int) -> None:
    vary(world, "We know of the delay.", platform="town")
    approved(world)

    assert respond.publish(world.as_alice, 1, 1, ["town", SANDBOX], world.outside) == 2
    assert sent() == [(SANDBOX, 1, TEXT, ""), ("town", 1, "We know of the delay.", "")]


def test_another_language_goes_where_it_was_chosen_and_is_named(world: World, draft: int) -> None:
    vary(world, GERMAN, language="de")
    approved(world)

    chosen = {"town": "de"}
    assert respond.publish(world.as_alice, 1, 1, ["town", SANDBOX], world.outside, languages=chosen) == 2
    assert sent() == [(SANDBOX, 1, TEXT, ""), ("town", 1, GERMAN, "de")]


def test_language_nobody_wrote_is_refused_and_nothing_goes_out(world: World, draft: int) -> None:
    approved(world)

    refused = respond.publish(world.as_alice, 1, 1, ["town", SANDBOX], world.outside, languages={"town": "fr"})

    assert refused == Refused(reason="There is no text in this language (fr).")
    assert sent() == []
    assert row(world).state is DraftState.APPROVED


def test_long_text_goes_out_as_a_thread_in_order(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    square, place = with_square(world), str(connected(world).pk)
    respond.write_draft(world.as_alice, 1, "We look for every bag. " * 20)
    approved(world)

    assert respond.publish(world.as_alice, 1, 1, [place], world.outside) == 1
    for _ in range(2):
        Sender(world.outside).round()

    posts = list(square.out.values())
    assert [len(post.text) for post in posts] == [275, 183]
    assert [post.reply_to for post in posts] == [None, "square:n1"]


def test_variant_written_for_an_older_text_is_pointed_at(world: World, draft: int) -> None:
    vary(world, GERMAN, language="de")
    assert otherwise(world) == []
    respond.write_draft(world.as_alice, 1, "We know of the delay, and it is over.", draft=1)

    assert otherwise(world) == [
        (Code.FIT, Weight.WARN, "In the words for de: the text itself has changed since it was written.")
    ]


def test_number_that_one_text_alone_says_is_pointed_at(world: World, draft: int) -> None:
    respond.add_fact(world.as_bob, 1, "5 bags", status=FactStatus.CONFIRMED, source="Gate log")
    vary(world, "We know of 5 bags.", platform="town")

    assert otherwise(world) == [
        (Code.CONTRADICTION, Weight.WARN, "In the words for town: only one of the texts says “5”.")
    ]


def test_number_of_a_variant_alone_that_no_fact_confirms_stops_the_text(world: World, draft: int) -> None:
    vary(world, "We know of 5 bags.", platform="town")

    assert [found[:2] for found in otherwise(world)] == [
        (Code.NUMBER, Weight.BLOCK),
        (Code.CONTRADICTION, Weight.WARN),
    ]


def test_personal_data_in_a_variant_stops_the_text(world: World, draft: int) -> None:
    vary(world, "Write to jane.roe@mail.example.", platform="town")

    assert [found[:2] for found in otherwise(world)] == [(Code.PRIV_MAIL, Weight.BLOCK)]
    assert isinstance(respond.request_approval(world.as_alice, 1, 1), Refused)


def test_empty_text_takes_a_variant_away_and_the_same_words_change_nothing(world: World, draft: int) -> None:
    vary(world, "We know.", platform="town")
    assert vary(world, "", platform="town") == 3
    assert row(world).variants == ()
    assert vary(world, "", platform="town") == 3
    assert DraftVersion.objects.count() == 3


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({}, "Say for which network or in which language it is."),
        ({"language": "Deutsch"}, "Write the language as its code, such as de."),
    ],
)
def test_variant_is_for_something(world: World, draft: int, told: dict[str, str], reason: str) -> None:
    assert vary(world, "We know.", **told) == Refused(reason=reason)
    assert row(world).version == 1


def test_two_writers_at_once_find_both_their_words(world: World, draft: int) -> None:
    vary(world, "We know.", platform="town")

    with pytest.raises(Conflict, match="Somebody wrote version 2 meanwhile"):
        respond.write_variant(world.as_bob, 1, 1, GERMAN, language="de", based_on=1)


def test_what_is_out_is_not_varied_any_more(world: World, draft: int) -> None:
    approved(world)
    respond.withdraw(world.as_alice, 1, 1)

    assert isinstance(vary(world, "We know.", platform="town"), Refused)


def test_stranger_writes_no_variant(world: World, draft: int) -> None:
    with pytest.raises(NotFound):
        respond.write_variant(world.as_charlie, 1, 1, "We know.", platform="town", based_on=1)


def test_posts_of_a_thread_are_numbered_where_that_was_approved(world: World, draft: int) -> None:
    with_square(world)
    place = str(connected(world).pk)
    respond.write_draft(world.as_alice, 1, "We know of it. " * 30, draft=1, based_on=1)
    assert respond.number_posts(world.as_alice, 1, 1, True, based_on=2) == 3
    approved(world)

    respond.publish(world.as_alice, 1, 1, [place], world.outside)
    assert [text[-4:] for _, _, text, _ in sent()] == [" 1/2", " 2/2"]


def test_numbering_goes_by_the_words_for_the_network_where_it_has_words_of_its_own(world: World, draft: int) -> None:
    with_square(world)
    place = str(connected(world).pk)
    respond.number_posts(world.as_alice, 1, 1, True, based_on=1)
    vary(world, "We know of it. " * 30, platform="square")
    approved(world)

    respond.publish(world.as_alice, 1, 1, [place], world.outside)
    assert [text[-3:] for _, _, text, _ in sent()] == ["it.", "it."]


def test_choosing_numbers_takes_the_yes_back(world: World, draft: int) -> None:
    respond.save_path(world.as_alice, PathRules(small_edit=100))
    approved(world)
    respond.number_posts(world.as_alice, 1, 1, True, based_on=1)

    respond.request_approval(world.as_alice, 1, 1)
    assert (row(world).state, row(world).missing) == (DraftState.REVIEW, 1)
