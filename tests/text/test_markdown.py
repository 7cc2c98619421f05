"""Whoever renders the marks finds the text as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.markdown import escaped, with_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We know what happened.", "We know what happened."),
        ("*Two* of `us` ~ a_b", r"\*Two\* of \`us\` \~ a\_b"),
        ("<@1234> and <b>", r"\<@1234\> and \<b\>"),
        ("5 & 6 &copy;", r"5 & 6 \&copy;"),
        ("> said\n# one\n- two\n3. three", "\\> said\n\\# one\n\\- two\n3\\. three"),
        ("#fire is a tag, -5 a number, 3.5 too", "#fire is a tag, -5 a number, 3.5 too"),
        ("[a](https://a.example/b_c*d)", r"\[a\](https://a.example/b_c*d)"),
    ],
)
def test_signs_stay_signs(text: str, expected: str) -> None:
    assert escaped(text) == expected


@given(st.text(alphabet="ab *_#>-1.\\\n&;<"))
def test_nothing_but_backslashes_is_added(text: str) -> None:
    assert re.sub(r"\\([\\*_~`|<>\[\]^&#+.)-])", r"\1", escaped(text)) == text


def test_line_ends_stay_line_ends() -> None:
    assert with_lines("a\nb\n\nc") == "a  \nb\n\nc"
