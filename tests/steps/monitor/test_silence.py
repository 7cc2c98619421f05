"""A silence that cannot be believed is a gap."""

from firewarden.steps.monitor.silence import LONGEST_HOLD, Silence, Verdict

HELD, GAP, CALM = Verdict.HELD, Verdict.GAP, Verdict.CALM


def zeros(silence: Silence, count: int, *, mean: float = 2.5, spread: float = 0.3) -> list[Verdict]:
    return [silence.zero(mean=mean, spread=spread) for _ in range(count)]


def test_one_empty_bin_of_a_very_busy_brand_is_a_gap():
    assert zeros(Silence(), 1, mean=3000.0, spread=0.3) == [GAP]


def test_a_dead_hour_at_thirty_an_hour_is_a_gap_and_half_of_one_is_not():
    assert zeros(Silence(), 12) == [HELD] * 8 + [GAP] * 4


def test_a_quiet_night_is_believed():
    """Eight hours without a word where one mention an hour is usual."""
    assert set(zeros(Silence(), 96, mean=1 / 12)) == {HELD}


def test_silence_of_a_bursty_brand_is_believed_for_longer():
    regular, bursty = zeros(Silence(), 60, spread=0.05), zeros(Silence(), 60, spread=3.0)
    assert regular.index(GAP) < bursty.index(GAP)


def test_a_mention_ends_the_run_and_makes_its_zeros_real():
    silence = Silence()
    zeros(silence, 7)
    silence.mention()
    assert zeros(silence, 8) == [HELD] * 8


def test_after_a_gap_the_next_silence_is_doubted_sooner():
    silence = Silence()
    zeros(silence, 12)
    silence.mention()
    assert zeros(silence, 5) == [HELD] * 4 + [GAP]


def test_an_hour_of_talk_after_a_gap_restores_trust():
    silence = Silence()
    zeros(silence, 12)
    for _ in range(13):
        silence.mention()
    assert zeros(silence, 8) == [HELD] * 8


def test_half_an_hour_of_talk_after_a_gap_does_not_restore_it():
    silence = Silence()
    zeros(silence, 12)
    for _ in range(7):
        silence.mention()
    assert zeros(silence, 5) == [HELD] * 4 + [GAP]


def test_holding_ends_after_a_day():
    silence = Silence()
    verdicts = zeros(silence, LONGEST_HOLD + 5, mean=0.01)
    assert verdicts == [HELD] * (LONGEST_HOLD - 1) + [CALM] * 6
    silence.mention()
    assert zeros(silence, 1) == [HELD]


def test_a_bin_known_to_be_missing_waits_with_the_run_and_adds_nothing_to_it():
    silence = Silence()
    assert silence.unknown() is GAP
    zeros(silence, 7)
    assert [silence.unknown() for _ in range(3)] == [HELD] * 3
    assert zeros(silence, 2) == [HELD, GAP]
    assert silence.unknown() is GAP


def test_silence_of_a_brand_hardly_spoken_of_tells_nothing():
    assert Silence().tells_nothing(10 / 288, 0.2)
    assert not Silence().tells_nothing(40 / 288, 0.2)


def test_silence_that_is_being_weighed_goes_on_being_weighed():
    silence = Silence()
    zeros(silence, 1)
    assert not silence.tells_nothing(0.001, 0.2)


def test_silence_that_was_believed_is_calm_at_once():
    silence = Silence()
    zeros(silence, LONGEST_HOLD, mean=0.01)
    assert silence.tells_nothing(50.0, 0.2)
