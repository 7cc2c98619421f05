"""What is usual for a brand at an hour."""

import math

from firewarden.measure.baseline import Baseline

DAY = 288


def learnt(counts: list[int], baseline: Baseline | None = None) -> Baseline:
    baseline = baseline or Baseline()
    for i, count in enumerate(counts):
        baseline.learn(i * 300, count, baseline.foretell(i * 300))
    return baseline


def day_and_night(days: int) -> list[int]:
    return [2 if i % DAY < DAY // 2 else 10 for i in range(days * DAY)]


def test_baseline_begins_without_an_opinion():
    foretold = Baseline().foretell(0)
    assert (foretold.mean, round(foretold.spread, 9), foretold.season) == (1.0, 0.2, 1.0)


def test_baseline_learns_the_rhythm_of_the_day():
    baseline = learnt(day_and_night(21))
    night, noon = baseline.foretell(21 * DAY * 300 + 6 * 3600), baseline.foretell(21 * DAY * 300 + 18 * 3600)
    assert 1.9 < night.mean < 3.5
    assert 8.5 < noon.mean < 11.0


def test_baseline_does_not_learn_a_burst_as_usual():
    calm = learnt([4] * 7 * DAY)
    before = calm.foretell(7 * DAY * 300).mean
    for i in range(7 * DAY, 7 * DAY + 12):
        calm.learn(i * 300, 400, calm.foretell(i * 300))
    assert calm.foretell((7 * DAY + 12) * 300).mean < 1.5 * before


def test_baseline_learns_a_level_that_stays():
    moved = learnt([4] * 7 * DAY + [40] * 14 * DAY)
    assert 30 < moved.foretell(21 * DAY * 300).mean < 45


def test_baseline_knows_a_regular_stream_from_a_bursty_one():
    bursty = [40 if i % 10 == 0 else 0 for i in range(7 * DAY)]
    assert learnt(bursty).spread > 1.0 > learnt([4] * 7 * DAY).spread


def test_baseline_of_a_nearly_empty_stream_does_not_take_one_busy_hour_for_its_nature():
    silent = learnt([0] * 30 * DAY + [1] * 8)
    assert silent.spread < 3.0


def test_baseline_expects_nothing_careful_of_hours_it_has_not_seen():
    morning = learnt([4] * (DAY // 4))
    evening = DAY * 3 // 4 * 300
    assert morning.least_mean(evening, morning.foretell(evening)) == 0.0


def test_baseline_expects_little_of_a_night_it_has_seen_once():
    one_day = learnt([0 if i < DAY // 2 else 10 for i in range(DAY)])
    night = DAY * 300 + 6 * 3600
    assert one_day.foretell(night).mean > 1.0
    assert one_day.least_mean(night, one_day.foretell(night)) == 0.0


def test_baseline_stays_finite_over_the_largest_counts():
    huge = learnt([10**12] * 50 + [0] * 500)
    foretold = huge.foretell(550 * 300)
    assert math.isfinite(foretold.mean)
    assert math.isfinite(foretold.spread)


def test_baseline_learns_the_days_of_the_week():
    """Five loud days and two quiet ones, for ten weeks."""
    weeks = learnt([8 if i // DAY % 7 < 5 else 2 for i in range(70 * DAY)])
    loud, quiet = weeks.foretell(70 * DAY * 300), weeks.foretell(75 * DAY * 300)
    assert 6.5 < loud.mean < 9.0
    assert 2.0 < quiet.mean < 4.0


def test_baseline_learns_a_doubted_bin_lightly():
    trusted, doubted = learnt([4] * 2 * DAY), learnt([4] * 2 * DAY)
    for i in range(2 * DAY, 2 * DAY + 48):
        trusted.learn(i * 300, 12, trusted.foretell(i * 300))
        doubted.learn(i * 300, 12, doubted.foretell(i * 300), 0.25)
    assert 4.0 < doubted.level < trusted.level < 12.0


def test_baseline_of_a_brand_hardly_spoken_of_remembers_for_longer():
    """Three days without a post forget most of what was usual for a busy brand, and less of it for a rare one."""
    busy, rare = learnt([4] * 14 * DAY), learnt([1 if i % 144 == 0 else 0 for i in range(14 * DAY)])
    before = busy.level, rare.level
    for baseline in (busy, rare):
        for i in range(14 * DAY, 17 * DAY):
            baseline.learn(i * 300, 0, baseline.foretell(i * 300))
    assert busy.level / before[0] < 0.3
    assert rare.level / before[1] > 0.7
