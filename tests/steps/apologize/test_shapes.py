from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.apologize.checking.shapes import clauses, gaps, letters, skeleton
from firewarden.steps.apologize.checking.traits import kinds


def clauses_of(words: str) -> set[str]:
    split = words.split()
    return set(clauses(split, [kinds(word) for word in split]))


def test_clause_says_who_does_it_and_whether_it_is_suffered_or_denied() -> None:
    assert {"we> so ", "we>", "so"} <= clauses_of("we lost it")
    assert {"-< so ", "-<"} <= clauses_of("it was lost")
    assert {"by< so ", "by<"} <= clauses_of("it was dropped by others")
    assert {"we> not ", "not"} <= clauses_of("we didn't look")


def test_clause_ends_at_a_comma_and_at_but() -> None:
    assert {"we>", "-<"} <= clauses_of("we are sorry , but it was closed")
    assert "we<" not in clauses_of("we are sorry , but it was closed")


def test_kinds_are_paired_within_a_clause_alone() -> None:
    assert "sorry/us" in clauses_of("we are sorry")
    assert "sorry/us" not in clauses_of("we slept , sorry")


def test_skeleton_keeps_little_words_and_endings() -> None:
    assert list(skeleton(["the", "pump", "was", "broken"])) == list(skeleton(["the", "lift", "was", "stuck"]))
    assert list(skeleton(["quickly"])) == ["^ ^ *ly", "^ ^ *ly $", "^ *ly $"]


def test_gaps_leave_one_to_four_words_out() -> None:
    assert list(gaps("abcdefg")) == [
        *("a~c", "a~d", "a~e", "a~f"),
        *("b~d", "b~e", "b~f", "b~g"),
        *("c~e", "c~f", "c~g"),
        *("d~f", "d~g", "e~g"),
    ]


def test_letters_know_where_a_word_begins_and_ends() -> None:
    assert list(letters(["go", "a"])) == ["<go", "go>", "<go>", "<go>", "<a>", "<a>", "<a>"]


@given(st.lists(st.text(min_size=1, max_size=8), max_size=12))
def test_any_words_have_shapes(words: list[str]) -> None:
    sorts = [kinds(word) for word in words]
    assert list(clauses(words, sorts)) == list(clauses(words, sorts))
    assert len(list(skeleton(words))) == 2 * len(words) + 1
