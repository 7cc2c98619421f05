import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import respond, team, work
from firewarden.desk.actions.assess import open_incident, override_level
from firewarden.desk.outside import SANDBOX
from firewarden.desk.reads.workbench import facts, workbench
from firewarden.desk.records import Delivery, Event, Promise, Statement
from firewarden.steps.respond.approval import Approved, NeedsMore
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.errors import Conflict, NotAllowed, NotFound
from firewarden.vocabulary.finding import Code, Weight
from firewarden.vocabulary.incident import FactStatus, Role, Stance
from firewarden.vocabulary.statement import DraftKind, DraftState, Refused
from tests.desk.world import World

TEXT = "We lost your bags. We are sorry. We are looking for them."


@pytest.fixture
def draft(world: World) -> int:
    """Alice wrote it and asked for approval."""
    open_incident(world.as_alice, "Bags lost")
    number = respond.write_draft(world.as_alice, 1, TEXT)
    assert isinstance(number, int)
    assert respond.request_approval(world.as_alice, 1, number) is None
    return number


def test_approved_text_is_a_statement(world: World, draft: int) -> None:
    assert respond.approve(world.as_bob, 1, draft, 1) == Approved(version=1)

    assert [(row.version, row.text) for row in Statement.objects.all()] == [(1, TEXT)]
    row = workbench(world.as_bob, 1, world.outside).drafts[0]
    assert (row.state, row.mine, row.missing, [given.by for given in row.approvals]) == (
        DraftState.APPROVED,
        False,
        0,
        ["Bob"],
    )


def test_nobody_approves_their_own_text(world: World, draft: int) -> None:
    refused = respond.approve(world.as_alice, 1, draft, 1)

    assert refused == Refused(reason="You wrote part of this text. Somebody else has to approve it.")
    assert Statement.objects.count() == 0


def test_nobody_approves_a_text_they_once_wrote_part_of(world: World, draft: int) -> None:
    respond.write_draft(world.as_bob, 1, TEXT + " Ask us.", draft=draft)
    respond.write_draft(world.as_alice, 1, TEXT, draft=draft)
    respond.request_approval(world.as_alice, 1, draft)

    assert isinstance(respond.approve(world.as_bob, 1, draft, 3), Refused)


def test_level_four_needs_legal_and_executive_and_they_are_two(world: World, draft: int) -> None:
    override_level(world.as_alice, 1, Level.SEVERE, "Somebody died")
    dora = world.join("Dora", Right.APPROVE)
    refused = respond.approve(world.as_bob, 1, draft, 1)
    for user, role in (
        (world.bob, Role.APPROVER_LEGAL),
        (world.bob, Role.APPROVER_EXECUTIVE),
        (dora, Role.APPROVER_EXECUTIVE),
    ):
        assert work.take_role(world.as_alice, 1, role, user=user) is None

    assert refused == Refused(reason="It waits for: approver, legal. You do not sit there, or have said yes already.")
    assert respond.approve(world.as_bob, 1, draft, 1) == NeedsMore(missing=1)
    assert isinstance(respond.approve(world.as_bob, 1, draft, 1), Refused)
    assert respond.approve(world.access(dora), 1, draft, 1) == Approved(version=1)


def test_edit_after_the_reading_needs_a_new_reading(world: World, draft: int) -> None:
    respond.write_draft(world.as_alice, 1, TEXT + " Call us.", draft=draft)
    respond.request_approval(world.as_alice, 1, draft)

    refused = respond.approve(world.as_bob, 1, draft, 1)

    assert refused == Refused(reason="The text was changed since you read it: read version 2 and decide again.")


def test_edit_takes_the_approval_back(world: World, draft: int) -> None:
    respond.approve(world.as_bob, 1, draft, 1)
    respond.write_draft(world.as_alice, 1, TEXT + " Call us.", draft=draft)

    refused = respond.publish(world.as_alice, 1, draft, ["town"], world.outside)

    assert refused == Refused(reason="This text is draft. It can go out when it is approved.")
    assert Delivery.objects.count() == 0


def test_worker_right_does_not_approve(world: World, draft: int) -> None:
    dora = world.join("Dora", Right.WORK)

    with pytest.raises(NotAllowed):
        respond.approve(world.access(dora), 1, draft, 1)


def test_other_brand_sees_no_draft(world: World, draft: int) -> None:
    with pytest.raises(NotFound):
        respond.approve(world.as_charlie, 1, draft, 1)
    with pytest.raises(NotFound):
        workbench(world.as_charlie, 1, world.outside)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dear [NAME], sorry.", "[NAME] is still to be filled in."),
        (
            "Write to anna@example.org",
            "anna@example.org looks like a mail address. Take it out, or name it among the brand's own contacts.",
        ),
        ("   ", "There is no text yet."),
    ],
)
def test_unfinished_text_is_not_shown_to_approvers(world: World, text: str, sentence: str) -> None:
    open_incident(world.as_alice, "Bags lost")
    respond.write_draft(world.as_alice, 1, text)

    assert respond.request_approval(world.as_alice, 1, 1) == Refused(reason=sentence)


def test_own_contacts_may_be_named(world: World) -> None:
    team.change_brand(
        world.as_alice, name="Acme", handles=(), languages=(), excluded_words=(), contacts=("help@acme.example",)
    )
    open_incident(world.as_alice, "Bags lost")

    findings = respond.check_text(world.as_alice, 1, "Write to help@acme.example")
    assert [one.code for one in findings if one.weight is not Weight.WARN] == []


def test_number_needs_a_fact_until_a_fact_confirms_it(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    respond.add_fact(world.as_alice, 1, "1,200 bags were left behind", status=FactStatus.UNKNOWN)

    before = respond.check_text(world.as_alice, 1, "1200 bags were left behind")
    respond.set_fact(world.as_bob, 1, 1, FactStatus.CONFIRMED, source="Ground handling")

    after = respond.check_text(world.as_alice, 1, "1200 bags were left behind")
    assert [[one.code for one in found if one.weight is not Weight.WARN] for found in (before, after)] == [
        [Code.NUMBER, Code.DISPUTED],
        [],
    ]


def test_apology_is_read_as_one(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    findings = respond.check_text(world.as_alice, 1, "We are sorry for any inconvenience.", kind=DraftKind.APOLOGY)

    of_apology = [
        Code.IF,
        Code.NOACT,
        Code.MISS_RESPONSIBILITY,
        Code.MISS_REPAIR,
        Code.MISS_EXPLANATION,
        Code.MISS_REPENTANCE,
        Code.UNSPECIFIC,
    ]
    assert [finding.code for finding in findings if finding.code in of_apology] == of_apology


def test_fact_keeps_its_history(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    respond.add_fact(world.as_alice, 1, "Two people were treated")
    world.clock.pass_minutes(5)
    respond.set_fact(world.as_bob, 1, 1, FactStatus.DISPUTED, source="Airport doctor", text="One person was treated")

    row = facts(world.as_alice, 1)[0]
    assert (row.text, row.status) == ("One person was treated", FactStatus.DISPUTED)
    assert [(change.text, change.by) for change in row.changes] == [
        ("One person was treated", "Bob"),
        ("Two people were treated", "Alice"),
    ]


def test_confirmed_fact_names_its_source(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    refused = respond.add_fact(world.as_alice, 1, "Heating failed", status=FactStatus.CONFIRMED)

    assert refused == Refused(reason="A confirmed fact needs its source: who says so, or which paper.")


def test_changes_send_the_text_back(world: World, draft: int) -> None:
    assert respond.ask_for_changes(world.as_bob, 1, draft, 1, "Name the airport") is None

    row = workbench(world.as_alice, 1, world.outside).drafts[0]
    assert (row.state, row.mine, row.approvals[0].note) == (DraftState.CHANGES, True, "Name the airport")
    assert isinstance(respond.approve(world.as_bob, 1, draft, 1), Refused)


def test_published_text_goes_to_each_place_once(world: World, draft: int) -> None:
    respond.approve(world.as_bob, 1, draft, 1)

    assert respond.publish(world.as_alice, 1, draft, ["town", SANDBOX], world.outside) == 2
    assert respond.publish(world.as_bob, 1, draft, ["town"], world.outside) == 0
    assert sorted(Delivery.objects.values_list("platform", "text")) == [(SANDBOX, TEXT), ("town", TEXT)]


def test_text_longer_than_the_network_takes_is_not_queued(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    respond.write_draft(world.as_alice, 1, "Sorry. " * 50)
    respond.request_approval(world.as_alice, 1, 1)
    respond.approve(world.as_bob, 1, 1, 1)

    refused = respond.publish(world.as_alice, 1, 1, ["town", SANDBOX], world.outside)

    reason = "Town Square counts 349 and takes 280, and no thread. Write a shorter text for it."
    assert refused == Refused(reason=reason)
    assert Delivery.objects.count() == 0


def test_place_we_cannot_reach_is_refused(world: World, draft: int) -> None:
    respond.approve(world.as_bob, 1, draft, 1)

    refused = respond.publish(world.as_alice, 1, draft, ["village"], world.outside)

    assert refused == Refused(reason="We cannot publish on village. Choose where it should go.")


def test_draft_changed_by_two_people_at_once_is_noticed(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    respond.write_draft(world.as_alice, 1, "one")
    respond.write_draft(world.as_alice, 1, "two", draft=1, based_on=1)

    with pytest.raises(Conflict):
        respond.write_draft(world.as_bob, 1, "three", draft=1, based_on=1)


def test_stance_is_an_event_with_before_and_after(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    respond.set_stance(world.as_alice, 1, Stance.HOLD_ALL)

    event = Event.objects.order_by("-id")[0]
    assert (event.kind, event.values()) == ("stance.set", {"stance": "hold all", "before": "normal"})


def test_nothing_goes_out_in_a_locked_stance(world: World, draft: int) -> None:
    respond.approve(world.as_bob, 1, draft, 1)
    respond.set_stance(world.as_alice, 1, Stance.LOCKED)

    refused = respond.publish(world.as_alice, 1, draft, ["town"], world.outside)

    assert refused == Refused(reason="The stance is locked: nothing goes out. Whoever leads can unlock it.")
    respond.set_stance(world.as_alice, 1, Stance.HOLD_ALL)
    assert respond.publish(world.as_alice, 1, draft, ["town"], world.outside) == 1


def test_published_promise_stands_in_the_ledger_once(world: World, draft: int) -> None:
    respond.write_draft(world.as_alice, 1, TEXT + " We will write to everybody who waits by Friday.", draft=draft)
    respond.request_approval(world.as_alice, 1, draft)
    respond.approve(world.as_bob, 1, draft, 2)
    for place in ("town", SANDBOX):
        respond.publish(world.as_alice, 1, draft, [place], world.outside)

    [line] = Promise.objects.all()
    assert (line.text.startswith("We will write to everybody"), line.due_at is not None) == (True, True)
