from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.engage.care import Member, load, reminder, rotation
from firewarden.vocabulary.clock import DAY, MINUTE, Instant

NOW = Instant(100 * DAY)


def read(*minutes_ago: int) -> list[Instant]:
    return [Instant(NOW - minutes * MINUTE) for minutes in minutes_ago]


def test_a_break_is_due_at_the_limit_and_over_when_it_was_taken() -> None:
    times = read(*range(5, 10))

    assert load(times, None, NOW, 5).due(NOW)
    assert not load(times, None, NOW, 6).due(NOW)
    assert not load(times, Instant(NOW - MINUTE), NOW, 5).due(NOW)


def test_two_hours_at_a_stretch_are_enough_however_few_posts() -> None:
    stretch = load(read(125, 100, 80, 55, 30, 5), None, NOW, 50)

    assert stretch.due(NOW)
    assert reminder(stretch, NOW) == (
        "You have read hostile posts for two hours at a stretch. Take a quarter of an hour: the queue keeps."
    )
    assert not load(read(125, 100, 80, 30, 5), None, NOW, 50).due(NOW)


def test_the_reminder_names_the_number_to_the_person() -> None:
    assert reminder(load(read(3, 2, 1), None, NOW, 3), NOW) == (
        "You have read 3 hostile posts since your last break. Take a quarter of an hour: the queue keeps."
    )
    assert reminder(load(read(3, 2), None, NOW, 3), NOW) == ""


def member(name: str, *, due: bool = False, resting: bool = False) -> Member:
    return Member(user=UUID(int=len(name)), name=name, due=due, resting=resting)


def test_a_rotation_names_who_should_rest_and_who_could_take_over_by_name() -> None:
    found = rotation([member("Zoe"), member("Bob", due=True), member("Ann"), member("Dora", due=True, resting=True)])

    assert found.advice == "Time for a break: Bob. Could take over: Ann, Zoe."
    assert rotation([member("Bob", due=True)]).advice == (
        "Time for a break: Bob. Nobody else is free: close the queue for a while, or call help."
    )
    assert rotation([member("Ann")]).advice == ""


@given(st.lists(st.integers(0, 20 * 60), max_size=60), st.integers(0, 20 * 60), st.integers(1, 80))
def test_a_break_never_adds_to_the_load(minutes: list[int], since: int, limit: int) -> None:
    times, taken = read(*minutes), Instant(NOW - since * MINUTE)
    before, after = load(times, None, NOW, limit), load(times, taken, NOW, limit)

    assert after.today == before.today == len(minutes)
    assert after.since_break <= before.since_break
    assert before.due(NOW) or not after.due(NOW)
