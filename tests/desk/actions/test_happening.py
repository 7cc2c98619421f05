"""*It is happening now*: an incident at once, and a wish that sources be read back."""

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import assess, monitor, team
from firewarden.desk.actions.happening import BACK, happening_now, read_back
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.reads.team import access, clients
from firewarden.desk.records import Backfill, Event, Incident
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.errors import NotAllowed, NotFound
from firewarden.vocabulary.plan import Backfill as Wish
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World


def wishes(world: World) -> list[Wish]:
    plan = world.outside.plans.newest()
    return [] if plan is None else list(plan.backfills)


def test_incident_opens_and_the_plan_says_how_far_back(world: World) -> None:
    assert happening_now(world.as_alice, " It burns ", since=Instant(NOON - HOUR)) == 1

    incident = Incident.objects.get()
    assert (incident.title, incident.since, incident.opened_at) == ("It burns", NOON - HOUR, NOON)
    row = Backfill.objects.get()
    assert wishes(world) == [Wish(id=str(row.pk), brand=world.brand, since=Instant(NOON - HOUR - BACK), asked_at=NOON)]
    event = Event.objects.get(kind="backfill.asked")
    assert (event.incident, event.subject, event.data) == (incident.pk, row.pk, "{}")


def test_nobody_knows_since_when_so_a_day_is_looked_at(world: World) -> None:
    happening_now(world.as_alice, "It burns")
    assert Incident.objects.get().since == NOON - DAY


def test_it_says_what_happened_or_joins_an_incident(world: World) -> None:
    assert happening_now(world.as_alice, " ") == Refused(reason="Say in a few words what happened.")
    assert wishes(world) == []

    number = assess.open_incident(world.as_alice, "Smoke")
    assert isinstance(number, int)
    assert happening_now(world.as_alice, "", incident=number) == number
    assert [wish.since for wish in wishes(world)] == [NOON - BACK]
    with pytest.raises(NotFound):
        happening_now(world.as_alice, "", incident=99)


def test_pressing_twice_is_once_and_later_it_is_another(world: World) -> None:
    number = happening_now(world.as_alice, "It burns")
    assert isinstance(number, int)
    first = wishes(world)
    world.clock.pass_minutes(5)
    assert read_back(world.as_alice, number) is None
    assert wishes(world) == first

    world.clock.pass_minutes(10)
    assert read_back(world.as_alice, number) is None
    assert [(wish.since, wish.asked_at) for wish in wishes(world)] == [(first[0].since, world.clock.at)]
    assert Backfill.objects.count() == 2


def test_each_brand_has_its_newest_wish_in_the_plan(world: World) -> None:
    happening_now(world.as_alice, "It burns")
    happening_now(world.as_charlie, "It floods")
    assert sorted(wish.brand for wish in wishes(world)) == sorted([world.brand, str(world.as_charlie.brand)])

    monitor.save_query(world.as_alice, "Name", "acme")
    assert len(wishes(world)) == 2


def test_drill_opens_and_reads_nothing_back(world: World) -> None:
    client = clients(world.as_alice.person)[0]
    slug = team.create_brand(world.as_alice.person, client.id, "Practice", kind=BrandKind.DRILL)
    assert isinstance(slug, str)
    drill = access(world.as_alice.person, slug)

    number = happening_now(drill, "It burns")
    assert isinstance(number, int)
    assert read_back(drill, number) == Refused(reason="A drill or demo brand reads recordings, never a live network.")
    assert wishes(world) == []


def test_who_only_reads_may_not(world: World) -> None:
    reader = world.access(world.join("rita", Right.READ))
    with pytest.raises(NotAllowed):
        happening_now(reader, "It burns")
    assert report_trouble(reader, Report(words="It burns", now=True)) == 1
    assert wishes(world) == []


def test_report_can_say_that_it_is_happening_now(world: World) -> None:
    assert report_trouble(world.as_alice, Report(words="It burns")) == 1
    assert (wishes(world), Incident.objects.get(number=1).since) == ([], NOON)
    assert report_trouble(world.as_alice, Report(words="It burns higher", now=True)) == 2
    assert [wish.since for wish in wishes(world)] == [NOON - DAY - BACK]
    assert Incident.objects.get(number=2).since == NOON - DAY
