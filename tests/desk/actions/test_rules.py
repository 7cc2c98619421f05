"""Alert rules: saved, tested, switched on, muted; and what their signals do then."""

from dataclasses import replace
from typing import Any

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import assess, calls, feed, monitor, rules
from firewarden.desk.actions.rules import Wanted
from firewarden.desk.reads.incidents import incidents, signals
from firewarden.desk.reads.radar import radar
from firewarden.desk.reads.rules import muted_everywhere, rule
from firewarden.desk.reads.rules import rules as cards
from firewarden.desk.records import AlertRule, Call, Event, Incident
from firewarden.desk.records import rules as records
from firewarden.desk.worker import Worker
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.errors import NotAllowed, NotFound
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.rule import Reach, Spread, Terms, Tone, Tripwire
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.signal import Lane, Signal
from firewarden.vocabulary.statement import Refused
from tests.desk.actions.test_backtests import listened
from tests.desk.world import NOON, World, angry, signal

DANGER = Wanted(name="Danger", terms=Tripwire(query="reason:safety"))


def refused(reason: str) -> Refused:
    return Refused(reason=Said(reason))


UNTESTED = refused("It was not tested as it is now. Wait for its back-test, or say why it may listen untested.")


def planned(world: World) -> list[tuple[str, Terms, float | None]]:
    plan = world.outside.plans.newest()
    return [(one.name, one.terms, one.per_week) for one in plan.rules] if plan else []


def saved(world: World, wanted: Wanted = DANGER) -> AlertRule:
    number = rules.save(world.as_alice, wanted)
    assert isinstance(number, int), number
    return AlertRule.objects.get(number=number, brand=world.as_alice.brand)


def listening(world: World, wanted: Wanted = DANGER) -> AlertRule:
    row = saved(world, wanted)
    assert rules.switch_on(world.as_alice, row.number, "We know what it does.") is None
    return row


def spoken(row: AlertRule, minutes: float = 0, name: str = "s_9", **other: Any) -> Signal:
    lane = Lane(row.lane)
    return signal(name, minutes, lane=lane, stream=str(row.pk), score=1.0, **other)


def take(world: World) -> None:
    feed.absorb(world.accesses, world.feed(), world.outside)


def test_new_rule_is_off_and_waits_for_its_test(world: World) -> None:
    row = saved(world)

    card = rule(world.as_alice, "1")
    assert (card.on, card.untested, card.asked_at, card.terms) == (False, True, NOON, DANGER.terms)
    assert planned(world) == []
    assert Event.objects.filter(kind="rule.saved").values_list("subject", "data").get() == (row.pk, '{"opens":true}')


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted(name=" ", terms=Tone()), "Give the rule a name: its alerts begin with it."),
        (Wanted(name="x" * 121, terms=Tone()), "The name is too long: 120 characters are the most."),
        (
            Wanted(name="x", terms=Tripwire()),
            "Say what should trip it: a query, a network that is new, or answers that pile up.",
        ),
        (Wanted(name="x", terms=Tone(minutes=30)), "The window in minutes must lie between 60 and 1,440."),
        (Wanted(name="x", terms=Tone(z=9.0)), "The number of standard errors must lie between 1.5 and 6.0."),
        (Wanted(name="x", terms=Reach(least=-1)), "The number of reactions must lie between 10 and 100,000,000."),
        (Wanted(name="x", terms=Spread(there=0)), "The number of posts there must lie between 1 and 100,000."),
        (Wanted(name="x", terms=Tripwire(ours=True, query="a")), "Say how many answers one of our posts has to draw."),
    ],
)
def test_what_cannot_be_meant_is_refused(world: World, wanted: Wanted, reason: str) -> None:
    assert rules.save(world.as_alice, wanted) == refused(reason)
    assert AlertRule.objects.count() == 0


def test_tripwire_may_name_a_saved_query_which_then_has_to_stay(world: World) -> None:
    unknown = rules.save(world.as_alice, Wanted(name="Press", terms=Tripwire(query="$press")))
    assert unknown == refused("No saved query is called $press. For a stock symbol write capitals, $PRESS.")
    monitor.save_query(world.as_alice, "Press", "author:jo")
    saved(world, Wanted(name="Press", terms=Tripwire(query="$press")))

    assert monitor.retire_query(world.as_alice, 1) == refused(
        "The alert rule Press would no longer work: No saved query is called $press. "
        "For a stock symbol write capitals, $PRESS."
    )
    rules.retire(world.as_alice, 1)
    assert monitor.retire_query(world.as_alice, 1) is None


def test_untested_rule_needs_a_reason(world: World) -> None:
    row = saved(world)

    assert rules.switch_on(world.as_alice, 1) == UNTESTED
    assert rules.switch_on(world.as_alice, 1, "  ") == UNTESTED
    assert planned(world) == []
    assert rules.switch_on(world.as_alice, 1, "The law asks for it.") is None
    assert planned(world) == [("Danger", DANGER.terms, None)]
    row.refresh_from_db()
    assert (row.on, row.untested_reason, row.switched_on_by_id) == (True, "The law asks for it.", world.alice)
    assert "law" not in Event.objects.get(kind="rule.switched-on").data


def test_tested_rule_needs_none_and_says_how_often_it_speaks(world: World) -> None:
    saved(world)
    listened(world, -600)
    Worker(world.outside).round()

    assert rules.switch_on(world.as_alice, 1) is None
    (name, terms, per_week), *rest = planned(world)
    assert (name, terms, rest) == ("Danger", DANGER.terms, [])
    assert per_week is not None
    assert per_week > 0


def test_changed_rule_counts_as_untested(world: World) -> None:
    saved(world)
    Worker(world.outside).round()
    other = replace(DANGER, terms=Tripwire(query="reason:death"))
    rules.save(world.as_alice, other, number=1)

    assert rule(world.as_alice, "1").untested
    assert rules.switch_on(world.as_alice, 1) == UNTESTED
    Worker(world.outside).round()
    assert rules.switch_on(world.as_alice, 1) is None
    assert rules.save(world.as_alice, DANGER, number=1) == UNTESTED
    assert [terms for _, terms, _ in planned(world)] == [other.terms]
    assert rules.save(world.as_alice, replace(other, name="Other name"), number=1) == 1
    assert [name for name, _, _ in planned(world)] == ["Other name"]
    assert rules.save(world.as_alice, DANGER, number=1, reason="It is narrower.") == 1
    assert planned(world) == [("Danger", DANGER.terms, None)]


def test_inside_an_open_incident_it_starts_at_once_and_its_test_follows(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")
    row = saved(world)

    assert [name for name, _, _ in planned(world)] == ["Danger"]
    assert row.untested_reason == "Switched on inside incident 1, before its back-test."
    assert row.test_asked_at == NOON
    Worker(world.outside).round()
    assert not rule(world.as_alice, "1").untested


def test_restricted_incident_gives_no_reason_others_could_read(world: World) -> None:
    assess.open_incident(world.as_alice, "Secret affair")
    assess.restrict(world.as_alice, 1, ())
    saved(world)

    assert rules.switch_on(world.as_alice, 1) == UNTESTED
    assert planned(world) == []


def test_kind_of_a_rule_stays(world: World) -> None:
    saved(world)

    assert rules.save(world.as_alice, Wanted(name="Danger", terms=Tone()), number=1) == refused(
        "A rule stays of its kind. Make a new one, and retire this one."
    )


def test_off_and_retired_are_in_no_plan(world: World) -> None:
    listening(world)
    listening(world, Wanted(name="Tone", terms=Tone()))
    rules.switch_off(world.as_alice, 1)
    assert [name for name, _, _ in planned(world)] == ["Tone"]
    rules.retire(world.as_alice, 2)

    assert planned(world) == []
    assert [card.key for card in cards(world.as_alice)] == ["hostile", "volume", "silence", "1"]
    with pytest.raises(NotFound):
        rules.switch_on(world.as_alice, 2, "again")


def test_who_may_do_what(world: World) -> None:
    row = saved(world)
    rita = world.access(world.join("Rita", Right.READ))

    with pytest.raises(NotAllowed):
        rules.save(world.as_bob, DANGER)
    with pytest.raises(NotAllowed):
        rules.switch_on(world.as_bob, 1, "please")
    rules.mute(world.as_bob, "1", None)
    with pytest.raises(NotAllowed):
        rules.mute(rita, "1", None)
    with pytest.raises(NotAllowed):
        rules.ask_test(rita, "1")
    with pytest.raises(NotFound):
        rules.mute(world.as_charlie, "1", None)
    assert [card.key for card in cards(world.as_charlie)] == ["hostile", "volume", "silence"]
    rules.record_test(world.as_charlie, row.pk, "", of_nothing())
    assert rule(world.as_alice, "1").test is None


def of_nothing() -> records.Tested:
    return records.Tested(start=NOON, end=NOON)


@pytest.mark.parametrize(("opens", "state"), [(True, "opened"), (False, "open")])
def test_rule_opens_where_it_was_asked_to(world: World, opens: bool, state: str) -> None:
    row = listening(world, replace(DANGER, opens=opens))
    world.commit(angry("x:1"), signals=[spoken(row, evidence=(PostKey("x:1"),))])
    take(world)

    found = signals(world.as_alice, state=None)[0]
    assert (found.state, found.rule, found.card) == (state, "Danger", "1")
    assert len(incidents(world.as_alice)) == opens
    if not opens:
        assert found.settled_reason == (
            "its rule opens no incident: it stays on the radar, where a person may promote it"
        )


def test_incident_a_rule_opened_is_never_noise(world: World) -> None:
    row = listening(world)

    def calm(*given: object) -> object:
        found = world.outside.assess(*given)  # type: ignore[arg-type]
        return replace(found, severity=replace(found.severity, level=Level.NOISE))

    world.commit(angry("x:1"), signals=[spoken(row)])
    feed.absorb(world.accesses, world.feed(), replace(world.outside, assess=calm))  # type: ignore[arg-type]

    assert [one.level for one in incidents(world.as_alice)] == [Level.WATCH]


def test_rule_that_is_off_by_now_opens_nothing(world: World) -> None:
    row = listening(world)
    rules.switch_off(world.as_alice, 1)
    world.commit(signals=[spoken(row)])
    take(world)

    assert (Incident.objects.count(), signals(world.as_alice)[0].rule) == (0, "Danger")


def test_muted_lane_is_noted_and_does_nothing_until_its_time_is_over(world: World) -> None:
    rules.mute(world.as_alice, "hostile", Instant(NOON + HOUR))
    world.commit(angry("x:1"), signals=[signal("s_1")])
    take(world)

    row = signals(world.as_alice, state=None)[0]
    assert (row.state, row.settled_reason, Incident.objects.count()) == (
        "muted",
        "muted when it fired: it opened nothing and called nobody",
        0,
    )
    assert signals(world.as_alice) == []
    assert [(one.key, one.until) for one in muted_everywhere([world.as_alice])[world.as_alice.brand]] == [
        ("hostile", NOON + HOUR)
    ]
    assert [len(one.muted) for one in radar(world.as_alice.person, world.outside).brands] == [1]
    world.clock.pass_minutes(61)
    world.commit(signals=[signal("s_2", 61)])
    take(world)
    assert (Incident.objects.count(), muted_everywhere([world.as_alice])) == (1, {})


def test_muted_signal_does_not_keep_an_incident_awake_and_a_person_may_still_use_it(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")
    rules.mute(world.as_alice, "hostile", None)
    world.commit(angry("x:1"), signals=[signal("s_1")])
    take(world)
    row = signals(world.as_alice, state=None)[0]

    assert row.incident is None
    assert assess.attach_signal(world.as_alice, row.id, 1) is None
    rules.unmute(world.as_alice, "hostile")
    world.commit(signals=[signal("s_2")])
    take(world)
    assert [one.incident for one in signals(world.as_alice, state=None)] == [1, 1]


def test_muted_lane_of_one_brand_is_loud_in_another(world: World) -> None:
    rules.mute(world.as_charlie, "hostile", None)
    world.commit(angry("x:1"), signals=[signal("s_1")])
    take(world)

    assert Incident.objects.count() == 1


def test_silent_source_is_seen_and_opens_nothing(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")
    world.commit(signals=[signal("s_1", lane=Lane.SILENCE, stream="bluesky-1")])
    take(world)

    row = signals(world.as_alice)[0]
    assert (row.state, row.incident, row.card) == ("open", None, "silence")


def test_silent_source_opens_an_incident_where_somebody_asked_for_it(world: World) -> None:
    """Muted once before: a row of its own must not open anything by itself."""
    rules.mute(world.as_alice, "silence", None)
    rules.unmute(world.as_alice, "silence")
    world.commit(signals=[signal("s_1", lane=Lane.SILENCE, stream="bluesky-1")])
    take(world)
    before = Incident.objects.count()
    rules.open_on_silence(world.as_alice, opens=True)
    world.commit(signals=[signal("s_2", lane=Lane.SILENCE, stream="bluesky-1")])
    take(world)

    row = signals(world.as_alice, state=None)[0]
    assert (before, [one.level for one in Incident.objects.all()]) == (0, [1])
    assert (row.incident, planned(world)) == (1, [])


def test_touched_lane_has_one_row_and_cannot_be_switched(world: World) -> None:
    rules.mute(world.as_alice, "volume", None)
    rules.unmute(world.as_alice, "volume")
    rules.ask_test(world.as_alice, "volume")

    assert AlertRule.objects.count() == 1
    assert planned(world) == []
    with pytest.raises(NotFound):
        rules.switch_off(world.as_alice, AlertRule.objects.get().number)
    assert rules.ask_test(world.as_alice, "silence") == refused(
        "What a source brought at each hour is not stored, so this cannot be tested."
    )


def test_week_counts_what_came_of_a_rule(world: World) -> None:
    row = listening(world)
    world.commit(angry("x:1"), signals=[spoken(row), spoken(row, 5, "s_8"), spoken(row, -8 * 24 * 60, "s_7")])
    take(world)
    sent_to_alice(world, useful=True)
    first, second = [one.id for one in signals(world.as_alice, state=None)[:2]]
    rules.rate_signal(world.as_alice, first, useful=False)
    rules.rate_signal(world.as_alice, second, useful=True)

    week = rule(world.as_alice, "1").week
    assert (week.alerts, week.opened, week.pages, week.useful, week.useless) == (2, 1, 1, 2, 1)
    assert rule(world.as_alice, "hostile").week.alerts == 0


def sent_to_alice(world: World, *, useful: bool) -> None:
    wish = calls.Wish(user=world.alice, name="phone", address="push://alice", least=Level.WATCH)
    calls.save_contact(world.as_alice, wish, world.outside)
    Worker(world.outside).round()
    calls.rate_call(world.as_alice, Call.objects.get().pk, useful=useful)


def test_rule_that_is_of_no_use_suggests_what_to_do_and_does_nothing(world: World) -> None:
    row = listening(world, replace(DANGER, opens=False))
    world.commit(signals=[spoken(row, minute, f"s_{minute}") for minute in (0, 5, 10)])
    take(world)
    for one in signals(world.as_alice)[:2]:
        rules.rate_signal(world.as_alice, one.id, useful=False)
    assert rule(world.as_alice, "1").advice is None
    monitor.dismiss_signal(world.as_alice, signals(world.as_alice)[2].id, "nothing")

    card = rule(world.as_alice, "1")
    assert card.advice == "3 of 3 marks this week say it was not useful. Make it stricter, or mute it for a while."
    assert (card.on, card.muted) == (True, None)


def test_mark_is_of_one_s_own_brand(world: World) -> None:
    world.commit(signals=[signal("s_1", lane=Lane.VOLUME)])
    take(world)

    with pytest.raises(NotFound):
        rules.rate_signal(world.as_charlie, signals(world.as_alice, state=None)[0].id, useful=True)
