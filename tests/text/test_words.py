import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.fold import fold
from firewarden.text.words import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Not impressed. Don’t fly!", ["not", "impressed", "don't", "fly"]),
        ("see https://united.com/a-b?c=d, now", ["see", "now"]),
        ("see WWW.united.com now", ["see", "now"]),
        ("#UnitedAirlines again", ["unitedairlines", "again"]),
        ("thanks @united.bsky.social and me@example.org", ["thanks", "and", "me", "example", "org"]),
        ("Größe über 9000", ["grösse", "über", "9000"]),
        ("हिंदी में", ["हिंदी", "में"]),
        ("東京都へ", ["東京", "京都", "都へ"]),
        ("Apple社の", ["apple", "社の"]),
        ("so angry 😡😡", ["so", "angry"]),
        ("'quoted' o'clock", ["quoted", "o'clock"]),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#UnitedAirlines", ["united", "airlines"]),
        ("#boycottUnited2017", ["boycott", "united", "2017"]),
        ("#NASALaunch", ["nasa", "launch"]),
        ("#united_care", ["united", "care"]),
        ("#unitedairlines", ["unitedairlines"]),
        ("UnitedAirlines", ["unitedairlines"]),
    ],
)
def test_words_split_hashtags_at_their_humps(text: str, found: list[str]) -> None:
    assert words(text, camel=True) == found


def test_words_keep_handles_and_emoji_when_asked() -> None:
    assert words("@United why 😡👍🏽", handles=True, emoji=True) == ["united", "why", "😡", "👍🏽"]


@given(st.text())
def test_words_are_folded(text: str) -> None:
    assert [fold(word) for word in words(text)] == words(text)
