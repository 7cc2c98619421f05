"""What a rule says of itself, with the numbers of the code."""

import pytest

from firewarden.steps.monitor.rules.check import Week, advice
from firewarden.steps.monitor.rules.explanation import STANDING, arithmetic, arithmetic_of, listens
from firewarden.steps.monitor.rules.tone import LEAST_BASELINE
from firewarden.vocabulary.rule import Reach, Spread, Terms, Tone, Tripwire
from firewarden.vocabulary.signal import Lane


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        (
            Tone(minutes=90, least=20),
            "A larger hostile share in the last 1.5 hours than in the 28 days before, from 20 readable posts on.",
        ),
        (Reach(least=500, hostile=False), "A post on its way to 500 reactions within a day."),
        (
            Spread(least=10, there=3),
            "A narrative that comes to another network or language: 3 posts there, 10 elsewhere.",
        ),
        (Tripwire(query="a\n OR  b"), "Any single post for which this holds: it matches a OR b."),
        (
            Tripwire(query="x" * 300, new_network=True, answers=5, ours=True),
            (
                f"Any single post for which this holds: it matches {'x' * 159}…, and nothing was heard of the brand "
                "on its network for 28 days, and it answers one of our own posts, which drew 5 answers, most hostile."
            ),
        ),
    ],
)
def test_rule_says_in_one_sentence_what_it_listens_for(terms: Terms, sentence: str) -> None:
    assert listens(terms) == sentence


def test_arithmetic_has_the_numbers_of_the_rule_and_of_the_code() -> None:
    assert arithmetic(Tone(minutes=180, least=7, z=3.0))[:2] == [
        (
            "Low end of the Wilson interval of the hostile share in the window > high end of that of the 28 days "
            "before, both 3.0 standard errors wide."
        ),
        f"At least 7 readable posts in the window of 180 minutes, and {LEAST_BASELINE} in the 28 days.",
    ]


def test_surge_says_its_threshold_at_the_budget_of_the_brand() -> None:
    """Six tenths of the budget are each lane's."""
    strict, loose = (
        next(line for line in arithmetic_of(Lane.HOSTILE, budget) if "raw score" in line) for budget in (0.5, 5.0)
    )

    assert "reach 0.30 times" in strict
    assert "reach 3.00 times" in loose


@pytest.mark.parametrize("lane", STANDING)
def test_every_standing_lane_explains_itself(lane: Lane) -> None:
    assert len(arithmetic_of(lane, 1.0)) >= 2


@pytest.mark.parametrize(
    ("useful", "useless", "advised"), [(0, 2, False), (0, 3, True), (3, 3, False), (3, 4, True), (0, 0, False)]
)
def test_rule_most_of_whose_marks_are_bad_is_spoken_of(useful: int, useless: int, advised: bool) -> None:
    assert (advice(Week(alerts=9, useful=useful, useless=useless)) is not None) is advised
