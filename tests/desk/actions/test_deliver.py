import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection

from firewarden.desk.actions import deliver, respond
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.outside import SANDBOX, Outside
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import Delivery, Event, Publication
from firewarden.desk.sandbox import SandboxPublisher
from firewarden.vocabulary.errors import ConfigError, NetworkError, NotFound
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.publishing import Outgoing, Uncertain
from firewarden.vocabulary.statement import DeliveryState, Refused
from tests.desk.world import NOON, Network, World


class Killed(BaseException):
    """What a process that is killed does to the code it runs: everything stops, nothing is cleaned up."""


def ready(world: World, platform: str = "town") -> Delivery:
    """An approved statement, queued."""
    open_incident(world.as_alice, "Bags lost")
    respond.write_draft(world.as_alice, 1, "We lost your bags. We are sorry.")
    respond.request_approval(world.as_alice, 1, 1)
    respond.approve(world.as_bob, 1, 1, 1)
    respond.publish(world.as_alice, 1, 1, [platform], world.outside)
    return Delivery.objects.get()


def send_all(world: World, worker: str = "w1") -> list[DeliveryState]:
    states = []
    while (claimed := deliver.claim(world.as_worker, worker)) is not None:
        states.append(deliver.send(world.as_worker, claimed, worker, world.outside))
    return states


def test_queued_delivery_is_published(world: World) -> None:
    ready(world)

    assert send_all(world) == [DeliveryState.SENT]

    row = workbench(world.as_alice, 1, world.outside).drafts[0].deliveries[0]
    assert (row.state, row.url, row.attempts) == (DeliveryState.SENT, "https://town.example/1", 1)
    assert [text for _, text, _ in world.network.sent] == ["We lost your bags. We are sorry."]
    assert send_all(world) == []


def test_sure_failure_is_tried_again_later(world: World) -> None:
    ready(world)
    world.network.trouble = [NetworkError("503")]

    assert send_all(world) == [DeliveryState.PENDING]
    assert send_all(world) == []
    world.clock.pass_minutes(1)
    assert send_all(world) == [DeliveryState.SENT]
    assert len(world.network.sent) == 1


def test_six_sure_failures_are_the_end(world: World) -> None:
    ready(world)
    world.network.trouble = [NetworkError("503")] * 10

    states = []
    for _ in range(10):
        world.clock.pass_minutes(60)
        states += send_all(world)

    assert states == [DeliveryState.PENDING] * 5 + [DeliveryState.FAILED]
    assert Delivery.objects.get().answer == "503"


def test_permanent_failure_is_not_tried_again(world: World) -> None:
    ready(world)
    world.network.trouble = [NetworkError("account closed", permanent=True)]

    assert send_all(world) == [DeliveryState.FAILED]


def test_uncertain_send_is_never_repeated(world: World) -> None:
    ready(world)
    world.network.trouble = [Uncertain(reason="the connection broke after sending")]

    assert send_all(world) == [DeliveryState.UNKNOWN]
    world.clock.pass_minutes(600)
    deliver.release_stale(world.as_worker, world.outside)
    assert send_all(world) == []
    assert Publication.objects.count() == 0


def test_worker_killed_while_sending_leaves_an_unknown(world: World) -> None:
    ready(world)
    world.network.after = [Killed()]
    with pytest.raises(Killed):
        send_all(world)

    assert send_all(world, "w2") == []
    world.clock.pass_minutes(11)
    assert deliver.release_stale(world.as_worker, world.outside) == 1

    assert send_all(world, "w2") == []
    assert Delivery.objects.get().state == DeliveryState.UNKNOWN
    assert len(world.network.sent) == 1


def test_claim_of_a_worker_that_is_surely_dead_does_not_have_to_grow_old(world: World) -> None:
    ready(world, SANDBOX)
    deliver.claim(world.as_worker, "w1")

    assert deliver.release_stale(world.as_worker, world.outside, lambda name: name == "w2") == 0
    assert deliver.release_stale(world.as_worker, world.outside, lambda name: name == "w1") == 1
    assert send_all(world, "w2") == [DeliveryState.SENT]


def test_worker_killed_while_sending_is_repeated_where_repeats_are_safe(world: World) -> None:
    ready(world, SANDBOX)
    claimed = deliver.claim(world.as_worker, "w1")
    assert claimed is not None
    said = Outgoing(text="We lost your bags. We are sorry.")
    SandboxPublisher(world.sandbox, world.clock).publish(Delivery.objects.get().key, said)

    world.clock.pass_minutes(11)
    deliver.release_stale(world.as_worker, world.outside)

    assert send_all(world, "w2") == [DeliveryState.SENT]
    assert len(list(world.sandbox.iterdir())) == 1
    assert [made.native_id for made in Publication.objects.all()] == [path.stem for path in world.sandbox.iterdir()]


def test_person_settles_what_nobody_knows(world: World) -> None:
    row = ready(world)
    world.network.trouble = [Uncertain(reason="broken")]
    send_all(world)

    assert deliver.settle(world.as_bob, row.pk, went_out=True, url="https://town.example/9") is None

    assert [made.url for made in Publication.objects.all()] == ["https://town.example/9"]
    assert isinstance(deliver.settle(world.as_bob, row.pk, went_out=False), Refused)


def test_person_sends_again_what_did_not_go_out(world: World) -> None:
    row = ready(world)
    world.network.trouble = [Uncertain(reason="broken")]
    send_all(world)

    deliver.settle(world.as_bob, row.pk, went_out=False)

    assert send_all(world) == [DeliveryState.SENT]


def test_delivery_not_claimed_yet_can_be_stopped(world: World) -> None:
    row = ready(world)

    assert deliver.cancel(world.as_alice, row.pk) is None

    assert send_all(world) == []
    assert deliver.cancel(world.as_alice, row.pk) == Refused(
        reason="It is too late: the delivery is under way or done."
    )


def test_delivery_of_another_brand_is_not_found(world: World) -> None:
    row = ready(world)

    with pytest.raises(NotFound):
        deliver.cancel(world.as_charlie, row.pk)
    with pytest.raises(NotFound):
        deliver.settle(world.as_charlie, uuid4(), went_out=True)


def test_retries_go_by_the_wall_not_by_the_brand(world: World) -> None:
    ready(world)

    row = Delivery.objects.get()
    assert (row.next_at, row.made_at) == (NOON, NOON)


@pytest.mark.parametrize("kind", [BrandKind.DRILL, BrandKind.DEMO])
def test_drill_and_demo_never_get_a_live_network(world: World, kind: BrandKind) -> None:
    live = Network(publishing=replace(Network().publishing, live=True))

    with pytest.raises(ConfigError):
        replace(world.outside, publishers={kind: {"town": live}})


@pytest.mark.django_db(transaction=True)
def test_two_workers_publish_each_thing_once(world: World) -> None:
    row = ready(world, SANDBOX)
    copies = [
        Delivery(
            **{field.attname: getattr(row, field.attname) for field in Delivery._meta.concrete_fields}
            | {"pk": uuid4(), "id": uuid4(), "key": f"k{number}"}
        )
        for number in range(29)
    ]
    Delivery.objects.bulk_create(copies)
    sent: dict[str, int] = {"w1": 0, "w2": 0}
    begin = threading.Barrier(2)

    def work(name: str, outside: Outside) -> None:
        access = world.as_worker
        begin.wait()
        while (claimed := deliver.claim(access, name)) is not None:
            deliver.send(access, claimed, name, outside)
            sent[name] += 1
        connection.close()

    threads = [threading.Thread(target=work, args=(name, world.outside)) for name in sent]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(sent.values()) == 30
    assert Publication.objects.count() == 30
    assert Event.objects.filter(kind="publication.made").count() == 30
    assert len(list(world.sandbox.iterdir())) == 30
