import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.approval.edits import Change, Run, changed_words, same_substance
from tests.steps.respond.approval.drafts import UNSURE

BEFORE = "The pump in Lisbon broke. 5 people may wait. It is safe, and we will write at noon."


def test_a_diff_is_read_word_by_word() -> None:
    assert changed_words("Nine people wait.", "Five people wait here.") == (
        Run(Change.GONE, "Nine"),
        Run(Change.NEW, "Five"),
        Run(Change.SAME, " people wait"),
        Run(Change.NEW, " here"),
        Run(Change.SAME, "."),
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_out_of_the_diff(before: str, after: str) -> None:
    runs = changed_words(before, after)

    assert "".join(run.words for run in runs if run.change is not Change.NEW) == before
    assert "".join(run.words for run in runs if run.change is not Change.GONE) == after


@pytest.mark.parametrize(
    ("old", "new", "small"),
    [
        ("broke.", "broke .", True),
        ("people", "poeple", True),
        ("5 people", "6 people", False),
        ("5 people", "15 people", False),
        ("Lisbon", "Lisboa", False),
        ("is safe", "is unsafe", False),
        ("It is safe", "It is not safe", False),
        ("will write", "write", False),
        ("The pump", "The big old pump", False),
    ],
)
def test_a_small_edit_leaves_numbers_names_and_promises_alone(old: str, new: str, small: bool) -> None:
    assert same_substance(BEFORE, BEFORE.replace(old, new), 5, (), ()) is small


def test_a_brand_that_allows_no_small_edit_has_none() -> None:
    assert not same_substance(BEFORE, BEFORE + " ", 0, (), ())


def test_an_edit_that_changes_a_finding_is_not_small() -> None:
    assert not same_substance(BEFORE, BEFORE + " ", 5, (), (UNSURE,))
