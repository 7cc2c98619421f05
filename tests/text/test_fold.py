import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.fold import clean, fold, plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("United Airlines", "united airlines"),
        ("STRASSE straße", "strasse strasse"),
        ("Ｕｎｉｔｅｄ", "united"),
        ("𝐔𝐧𝐢𝐭𝐞𝐝", "united"),
        ("“don’t”", '"don\'t"'),
        ("a – b — c", "a - b - c"),
        ("Cafe\u0301", "café"),
        ("Acme™ Zero", "acme  zero"),
        ("wait…", "wait..."),
        ("Marks &amp;amp; Spencer", "marks & spencer"),
        ("line\none", "line\none"),
        ("ΟΔΟΣ", "οδοσ"),
    ],
)
def test_fold_levels_spellings(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("hidden", ["\x00", "\u200b", "\u202e", "\xad", "\ufeff", "\ud800", "\U000e0041", "\u200d"])
def test_fold_takes_out_what_cannot_be_seen(hidden: str) -> None:
    assert fold(f"Uni{hidden}ted") == "united"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("❤\ufe0f\u200d🔥", "❤\u200d🔥"),
        ("می\u200cخواهم", "میخواهم"),
        ("👍🏽", "👍🏽"),
    ],
)
def test_fold_keeps_joined_emoji_whole(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("folded", "bare"),
    [
        ("café", "cafe"),
        ("łódź", "lodz"),
        ("smørrebrød", "smorrebrod"),
        ("ёж", "еж"),
        ("йод", "йод"),
        ("ガ", "ガ"),
        ("हिंदी", "हिंदी"),
        ("مُحَمَّد", "محمد"),
        ("👍🏽", "👍"),
        ("i\u0307stanbul", "istanbul"),
    ],
)
def test_plain_takes_accents_off(folded: str, bare: str) -> None:
    assert plain(folded) == bare


def test_fold_is_idempotent_for_every_character() -> None:
    assigned = (char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) not in ("Cn", "Co"))
    changed = [folded for char in assigned if (folded := fold(char)) != char]
    assert [folded for folded in changed if fold(folded) != folded] == []


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_clean_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_plain_is_idempotent(text: str) -> None:
    assert plain(plain(fold(text))) == plain(fold(text))


@given(st.text())
def test_folding_again_after_plain_changes_nothing(text: str) -> None:
    assert fold(plain(fold(text))) == plain(fold(text))
