"""Answers to people: replies, the queue, private cases, updates, the decision to apologize."""

import pytest

from firewarden.desk.access import Access
from firewarden.desk.actions import apologize, deliver, engage, feed, offline, personalize
from firewarden.desk.outside import SANDBOX
from firewarden.desk.reads.cases import case, cases
from firewarden.desk.reads.inbox import Conversation, conversation, inbox
from firewarden.desk.reads.queue import incident_queue
from firewarden.desk.reads.settled import settled
from firewarden.desk.reads.status import status_page
from firewarden.desk.reads.timeline import timeline
from firewarden.desk.reads.updates import updates
from firewarden.desk.reads.war_room import war_room
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import Event
from firewarden.vocabulary.answering import Sending
from firewarden.vocabulary.apology import Answer
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import NetworkError, NotFound
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import CaseState, Fault
from firewarden.vocabulary.statement import Phase, Refused
from tests.desk.inbox import put_aside
from tests.desk.saying import tell
from tests.desk.world import NOON, World, angry, signal


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    """Two people were angry; one of them has more followers."""
    world.commit(
        angry("x:1", text="My suitcase is lost", followers=10),
        angry("x:2", text="My pram was broken", followers=9_000),
        signals=[signal(evidence=(PostKey("x:1"), PostKey("x:2")))],
    )
    feed.absorb(world.accesses, world.feed(), world.outside)


def posts(access: Access) -> list[Conversation]:
    """Who waits first, each other post once."""
    waiting = inbox(access, 1).waiting
    rest = settled(access, 1, incident_queue(access, 1))
    others = dict.fromkeys(row.number for part in rest.values() for row in part.rows)
    return [*waiting, *(conversation(access, 1, number) for number in others)]


def number_of(world: World, key: str) -> int:
    return next(one.post.number for one in posts(world.as_alice) if one.post.post_key == key)


def test_queue_has_the_louder_of_two_equals_first(world: World) -> None:
    assert [(one.post.post_key, one.waits) for one in posts(world.as_bob)] == [("x:2", True), ("x:1", True)]


def test_sent_reply_takes_the_person_out_of_the_queue(world: World) -> None:
    to = number_of(world, "x:1")
    personalize.write_reply(world.as_bob, 1, to, "Your suitcase is in Lisbon and comes tomorrow.")

    assert personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.FITS) is None

    assert [(one.post.post_key, one.waits) for one in posts(world.as_bob)] == [("x:2", True), ("x:1", False)]
    claimed = deliver.claim(world.as_worker, "w")
    assert claimed is not None
    deliver.send(world.as_worker, claimed, "w", world.outside)
    assert [(text, to) for _, text, to in world.network.sent] == [
        ("Your suitcase is in Lisbon and comes tomorrow.", "x:1")
    ]


def test_reply_that_never_arrived_leaves_the_person_waiting(world: World) -> None:
    personalize.write_reply(world.as_bob, 1, number_of(world, "x:1"), "Your suitcase is in Lisbon.")
    personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.FITS)
    world.network.trouble = [NetworkError("account closed", permanent=True)]
    claimed = deliver.claim(world.as_worker, "w")
    assert claimed is not None

    deliver.send(world.as_worker, claimed, "w", world.outside)

    assert {one.post.post_key: one.waits for one in posts(world.as_bob)} == {"x:1": True, "x:2": True}
    assert war_room(world.as_bob, 1, world.outside).waiting == 2


def test_reply_is_sent_once(world: World) -> None:
    personalize.write_reply(world.as_bob, 1, number_of(world, "x:1"), "Your suitcase is in Lisbon.")
    personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.FITS)

    again = personalize.send_reply(world.as_alice, 1, 1, "town", world.outside, because=Sending.FITS)

    assert again == Refused(reason="This reply was sent already.")


def test_reply_with_personal_data_does_not_go_out(world: World) -> None:
    personalize.write_reply(
        world.as_bob, 1, number_of(world, "x:1"), "Call Anna at +49 170 1234567 about your suitcase"
    )

    refused = personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.FITS)

    assert refused == Refused(
        reason="+49 170 1234567 looks like a phone number. Take it out, or name it among the brand's own contacts."
    )


def test_copy_of_an_earlier_reply_is_pointed_at(world: World) -> None:
    words = "We are sorry about your suitcase and will bring it to you tomorrow morning."
    personalize.write_reply(world.as_bob, 1, number_of(world, "x:1"), words)
    personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.FITS)

    findings = personalize.check_reply(world.as_bob, 1, number_of(world, "x:2"), words)

    assert [finding.code for finding in findings] == [Code.COPY, Code.OFF_TOPIC]


def test_post_put_aside_says_why(world: World) -> None:
    to = number_of(world, "x:2")

    assert isinstance(put_aside(world.as_bob, 1, to, ""), Refused)
    put_aside(world.as_bob, 1, to, "A joke")

    rest = settled(world.as_bob, 1, incident_queue(world.as_bob, 1))["aside"].rows
    assert [(one.number, one.aside_reason) for one in rest] == [(to, "A joke")]
    engage.undo(world.as_bob)
    assert posts(world.as_bob)[0].post.post_key == "x:2"


def test_case_needs_consent_before_private_talk(world: World) -> None:
    offline.open_case(world.as_bob, 1, "Suitcase with medicine", evidence=number_of(world, "x:1"))

    refused = offline.move_case(world.as_bob, 1, 1, CaseState.TALKING)
    moved = offline.move_case(world.as_bob, 1, 1, CaseState.TALKING, consent="Asked for a call in her reply")

    assert refused == Refused(reason="Write down how the person agreed to talk in private before you do.")
    assert moved is None
    row = case(world.as_bob, 1, 1)
    assert (row.person, row.state, row.consent) == ("x_1", CaseState.TALKING, "Asked for a call in her reply")


def test_private_note_is_in_no_timeline(world: World) -> None:
    offline.open_case(world.as_bob, 1, "Suitcase with medicine")
    offline.note_case(world.as_bob, 1, 1, "Takes insulin, lives in Porto")

    assert [note.text for note in cases(world.as_alice, 1)[0].notes] == ["Takes insulin, lives in Porto"]
    assert "insulin" not in str(timeline(world.as_alice, 1))
    assert "insulin" not in str(list(Event.objects.values_list("data", "digest")))


def test_case_of_another_brand_is_not_found(world: World) -> None:
    offline.open_case(world.as_bob, 1, "Suitcase with medicine")

    with pytest.raises(NotFound):
        cases(world.as_charlie, 1)
    with pytest.raises(NotFound):
        offline.note_case(world.as_charlie, 1, 1, "hello")


def test_updates_are_numbered_and_promise_the_next(world: World) -> None:
    first = tell(world, 1, "We know.", phase=Phase.AWARE, next_at=Instant(NOON + HOUR))
    world.clock.pass_minutes(30)
    second = tell(world, 1, "All bags found.", phase=Phase.CLOSED, next_at=None, platforms=[SANDBOX])

    assert (first, second) == (1, 2)
    assert [(row.number, row.phase, row.next_at) for row in updates(world.as_alice, 1).updates] == [
        (2, Phase.CLOSED, None),
        (1, Phase.AWARE, NOON + HOUR),
    ]


def test_update_without_a_next_is_refused(world: World) -> None:
    refused = tell(world, 1, "We know.", phase=Phase.AWARE, next_at=None)

    assert isinstance(refused, Refused)
    assert updates(world.as_alice, 1).updates == ()


def test_correction_leaves_the_old_words_to_be_read(world: World) -> None:
    for text, corrects in (("Nobody was hurt.", None), ("One person was hurt.", 1)):
        tell(
            world,
            1,
            text,
            phase=Phase.KNOWN,
            next_at=Instant(NOON + HOUR),
            corrects=corrects,
        )

    thread = status_page("acme", NOON).threads[0]
    assert [(row.text, row.corrects, row.corrected_by) for row in thread.updates] == [
        ("One person was hurt.", 1, None),
        ("Nobody was hurt.", None, 2),
    ]


def test_status_page_tells_when_we_are_late_and_nothing_internal(world: World) -> None:
    tell(world, 1, "We know.", phase=Phase.AWARE, next_at=Instant(NOON + HOUR))

    page = status_page("acme", Instant(NOON + 61 * MINUTE))

    assert (page.brand, page.threads[0].late, page.threads[0].over) == ("Acme", True, False)
    assert "Trouble with bags" not in str(page)
    assert "suitcase" not in str(page)


def test_status_page_without_updates_is_calm(world: World) -> None:
    assert status_page("zeta", NOON).threads == ()
    with pytest.raises(NotFound):
        status_page("nobody", NOON)


def test_apology_is_decided_with_a_reason(world: World) -> None:
    refused = apologize.decide_apology(world.as_alice, 1, Fault.YES, Answer.APOLOGIZE, harmed="Two families", reason="")
    apologize.decide_apology(world.as_alice, 1, Fault.UNKNOWN, Answer.CONCERN, reason="Not known yet")
    world.clock.pass_minutes(1)
    apologize.decide_apology(
        world.as_alice, 1, Fault.YES, Answer.APOLOGIZE, harmed="Two families", reason="We lost them"
    )

    assert isinstance(refused, Refused)
    row = workbench(world.as_bob, 1, world.outside).apology
    assert row is not None
    assert (row.fault, row.owed, row.harmed, row.by) == (Fault.YES, True, "Two families", "Alice")
