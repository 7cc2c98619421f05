from dataclasses import replace

import pytest

from firewarden.steps.respond.checking import Background, Said
from firewarden.steps.respond.touched import all_touched, resting, touched
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.finding import Code, KnownFact
from firewarden.vocabulary.incident import FactStatus
from tests.steps.respond.checking.sheets import NOW

BAGS = "1,200 bags were lost in Lisbon on 8 April."
GATE = KnownFact(number=2, text="Our crew at Gate 12 counted the bags.", status=FactStatus.CONFIRMED, source="log")
TEXT = "We lost 1,200 bags in Lisbon. We are looking for them. The next update is at 18:00."


def fact(text: str = BAGS, status: FactStatus = FactStatus.CONFIRMED) -> KnownFact:
    return KnownFact(number=1, text=text, status=status, source="log")


def sheet(*facts: KnownFact) -> Background:
    return Background(now=NOW, facts=(*facts, GATE))


def lost(text: str, before: KnownFact | None, after: KnownFact) -> list[tuple[Code, str]]:
    found = touched(text, before, 1, sheet(after)).lost
    return [(one.code, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (fact(), []),
        (fact("1,300 bags were lost in Lisbon on 8 April."), [(Code.NUMBER, "1,200")]),
        (fact("1,200 bags were lost in Porto on 8 April."), [(Code.PLACE, "Lisbon")]),
        (fact("1,200 bags were lost in Lisbon on 9 April."), []),
    ],
)
def test_a_corrected_fact_leaves_behind_what_it_no_longer_says(
    after: KnownFact, expected: list[tuple[Code, str]]
) -> None:
    assert lost(TEXT, fact(), after) == expected


@pytest.mark.parametrize("status", [FactStatus.DISPUTED, FactStatus.UNKNOWN])
def test_a_fact_that_is_open_again_leaves_everything_behind_that_rested_on_it(status: FactStatus) -> None:
    assert lost(TEXT, fact(), fact(status=status)) == [
        (Code.DISPUTED, "We lost 1,200 bags in Lisbon."),
        (Code.NUMBER, "1,200"),
        (Code.PLACE, "Lisbon"),
    ]


def test_a_sentence_without_a_number_may_rest_on_a_fact() -> None:
    before, after = fact("All boats are back in the harbor."), fact("Two boats are still out.")

    assert lost("All boats are back in the harbor.", before, after) == [
        (Code.UNBACKED, "All boats are back in the harbor.")
    ]


def test_a_name_or_number_that_another_fact_has_too_is_not_lost() -> None:
    after = fact(status=FactStatus.DISPUTED)

    assert lost("The crew at Gate 12 is on it.", fact(), after) == []


def test_what_was_never_confirmed_was_not_lost() -> None:
    assert lost(TEXT, fact(status=FactStatus.UNKNOWN), fact("1,300 bags were lost.", FactStatus.UNKNOWN)) == []


def test_a_text_on_something_else_is_not_touched() -> None:
    found = touched("We look into it and write again at 18:00.", fact(), 1, sheet(fact("1,300 bags were lost.")))

    assert not found


def test_other_languages_rest_on_the_same_numbers() -> None:
    assert lost("Wir haben 1.200 Koffer verloren.", fact(), fact("1,300 bags were lost in Lisbon.")) == [
        (Code.NUMBER, "1.200")
    ]


def test_what_we_called_unknown_is_answered_by_a_confirmed_fact() -> None:
    text = "We look into it. We do not know yet how many bags were lost."

    found = touched(text, fact(status=FactStatus.UNKNOWN), 1, sheet(fact()))

    assert [text[start:end] for start, end in found.answered] == ["We do not know yet how many bags were lost."]
    assert found.lost == ()


def test_an_open_fact_answers_nothing() -> None:
    text = "We do not know yet how many bags were lost."

    assert touched(text, None, 1, sheet(fact(status=FactStatus.DISPUTED))).answered == ()


@pytest.mark.parametrize("after", [fact(), fact("1,300 bags were lost in Lisbon on 8 April.")])
def test_a_correction_that_quotes_what_was_said_is_not_wrong_itself(after: KnownFact) -> None:
    said = Said(text=TEXT, at=Instant(NOW - HOUR))
    text = "Correction: earlier we said: “We lost 1,200 bags in Lisbon”; that was wrong. We do not know the number yet."

    assert touched(text, fact(), 1, replace(sheet(after), said_before=(said,))).lost == ()


def test_of_several_facts_with_one_number_the_one_on_the_matter_is_meant() -> None:
    seats = KnownFact(number=3, text="The ferry has 1,200 seats.", status=FactStatus.CONFIRMED, source="log")
    text = "We lost 1,200 bags."

    found = resting(text, Background(now=NOW, facts=(fact(), seats)))

    assert [(text[one.start : one.end], one.fact) for one in found] == [("We lost 1,200 bags.", 1), ("1,200", 1)]


def test_the_hour_of_our_next_update_rests_on_no_fact() -> None:
    hour = KnownFact(number=1, text="The first boat sails at 18:00.", status=FactStatus.CONFIRMED, source="log")

    assert resting("The next update is at 18:00.", Background(now=NOW, facts=(hour,))) == ()


def test_all_facts_of_a_text_are_found_with_what_they_once_said() -> None:
    now = fact("1,300 bags were lost in Lisbon on 8 April.")
    text = "We lost 1,200 bags. Our crew at Gate 12 counted them."

    found = all_touched(text, {1: (fact(),)}, sheet(now))

    assert sorted(found) == [1, 2]
    assert [text[one.start : one.end] for one in found[1][0].lost] == ["1,200"]
    assert found[2][0].lost == ()


def test_without_a_text_nothing_is_touched() -> None:
    assert all_touched(" ", {1: (fact(),)}, sheet(fact("1,300 bags were lost."))) == {}
