from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.engage.lanes import Lane, Terms, lane_of
from firewarden.steps.engage.queue import Item, Ranked, Reason, order, ranked, reasons, together
from firewarden.steps.engage.worth import needs_reply
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.reach import CAP

NOW = Instant(1_000 * HOUR)


def item(name: str, minutes: int = 0, **other: object) -> Item:
    """Waiting for so many minutes."""
    return Item(id=name, posted_at=Instant(NOW - minutes * MINUTE), **other)  # type: ignore[arg-type]


def names(items: list[Item]) -> list[str]:
    return [one.item.id for one in order(items, NOW)]


def test_danger_comes_first_whoever_writes() -> None:
    items = [
        item("famous", reach=5_000_000, negative=True),
        item("anger", negative=True),
        item("question", question=True),
        item("passenger", first_person=True, negative=True),
        item("reporter", hazards=frozenset({Hazard.JOURNALIST})),
        item("leaked", 1, hazards=frozenset({Hazard.DATA_LEAK})),
        item("injured", hazards=frozenset({Hazard.SAFETY})),
        item("desperate", 1, distress=True),
    ]

    assert names(items) == [
        "desperate",
        "injured",
        "leaked",
        "reporter",
        "question",
        "passenger",
        "famous",
        "anger",
    ]


def test_among_equals_the_longest_wait_comes_first() -> None:
    assert names([item("late", 1), item("early", 9)]) == ["early", "late"]


def test_a_question_passes_who_waits_a_little_longer_and_no_more() -> None:
    asking = item("asking", 5, question=True)

    assert names([item("angry", 10, negative=True), asking]) == ["asking", "angry"]
    assert names([item("angry", 45, negative=True), asking]) == ["angry", "asking"]


def test_of_those_who_are_late_whoever_has_more_to_say_comes_first() -> None:
    assert names([item("angry", 5 * 60, negative=True), item("asking", 4 * 60 + 30, question=True)]) == [
        "asking",
        "angry",
    ]


def test_a_graver_incident_comes_first_and_so_does_a_thread_that_runs() -> None:
    assert names([item("calm", question=True), item("grave", question=True, level=Level.SEVERE)]) == ["grave", "calm"]
    assert names([item("alone", question=True), item("running", question=True, thread=9)]) == ["running", "alone"]


def test_danger_never_waits_however_long_the_others_did() -> None:
    assert (
        names(
            [item("ages", 10**6, question=True, first_person=True), item("danger", hazards=frozenset({Hazard.MINORS}))]
        )[0]
        == "danger"
    )


def test_reasons_name_what_decides_the_place_strongest_first() -> None:
    one = item("injured", hazards=frozenset({Hazard.SAFETY, Hazard.LEGAL}), negative=True)

    assert reasons(one) == (Reason.DANGER, Reason.PRESS, Reason.ANGER)
    assert reasons(item("famous", reach=5_000_000)) == ()
    assert reasons(item("both", distress=True, hazards=frozenset({Hazard.DATA_LEAK}))) == (Reason.DISTRESS, Reason.LEAK)


def test_one_person_has_all_reasons_of_all_posts_and_waits_since_the_first() -> None:
    posts = [
        item("newest", 1, question=True, reach=10, thread=2),
        item("first", 9, hazards=frozenset({Hazard.SAFETY}), negative=True, arousal=0.5),
        item("second", 5, hazards=frozenset({Hazard.LEGAL}), first_person=True, reach=12, level=Level.ISSUE),
    ]

    assert together(posts) == item(
        "newest",
        9,
        hazards=frozenset({Hazard.SAFETY, Hazard.LEGAL}),
        question=True,
        first_person=True,
        negative=True,
        arousal=0.5,
        reach=12,
        thread=2,
        level=Level.ISSUE,
    )


def test_one_post_alone_is_itself() -> None:
    assert together([item("only", 3, negative=True)]) == item("only", 3, negative=True)


def test_each_lane_has_its_own_time() -> None:
    terms = Terms(minutes={Lane.SAFETY: 5, Lane.FORMAL: 30, Lane.OTHERS: 120})
    waits = [
        ranked(item("a", 10, hazards=hazards), NOW, terms)
        for hazards in (frozenset({Hazard.DEATH}), frozenset({Hazard.REGULATOR}), frozenset[Hazard]())
    ]

    assert [(one.lane, one.late_by(NOW), one.due_at) for one in waits] == [
        (Lane.SAFETY, 5 * MINUTE, NOW - 5 * MINUTE),
        (Lane.FORMAL, 0, NOW + 20 * MINUTE),
        (Lane.OTHERS, 0, NOW + 110 * MINUTE),
    ]


HAZARDS = st.frozensets(st.sampled_from(list(Hazard)), max_size=3)
ITEMS = st.builds(
    Item,
    id=st.uuids().map(str),
    posted_at=st.integers(0, NOW).map(Instant),
    hazards=HAZARDS,
    distress=st.booleans(),
    question=st.booleans(),
    first_person=st.booleans(),
    negative=st.booleans(),
    arousal=st.floats(0, 1),
    reach=st.integers(0, 10**9),
    thread=st.integers(0, 50),
    level=st.sampled_from(list(Level)),
)
QUEUES = st.lists(ITEMS, max_size=8, unique_by=lambda one: one.id)


@given(QUEUES)
def test_fame_beyond_the_cap_moves_nobody(items: list[Item]) -> None:
    known = [replace(one, reach=min(one.reach, CAP)) for one in items]
    famous = [replace(one, reach=10**9 if one.reach >= CAP else one.reach) for one in items]

    assert names(items) == names(known) == names(famous)
    assert [one.worth for one in order(items, NOW)] == [one.worth for one in order(famous, NOW)]


@given(ITEMS, st.integers(0, 10**9))
def test_all_the_fame_there_is_adds_less_than_a_tenth(one: Item, reach: int) -> None:
    unheard, heard = (ranked(replace(one, reach=many), NOW) for many in (0, reach))

    assert unheard.worth <= heard.worth <= 1.1001 * unheard.worth


@given(QUEUES)
def test_no_lane_waits_for_a_later_one(items: list[Item]) -> None:
    lanes = [one.lane for one in order(items, NOW)]

    assert lanes == sorted(lanes)
    assert lanes == sorted(lane_of(one.hazards, distress=one.distress) for one in items)


@given(QUEUES, st.randoms())
def test_the_order_is_of_the_people_and_not_of_the_list(items: list[Item], chance: object) -> None:
    mixed = list(items)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    assert names(mixed) == names(items)


@given(ITEMS, st.integers(0, 10**12))
def test_who_waits_longer_is_worth_no_less(one: Item, longer: int) -> None:
    def at(now: int) -> Ranked:
        return ranked(one, Instant(now))

    assert at(NOW + longer).worth >= at(NOW).worth
    assert at(NOW + longer).due_at == at(NOW).due_at


@given(ITEMS)
def test_how_surely_an_answer_is_wanted_is_a_share_and_grows_with_each_sign(one: Item) -> None:
    plain = needs_reply(ranked(replace(one, question=False), NOW).signs)
    asked = needs_reply(ranked(replace(one, question=True), NOW).signs)

    assert 0.0 < plain < asked < 1.0
