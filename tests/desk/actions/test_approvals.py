"""What stands around a yes: findings settled by name, expiry, withdrawal, alternatives, the ways beside the path."""

from dataclasses import replace

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import deliver, respond, work
from firewarden.desk.actions.assess import open_incident, override_level
from firewarden.desk.outside import SANDBOX
from firewarden.desk.reads.drafts import DraftRow
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import Delivery, Event, Statement, Task
from firewarden.steps.respond.approval import Approved, NeedsMore
from firewarden.vocabulary.approval import PathRules, Preset, Way
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import NotAllowed
from firewarden.vocabulary.incident import CrisisType, FactStatus, Role
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import DeliveryState, DraftState, Filled, HoldingStatement, Refused
from tests.desk.world import World

TEXT = "We know of 5 people. We look into it."


@pytest.fixture
def draft(world: World) -> int:
    """Alice wrote it."""
    open_incident(world.as_alice, "Bags lost")
    number = respond.write_draft(world.as_alice, 1, TEXT)
    assert isinstance(number, int)
    return number


def row(world: World, number: int = 1) -> DraftRow:
    found = workbench(world.as_bob, 1, world.outside).drafts
    return next(one for one in found if one.number == number)


def confirmed(world: World) -> None:
    respond.add_fact(world.as_bob, 1, "5 people were counted", status=FactStatus.CONFIRMED, source="Gate log")


def approved(world: World, number: int = 1) -> None:
    confirmed(world)
    respond.request_approval(world.as_alice, 1, number)
    assert isinstance(respond.approve(world.as_bob, 1, number, row(world, number).version), Approved)


def test_what_nobody_confirmed_waits_in_fact_check_and_cannot_be_approved(world: World, draft: int) -> None:
    assert respond.request_approval(world.as_alice, 1, draft) is None

    found = row(world)
    assert (found.state, [(one.words, one.sentence) for one in found.open]) == (
        DraftState.FACT_CHECK,
        [("5", "We know of 5 people.")],
    )
    assert isinstance(respond.approve(world.as_bob, 1, draft, 1), Refused)


def test_a_fact_confirmed_in_place_lets_it_go_on(world: World, draft: int) -> None:
    respond.request_approval(world.as_alice, 1, draft)
    confirmed(world)

    assert row(world).state is DraftState.REVIEW


def test_a_waiver_names_who_why_what_and_which_version(world: World, draft: int) -> None:
    respond.request_approval(world.as_alice, 1, draft)

    assert respond.waive_finding(world.as_bob, 1, draft, 1, ("NUMBER", 11, 12), reason="I counted them") is None

    found = row(world)
    assert [(one.by, one.reason, one.words, one.codes, one.version, one.holds) for one in found.waivers] == [
        ("Bob", "I counted them", "5", ("NUMBER",), 1, True)
    ]
    assert (found.state, found.open) == (DraftState.REVIEW, ())


def test_a_waiver_does_not_outlive_its_sentence(world: World, draft: int) -> None:
    respond.waive_finding(world.as_bob, 1, draft, 1, ("NUMBER", 11, 12), reason="I counted them")
    respond.write_draft(world.as_alice, 1, "We know of 5 dead people. We look into it.", draft=draft)
    respond.request_approval(world.as_alice, 1, draft)

    assert (row(world).state, row(world).waivers[0].holds) == (DraftState.FACT_CHECK, False)


def test_a_fact_taken_back_stops_an_approved_text(world: World, draft: int) -> None:
    approved(world)
    respond.set_fact(world.as_bob, 1, 1, FactStatus.DISPUTED, source="Second count")

    refused = respond.publish(world.as_alice, 1, draft, ["town"], world.outside)

    says = "“5” stands in fact 1, which is disputed."
    assert refused == Refused(reason=Said("This text is fact-check. It can go out when it is approved."))
    assert [str(one.finding.message) for one in row(world).open] == [says]


def test_an_unused_approval_expires_and_is_given_anew(world: World, draft: int) -> None:
    approved(world)
    world.clock.pass_minutes(48 * 60)

    refused = respond.publish(world.as_alice, 1, draft, ["town"], world.outside)
    assert respond.keep_up(world.as_worker) == 1
    respond.request_approval(world.as_alice, 1, draft)

    assert refused == Refused(reason=Said("The approval has expired. Ask for it again."))
    assert (row(world).state, row(world).missing) == (DraftState.REVIEW, 1)
    assert respond.approve(world.as_bob, 1, draft, 1) == Approved(version=1)
    assert respond.publish(world.as_alice, 1, draft, ["town"], world.outside) == 1


def test_what_was_queued_on_an_approval_that_is_over_is_not_sent(world: World, draft: int) -> None:
    approved(world)
    respond.publish(world.as_alice, 1, draft, ["town"], world.outside)
    world.clock.pass_minutes(48 * 60)

    assert deliver.claim(world.as_worker, "w") is None
    assert respond.keep_up(world.as_worker) == 1
    assert (row(world).state, Delivery.objects.get().state) == (DraftState.EXPIRED, DeliveryState.CANCELED)


def test_a_withdrawn_text_takes_its_deliveries_along(world: World, draft: int) -> None:
    approved(world)
    respond.publish(world.as_alice, 1, draft, ["town", SANDBOX], world.outside)

    assert respond.withdraw(world.as_alice, 1, draft) is None
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.CANCELED}
    assert deliver.claim(world.as_worker, "w") is None


def test_what_is_being_sent_cannot_be_withdrawn_but_the_rest_is_stopped(world: World, draft: int) -> None:
    approved(world)
    respond.publish(world.as_alice, 1, draft, ["town", SANDBOX], world.outside)
    deliver.claim(world.as_worker, "w")

    refused = respond.withdraw(world.as_alice, 1, draft)

    assert isinstance(refused, Refused)
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["canceled", "claimed"]
    assert row(world).state is DraftState.QUEUED


def test_a_refused_text_is_over(world: World, draft: int) -> None:
    confirmed(world)
    respond.request_approval(world.as_alice, 1, draft)

    assert respond.reject(world.as_bob, 1, draft, 1, "Never say that") is None
    assert isinstance(respond.write_draft(world.as_alice, 1, "Once more", draft=draft), Refused)
    assert isinstance(respond.request_approval(world.as_alice, 1, draft), Refused)


def test_of_alternatives_one_goes_out_and_that_is_said_first(world: World, draft: int) -> None:
    other = respond.write_draft(world.as_alice, 1, "We look into it.", alternative_to=draft)
    assert isinstance(other, int)
    approved(world)

    refused = respond.publish(world.as_alice, 1, draft, ["town"], world.outside)

    assert isinstance(refused, Refused)
    assert [one.number for one in row(world).alternatives] == [other]
    assert respond.publish(world.as_alice, 1, draft, ["town"], world.outside, supersede=True) == 1
    assert row(world, other).state is DraftState.SUPERSEDED
    assert isinstance(respond.request_approval(world.as_alice, 1, other), Refused)


def test_a_level_that_rises_after_the_approval_asks_more_people(world: World, draft: int) -> None:
    approved(world)
    override_level(world.as_alice, 1, Level.SEVERE, "Somebody died")

    assert isinstance(respond.publish(world.as_alice, 1, draft, ["town"], world.outside), Refused)
    assert respond.request_approval(world.as_alice, 1, draft) is None
    assert (row(world).state, row(world).missing) == (DraftState.REVIEW, 2)


def test_two_people_break_the_glass_and_a_task_asks_to_go_over_it(world: World, draft: int) -> None:
    confirmed(world)
    override_level(world.as_alice, 1, Level.SEVERE, "Somebody died")

    assert respond.touch_glass(world.as_alice, 1, draft, 1, "Prints at six") == NeedsMore(missing=1)
    assert isinstance(respond.touch_glass(world.as_alice, 1, draft, 1, "Prints at six"), Refused)
    assert respond.touch_glass(world.as_bob, 1, draft, 1, "I agree") == Approved(version=1, way=Way.BREAK_GLASS)

    task = Task.objects.get()
    assert (task.text, task.due_at) == (
        "Go over text 1, which two people let out without the full path",
        world.as_bob.now + 24 * HOUR,
    )
    assert (row(world).way, [one.by for one in row(world).glass]) == (Way.BREAK_GLASS, ["Alice", "Bob"])
    assert respond.publish(world.as_alice, 1, draft, ["town"], world.outside) == 1
    told = [event.values() for event in Event.objects.filter(kind="draft.released")]
    assert told == [{"version": 1, "way": "break-glass"}]


def test_the_glass_is_not_broken_over_an_unconfirmed_number(world: World, draft: int) -> None:
    assert isinstance(respond.touch_glass(world.as_alice, 1, draft, 1, "Now"), Refused)


def test_a_team_of_one_releases_with_two_minutes_to_take_it_back(world: World, draft: int) -> None:
    confirmed(world)
    told = {"platforms": ["town"], "reason": "I am alone", "outside": world.outside}
    no = respond.release_alone(world.as_alice, 1, draft, 1, **told)  # type: ignore[arg-type]
    assert respond.save_path(world.as_alice, PathRules(solo=True)) is None

    assert isinstance(no, Refused)
    assert respond.release_alone(world.as_alice, 1, draft, 1, **told) == 1  # type: ignore[arg-type]
    assert deliver.claim(world.as_worker, "w") is None
    assert (row(world).way, row(world).goes_out_at) == (Way.SOLO, world.as_bob.wall + 2 * MINUTE)
    world.clock.pass_minutes(2)
    assert deliver.claim(world.as_worker, "w") is not None


def test_what_was_released_alone_is_taken_back(world: World, draft: int) -> None:
    confirmed(world)
    respond.save_path(world.as_alice, PathRules(solo=True))
    respond.release_alone(world.as_alice, 1, draft, 1, platforms=["town"], reason="I am alone", outside=world.outside)

    assert respond.withdraw(world.as_alice, 1, draft) is None
    world.clock.pass_minutes(5)
    assert deliver.claim(world.as_worker, "w") is None


def test_a_release_that_leads_nowhere_changes_nothing(world: World, draft: int) -> None:
    confirmed(world)
    respond.save_path(world.as_alice, PathRules(solo=True))

    refused = respond.release_alone(
        world.as_alice, 1, draft, 1, platforms=["village"], reason="I am alone", outside=world.outside
    )

    assert isinstance(refused, Refused)
    assert (row(world).state, row(world).way, Statement.objects.count()) == (DraftState.DRAFT, Way.PATH, 0)


HOLDING = HoldingStatement(
    crisis_type=CrisisType.OUTAGE,
    platform=None,
    language="en",
    text="We know of {count} people. We look into it.",
    version=1,
    approved_by="dora",
    approved_at=Instant(0),
    expires_at=Instant(4_000_000_000_000_000),
)


def test_first_words_approved_before_go_out_on_one_word(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    confirmed(world)
    slots = {"count": Filled(words="5", fact=1)}

    made = respond.release_express(world.as_bob, 1, HOLDING, slots, platforms=["town"], outside=world.outside)

    assert made == 1
    assert (row(world).way, Delivery.objects.get().text) == (Way.EXPRESS, "We know of 5 people. We look into it.")


def test_first_words_for_one_network_go_to_no_other(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    confirmed(world)
    slots = {"count": Filled(words="5", fact=1)}
    narrow = replace(HOLDING, platform="mars")

    refused = respond.release_express(world.as_bob, 1, narrow, slots, platforms=["town"], outside=world.outside)

    assert refused == Refused(reason=Said("This holding statement was approved for mars alone."))
    assert workbench(world.as_bob, 1, world.outside).drafts == ()


def test_a_small_edit_keeps_the_executive_where_the_brand_allows_it(world: World, draft: int) -> None:
    override_level(world.as_alice, 1, Level.SEVERE, "Somebody died")
    confirmed(world)
    dora = world.join("Dora", Right.APPROVE)
    work.take_role(world.as_alice, 1, Role.APPROVER_LEGAL, user=world.bob)
    work.take_role(world.as_alice, 1, Role.APPROVER_EXECUTIVE, user=dora)
    respond.save_path(world.as_alice, PathRules(small_edit=3))
    respond.request_approval(world.as_alice, 1, draft)
    respond.approve(world.as_bob, 1, draft, 1)
    respond.approve(world.access(dora), 1, draft, 1)

    respond.write_draft(world.as_alice, 1, TEXT.replace("look into", "look  into"), draft=draft)
    respond.request_approval(world.as_alice, 1, draft)

    assert [[seat.by for seat in step.seats] for step in row(world).steps] == [[""], ["Dora"]]


def test_whoever_may_not_approve_cannot_make_themselves_an_approver(world: World, draft: int) -> None:
    dora = world.join("Dora", Right.WORK)

    with pytest.raises(NotAllowed):
        work.take_role(world.access(dora), 1, Role.APPROVER_LEGAL)
    assert work.take_role(world.as_bob, 1, Role.APPROVER_LEGAL, user=dora) is None


def test_a_comment_and_the_words_changed_since_i_last_looked(world: World, draft: int) -> None:
    respond.comment(world.as_bob, 1, draft, "Say where")
    respond.write_draft(world.as_alice, 1, TEXT.replace("5", "6"), draft=draft)

    found = row(world)
    assert [(one.by, one.text, one.version) for one in found.comments] == [("Bob", "Say where", 1)]
    assert (found.known, [one.words for one in found.changed if one.change != "same"]) == (1, ["5", "6"])


def test_the_rules_of_a_brand_name_members_alone(world: World) -> None:
    stranger = PathRules(legal=frozenset({str(world.charlie)}))

    assert respond.save_path(world.as_alice, stranger) == Refused(
        reason=Said("Only members of the brand can be named.")
    )
    with pytest.raises(NotAllowed):
        respond.save_path(world.as_bob, PathRules())


def test_the_rules_of_a_brand_hold(world: World, draft: int) -> None:
    respond.save_path(world.as_alice, PathRules(levels=(Preset.TWO,) * 5, words=("people",)))

    assert [len(step.seats) for step in row(world).steps] == [2, 1]
