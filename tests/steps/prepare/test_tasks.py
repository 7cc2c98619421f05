from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.prepare.tasks import closes_circle, is_blocked, is_overdue, next_task
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import Step, Task


def task(name: str, due: int | None = None, **other: object) -> Task:
    return Task(id=name, text=name, step=Step.RESPOND, due_at=None if due is None else Instant(due), **other)  # type: ignore[arg-type]


def chosen(tasks: list[Task], me: str | None = "me") -> str | None:
    found = next_task(tasks, me)
    return None if found is None else found.id


def test_mine_comes_before_the_teams_before_others() -> None:
    tasks = [task("others", 1, owner="bob"), task("teams", 2), task("mine", 9, owner="me")]

    assert chosen(tasks) == "mine"
    assert chosen(tasks[:2]) == "teams"
    assert chosen(tasks[:1]) == "others"
    assert chosen([]) is None


def test_most_urgent_of_mine_comes_first_and_undated_last() -> None:
    assert chosen([task("whenever", owner="me"), task("late", 9, owner="me"), task("soon", 3, owner="me")]) == "soon"


def test_done_and_blocked_tasks_are_no_next() -> None:
    tasks = [task("a", 1, done=True), task("b", 2, blocked_by=("c",)), task("c", 3)]

    assert chosen(tasks) == "c"
    assert is_blocked(tasks[1], tasks)
    assert not is_blocked(task("d", blocked_by=("a", "gone")), tasks)


def test_overdue_is_past_due_and_not_done() -> None:
    now = Instant(10)
    assert [is_overdue(one, now) for one in (task("a", 9), task("b", 10), task("c"), task("d", 9, done=True))] == [
        True,
        False,
        False,
        False,
    ]


def test_circle_is_seen_before_it_closes() -> None:
    waits = {"a": ("b",), "b": ("c",), "c": ()}

    assert closes_circle("c", "a", waits)
    assert closes_circle("a", "a", waits)
    assert not closes_circle("a", "c", waits)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=30))
def test_with_circles_refused_something_can_always_be_done(pairs: list[tuple[str, str]]) -> None:
    waits: dict[str, tuple[str, ...]] = dict.fromkeys("abcdef", ())
    for one, other in pairs:
        if not closes_circle(one, other, waits):
            waits[one] = (*waits[one], other)

    assert chosen([task(name, blocked_by=waits[name]) for name in waits]) is not None
