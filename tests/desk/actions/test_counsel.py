"""Counsel's notes: for few, and for nobody else not even there."""

from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from firewarden.desk.access import Access, Right
from firewarden.desk.actions import assess, calls, counsel, promised, promises, respond, work
from firewarden.desk.calling import call_words
from firewarden.desk.digesting import digest_words
from firewarden.desk.live.sqlite import SqliteTail
from firewarden.desk.reads import apology, audit, review, timeline, war_room, workbench
from firewarden.desk.reads import counsel as reads
from firewarden.desk.reads import promises as promise_reads
from firewarden.desk.records import Call, Chain, Contact, Event, chain
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import PRIVILEGED, EventKind
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.statement import Refused
from tests.desk.actions.test_calls import wish
from tests.desk.world import NOON, World


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")


def note(access: Access, *readers: UUID) -> UUID:
    made = counsel.add_counsel_note(access, 1, "Our exposure is large", readers)
    assert isinstance(made, UUID)
    return made


def read(access: Access) -> int:
    return len(reads.notes(access, 1))


def test_note_is_read_by_its_author_its_readers_and_the_legal_approver(world: World) -> None:
    wanda, lena = world.join("Wanda", Right.READ), world.join("Lena", Right.WORK)
    note(world.as_bob, wanda)

    assert [read(access) for access in (world.as_bob, world.access(wanda), world.access(lena), world.as_alice)] == [
        1,
        1,
        0,
        0,
    ]
    work.take_role(world.as_alice, 1, Role.APPROVER_LEGAL, user=lena)
    assert (read(world.access(lena)), read(world.as_alice)) == (1, 0)


def test_role_in_another_incident_opens_nothing(world: World) -> None:
    assess.open_incident(world.as_alice, "Another")
    work.take_role(world.as_alice, 2, Role.APPROVER_LEGAL)
    note(world.as_bob)

    assert read(world.as_alice) == 0


def test_worker_reads_none(world: World) -> None:
    note(world.as_bob)

    assert read(world.as_worker) == 0


def test_author_and_legal_say_who_reads_it_and_readers_do_not(world: World) -> None:
    wanda, made = world.join("Wanda", Right.WORK), note(world.as_bob)
    with pytest.raises(NotFound):
        counsel.share_counsel_note(world.access(wanda), 1, made, [wanda])

    assert counsel.share_counsel_note(world.as_bob, 1, made, [wanda]) is None
    refused = counsel.share_counsel_note(world.access(wanda), 1, made, [wanda, world.alice])
    assert isinstance(refused, Refused)
    assert refused.reason == "Only who wrote it, and the legal approver, say who reads it."
    assert (read(world.access(wanda)), read(world.as_alice)) == (1, 0)

    counsel.share_counsel_note(world.as_bob, 1, made, [])
    assert read(world.access(wanda)) == 0


def test_reader_is_a_member_of_the_brand(world: World) -> None:
    refused = counsel.add_counsel_note(world.as_bob, 1, "Our exposure is large", [world.charlie])

    assert isinstance(refused, Refused)
    assert refused.reason == "Only members of the brand can be named as readers."


def test_nothing_tells_of_it_but_the_chain(world: World) -> None:
    """The event is there, so that a note cannot be slipped in; it holds an id and a keyed hash."""
    before = len(timeline.timeline(world.as_bob, 1))
    tick = audit.last_tick()
    counsel.share_counsel_note(world.as_bob, 1, note(world.as_bob), [world.alice])

    assert [event.values() for event in Event.objects.filter(kind=EventKind.COUNSEL_NOTED)] == [{}]
    assert len(timeline.timeline(world.as_bob, 1)) == before
    assert {row.kind for row in audit.audit(world.as_bob).events}.isdisjoint(PRIVILEGED)
    assert audit.ticks(tick) == []
    assert chain.verify(Chain.objects.get(brand=world.as_bob.brand)) == []


WORD = "axolotl"


def test_nothing_that_leaves_the_house_or_is_put_together_for_many_holds_it(world: World) -> None:
    """Not even for who wrote it, and for who reads it: they forward digests, calls, reviews and exports. Pages are
    visited one by one in `test_stranger`."""
    wanda = world.join("Wanda", Right.MANAGE)
    for user in (world.alice, world.bob, wanda):
        asked = wish(world, user=user, address=f"push://{user}")
        assert not isinstance(calls.save_contact(world.as_alice, asked, world.outside), Refused)
    soon = Instant(NOON + HOUR)
    promises.make_promise(world.as_alice, 1, promises.Promised(text="We will call", due_at=soon, owner=world.bob))
    draft = respond.write_draft(world.as_alice, 1, "We are looking into it.", title="First words")
    assert isinstance(draft, int)
    assert isinstance(counsel.add_counsel_note(world.as_bob, 1, f"The {WORD} is liable", [wanda]), UUID)
    respond.request_approval(world.as_alice, 1, draft)
    world.clock.pass_minutes(30)
    promised.remind_promises(world.as_worker)
    calls.make_calls(world.as_worker)
    calls.send_calls(world.as_worker, world.outside, call_words)

    made: list[object] = [text for _, text in world.phones.rang]
    assert len(made) > 3
    for access in (world.as_alice, world.as_bob, world.access(wanda)):
        mine = Contact.objects.get(user=access.user)
        made += [
            digest_words(access, mine.pk, Instant(NOON - HOUR), access.now),
            review.review(access, 1),
            timeline.timeline(access, 1),
            audit.audit(access),
            war_room.war_room(access, 1, world.outside),
            promise_reads.brand_ledger(access, promise_reads.Wanted()),
            apology.apology(access, 1),
            workbench.workbench(access, 1, world.outside),
        ]
        assert [one.text for one in reads.notes(access, 1)] == (
            [] if access.user == world.alice else [f"The {WORD} is liable"]
        )
    made += [list(Event.objects.values()), world.outside.plans, list(Call.objects.values())]
    assert [one for one in made if WORD in repr(one)] == []


@pytest.mark.django_db(transaction=True)
def test_open_pages_are_not_told(world: World) -> None:
    tick = audit.last_tick()
    note(world.as_bob)
    work.add_note(world.as_bob, 1, "Seen by all")

    tail = SqliteTail(Path(connection.settings_dict["NAME"]))
    assert [happening.kind for happening in tail.after(tick, 10)] == ["note.added"]
    tail.close()
