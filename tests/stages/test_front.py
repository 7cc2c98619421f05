"""How far a brand's time has come."""

from hypothesis import given
from hypothesis import strategies as st

from firewarden.stages.front import DAWN, GRACE, REACH, WITNESSES, Front
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant
from tests.stages.samples import NOON, YEARS_LATER, at


def heard(*times: Instant, now: Instant = YEARS_LATER) -> Front:
    front = Front()
    for time in times:
        front.advance(time, now)
    return front


def five(minute: float = 0) -> list[Instant]:
    return [Instant(at(minute) + second * SECOND) for second in range(5)]


def test_front_knows_no_time_before_five_posts_agree():
    assert heard(*five()[:4]).watermark == DAWN
    assert heard(*five()).watermark == five()[-1] - 2 * MINUTE


def test_front_follows_the_latest_post_and_never_goes_back():
    front = heard(*five(), at(30), at(10))
    assert front.top == at(30)
    assert front.watermark == at(28)


def test_front_is_not_pushed_by_one_post_dated_years_ahead():
    assert heard(*five(), Instant(NOON + 400 * DAY), at(3)).top == at(3)


def test_front_is_not_pushed_by_many_such_posts_scattered_among_others():
    front = heard(*five())
    for minute in range(1, 50):
        front.advance(Instant(NOON + 300 * DAY + minute * HOUR), YEARS_LATER)
        front.advance(at(minute), YEARS_LATER)
    assert front.top == at(49)


def test_front_passes_a_night_once_five_posts_have_come_after_it():
    morning = [at(9 * 60 + minute) for minute in range(5)]
    assert heard(*five(), *morning[:4]).top == five()[-1]
    assert heard(*five(), *morning).top == morning[-1]


def test_front_follows_posts_that_are_months_apart_four_posts_behind():
    months = [Instant(NOON + month * 30 * DAY) for month in range(12)]
    assert heard(*months).top == months[7]


def test_front_believes_the_last_posts_of_a_file_when_no_more_can_come():
    months = [Instant(NOON + month * 30 * DAY) for month in range(3)]
    front = heard(*months)
    front.end([], YEARS_LATER)
    assert front.top == months[2]


def test_front_at_the_end_leaves_out_what_other_posts_contradicted():
    odd = Instant(NOON + 400 * DAY)
    front = heard(*five(), odd, at(3), at(4))
    front.end([at(4), odd], YEARS_LATER)
    assert front.top == at(4)


def test_front_at_the_end_believes_a_post_of_the_same_evening():
    front = heard(*five(), at(90), at(3))
    front.end([at(3), at(90)], YEARS_LATER)
    assert front.top == at(90)


def test_front_hears_nothing_from_posts_of_the_future():
    now = at(1)
    assert heard(*five(), at(30), now=now).top == five()[-1]


def test_front_never_passes_now_when_a_network_runs_a_little_ahead():
    assert heard(*five(), at(4), now=at(1)).top == at(1)


def test_front_takes_the_first_times_apart_when_one_of_them_is_wrong():
    assert heard(Instant(NOON + 200 * DAY), *five()).top == five()[-1]


def test_front_time_passes_with_the_wall():
    front = heard(*five(), at(180))
    assert front.pass_time(at(60))
    assert (front.top, front.ahead) == (at(60), [])
    assert not front.pass_time(at(59))


@given(st.lists(st.integers(0, 90 * 24 * 60), min_size=1, max_size=60))
def test_front_only_moves_forward_and_only_to_times_it_heard(minutes: list[int]):
    front, tops = Front(), [DAWN]
    for minute in minutes:
        moved = front.advance(at(minute), YEARS_LATER)
        assert moved == (front.top > tops[-1])
        assert all(ahead > front.top + REACH for ahead in front.ahead)
        assert len(front.ahead) < WITNESSES
        tops.append(front.top)
    assert tops == sorted(tops)
    assert set(tops) <= {DAWN, *map(at, minutes)}


@given(st.lists(st.floats(0, 59), min_size=5, max_size=40))
def test_front_without_jumps_is_the_latest_time(minutes: list[float]):
    assert heard(*map(at, minutes)).watermark == at(max(minutes)) - GRACE
