from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.engage.queue import Item, Reason, order, reasons, together
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.mention import Hazard


def item(name: str, minute: int = 0, **other: object) -> Item:
    return Item(id=name, posted_at=Instant(minute), **other)  # type: ignore[arg-type]


def test_danger_comes_first_whoever_writes() -> None:
    items = [
        item("famous", reach=5_000_000, negative=True),
        item("anger", negative=True),
        item("question", question=True),
        item("passenger", first_person=True, negative=True),
        item("reporter", hazards=frozenset({Hazard.JOURNALIST})),
        item("injured", hazards=frozenset({Hazard.SAFETY})),
    ]

    assert [one.id for one in order(items)] == ["injured", "reporter", "passenger", "question", "famous", "anger"]


def test_among_equals_the_longest_wait_comes_first() -> None:
    assert [one.id for one in order([item("late", 9), item("early", 1)])] == ["early", "late"]


def test_reach_counts_in_powers_of_ten() -> None:
    assert [
        one.id for one in order([item("110", 9, reach=110), item("120", 10, reach=120), item("9", 1, reach=9)])
    ] == [
        "110",
        "120",
        "9",
    ]


def test_reasons_name_what_decides_the_place_strongest_first() -> None:
    one = item("injured", hazards=frozenset({Hazard.SAFETY, Hazard.LEGAL}), negative=True)

    assert reasons(one) == (Reason.DANGER, Reason.PRESS, Reason.ANGER)
    assert reasons(item("famous", reach=5_000_000)) == ()


def test_one_person_has_all_reasons_of_all_posts_and_waits_since_the_first() -> None:
    posts = [
        item("newest", 9, question=True, reach=10),
        item("first", 1, hazards=frozenset({Hazard.SAFETY}), negative=True),
        item("second", 5, hazards=frozenset({Hazard.LEGAL}), first_person=True, reach=12),
    ]

    assert together(posts) == item(
        "newest",
        1,
        hazards=frozenset({Hazard.SAFETY, Hazard.LEGAL}),
        question=True,
        first_person=True,
        negative=True,
        reach=12,
    )


def test_one_post_alone_is_itself() -> None:
    assert together([item("only", 3, negative=True)]) == item("only", 3, negative=True)


@given(st.lists(st.tuples(st.integers(0, 31), st.integers(0, 10**9)), min_size=2, max_size=6))
def test_fame_lifts_nobody_above_a_stronger_reason(people: list[tuple[int, int]]) -> None:
    hazards = (Hazard.SAFETY, Hazard.LEGAL)
    items = [
        item(
            str(number),
            number,
            hazards=frozenset(hazard for bit, hazard in enumerate(hazards) if why >> bit & 1),
            first_person=bool(why & 4),
            question=bool(why & 8),
            negative=bool(why & 16),
            reach=reach,
        )
        for number, (why, reach) in enumerate(people)
    ]
    unknown = [replace(one, reach=0) for one in items]

    assert [reasons(one) for one in order(items)] == [reasons(one) for one in order(unknown)]
