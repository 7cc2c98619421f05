"""The review and recovery."""

import pytest

from firewarden.desk.actions import learn, rebuild, work
from firewarden.desk.actions.assess import close, open_incident
from firewarden.desk.reads.recovery import recovery
from firewarden.desk.reads.review import review
from firewarden.desk.reads.war_room import war_room
from firewarden.steps.learn.review import Section
from firewarden.steps.rebuild.criterion import Measure
from firewarden.vocabulary.clock import BIN, DAY, MINUTE, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.incident import Outcome, Role
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.volume import Bin
from tests.desk.world import NOON, World


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")


def test_review_is_written_from_the_log(world: World) -> None:
    world.clock.pass_minutes(7)
    work.take_role(world.as_bob, 1, Role.LEAD)
    world.clock.pass_minutes(53)
    close(world.as_alice, 1, Outcome.RESOLVED, "Bags found")

    assert learn.start_review(world.as_alice, 1) is None

    page = review(world.as_bob, 1)
    assert (page.clocks.to_lead, page.clocks.to_first_words, page.clocks.in_all) == (7 * MINUTE, None, 60 * MINUTE)
    assert [row.kind for row in page.timeline] == [
        "incident.opened",
        "role.taken",
        "incident.closed",
        "review.started",
    ]


def test_review_closes_with_a_lesson_and_owners(world: World) -> None:
    learn.start_review(world.as_alice, 1)
    learn.write_section(world.as_alice, 1, Section.WELL, "Bob was quick")

    still_open = learn.close_review(world.as_alice, 1)
    close(world.as_alice, 1, Outcome.RESOLVED, "Bags found")
    no_lesson = learn.close_review(world.as_alice, 1)
    learn.add_lesson(world.as_bob, 1, "Ask the airport first", plan_change="New checklist item")
    item = learn.add_action_item(world.as_bob, 1, "Get the number", owner=None, due_at=Instant(NOON + DAY))
    ownerless = learn.close_review(world.as_alice, 1)

    assert [isinstance(one, Refused) for one in (still_open, no_lesson, ownerless)] == [True, True, True]
    assert not isinstance(item, Refused)
    learn.complete_action_item(world.as_bob, 1, item)
    assert learn.close_review(world.as_alice, 1) is None
    page = review(world.as_alice, 1)
    assert (page.state, page.sections[Section.WELL], page.lessons[0].text) == (
        "closed",
        "Bob was quick",
        "Ask the airport first",
    )
    assert isinstance(learn.add_lesson(world.as_bob, 1, "Too late"), Refused)


def test_review_of_another_brand_is_not_found(world: World) -> None:
    learn.start_review(world.as_alice, 1)

    with pytest.raises(NotFound):
        review(world.as_charlie, 1)
    with pytest.raises(NotFound):
        learn.add_lesson(world.as_charlie, 1, "Mine")


def commit_days(world: World, shares: list[float | None]) -> None:
    """Whole days of bins from the day after the incident was opened, and now is behind them. None: not captured."""
    start = NOON - NOON % DAY + DAY
    bins = [
        Bin(
            brand=world.brand,
            at=Instant(start + number * DAY + index * BIN),
            mentions=10,
            readable=10,
            negative=round(10 * (share or 0)),
            gap=share is None,
            closed=True,
        )
        for number, share in enumerate(shares)
        for index in range(288)
    ]
    world.commit(bins=bins)
    world.clock.pass_minutes((len(shares) + 1) * 24 * 60)


def test_recovery_is_judged_from_the_declaration_on(world: World) -> None:
    rebuild.declare_criterion(world.as_alice, 1, Measure.NEGATIVE_SHARE, 0.2, 2)
    commit_days(world, [0.5, 0.2, 0.1])

    page = recovery(world.as_bob, 1, world.outside)

    assert page.recovery is not None
    assert (page.recovery.recovered, page.recovery.run) == (True, 2)
    assert [day.value for day in page.series[-3:]] == [0.5, 0.2, 0.1]
    assert war_room(world.as_alice, 1, world.outside).work.recovered is True


def test_day_not_captured_is_no_recovery(world: World) -> None:
    rebuild.declare_criterion(world.as_alice, 1, Measure.NEGATIVE_SHARE, 0.2, 2)
    commit_days(world, [0.1, None, 0.1])

    page = recovery(world.as_bob, 1, world.outside)

    assert page.recovery is not None
    assert (page.recovery.recovered, page.recovery.run) == (False, 1)


def test_second_criterion_stands_beside_the_first(world: World) -> None:
    rebuild.declare_criterion(world.as_alice, 1, Measure.NEGATIVE_SHARE, 0.2, 14)
    world.clock.pass_minutes(1)
    rebuild.declare_criterion(world.as_alice, 1, Measure.NEGATIVE_SHARE, 0.6, 1)

    assert [(row.limit, row.days) for row in recovery(world.as_bob, 1, world.outside).criteria] == [(0.6, 1), (0.2, 14)]


def test_criterion_of_zero_days_is_refused(world: World) -> None:
    assert isinstance(rebuild.declare_criterion(world.as_alice, 1, Measure.NEGATIVE_SHARE, 0.2, 0), Refused)
    assert recovery(world.as_bob, 1, world.outside).recovery is None
