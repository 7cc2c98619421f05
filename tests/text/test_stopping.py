import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.check import check
from firewarden.vocabulary.finding import Code, Weight

MAIL, P, IBAN, C = Code.PRIV_MAIL, Code.PRIV_PHONE, Code.PRIV_IBAN, Code.PRIV_CARD
B, N = Code.BLANK, Code.NUMBER


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
    assert [finding for finding in check(text) if finding.weight is Weight.BLOCK] == []


def test_numbers_are_confirmed_by_facts_however_written() -> None:
    confirmed = ["1200 bags stayed in Lisbon at 10:30", "2.5 hours late"]

    findings = check("1,200 bags, 10:30, 2.5 hours, 7 people", confirmed=confirmed)

    assert [(finding.code, finding.message) for finding in findings] == [(N, "No confirmed fact says 7.")]


def test_own_contacts_are_no_personal_data() -> None:
    assert check("Call 0800 123 4567 or help@acme.example", ours=["0800-1234567", "HELP@acme.example"]) == ()


def test_text_over_the_limit_is_blocked_with_both_numbers() -> None:
    assert [finding.message for finding in check("abcdef", limit=5)] == [
        "The text has 6 characters; this network takes 5."
    ]


def test_empty_text_is_blocked() -> None:
    assert [finding.code for finding in check(" \n")] == [Code.EMPTY]


@given(st.text(max_size=300), st.integers(1, 300))
def test_places_lie_inside_the_text(text: str, limit: int) -> None:
    for finding in check(text, limit=limit):
        assert 0 <= finding.start <= finding.end <= len(text)


@given(st.text(max_size=80), st.text(max_size=80))
def test_mail_address_is_found_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} anna@example.org {after}"

    assert [finding for finding in check(text) if finding.code.startswith("PRIV_")]
