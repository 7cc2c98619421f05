from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.blanks import blanks
from firewarden.text.private import personal_data, places
from firewarden.vocabulary.finding import Code, Weight
from tests.text.personal import made, sentence

KINDS = [code for code in Code if code.startswith("PRIV_")]
HARMLESS = [
    "On 03.11.2026, 03/11/26 or 03-11-2026.",
    "Version 1.2.3 of 2026-11-22, build 10.0.19045.3803.",
    "Flight HA 212 left at 10:30 instead of 08:15.",
    "Open from 09.00-17.00 and 08:30-18:00.",
    "From 2019-2024 we sold 1,200,000 units for € 1.200.000,00.",
    "#crisis2024 is trending, @anna@mastodon.social wrote.",
    "If you have an allergy, do not eat it.",
    "Customers with allergies should check the label. 12 people were injured.",
    "We recalled 45000 bottles with lot L2345 in case 15 people call.",
    "Please order 10 more. The reference year is 2024. Call 112, we are there 24/7.",
    "Wir haben 1 234 567 Kunden, am Montag 12 Flüge, im Mai 2026 mehr.",
    "Nous avons 12 places et 3 avenues.",
    "El pedido llega a las 18:00; hemos vendido 300 000 entradas.",
    "A encomenda chega às 18h30.",
    "La piazza era piena: 20 000 persone in via Roma.",
    "[sic], [a link](https://example.org), a < b, x_y and 10 % of 3 {sets}."[:56],
    "Our driver has apologized and she will be back.",
]


@pytest.mark.parametrize("code", KINDS)
def test_personal_data_is_found_in_99_of_100_sentences(code: Code) -> None:
    chance = Random(code)
    pieces = [made(code, chance) for _ in range(400)]

    missed = [piece for piece in pieces if code not in {one.code for one in personal_data(sentence(piece, chance))}]

    assert len(missed) <= 4, missed


@pytest.mark.parametrize("text", HARMLESS)
def test_plain_prose_holds_none(text: str) -> None:
    assert [(found.code, text[found.start : found.end]) for found in places(text)] == []


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Call 0800 123 4567.", "0800-1234567"),
        ("Call +44 1865 123456.", "01865 123456"),
        ("Write to help@acme.example.", "HELP@acme.example"),
        ("Write to help@acme.example or press@acme.example.", "acme.example"),
        ("Come to 12 Oxford Street.", "12 Oxford Street"),
    ],
)
def test_own_contacts_are_nobodys_data(text: str, ours: str) -> None:
    assert list(personal_data(text, [ours])) == []


def test_one_changed_digit_is_no_longer_ours() -> None:
    found = list(personal_data("Call 0800 123 4568.", ["0800-1234567"]))

    assert [(one.code, one.weight) for one in found] == [(Code.PRIV_PHONE, Weight.BLOCK)]


@pytest.mark.parametrize(
    "blank",
    [
        *("[NAME]", "{{x}}", "{{ first_name }}", "{name}", "${name}", "____", "TBD", "TBC", "XX", "<NAME>", "<<time>>"),
        *("%(name)s", "HH:MM", "???", "Lorem ipsum"),
    ],
)
def test_blank_is_found_however_it_is_marked(blank: str) -> None:
    text = f"We speak again at {blank} today."

    assert [(one.code, text[one.start : one.end]) for one in blanks(text)] == [(Code.BLANK, blank)]


@pytest.mark.parametrize(
    "text", ["[sic] and [...]", "[our page](https://a.example)", "a < b > c", "size XL", "x_y __init__", "50% SALE"]
)
def test_other_signs_are_no_blanks(text: str) -> None:
    assert list(blanks(text)) == []


@given(st.text(max_size=300))
def test_places_lie_inside_and_apart(text: str) -> None:
    at = 0
    for found in places(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end
