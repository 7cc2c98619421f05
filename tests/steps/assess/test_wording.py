"""Numbers as words."""

import pytest

from firewarden.steps.assess.shares import Share, wilson
from firewarden.steps.assess.wording import OR, around, in_ten, lasting, listed, times
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "none"),
        (0.04, "about 1 in 25"),
        (0.08, "about 1 in 10"),
        (0.5, "about 5 in 10"),
        (0.94, "about 9 in 10"),
        (0.95, "almost all"),
        (1.0, "all"),
    ],
)
def test_share_in_ten(share: float, words: str) -> None:
    assert in_ten(share) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (wilson(700, 1000), "about 7 in 10"),
        (wilson(7, 20), "about 4 in 10 (could be 2 to 6)"),
        (wilson(1, 12), "about 1 in 10 (at most 4)"),
        (Share(observed=0.5, low=0.02, high=0.98, likely=0.5), "about 5 in 10 (a rough guess)"),
    ],
)
def test_width_is_told_where_it_matters(share: Share, words: str) -> None:
    assert around(share) == words


@pytest.mark.parametrize(
    ("ratio", "words"), [(1.34, "about 1.3 times"), (9.4, "about 9 times"), (1234.0, "about 1,200 times")]
)
def test_ratio(ratio: float, words: str) -> None:
    assert times(ratio) == words


@pytest.mark.parametrize(
    ("micros", "words"), [(MINUTE, "1 minute"), (90 * MINUTE, "90 minutes"), (3 * HOUR, "3 hours"), (4 * DAY, "4 days")]
)
def test_lasting(micros: int, words: str) -> None:
    assert lasting(Instant(micros)) == words


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_list(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_list_of_choices() -> None:
    assert listed(["a", "b", "c"], OR) == "a, b or c"
