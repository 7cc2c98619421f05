import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.checking import Background, check
from firewarden.vocabulary.finding import Code, KnownFact, Weight
from firewarden.vocabulary.incident import FactStatus
from tests.steps.respond.checking.sheets import NOW, background, found, said

CONFIRM = Weight.CONFIRM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We lost 1,200 bags in Lisbon.", []),
        ("We lost 1.200 bags in Lisbon on April 8th.", []),
        ("We lost twelve hundred bags in Lisbon yesterday.", []),
        ("We lost 1,300 bags in Lisbon.", [(Code.NUMBER, "1,300")]),
        ("Three passengers were hurt.", [(Code.NUMBER, "Three")]),
        ("Two passengers were hurt at 6:50 am.", [(Code.DATE, "6:50 am")]),
        ("We lost 1,200 bags in Lisbon on 7 April.", [(Code.DATE, "7 April")]),
        ("We lost 1,200 bags in Porto.", [(Code.PLACE, "Porto")]),
        ("Our captain, Maria Lopes, is with them.", [(Code.NAME, "Maria Lopes")]),
        ("Acme Air is with them. Call 112. We are here 24/7.", []),
        ("Two bags were lost in Lisbon.", [(Code.NUMBER, "Two")]),
    ],
)
def test_what_no_confirmed_fact_says_needs_confirming(text: str, expected: list[tuple[Code, str]]) -> None:
    assert [one for one in found(text, CONFIRM) if one[0] is not Code.CONTRADICTION] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wir haben gehört, dass Menschen in Gefahr sein können.", []),
        ("Antworten Sie auf keine Nachricht, die nach Ihrem Passwort fragt.", []),
        ("Wer in Lebensgefahr ist oder aus Angst nicht schläft, ruft uns bei Verdacht von Hand an.", []),
        ("Wir schreiben das in Eurem Namen und in Ihrem Auftrag.", []),
        ("Am Ende ist ein Teil von Hand zu tun.", []),
        ("Das Lager in Kufstein steht still.", [(Code.PLACE, "Kufstein")]),
        ("Die Ware kommt aus Utrecht.", [(Code.PLACE, "Utrecht")]),
        ("Dort war heute Lise Brand von uns.", [(Code.NAME, "Lise Brand")]),
        ("Das lag an Ihrem Hersteller Norddruck.", [(Code.NAME, "Hersteller Norddruck")]),
    ],
)
def test_german_noun_without_an_article_is_neither_place_nor_name(text: str, expected: list[tuple[Code, str]]) -> None:
    named = [one for one in found(text, CONFIRM, language="de") if one[0] in (Code.NAME, Code.PLACE)]

    assert named == expected


def test_disputed_fact_is_named_with_its_number() -> None:
    report = check("14 bags were stolen by a contractor.", background())

    assert {str(finding.message) for finding in report.findings if finding.code in (Code.NUMBER, Code.DISPUTED)} == {
        "“14” stands in fact 3, which is disputed.",
        "This says what fact 3 says, and that is disputed: “14 bags were stolen by a contractor.”",
    }


def test_wrong_number_shows_the_fact_that_may_be_meant() -> None:
    report = check("We lost 1,300 bags in Lisbon.", background())

    assert [str(one.hint) for one in report.findings if one.code is Code.NUMBER] == [
        "Fact 1 says: “Acme Air lost 1,200 bags in Lisbon on 8 April 2026.”"
    ]


def test_hour_of_the_next_update_needs_no_fact() -> None:
    assert found("Our next update follows at 18:00.", CONFIRM) == []


def test_number_that_we_take_back_needs_no_fact() -> None:
    text = "Yesterday we said that 900 bags were lost; that was wrong, it is 1,200 bags in Lisbon."

    assert found(text, CONFIRM, said_before=said("900 bags are lost.")) == []


DIGITS = st.integers(0, 9)
SHAPES = (
    "We lost {} bags in Lisbon.",
    "The refund is ${} for each of you.",
    "It began at {} in the morning.",
    "It happened on {} in the hall.",
    "Flight {} did not leave.",
    "About {} % of the bags are back.",
)
VALUES = (
    st.integers(1, 10**7).map(str) | st.integers(1_000, 10**7).map(lambda number: f"{number:,}"),
    st.decimals(1, 999, places=2).map(str),
    st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda hour: f"{hour[0]:02}:{hour[1]:02}"),
    st.dates().map(lambda day: f"{day.day} {day:%B} {day.year:04}") | st.dates().map(lambda day: day.isoformat()),
    st.tuples(st.sampled_from(["MA", "KE", "B"]), st.integers(10, 9999)).map(lambda code: f"{code[0]} {code[1]}"),
    st.integers(0, 100).map(str),
)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, str, int]:
    """A text, the same with one digit changed, and where."""
    pieces: list[str] = []
    for shape, values in zip(SHAPES, VALUES, strict=True):
        if draw(st.booleans()) or not pieces:
            pieces.append(shape.format(draw(values)))
    text = " ".join(pieces)
    at = draw(st.sampled_from([match.start() for match in re.finditer(r"\d", text)]))
    digit = draw(DIGITS.filter(lambda one: str(one) != text[at]))
    return text, f"{text[:at]}{digit}{text[at + 1 :]}", at


@given(mutations())
def test_one_changed_digit_is_always_found(case: tuple[str, str, int]) -> None:
    true, changed, at = case
    sheet = Background(now=NOW, facts=(KnownFact(number=1, text=true, status=FactStatus.CONFIRMED),), language="en")

    report = check(changed, sheet)

    holding = [one for one in report.findings if one.weight is not Weight.WARN and one.start <= at < one.end]
    assert holding, changed
    assert [one for one in check(true, sheet).findings if one.code in (Code.NUMBER, Code.DATE)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Earlier we said: “The crew was tired”; that is no longer certain.", []),
        ("Earlier we said otherwise: the crew was tired.", [Code.DISPUTED]),
        ("“The crew was tired.”", [Code.DISPUTED]),
    ],
)
def test_our_own_words_taken_back_in_quotes_are_not_said_again(text: str, expected: list[Code]) -> None:
    tired = KnownFact(number=1, text="The crew was tired", status=FactStatus.DISPUTED)

    findings = check(text, Background(now=NOW, facts=(tired,))).findings

    assert [one.code for one in findings if one.code is Code.DISPUTED] == expected


@pytest.mark.parametrize(
    ("text", "opposite"),
    [
        ("Some of our belts do not work: two passengers were hurt at 6:40 am.", []),
        ("Two passengers were hurt at 6:40 am; our belts do not work.", []),
        ("About our belts: no passengers were hurt at 6:40 am.", ["no passengers were hurt at 6:40 am."]),
        ("No passengers were hurt at 6:40 am; our belts work.", ["No passengers were hurt at 6:40 am"]),
    ],
)
def test_a_not_before_a_colon_turns_nothing_behind_it_around(text: str, opposite: list[str]) -> None:
    assert [words for code, words in found(text) if code is Code.CONTRADICTION] == opposite
