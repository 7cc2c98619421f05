from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.shingles import contained, jaccard, masked, shingles, wording

SORRY = "we are sorry about the suitcase and will bring it tomorrow"


def test_greeting_names_handles_numbers_links_and_initials_are_masked() -> None:
    assert masked("@anna Hi Anna, order 4711 is lost, Ms Lee! See https://x.example ^JP", ["Lee"]) == (
        ["order", "#", "is", "lost", "see"]
    )


def test_who_is_greeted_makes_no_difference() -> None:
    assert masked("Hey Rakesh, we saw it.") == masked("Hello Zoë! We saw it, Prof Kim.") == ["we", "saw", "it"]


def test_runs_of_five_words() -> None:
    assert shingles(["a", "b", "c", "d", "e", "f"]) == {("a", "b", "c", "d", "e"), ("b", "c", "d", "e", "f")}
    assert shingles(["a", "b"]) == {("a", "b")}
    assert shingles([]) == frozenset()


def test_jaccard_is_shared_of_all() -> None:
    assert jaccard(shingles(["a", "b", "c", "d", "e", "f"]), shingles(["b", "c", "d", "e", "f", "g"])) == 1 / 3
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_a_copy_with_a_sentence_added_is_contained_whole() -> None:
    assert contained(wording(SORRY), wording(SORRY + ". Have a good day")) == 1.0
    assert contained(wording(SORRY), wording("nothing of this kind")) == 0.0


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_even_and_bounded(one: str, other: str) -> None:
    left, right = wording(one), wording(other)

    assert contained(left, right) == contained(right, left)
    assert jaccard(left.fives, right.fives) == jaccard(right.fives, left.fives)
    assert 0.0 <= jaccard(left.fives, right.fives) <= contained(left, right) <= 1.0


@given(st.text(max_size=200))
def test_every_text_contains_itself(text: str) -> None:
    assert contained(wording(text), wording(text)) == (1.0 if masked(text) else 0.0)
