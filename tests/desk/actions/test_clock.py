"""The public waits for our words: people are told, and called, before it waits too long."""

from firewarden.desk.actions.assess import open_incident, override_level
from firewarden.desk.actions.calls import save_contact
from firewarden.desk.actions.clock import watch_clocks
from firewarden.desk.actions.work import take_role
from firewarden.desk.reads.head import head
from firewarden.desk.records import Brand, Call, Event, Incident
from firewarden.steps.respond.clock import Clock
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.statement import Phase, Refused
from firewarden.vocabulary.tempo import Beat
from tests.desk.actions.test_calls import wish
from tests.desk.saying import tell
from tests.desk.world import NOON, World


def told(world: World) -> list[str]:
    return list(Event.objects.filter(kind__startswith="clock.").order_by("number").values_list("kind", flat=True))


def clock(world: World) -> Clock | None:
    return head(world.as_alice, 1, world.outside).done.clock


def speak(world: World, phase: Phase) -> None:
    soon = Instant(world.as_alice.now + HOUR)
    said = tell(world, 1, "Bags stand in Hall 2.", phase=phase, next_at=soon)
    assert not isinstance(said, Refused)


def test_people_are_told_at_four_fifths_and_at_the_end_once(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    assert watch_clocks(world.as_worker) == 0
    world.clock.pass_minutes(4 * 48)
    assert [watch_clocks(world.as_worker) for _ in range(2)] == [1, 0]
    world.clock.pass_minutes(49)
    assert [watch_clocks(world.as_worker) for _ in range(2)] == [1, 0]
    assert told(world) == ["clock.near", "clock.late"]


def test_whoever_leads_is_called_even_if_they_have_it(world: World) -> None:
    for person in (world.alice, world.bob):
        assert not isinstance(save_contact(world.as_alice, wish(world, user=person), world.outside), Refused)
    open_incident(world.as_alice, "Bags lost")
    take_role(world.as_bob, 1, Role.LEAD)
    world.clock.pass_minutes(200)

    watch_clocks(world.as_worker)

    assert [(row.cause, row.contact.user_id) for row in Call.objects.all()] == [("clock", world.bob)]


def test_rising_level_starts_the_clock_anew_and_falling_does_not(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    world.clock.pass_minutes(30)
    override_level(world.as_alice, 1, Level.CRISIS, "A child was hurt.")
    risen = clock(world)
    world.clock.pass_minutes(10)
    override_level(world.as_alice, 1, Level.ISSUE, "It was a rumor.")
    fallen = clock(world)

    at = Instant(NOON + 30 * MINUTE)
    assert risen == Clock(beat=Beat.ACKNOWLEDGE, since=at, due=Instant(at + HOUR))
    assert fallen == Clock(beat=Beat.ACKNOWLEDGE, since=at, due=Instant(at + 4 * HOUR))


def test_first_words_make_way_for_what_we_know(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    override_level(world.as_alice, 1, Level.SEVERE, "A child was hurt.")
    world.clock.pass_minutes(10)
    speak(world, Phase.AWARE)
    after_first = clock(world)
    speak(world, Phase.KNOWN)
    after_second = clock(world)

    assert after_first is not None
    assert after_second is not None
    assert (after_first.beat, after_first.due) == (Beat.SCOPE, NOON + HOUR)
    assert (after_second.beat, after_second.due) == (Beat.NEXT, NOON + 10 * MINUTE + HOUR)


def test_brand_has_times_of_its_own(world: World) -> None:
    Brand.objects.update(tempos={"2": [10, 20, 30]})
    open_incident(world.as_alice, "Bags lost")

    assert clock(world) == Clock(beat=Beat.ACKNOWLEDGE, since=NOON, due=Instant(NOON + 10 * MINUTE))


def test_closed_incident_waits_for_nothing(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    Incident.objects.update(state="closed")

    assert clock(world) is None
