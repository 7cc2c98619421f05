import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.connectors.replay.cleaning import LONGEST_TEXT, clean_label, clean_text, decode
from firewarden.connectors.replay.tally import Repair, Tally


def cleaned(text: str) -> tuple[str, set[Repair]]:
    tally = Tally()
    found = clean_text(text, tally)
    tally.keep()
    return found, set(tally.repaired)


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "two\nlines\tand a tab",
        "ships 🚢 and families 👨‍👩‍👧 with joiners",
        "سفينة متأخرة \u200fhello\u200e",
        "naïve Straße ñandú",
        "a < b and c > d",
        "AT&T R&D",
        "<3 this boat",
        "می\u200cخواهم",
    ],
)
def test_text_that_people_type_stays_as_it_is(text: str) -> None:
    assert cleaned(text) == (text, set())


@pytest.mark.parametrize(
    ("text", "kept", "repair"),
    [
        ("a\x00b\x1bc\x7fd", "abcd", Repair.CONTROLS),
        ("safe\u202egnp.exe", "safegnp.exe", Repair.BIDI),
        ("\u2066hidden\u2069", "hidden", Repair.BIDI),
        ("half \ud83d letter", "half \ufffd letter", Repair.SURROGATES),
        ("it\x92s 5 \x80", "it’s 5 €", Repair.CONTROLS),
        ("mark\ufeff inside\ufffe", "mark inside", Repair.CONTROLS),
        ("you &amp; me &lt;3 &#39;quoted&#39;", "you & me <3 'quoted'", Repair.ENTITIES),
        ("<p>one</p><p>two<br/>three</p>", "one\ntwo\nthree", Repair.MARKUP),
        ('<p>see <a href="javascript:x()">here</a><script>alert(1)</script></p>', "see here", Repair.MARKUP),
    ],
)
def test_text_that_would_do_harm_is_put_right_and_counted(text: str, kept: str, repair: Repair) -> None:
    assert cleaned(text) == (kept, {repair})


def test_entity_cannot_smuggle_in_what_is_left_out() -> None:
    assert cleaned("a&#8238;b&#0;c&#x1b;d") == ("ab\ufffdcd", {Repair.ENTITIES, Repair.BIDI})


def test_line_breaks_of_every_kind_become_one() -> None:
    assert cleaned("a\r\nb\rc\u2028d") == ("a\nb\nc\nd", set())


def test_text_is_cut_where_it_is_longer_than_a_book_chapter() -> None:
    text, repairs = cleaned("x" * (LONGEST_TEXT + 1))
    assert (len(text), repairs) == (LONGEST_TEXT, {Repair.LONG_TEXT})


def test_label_is_one_short_line() -> None:
    assert clean_label("  two\nlines \u202e ", Tally()) == "two lines"
    assert len(clean_label("x" * 5_000, Tally())) == 300


def test_valid_letters_around_a_bad_byte_survive() -> None:
    tally = Tally()
    assert decode("größer 🚢 caf".encode() + b"\xe9 \x80", tally) == "größer 🚢 café €"
    tally.keep()
    assert tally.repaired == {Repair.ENCODING: 1}


@given(st.text(alphabet=st.characters(), max_size=80))
def test_cleaned_text_can_be_stored_and_stays_when_cleaned_again(text: str) -> None:
    once, _ = cleaned(text)
    once.encode()
    assert "\x00" not in once
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.binary(max_size=80))
def test_any_bytes_become_text_that_can_be_stored(raw: bytes) -> None:
    decode(raw, Tally()).encode()
