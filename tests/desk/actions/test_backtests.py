"""Back-tests as the worker runs them: of what was stored, against incidents that were real, one a round."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from firewarden.desk.actions import assess, backtests, rules
from firewarden.desk.actions.rules import Wanted
from firewarden.desk.outside import Outside
from firewarden.desk.reads.rules import RuleCard, posts_behind, rule
from firewarden.desk.records import AlertRule, Event, Incident
from firewarden.desk.worker import Worker
from firewarden.vocabulary.clock import BIN, HOUR, MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.incident import Outcome
from firewarden.vocabulary.mention import Hazard, Mention
from firewarden.vocabulary.rule import Tripwire
from firewarden.vocabulary.statement import Phase
from tests.desk.saying import tell
from tests.desk.world import NOON, World, angry, signal
from tests.stores import samples

DANGER = Wanted(name="Danger", terms=Tripwire(query="reason:safety"))
CAPTURED = 40
"""Days."""


def listened(world: World, *perils: float) -> None:
    """Forty captured days with a post a day; at each of `perils` minutes one that speaks of danger."""
    quiet = [angry(f"x:d{day}", -day * 24 * 60) for day in range(CAPTURED, 0, -1)]
    loud = [angry(f"x:h{place}", at, hazards=frozenset({Hazard.SAFETY})) for place, at in enumerate(perils)]
    heard(world, sorted([*quiet, *loud], key=lambda one: one.post.created_at))


def heard(world: World, mentions: Sequence[Mention]) -> None:
    starts = sorted({one.post.created_at - one.post.created_at % BIN for one in mentions})
    counts = {at: sum(one.post.created_at - one.post.created_at % BIN == at for one in mentions) for at in starts}
    bins = [
        samples.bin_at(
            (at - NOON) / MINUTE, brand=world.brand, mentions=many, readable=many, negative=many, closed=True
        )
        for at, many in counts.items()
    ]
    world.commit(*mentions, bins=bins, marks=[samples.mark(0, brand=world.brand)])


def after_test(world: World, key: str = "1") -> RuleCard:
    Worker(world.outside).round()
    return rule(world.as_alice, key)


def saved(world: World) -> AlertRule:
    rules.save(world.as_alice, DANGER)
    return AlertRule.objects.get()


def incident(world: World, minutes: float, title: str = "Bags lost") -> Incident:
    """Somebody opened it so long ago."""
    number = assess.open_incident(world.as_alice, title)
    assert isinstance(number, int)
    row = Incident.objects.get(number=number)
    row.since = row.opened_at = samples.at(minutes)
    row.save()
    return row


def test_card_says_how_often_of_what_and_how_early(world: World) -> None:
    saved(world)
    row = incident(world, -120)
    row.since = samples.at(-300)
    row.save()
    listened(world, -4000, -240)

    card = after_test(world)
    test = card.test
    assert test is not None
    assert (test.total, test.hits, test.false_alarms, test.mentions) == (2, 1, 1, CAPTURED + 2)
    assert (test.start, test.end) == (NOON - backtests.PERIOD, NOON)
    assert [(one.number, one.title, one.lead) for one in test.crises] == [(1, "Bags lost", 115 * MINUTE)]
    assert round(test.weeks, 2) == round(CAPTURED / 7, 2)
    assert round(test.per_week, 3) == round(2 / test.weeks, 3)
    assert test.low < test.per_week < test.high
    assert (card.untested, card.asked_at) == (False, None)


@pytest.mark.parametrize(("minutes", "counted"), [(-700, (1, 0)), (-750, (0, 1))])
def test_alert_within_half_a_day_before_somebody_opened_an_incident_is_a_hit(
    world: World, minutes: float, counted: tuple[int, int]
) -> None:
    """Whoever opens it by hand says when they heard of it, not when it began."""
    saved(world)
    incident(world, -5)
    listened(world, minutes)

    test = after_test(world).test
    assert test is not None
    assert (test.hits, test.false_alarms) == counted


def test_alerts_link_to_the_posts_that_are_still_stored(world: World) -> None:
    saved(world)
    listened(world, -4000, -240)
    card = after_test(world)

    rows = posts_behind(world.as_alice, card, world.outside)
    assert [(one.crisis, [post.key for post in one.posts]) for one in rows] == [(None, ["x:h1"]), (None, ["x:h0"])]
    assert rows[0].reason == "Danger: a post by @x_h1 on x"


@pytest.mark.parametrize("outcome", [Outcome.FALSE_ALARM, Outcome.EXPLAINED])
def test_what_was_no_crisis_is_none(world: World, outcome: Outcome) -> None:
    saved(world)
    incident(world, -300)
    assess.close(world.as_alice, 1, outcome, "It was nothing.")
    listened(world, -240)

    test = after_test(world).test
    assert test is not None
    assert (test.crises, test.false_alarms) == ((), 1)


def test_restricted_incident_is_in_no_test_and_one_restricted_later_is_hidden(world: World) -> None:
    saved(world)
    incident(world, -300, "Secret affair")
    assess.restrict(world.as_alice, 1, ())
    incident(world, -5000, "Bags lost")
    listened(world, -4000, -240)
    after_test(world)
    assert [one.number for one in after_test(world).test.crises] == [2]  # type: ignore[union-attr]

    assess.restrict(world.as_alice, 2, ())
    seen = rule(world.as_bob, "1").test
    assert seen is not None
    assert (seen.crises, seen.hits, seen.alerts) == ((), 0, ())


def test_own_posts_are_those_we_published(world: World) -> None:
    """Ten answers to a post of ours, hostile all of them; the same to a stranger's post say nothing."""
    incident(world, -500)
    tell(world, 1, "We know.", phase=Phase.AWARE, next_at=Instant(NOON + HOUR),
        platforms=("town",),
    )  # fmt: skip
    Worker(world.outside).round()
    wanted = Wanted(name="Pile-on", terms=Tripwire(answers=3, ours=True))
    rules.save(world.as_alice, wanted)
    ours = [angry(f"town:a{n}", -100 + n, reply_to="town:n1") for n in range(4)]
    theirs = [angry(f"town:b{n}", -50 + n, reply_to="town:other") for n in range(4)]
    heard(world, [*ours, *theirs])

    test = after_test(world).test
    assert test is not None
    assert (test.total, [alert.at for alert in test.alerts]) == (1, [samples.at(-95)])


def test_surge_is_tested_at_the_brand_s_budget_and_again_when_that_changes(world: World) -> None:
    rules.ask_test(world.as_alice, "hostile")
    listened(world)
    card = after_test(world, "hostile")
    assert (card.untested, card.test is not None and card.test.mentions) == (False, CAPTURED)

    assert rules.set_budget(world.as_alice, 0.5) is None
    assert (rule(world.as_alice, "hostile").untested, rule(world.as_alice, "volume").asked_at) == (True, NOON)
    plan = world.outside.plans.newest()
    assert plan is not None
    assert [brand.budget for brand in plan.brands] == [0.5, 1.0]
    refused = rules.set_budget(world.as_alice, 100)
    assert refused is not None
    assert refused.reason == "Between 0.05 and 7 false alarms a week can be accepted."


def test_one_test_a_round_the_first_asked_for_first(world: World) -> None:
    for name in ("one", "two", "three"):
        rules.save(world.as_alice, replace(DANGER, name=name))
        world.clock.pass_minutes(1)
    rules.ask_test(world.as_charlie, "volume")
    worker, left = Worker(world.outside), []
    for _ in range(5):
        worker.round()
        waiting = AlertRule.objects.filter(test_asked_at__isnull=False).order_by("brand__slug", "number")
        left.append([row.name for row in waiting])

    assert left == [["two", "three", "volume"], ["three", "volume"], ["volume"], [], []]
    assert worker.round() == 0


def test_everything_else_goes_on_meanwhile(world: World) -> None:
    """A signal that comes during a long back-test opens its incident before that ends."""
    saved(world)
    listened(world, -240)
    seen: list[int] = []

    class Slow:
        """The stream, of which each look takes a second; at the third somebody is angry."""

        looks = 0

        def __getattr__(self, name: str) -> object:
            return getattr(world.stream, name)

        def mentions(self, *given: object, **more: object) -> object:
            self.looks += 1
            world.clock.at = Instant(world.clock.at + SECOND)
            if self.looks == 3:
                world.commit(angry("x:new"), signals=[signal("s_new")])
            seen.append(Incident.objects.count())
            return world.stream.mentions(*given, **more)  # type: ignore[arg-type]

    Worker(replace(world.outside, reader=Slow())).round()  # type: ignore[arg-type]

    assert (seen[2], seen[5]) == (0, 1)
    assert rule(world.as_alice, "1").test is not None


def test_worker_that_is_told_to_stop_takes_the_test_up_again(world: World) -> None:
    saved(world)
    listened(world, -240)
    worker = Worker(world.outside)
    worker.stop.set()

    assert worker.round() == 0
    assert AlertRule.objects.get().test_asked_at == NOON
    assert after_test(world).test is not None


def test_too_long_is_said(world: World) -> None:
    row = saved(world)
    listened(world, -240)

    def linger() -> None:
        world.clock.at = Instant(world.clock.at + 11 * MINUTE)

    backtests.run(world.as_worker, row, world.outside, linger)

    card = rule(world.as_alice, "1")
    assert card.test is not None
    assert (card.test.failed, card.untested, card.asked_at) == ("Not done within 10 minutes.", True, None)


def test_test_that_breaks_off_is_not_tried_for_ever(world: World) -> None:
    saved(world)

    def broken(outside: Outside) -> Outside:
        class Broken:
            def __getattr__(self, name: str) -> object:
                return getattr(outside.reader, name)

            def bins(self, *_: object) -> object:
                raise StoreError("The stream is gone.")

        return replace(outside, reader=Broken())  # type: ignore[arg-type]

    worker = Worker(broken(world.outside))
    worker.round()
    card = rule(world.as_alice, "1")

    assert card.test is not None
    assert (card.test.failed, card.asked_at) == ("The stream is gone.", None)


def test_result_of_a_rule_that_was_changed_meanwhile_is_not_its_own(world: World) -> None:
    row = saved(world)
    listened(world, -240)
    changed = replace(DANGER, terms=Tripwire(query="reason:death"))
    done: list[object] = []

    def change() -> None:
        if not done:
            done.append(rules.save(world.as_alice, changed, number=1))

    backtests.run(world.as_worker, row, world.outside, change)

    card = rule(world.as_alice, "1")
    assert card.test is not None
    assert (card.test.current, card.untested, card.asked_at) == (False, True, NOON)


def test_nothing_stored_is_no_rate(world: World) -> None:
    saved(world)

    test = after_test(world).test
    assert test is not None
    assert (test.weeks, test.per_week, test.low, test.high) == (0.0, 0.0, 0.0, 0.0)


def test_event_of_a_test_holds_numbers_alone(world: World) -> None:
    row = saved(world)
    listened(world, -240)
    after_test(world)

    event = Event.objects.get(kind="rule.tested")
    assert (event.subject, event.values()) == (row.pk, {"alerts": 1, "failed": False})
