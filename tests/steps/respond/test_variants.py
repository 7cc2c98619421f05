"""One text on many networks: nothing is lost in a thread, each post fits, and all variants say the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.respond.checking import Background, check
from firewarden.steps.respond.variants import (
    Going,
    chosen,
    differences,
    findings_in,
    is_stale,
    languages,
    outgoing,
    outlook,
    with_variant,
)
from firewarden.text.length import fits
from firewarden.vocabulary.finding import Code, KnownFact, Weight
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.publishing import Counting, Length, Publishing
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.variant import Variant
from tests.stores.samples import NOON

BLUESKY = Publishing(
    platform="bluesky",
    title="Bluesky",
    threads=True,
    length=Length(most=300, counting=Counting.GRAPHEMES, most_bytes=3000),
)
X = Publishing(platform="x", title="X", threads=True, length=Length(most=280, counting=Counting.WEIGHTED, link=23))
WALL = Publishing(platform="wall", title="Wall", length=Length(most=40))
PAPER = Publishing(platform="paper", title="Paper")
NETWORKS = st.sampled_from([BLUESKY, X, PAPER])
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(["https://example.com/recall?batch=17", "👩‍👩‍👧‍👦", "字", ". ", "\n\n", " We look into it."]),
    ),
    max_size=80,
).map("".join)
LONG = "We know of 5 people. " * 30


def bare(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(TEXTS, NETWORKS)
def test_nothing_is_lost_in_a_thread_and_each_post_fits(text: str, network: Publishing) -> None:
    ahead = outlook(text, network)

    assert bare("".join(post.text for post in ahead.posts)) == bare(text)
    assert all(fits(post.text, network.length) for post in ahead.posts)
    assert (len(ahead.posts) > 1) == (ahead.going is Going.THREAD)


@settings(max_examples=40, deadline=None)
@given(TEXTS, NETWORKS)
def test_numbered_posts_fit_with_their_numbers(text: str, network: Publishing) -> None:
    posts = outlook(text, network, numbered=True).posts

    assert all(fits(post.text, network.length) for post in posts)
    if len(posts) > 1:
        assert all(post.text.endswith(f" {place}/{len(posts)}") for place, post in enumerate(posts, 1))
        cut = "".join(post.text.removesuffix(f" {place}/{len(posts)}") for place, post in enumerate(posts, 1))
        assert bare(cut) == bare(text)


@given(TEXTS, st.sampled_from([BLUESKY, X, WALL]))
@settings(max_examples=40, deadline=None)
def test_what_is_left_is_below_zero_where_it_does_not_fit(text: str, network: Publishing) -> None:
    for post in outlook(text, network).posts:
        assert post.left is not None
        assert (post.left >= 0) == fits(post.text, network.length)


def test_thread_is_cut_at_sentences() -> None:
    posts = outlook(LONG, BLUESKY).posts

    assert len(posts) == 3
    assert {post.text[-7:] for post in posts} == {"people."}


def test_link_counts_as_the_network_counts_it() -> None:
    (post,) = outlook("See https://example.com/a/very/long/address/of/a/page", X).posts

    assert (post.size, post.left) == (27, 253)


def test_too_long_where_no_thread_is_taken_has_to_be_shortened() -> None:
    text = "We know that bags are lost, and we look for them."

    assert outlook(text, WALL).going is Going.SHORTEN
    assert outgoing(text, (), WALL) == Refused(
        reason="Wall counts 49 and takes 40, and no thread. Write a shorter text for it."
    )
    shorter = Variant(platform="wall", text="Bags are lost; we look for them.", against=1)
    assert outgoing(text, (shorter,), WALL) == ("Bags are lost; we look for them.",)
    assert outgoing(text, (shorter,), PAPER) == (text,)


def test_words_for_a_network_and_language_are_found_before_those_for_all() -> None:
    german = Variant(language="de", text="Wir wissen davon.", against=1)
    german_x = Variant(platform="x", language="de", text="Wir wissen's.", against=1)
    for_x = Variant(platform="x", text="We do know.", against=1)
    variants = (german, german_x, for_x)

    assert chosen(variants, "x") == for_x
    assert chosen(variants, "x", "de") == german_x
    assert chosen(variants, "bluesky", "de") == german
    assert chosen(variants, "bluesky") is None
    assert languages(variants, "bluesky") == ("de",)
    assert languages((for_x,), "x") == ()
    assert outgoing("We know.", variants, X, "fr") == Refused(reason="There is no text in this language (fr).")


def test_variant_takes_the_place_of_the_one_before_and_nothing_takes_it_away() -> None:
    one = Variant(platform="x", text="We know.", against=1)
    other = Variant(language="de", text="Wir wissen es.", against=1)
    newer = Variant(platform="x", text="We do know.", against=2)

    assert with_variant((one,), other) == (other, one)
    assert with_variant((other, one), newer) == (other, newer)
    assert with_variant((other, newer), Variant(platform="x", text=" ", against=2)) == (other,)


def test_stale_when_the_words_of_the_base_changed_and_not_when_its_version_did() -> None:
    variant = Variant(platform="x", text="We know.", against=1)

    assert not is_stale(variant, {1: "We know it."}, 1)
    assert not is_stale(variant, {1: "We know it.", 2: "We know it."}, 2)
    assert is_stale(variant, {1: "We know it.", 2: "We know it all."}, 2)


@pytest.mark.parametrize(
    ("base", "language", "text", "found"),
    [
        ("We lost 250 bags on 3 May.", "", "250 bags lost on May 3.", []),
        ("We lost 250 bags on 3 May.", "", "205 bags lost on 3 May.", [("250", True), ("205", False)]),
        ("We lost 1,200 bags on 3 May 2026.", "de", "Am 3. Mai 2026 haben wir 1.200 Koffer verloren.", []),
        ("We lost 1,200 bags on 3 May 2026.", "de", "Am 4. Mai 2026 haben wir 1.200 Koffer verloren.", [
            ("3 May 2026", True), ("4. Mai 2026", False)
        ]),
        ("At 17:30 we write again.", "de", "Um 17:30 Uhr schreiben wir wieder.", []),
        ("At 17:30 we write again.", "de", "Wir schreiben wieder.", [("17:30", True)]),
        ("We work with Northwind on it.", "", "We work with Contoso on it.", [("Northwind", True), ("Contoso", False)]),
        ("We are sorry for two delays.", "", "We are sorry for two delays.", []),
    ],
)  # fmt: skip
def test_facts_that_stand_in_one_text_alone(base: str, language: str, text: str, found: list[tuple[str, bool]]) -> None:
    variant = Variant(platform="x", language=language, text=text, against=1)

    assert [(one.words, one.missing) for one in differences(base, variant, NOON)] == found


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, Variant(platform="x", text=text, against=1), NOON) == ()


FACT = KnownFact(number=1, text="The bags stand in the hall.", status=FactStatus.CONFIRMED, source="log")
BASE = "The bags stand in the hall. We are sorry."


@pytest.mark.parametrize(
    ("base", "text", "language", "code"),
    [
        (BASE, "The bags stand in the hall because a belt broke.", "", Code.CAUSE),
        (BASE, "The bags stand in the hall. The handlers went on strike.", "", Code.UNBACKED),
        (BASE, "The bags stand in the hall. Everyone gets the fare back.", "", Code.PROMISE),
        (BASE, "Die Koffer stehen in der Halle, weil ein Band gerissen ist.", "de", Code.CAUSE),
    ],
)
def test_what_only_one_network_or_language_would_hear_stops_the_text(
    base: str, text: str, language: str, code: Code
) -> None:
    assert code in stopped(base, text, language)


@pytest.mark.parametrize(
    ("base", "text", "language"),
    [
        (BASE, "The bags stand in the hall.", ""),
        ("The bags stand in the hall because a belt broke.", "Because a belt broke. The bags stand in the hall.", ""),
        ("The bags stand in the hall because a belt broke.", "Die Koffer stehen da, weil ein Band riss.", "de"),
        (BASE, "Die Koffer stehen in der Halle. Es tut uns leid.", "de"),
    ],
)
def test_what_the_text_itself_says_is_settled_there(base: str, text: str, language: str) -> None:
    assert stopped(base, text, language) == []


def stopped(base: str, text: str, language: str) -> list[Code]:
    sheet = Background(now=NOON, facts=(FACT,), language=language or None)
    found = check(text, sheet).findings
    variant = Variant(platform="" if language else "square", language=language, text=text, against=1)
    return [one.code for one in findings_in(variant, found, {1: base}, 1, NOON) if one.weight is Weight.BLOCK]
