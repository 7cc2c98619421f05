from uuid import UUID

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import prepare, respond, work
from firewarden.desk.actions.assess import open_incident, set_type
from firewarden.desk.reads.tasks import my_next, tasks
from firewarden.desk.reads.timeline import EventRow
from firewarden.desk.reads.war_room import war_room
from firewarden.desk.reads.watch import checklist
from firewarden.desk.records import Presence
from firewarden.steps.prepare.checklists import Item
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import NotAllowed, NotFound
from firewarden.vocabulary.incident import CrisisType, Role, Step, StepState
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World


@pytest.fixture
def incident(world: World) -> int:
    number = open_incident(world.as_alice, "Bags lost")
    assert isinstance(number, int)
    return number


def test_lead_is_handed_over(world: World, incident: int) -> None:
    work.take_role(world.as_alice, incident, Role.LEAD)
    work.take_role(world.as_bob, incident, Role.LEAD)
    work.take_role(world.as_bob, incident, Role.SCRIBE)

    roles = war_room(world.as_alice, incident, world.outside).roles
    assert [(role, person.name) for role, person in roles] == [(Role.LEAD, "Bob"), (Role.SCRIBE, "Bob")]


def test_stranger_takes_no_role(world: World, incident: int) -> None:
    refused = work.take_role(world.as_alice, incident, Role.LEAD, user=world.charlie)

    assert refused == Refused(reason="Only a member of the brand can take a role. Add them to the brand first.")


def test_next_is_mine_before_the_teams(world: World, incident: int) -> None:
    work.add_task(world.as_alice, incident, "Theirs", due_at=Instant(NOON + 1 * MINUTE), owner=world.bob)
    work.add_task(world.as_alice, incident, "Anybody's", due_at=Instant(NOON + 2 * MINUTE))
    work.add_task(world.as_alice, incident, "Mine", due_at=Instant(NOON + 9 * MINUTE), owner=world.alice)

    assert [row.text for row in tasks(world.as_alice, incident)] == ["Theirs", "Anybody's", "Mine"]
    mine, bobs = my_next(world.as_alice, incident), my_next(world.as_bob, incident)
    assert (mine and mine.text, bobs and bobs.text) == ("Mine", "Theirs")


def test_blocked_task_waits(world: World, incident: int) -> None:
    work.add_task(world.as_alice, incident, "Draft", owner=world.alice)
    work.add_task(world.as_alice, incident, "Facts")
    work.block_task(world.as_alice, incident, 1, 2)

    first = my_next(world.as_alice, incident)
    work.complete_task(world.as_bob, incident, 2)
    then = my_next(world.as_alice, incident)

    assert (first and first.text, then and then.text) == ("Facts", "Draft")


def test_tasks_never_wait_for_each_other(world: World, incident: int) -> None:
    for text in ("one", "two", "three"):
        work.add_task(world.as_alice, incident, text)
    work.block_task(world.as_alice, incident, 1, 2)
    work.block_task(world.as_alice, incident, 2, 3)

    assert isinstance(work.block_task(world.as_alice, incident, 3, 1), Refused)
    assert isinstance(work.block_task(world.as_alice, incident, 1, 1), Refused)
    assert [row.blocked_by for row in sorted(tasks(world.as_alice, incident), key=lambda row: row.number)] == [
        (2,),
        (3,),
        (),
    ]


def test_task_is_done_once_and_can_be_reopened(world: World, incident: int) -> None:
    work.add_task(world.as_alice, incident, "Call")

    assert work.complete_task(world.as_bob, incident, 1) is None
    assert isinstance(work.complete_task(world.as_bob, incident, 1), Refused)
    assert work.reopen_task(world.as_alice, incident, 1) is None
    assert tasks(world.as_alice, incident)[0].done_at is None


def test_task_belongs_to_members_alone(world: World, incident: int) -> None:
    work.add_task(world.as_alice, incident, "Call")

    assert isinstance(work.assign_task(world.as_alice, incident, 1, world.charlie), Refused)
    assert tasks(world.as_alice, incident)[0].owner is None


def test_reader_adds_no_task(world: World, incident: int) -> None:
    dora = world.join("Dora", Right.READ)

    with pytest.raises(NotAllowed):
        work.add_task(world.access(dora), incident, "Call")


def test_checklist_becomes_tasks_with_owners_and_times(world: World, incident: int) -> None:
    work.take_role(world.as_bob, incident, Role.FACT_KEEPER)

    count = work.start_checklist(world.as_alice, incident)

    rows = {row.item: row for row in tasks(world.as_alice, incident)}
    assert len(rows) == count
    assert rows["danger"].owner
    assert rows["danger"].owner.name == "Bob"
    assert rows["danger"].due_at == NOON + 10 * MINUTE
    assert rows["draft"].blocked_by == (rows["danger"].number,)
    assert rows["draft"].blocked


def test_checklist_started_again_adds_what_is_missing(world: World, incident: int) -> None:
    work.start_checklist(world.as_alice, incident)
    before = len(tasks(world.as_alice, incident))
    set_type(world.as_alice, incident, CrisisType.DATA)

    assert work.start_checklist(world.as_alice, incident) == 3
    assert work.start_checklist(world.as_alice, incident) == 0
    assert len(tasks(world.as_alice, incident)) == before + 3


def test_brands_own_checklist_comes_before_the_default(world: World, incident: int) -> None:
    items = (Item(key="call", text="Call Jonas", step=Step.RESPOND, due=5, role=Role.DEPUTY),)

    assert prepare.save_checklist(world.as_alice, Level.ISSUE, CrisisType.UNKNOWN, items) == 1
    assert work.start_checklist(world.as_alice, incident) == 1

    assert [row.text for row in tasks(world.as_alice, incident)] == ["Call Jonas"]
    assert checklist(world.as_alice, Level.ISSUE, CrisisType.UNKNOWN).items == items
    assert checklist(world.as_charlie, Level.ISSUE, CrisisType.UNKNOWN).version == 0


def test_checklist_that_waits_for_nothing_is_refused(world: World) -> None:
    items = (Item(key="call", text="Call", step=Step.RESPOND, due=5, after=("gone",)),)

    refused = prepare.save_checklist(world.as_alice, Level.ISSUE, CrisisType.UNKNOWN, items)

    assert refused == Refused(reason="Item call waits for gone, which is no other item here.")


def test_doing_the_thing_completes_its_task(world: World, incident: int) -> None:
    work.start_checklist(world.as_alice, incident)

    respond.write_draft(world.as_alice, incident, "We are looking into it.")

    row = next(row for row in tasks(world.as_alice, incident) if row.item == "draft")
    assert row.done_at == NOON


def test_step_not_needed_says_why(world: World, incident: int) -> None:
    assert isinstance(work.mark_step(world.as_alice, incident, Step.OFFLINE, " "), Refused)
    work.mark_step(world.as_alice, incident, Step.OFFLINE, "Nobody is harmed")

    found = {one.step: one for one in war_room(world.as_alice, incident, world.outside).rail}
    assert (found[Step.OFFLINE].state, found[Step.OFFLINE].because) == (StepState.NOT_NEEDED, "Nobody is harmed")

    work.unmark_step(world.as_alice, incident, Step.OFFLINE)
    found = {one.step: one for one in war_room(world.as_alice, incident, world.outside).rail}
    assert found[Step.OFFLINE].state is StepState.NOT_STARTED


def test_who_is_here_leaves_after_two_minutes(world: World, incident: int) -> None:
    work.heartbeat(world.as_bob, incident)
    assert [one.name for one in war_room(world.as_alice, incident, world.outside).here] == ["Bob"]

    world.clock.pass_minutes(2.1)

    assert war_room(world.as_alice, incident, world.outside).here == ()
    assert Presence.objects.count() == 1


def unseen(world: World, incident: int) -> list[EventRow]:
    return list(war_room(world.as_alice, incident, world.outside).changes)


def test_what_changed_since_i_looked_leaves_my_own_out(world: World, incident: int) -> None:
    work.looked(world.as_alice, incident)
    work.add_note(world.as_alice, incident, "mine")
    work.add_note(world.as_bob, incident, "his")

    assert [(row.actor, row.words) for row in unseen(world, incident)] == [("Bob", "his")]
    work.looked(world.as_alice, incident)
    assert unseen(world, incident) == []


def test_nobody_of_another_brand_is_seen_here(world: World, incident: int) -> None:
    with pytest.raises(NotFound):
        work.heartbeat(world.as_charlie, incident)
    with pytest.raises(NotFound):
        work.looked(world.as_charlie, incident)
    assert isinstance(world.charlie, UUID)
