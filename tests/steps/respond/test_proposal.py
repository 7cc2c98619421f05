"""What a first draft may say, over every kind of crisis, strategy and language."""

import re
from itertools import product

import pytest

from firewarden.steps.apologize.checking import check as check_apology
from firewarden.steps.respond.checking import Background, check
from firewarden.steps.respond.proposal import Known, begin
from firewarden.steps.respond.skeleton import SKELETONS
from firewarden.text.blanks import blanks
from firewarden.text.tongue import tongue
from firewarden.vocabulary.apology import Answer
from firewarden.vocabulary.finding import Code, KnownFact, Weight
from firewarden.vocabulary.incident import CrisisType, FactStatus
from firewarden.vocabulary.statement import DraftKind
from tests.steps.respond.checking.sheets import NOW

FACTS = {
    "en": "Nine ferries of ours stopped on 8 April.",
    "de": "Neun unserer Fähren standen am 8. April still.",
    "fr": "Neuf de nos bateaux se sont arrêtés le 8 avril.",
    "es": "Nueve de nuestros barcos pararon el 8 de abril.",
    "it": "Nove delle nostre barche si sono fermate l'8 aprile.",
    "pt": "Nove dos nossos barcos pararam a 8 de abril.",
}
RUMOR = KnownFact(number=2, text="12 died because the crew was drunk", status=FactStatus.DISPUTED, source="a post")
OPEN = KnownFact(number=3, text="Zyzzyva Corp. pumped the fuel", status=FactStatus.UNKNOWN)
MAIL = "help@acme.example"
CASES = list(product(CrisisType, Answer, (True, False)))


def known(kind: CrisisType, answer: Answer, facts: tuple[KnownFact, ...] = (), *, full: bool = False) -> Known:
    return Known(
        crisis_type=kind, answer=answer, facts=facts, next_at="18:00" if full else "", contact=MAIL if full else ""
    )


def sheet(language: str) -> tuple[KnownFact, ...]:
    fact = KnownFact(number=1, text=FACTS[language], status=FactStatus.CONFIRMED, source="log")
    return (fact, RUMOR, OPEN)


@pytest.mark.parametrize("language", sorted(SKELETONS))
def test_our_own_check_stops_it_at_nothing_but_its_blanks(language: str) -> None:
    facts = sheet(language)
    for kind, answer, full in CASES:
        begun = begin(known(kind, answer, facts, full=full), language)
        background = Background(now=NOW, facts=facts, ours=(MAIL, "Acme"), kind=begun.kind, language=language)

        found = check(begun.text, background).findings

        stopping = {one.code for one in found if one.weight is not Weight.WARN}
        missing = {one.code for one in found if one.code.startswith("MISS_")}
        assert (kind, answer, stopping - {Code.BLANK}, missing) == (kind, answer, set(), set())
        assert (kind, answer, tongue(begun.text)) == (kind, answer, language)


@pytest.mark.parametrize("language", sorted(SKELETONS))
def test_an_apology_has_all_parts_of_one(language: str) -> None:
    """Who was harmed, and when, stands in blanks: whoever fills them in is specific."""
    for kind in CrisisType:
        begun = begin(known(kind, Answer.APOLOGIZE, sheet(language), full=True), language)

        report = check_apology(begun.text, language)

        assert begun.kind is DraftKind.APOLOGY
        assert [one.name for one in report.components if not one.spans] == ["forgiveness"]
        assert {one.code for one in report.findings} <= {Code.UNSPECIFIC}


@pytest.mark.parametrize("language", sorted(SKELETONS))
def test_no_number_or_open_claim_stands_in_it(language: str) -> None:
    for kind, answer, _full in CASES:
        text = begin(known(kind, answer, (RUMOR, OPEN)), language).text

        assert re.findall(r"\d|drunk|Zyzzyva", text) == []
        assert len(list(blanks(text))) >= 3


@pytest.mark.parametrize("answer", [Answer.STAND, Answer.EXPLAIN, Answer.CONCERN])
@pytest.mark.parametrize("language", sorted(SKELETONS))
def test_without_an_apology_no_fault_is_admitted(language: str, answer: Answer) -> None:
    words = SKELETONS[language]
    for kind in CrisisType:
        begun = begin(known(kind, answer), language)

        parts = {one.name for one in check_apology(begun.text, language).components if one.spans}
        assert (kind, begun.kind, parts & {"regret"}) == (kind, DraftKind.STATEMENT, set())
        assert [one for one in (words.sorry, words.owning) if one in begun.text] == []


def test_what_is_known_stands_first_and_what_helps_last() -> None:
    text = begin(known(CrisisType.OUTAGE, Answer.CONCERN, sheet("en"), full=True), "en").text

    assert text == (
        "We know that this is hard for those it happened to.\n\n"
        "What we know: Nine ferries of ours stopped on 8 April.\n\n"
        "We do not know yet how it came to this, and we do not guess. We are working on it.\n\n"
        "You can [what helps now, or: you do not need to do anything].\n\n"
        "We will write here again at 18:00. Write to us: help@acme.example"
    )


def test_a_fact_in_another_language_is_a_blank() -> None:
    text = begin(known(CrisisType.OUTAGE, Answer.CONCERN, sheet("en"), full=True), "de").text

    assert "Was wir wissen: [ein bestätigter Fakt, auf Deutsch]" in text.split("\n\n")
    assert "ferries" not in text


def test_a_fact_without_a_source_is_not_said() -> None:
    loose = KnownFact(number=1, text=FACTS["en"], status=FactStatus.CONFIRMED)

    text = begin(known(CrisisType.OUTAGE, Answer.CONCERN, (loose,)), "en").text

    assert "What we know: [the first confirmed fact]" in text.split("\n\n")


def test_of_many_facts_the_first_six_are_said() -> None:
    many = tuple(
        KnownFact(number=place, text=f"Boat number {place} is in the harbor", status=FactStatus.CONFIRMED, source="log")
        for place in range(9, 0, -1)
    )

    text = begin(known(CrisisType.OUTAGE, Answer.CONCERN, many), "en").text

    assert re.findall(r"\d", text) == ["1", "2", "3", "4", "5", "6"]


def test_a_language_without_sentences_begins_in_english() -> None:
    assert begin(known(CrisisType.OUTAGE, Answer.CONCERN), "nl").text.startswith("We know that this is hard")
