import pytest

from firewarden.steps.respond.approval.waivers import sentence_of, unsettled, waive
from firewarden.vocabulary.approval import Waiver
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import Refused
from tests.steps.respond.approval.drafts import BLOCKED, WARNED

TEXT = "We know of 5 people. They wait in Lisbon."


def number(text: str, digits: str = "5") -> Finding:
    at = text.index(digits)
    return Finding(code=Code.NUMBER, weight=Weight.CONFIRM, message=Said("?"), start=at, end=at + len(digits))


def waived(reason: str = "Counted it myself") -> Waiver:
    found = number(TEXT)
    made = waive([found], TEXT, (found.code, found.start, found.end), version=1, by="bob", reason=reason, at=Instant(7))
    assert isinstance(made, Waiver), made
    return made


def test_a_waiver_says_who_why_what_and_which_version() -> None:
    assert waived() == Waiver(
        code=Code.NUMBER,
        words="5",
        sentence="We know of 5 people.",
        by="bob",
        reason="Counted it myself",
        version=1,
        at=Instant(7),
    )


@pytest.mark.parametrize(
    ("text", "still_open"),
    [
        (TEXT, False),
        ("We know of 5 people. They are home.", False),
        ("We know of 5 dead people. They wait.", True),
        ("They wait. 5 of them.", True),
    ],
)
def test_a_waiver_holds_as_long_as_the_sentence_stands(text: str, still_open: bool) -> None:
    assert bool(unsettled([number(text)], text, [waived()])) is still_open


def test_another_number_in_the_same_sentence_is_not_waived() -> None:
    text = "We know of 5 people and 7 dogs."
    given = Waiver(code=Code.NUMBER, words="5", sentence=text, by="bob", reason="seen", version=1, at=Instant(0))

    assert unsettled([number(text), number(text, "7")], text, [given]) == (number(text, "7"),)


def test_what_blocks_or_warns_is_never_waived() -> None:
    assert unsettled([BLOCKED, WARNED], "", [waived()]) == (BLOCKED, WARNED)
    refused = waive([BLOCKED], TEXT, (BLOCKED.code, 0, 0), version=1, by="bob", reason="why not", at=Instant(0))
    assert refused == Refused(reason="There is nothing to waive at this place any more. Read the text again.")


@pytest.mark.parametrize("reason", ["", "  ", "ok"])
def test_a_waiver_needs_a_reason(reason: str) -> None:
    found = number(TEXT)

    assert waive(
        [found], TEXT, (found.code, found.start, found.end), version=1, by="bob", reason=reason, at=Instant(0)
    ) == Refused(reason="Say why it may stand without a confirmed fact: your name will stand beside it.")


def test_the_sentence_of_a_finding_on_the_whole_text_is_the_text() -> None:
    assert sentence_of(TEXT, 0, 0) == TEXT
    assert sentence_of(TEXT, 30, 36) == "They wait in Lisbon."
