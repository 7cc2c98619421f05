import threading
import time
from dataclasses import replace

import pytest
from django.db import connection

from firewarden.desk.actions import respond, work
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.reads.incidents import incidents
from firewarden.desk.reads.timeline import timeline
from firewarden.desk.records import AssessmentVersion, Event, Incident, Publication
from firewarden.desk.worker import Worker, run
from firewarden.vocabulary.assessment import Assessment, Level
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.statement import Phase
from tests.desk.saying import tell
from tests.desk.world import NOON, World, angry, signal


def test_round_takes_over_the_feed_and_sends(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    worker = Worker(world.outside)

    worker.round()
    respond.write_draft(world.as_alice, 1, "We know.")
    respond.request_approval(world.as_alice, 1, 1)
    respond.approve(world.as_bob, 1, 1, 1)
    respond.publish(world.as_alice, 1, 1, ["town"], world.outside)
    worker.round()

    assert [row.title for row in incidents(world.as_alice)] == ["Trouble with bags"]
    assert [text for _, text, _ in world.network.sent] == ["We know."]
    assert worker.round() == 0


def test_assessment_follows_the_stream_every_twenty_seconds(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    worker = Worker(world.outside)
    worker.round()
    world.commit(*(angry(f"x:{number}") for number in range(2, 20)))

    assert worker.round() == 0
    world.clock.pass_minutes(0.5)
    assert worker.round() == 1
    assert incidents(world.as_alice)[0].level is Level.ISSUE


def test_overdue_task_is_told_once(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    work.add_task(world.as_alice, 1, "Call", due_at=Instant(NOON + MINUTE))
    worker = Worker(world.outside)
    world.clock.pass_minutes(2)

    worker.round()
    worker.round()

    assert [row.kind for row in timeline(world.as_alice, 1)].count(EventKind.TASK_OVERDUE) == 1


def test_only_the_newest_promise_of_an_update_is_late(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    for text in ("one", "two"):
        tell(world, 1, text, phase=Phase.KNOWN, next_at=Instant(NOON + MINUTE))
    world.clock.pass_minutes(2)

    Worker(world.outside).round()
    Worker(world.outside).round()

    late = Event.objects.filter(kind="update.overdue")
    assert [event.values() for event in late] == [{"number": 2}]


def test_failure_in_one_brand_leaves_the_others_alone(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    open_incident(world.as_charlie, "Other trouble")
    acme = world.brand

    def assess(*args: object) -> Assessment:
        if args[1] == acme:
            raise RuntimeError("a defect")
        return world.outside.assess(*args)  # type: ignore[arg-type]

    Worker(replace(world.outside, assess=assess)).round()

    assert list(AssessmentVersion.objects.values_list("incident__title", flat=True)) == ["Other trouble"]


@pytest.mark.django_db(transaction=True)
def test_worker_stops_when_told(world: World) -> None:
    stop = threading.Event()
    world.commit(angry("x:1"), signals=[signal(evidence=(PostKey("x:1"),))])

    def work_on() -> None:
        run(world.outside, stop, pause=0.01)
        connection.close()

    thread = threading.Thread(target=work_on)
    thread.start()
    deadline = time.monotonic() + 20
    while not Incident.objects.exists() and time.monotonic() < deadline:
        stop.wait(0.01)
    stop.set()
    thread.join(timeout=20)

    assert not thread.is_alive()
    assert (Incident.objects.count(), Publication.objects.count()) == (1, 0)
