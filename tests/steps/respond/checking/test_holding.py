"""First words, before anything is confirmed; and which parts each kind of text is asked for."""

import pytest

from firewarden.steps.prepare.holdings import PROPOSALS, Proposal
from firewarden.steps.respond.checking import Background, check
from firewarden.vocabulary.finding import Code, Report
from firewarden.vocabulary.statement import DraftKind
from tests.steps.respond.checking.sheets import NOW

HOLDING = DraftKind.HOLDING


def checked(text: str, language: str = "en", kind: DraftKind | None = HOLDING) -> Report:
    return check(text, Background(now=NOW, language=language, kind=kind))


def parts(text: str, language: str = "en", kind: DraftKind | None = HOLDING) -> list[str]:
    return [part.name for part in checked(text, language, kind).components if part.spans]


@pytest.mark.parametrize("proposal", PROPOSALS, ids=lambda one: f"{one.crisis_type}-{one.language}")
def test_our_own_proposals_pass_without_a_remark(proposal: Proposal) -> None:
    report = checked(proposal.text, proposal.language)

    assert (report.score, report.findings) == (100, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Within the hour we will write here how far we are.", "en"),
        ("We will write here again within the hour.", "en"),
        ("We write here every hour until it works.", "en"),
        ("Every hour until it works we say where we are.", "en"),
        ("By 6 pm we will say more.", "en"),
        ("Next update 14:00.", "en"),
        ("Innerhalb einer Stunde schreiben wir hier.", "de"),
        ("Bis 18 Uhr sagen wir mehr.", "de"),
        ("Wir schreiben hier jede Stunde, bis alles läuft.", "de"),
        ("Dentro de una hora contaremos aquí lo que sepamos.", "es"),
        ("En menos de una hora contaremos aquí lo que sepamos.", "es"),
        ("Dans l'heure, nous écrirons ici ce que nous savons.", "fr"),
        ("Entro un'ora scriveremo qui quello che sappiamo.", "it"),
        ("Dentro de uma hora diremos aqui o que sabemos.", "pt"),
    ],
)
def test_that_we_speak_again_is_the_next_update_and_no_promise_or_forecast(text: str, language: str) -> None:
    assert parts(text, language) == ["next_update"]
    assert [one.code for one in checked(text, language, None).findings] == []


@pytest.mark.parametrize(
    "text", ["Buses leave here every hour until midnight.", "Please write to us here.", "We will write to each of you."]
)
def test_these_are_no_next_update(text: str) -> None:
    assert "next_update" not in parts(text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("We have heard that people may be in danger.", "en", ["know"]),
        ("A claim about us is being shared.", "en", ["know"]),
        ("Something of ours does not work.", "en", ["know"]),
        ("We are looking at it again.", "en", ["doing"]),
        ("We are finding out what happened.", "en", ["unknown", "doing"]),
        ("We take it seriously.", "en", []),
        ("It worries us.", "en", ["empathy"]),
        ("Their safety comes first.", "en", ["empathy"]),
        ("We know that you rely on it.", "en", ["empathy"]),
        ("We know that this is hard for you.", "en", ["empathy"]),
        ("We know that the app is down.", "en", ["know"]),
        ("Wir haben gehört, dass Daten nicht sicher sein können.", "de", ["know"]),
        ("Wir gehen dem nach.", "de", ["doing"]),
        ("Das beunruhigt uns.", "de", ["empathy"]),
    ],
)
def test_parts_of_first_words(text: str, language: str, expected: list[str]) -> None:
    assert parts(text, language) == expected


def test_only_first_words_know_that_we_have_heard() -> None:
    assert parts("We have heard that bags are missing.", kind=DraftKind.STATEMENT) == []


FIRST = [Code.MISS_KNOW, Code.MISS_DOING, Code.MISS_NEXT]
ALL = [
    Code.MISS_KNOW,
    Code.MISS_UNKNOWN,
    Code.MISS_DOING,
    Code.MISS_YOU_CAN,
    Code.MISS_NEXT,
    Code.MISS_CONTACT,
    Code.MISS_EMPATHY,
]


@pytest.mark.parametrize(
    ("kind", "asked", "score", "of_three"),
    [
        (DraftKind.STATEMENT, ALL, 0, 55),
        (DraftKind.HOLDING, FIRST, 0, 100),
        (DraftKind.APOLOGY, FIRST, 0, 100),
        (DraftKind.POST, [], 100, 100),
        (None, [], 100, 100),
    ],
)
def test_each_kind_is_asked_for_its_parts_and_scored_by_them_alone(
    kind: DraftKind | None, asked: list[Code], score: int, of_three: int
) -> None:
    lacking = checked("Good morning.", kind=kind)
    three = checked("We know that the app is down. We are checking it. We will report again.", kind=kind)

    assert ([one.code for one in lacking.findings], lacking.score) == (asked, score)
    assert three.score == of_three


def test_a_holding_statement_without_news_ahead_loses_that_share() -> None:
    report = checked("We have heard that the app is down. We are checking it.")

    assert ([one.code for one in report.findings], report.score) == ([Code.MISS_NEXT], 73)
