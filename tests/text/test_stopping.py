import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.blanks import blanks
from firewarden.text.private import personal_data
from firewarden.vocabulary.finding import Code, Finding, Weight

MAIL, P, IBAN, C = Code.PRIV_MAIL, Code.PRIV_PHONE, Code.PRIV_IBAN, Code.PRIV_CARD
B = Code.BLANK


def check(text: str, ours: tuple[str, ...] = ()) -> list[Finding]:
    """All that stops a text, whatever it is."""
    return [*personal_data(text, ours), *blanks(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to anna.schmidt+lost@mail.example.org please", [(MAIL, "anna.schmidt+lost@mail.example.org")]),
        ("Call +49 (30) 1234-5678 now", [(P, "+49 (30) 1234-5678")]),
        ("Call 0170 1234567", [(P, "0170 1234567")]),
        ("Account DE89 3704 0044 0532 0130 00 is hers", [(IBAN, "DE89 3704 0044 0532 0130 00")]),
        ("Card 4111 1111 1111 1111", [(C, "4111 1111 1111 1111")]),
        ("Dear [CUSTOMER NAME], sorry", [(B, "[CUSTOMER NAME]")]),
        ("Dear {{ first_name }}, sorry", [(B, "{{ first_name }}")]),
        ("Dear {name}, sorry", [(B, "{name}")]),
        ("Dear <NAME>, sorry", [(B, "<NAME>")]),
        ("We speak again at ____", [(B, "____")]),
        ("We speak again TBD", [(B, "TBD")]),
    ],
)
def test_what_must_not_go_out_is_found(text: str, found: list[tuple[Code, str]]) -> None:
    findings = check(text)

    assert [(finding.code, text[finding.start : finding.end]) for finding in findings] == found
    assert {finding.weight for finding in findings} == {Weight.BLOCK}


@pytest.mark.parametrize(
    "text",
    [
        "We are sorry. Flight HA 212 left late.",
        "a < b, x_y and #tag @acme",
        "On 03.11.2026, 03/11/26 or 03-11-2026",
        "Part 4111 1111 1111 1112 fails Luhn's",
        "Version 1.2.3 of 2026-11-22",
    ],
)
def test_harmless_text_is_not_blocked(text: str) -> None:
    assert check(text) == []


def test_own_contacts_are_no_personal_data() -> None:
    assert check("Call 0800 123 4567 or help@acme.example", ours=("0800-1234567", "HELP@acme.example")) == []


@given(st.text(max_size=300))
def test_places_lie_inside_the_text(text: str) -> None:
    for finding in check(text):
        assert 0 <= finding.start <= finding.end <= len(text)


@given(st.text(max_size=80), st.text(max_size=80))
def test_mail_address_is_found_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} anna@example.org {after}"

    assert [finding for finding in check(text) if finding.code.startswith("PRIV_")]
