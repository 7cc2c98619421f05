import pytest

from firewarden.steps.apologize.check import check
from firewarden.steps.apologize.owed import advise
from firewarden.vocabulary.finding import Code, Weight
from firewarden.vocabulary.incident import Fault

REAL = "We failed you: we did not turn the heating on. We apologize. We will refund every ticket by Friday."


def test_whole_apology_needs_nothing_more() -> None:
    assert check(REAL) == ()


@pytest.mark.parametrize(
    ("text", "code", "quoted"),
    [
        (REAL + " We are sorry if anyone was cold.", Code.IF, "if anyone was cold"),
        (REAL + " Sorry for any inconvenience.", Code.MIN, "any inconvenience"),
        (REAL + " We are sorry, but it snowed.", Code.BUT, "sorry, but"),
        (REAL + " Mistakes were made.", Code.PASS, "Mistakes were made"),
        (REAL + " Some felt offended.", Code.FEEL, "felt offended"),
    ],
)
def test_words_that_undo_it_are_quoted(text: str, code: Code, quoted: str) -> None:
    findings = check(text)

    assert [(finding.code, text[finding.start : finding.end].strip()) for finding in findings] == [(code, quoted)]


def test_missing_parts_are_named() -> None:
    assert [finding.message for finding in check("Thank you for flying with us.")] == [
        "It does not say that you are sorry.",
        "It does not say whose doing it was.",
        "It does not say what you do about it.",
    ]


def test_machine_never_forbids_an_apology() -> None:
    assert {finding.weight for finding in check("Sorry if any of you feel hurt, but no.")} == {Weight.WARN}


def test_apology_is_owed_for_our_part() -> None:
    assert [(fault, advise(fault, harmed=True).owed, advise(fault, harmed=False).owed) for fault in Fault] == [
        (Fault.UNKNOWN, None, None),
        (Fault.NO, False, False),
        (Fault.PARTLY, True, True),
        (Fault.YES, True, True),
    ]
