"""Lengths as networks count them, and threads."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firewarden.text.length import fits, graphemes, length_of, links_in, parts_of
from firewarden.vocabulary.publishing import Counting, Length

ADDRESS = "https://example.com/recall?batch=17&from=may#how"
BLUESKY = Length(most=300, counting=Counting.GRAPHEMES, most_bytes=3000)
MASTODON = Length(most=500, counting=Counting.GRAPHEMES, link=23, short_mentions=True)
X = Length(most=280, counting=Counting.WEIGHTED, link=23)
FAMILY = "👩‍👩‍👧‍👦"
KINDS = st.sampled_from([BLUESKY, MASTODON, X, Length(most=4096, counting=Counting.UTF16), Length(most=300)])
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=12), st.sampled_from([ADDRESS, FAMILY, "e\u0301", "字", " ", "\n\n", ". ", "@a@b.social"])
    ),
    max_size=60,
).map("".join)


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("", (0, 0, 0, 0, 0)),
        ("Hello", (5, 5, 5, 5, 5)),
        ("e\u0301", (1, 2, 2, 1, 3)),
        ("字", (1, 1, 1, 2, 3)),
        ("“so”", (4, 4, 4, 4, 8)),
        ("🔥", (1, 2, 1, 2, 4)),
        (FAMILY, (1, 11, 7, 2, 25)),
        ("🇩🇪", (1, 4, 2, 2, 8)),
        ("👍🏽", (1, 4, 2, 2, 8)),
        ("1️⃣", (1, 3, 3, 2, 7)),
        ("©", (1, 1, 1, 2, 2)),
    ],
)
def test_each_network_counts_in_its_way(text: str, lengths: tuple[int, ...]) -> None:
    kinds = (Counting.GRAPHEMES, Counting.UTF16, Counting.CHARACTERS, Counting.WEIGHTED, Counting.BYTES)

    assert tuple(length_of(text, Length(most=1, counting=kind)) for kind in kinds) == lengths


def test_link_counts_alike_however_long_it_is() -> None:
    assert length_of(f"See {ADDRESS}.", MASTODON) == 4 + 23 + 1
    assert length_of("See http://a.de.", MASTODON) == 4 + 23 + 1
    assert length_of(f"See {ADDRESS}.", replace(MASTODON, link=None)) == 5 + len(ADDRESS)
    assert length_of(f"{ADDRESS} {ADDRESS}", X) == 47


def test_server_of_a_mention_does_not_count() -> None:
    assert length_of("@ann@fire.example: yes", MASTODON) == len("@ann: yes")
    assert length_of("ann@fire.example", MASTODON) == len("ann@fire.example")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("(https://a.example/b)", ["https://a.example/b"]),
        ("https://a.example/b_(c) and https://d.example.", ["https://a.example/b_(c)", "https://d.example"]),
        ("“https://a.example/b”, he said", ["https://a.example/b"]),
        ("https://a.example/字。", ["https://a.example/字"]),
        ("HTTPS://A.example/b?c=d&e=f#g!", ["HTTPS://A.example/b?c=d&e=f#g"]),
        ("xhttps://a.example ftp://b.example example.com https://", []),
    ],
)
def test_links_are_found_without_what_stands_around_them(text: str, links: list[str]) -> None:
    assert [text[start:end] for start, end in links_in(text)] == links


def test_what_fits_is_one_post() -> None:
    assert parts_of(" We know what happened.\n", BLUESKY) == ["We know what happened."]
    assert parts_of("a" * 5000, None) == ["a" * 5000]


def test_thread_is_cut_where_a_reader_would_pause() -> None:
    first = "We have stopped the sale of batch 17. Nobody has been hurt as far as we know."
    second = "Bring it back to any shop; you get your money without a receipt."

    assert parts_of(f"{first}\n\n{second}", Length(most=100)) == [first, second]
    assert parts_of(f"{first} {second}", Length(most=100)) == [first, second]
    assert parts_of(f"{first} {second}", Length(most=100), numbered=True) == [f"{first} 1/2", f"{second} 2/2"]


def test_link_is_not_cut() -> None:
    text = f"What you can do now, step by step, in all shops: {ADDRESS} and by phone."

    assert [part for part in parts_of(text, Length(most=60)) if ADDRESS in part] == [f"{ADDRESS} and by"]


def test_word_that_is_too_long_is_cut_between_signs() -> None:
    assert parts_of(FAMILY * 5, Length(most=2, counting=Counting.GRAPHEMES)) == [FAMILY * 2, FAMILY * 2, FAMILY]


@pytest.mark.parametrize("many", [12, 120])
def test_numbers_have_room_for_their_digits(many: int) -> None:
    parts = parts_of("word " * many * 5, Length(most=30), numbered=True)

    assert all(len(part) <= 30 for part in parts)
    assert [part.rsplit(" ", 1)[1] for part in parts] == [f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)]


@given(TEXTS, KINDS, st.integers(5, 60), st.booleans())
@example("\u0301" * 80, BLUESKY, 5, False)
@example("a" * 70, X, 20, True)
@example("🈁\u200c\u200d🈁", Length(most=4096, counting=Counting.UTF16), 5, False)
@example("a" + "\u0301" * 900, X, 60, True)
def test_parts_fit_and_lose_no_word(text: str, length: Length, most: int, numbered: bool) -> None:
    small = replace(length, most=max(most, 30 if numbered or length.link else 5))
    parts = parts_of(text, small, numbered=numbered)
    whole = "".join(text.split())

    assert [part for part in parts if not fits(part, small)] == []
    if numbered and len(parts) > 1:
        parts = [part.rsplit(" ", 1)[0] for part in parts]
    assert "".join("".join(parts).split()) == whole


@given(st.text(), st.text())
def test_length_grows_with_the_text(before: str, behind: str) -> None:
    for length in (BLUESKY, X, Length(most=1, counting=Counting.UTF16)):
        assert length_of(before, length) <= length_of(before + "\n\n" + behind, length)


@given(st.text())
def test_signs_make_up_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text
