"""Between which times a recording plausibly lies."""

from firewarden.inquiries.bounds import plausible
from firewarden.vocabulary.clock import DAY

YEAR = 365 * DAY
MONTH = [day * DAY for day in range(40 * 365, 40 * 365 + 30)]


def test_plausible_leaves_out_one_wrong_date_at_each_end():
    assert plausible([0, *MONTH, 60 * YEAR]) == (MONTH[0], MONTH[-1])


def test_plausible_leaves_out_several_wrong_dates_of_a_long_recording():
    many = sorted(at + second for at in MONTH for second in range(200))
    wrong = [year * YEAR for year in range(6)]
    assert plausible([*wrong, *many]) == (many[0], many[-1])


def test_plausible_keeps_a_brand_that_is_spoken_of_three_times_a_year():
    times = [number * 120 * DAY for number in range(30)]
    assert plausible(times) == (times[0], times[-1])


def test_plausible_keeps_a_straggler_of_last_month():
    times = [MONTH[0] - 29 * DAY, *MONTH[:1] * 50]
    assert plausible(times) == (times[0], times[-1])


def test_plausible_believes_every_date_of_a_short_recording():
    assert plausible([0]) == (0, 0)
    assert plausible([0, 50 * YEAR, 50 * YEAR]) == (0, 50 * YEAR)
