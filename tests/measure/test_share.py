"""The usual share of hostile mentions."""

from firewarden.measure.share import UsualShare


def test_share_starts_from_a_quarter_worth_forty_mentions():
    assert UsualShare().share == 0.25


def test_share_moves_with_what_is_said():
    usual = UsualShare()
    for _ in range(600):
        usual.learn(10, 6, mean=10.0)
    assert 0.55 < usual.share < 0.61


def test_share_moves_less_for_a_bin_that_is_doubted():
    trusted, doubted = UsualShare(), UsualShare()
    trusted.learn(100, 90, mean=10.0)
    doubted.learn(100, 90, mean=10.0, weight=0.25)
    assert 0.25 < doubted.share < trusted.share


def test_share_never_reaches_never_or_always():
    never, always = UsualShare(), UsualShare()
    for _ in range(3000):
        never.learn(50, 0, mean=50.0)
        always.learn(50, 50, mean=50.0)
    assert (never.share, always.share) == (0.02, 0.95)


def test_share_of_a_silent_stream_is_kept():
    usual = UsualShare()
    for _ in range(5000):
        usual.learn(0, 0, mean=0.001)
    assert round(usual.share, 9) == 0.25


def test_clumping_is_seen_in_hours_that_are_all_or_nothing():
    clumped, mixed = UsualShare(), UsualShare()
    for hour in range(400):
        for _ in range(12):
            clumped.learn(4, 4 if hour % 4 == 0 else 0, mean=4.0)
            mixed.learn(4, 1, mean=4.0)
    assert clumped.clumping == 0.3
    assert mixed.clumping == 0.01


def test_share_of_a_small_brand_is_remembered_for_longer():
    """A week of calm after the same hostile one, for 600 mentions a day and for 6."""
    busy, small = UsualShare(), UsualShare()
    for hostile in (True, False):
        for i in range(7 * 288):
            busy.learn(2, 2 * hostile, mean=2.0)
            small.learn(int(i % 48 == 0), int(hostile and i % 48 == 0), mean=6 / 288)
    assert busy.share < 0.3
    assert small.share > 0.35


def test_share_is_not_moved_far_by_a_few_mentions():
    """Its memory holds forty mentions, also of a brand that has fewer: four hostile ones are a tenth of it."""
    usual = UsualShare()
    for _ in range(20_000):
        usual.learn(0, 0, mean=0.001)
    usual.learn(4, 4, mean=0.001)
    assert 0.3 < usual.share < 0.35


def test_hours_of_two_or_three_mentions_tell_nothing_of_clumping():
    usual = UsualShare()
    for hour in range(400):
        usual.learn(3, 3 if hour % 4 == 0 else 0, mean=0.25)
        for _ in range(11):
            usual.learn(0, 0, mean=0.25)
    assert usual.clumping == UsualShare().clumping
