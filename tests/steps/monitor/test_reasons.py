"""The arithmetic of an alarm in plain words."""

import pytest

from firewarden.steps.monitor.reasons import rarity, span, volume_reason


@pytest.mark.parametrize(
    ("weeks", "words"),
    [
        (1 / 28, "nothing unusual for this brand"),
        (0.25, "a block this unusual comes about 4 times a week for this brand"),
        (1.2, "a block this unusual comes about once a week for this brand"),
        (9.4, "a block this unusual comes once in 9 weeks for this brand"),
        (522.0, "a block this unusual is rarer than once in 10 years for this brand"),
    ],
)
def test_rarity_is_said_in_whole_numbers(weeks: float, words: str):
    assert rarity(weeks) == words


def test_spans_are_minutes_up_to_an_hour():
    assert [span(1), span(12), span(96), span(288)] == ["5 min", "60 min", "8 hours", "24 hours"]


def test_volume_is_told_against_what_was_expected():
    assert volume_reason(444.0, 14.3, 12, 522.0) == (
        "expected 14 mentions, saw 444 in 60 min; a block this unusual is rarer than once in 10 years for this brand"
    )
