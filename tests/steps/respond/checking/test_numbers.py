from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.checking import unconfirmed
from firewarden.vocabulary.finding import Code


def test_numbers_are_confirmed_by_facts_however_written() -> None:
    confirmed = ["1200 bags stayed in Lisbon at 10:30", "2.5 hours late"]

    findings = list(unconfirmed("1,200 bags, 10:30, 2.5 hours, 7 people", confirmed))

    assert [(finding.code, finding.message) for finding in findings] == [
        (Code.NUMBER, "No confirmed fact says 7."),
    ]


def test_a_contact_is_no_number() -> None:
    assert list(unconfirmed("Call 0800 123 4567 or help3@acme.example", [])) == []


@given(st.text(max_size=300))
def test_places_lie_inside_the_text(text: str) -> None:
    for finding in unconfirmed(text, []):
        assert text[finding.start : finding.end]
