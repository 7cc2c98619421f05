"""Decisions about conversations and the way back, and that two people never answer one person at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firewarden.desk.access import Access, Right
from firewarden.desk.actions import assess, deliver, engage, feed, offline, personalize
from firewarden.desk.actions.evidence import Copied, Why, copy_posts, erase_posts
from firewarden.desk.reads.dossier import standing
from firewarden.desk.reads.listing import Asked, listing
from firewarden.desk.reads.queue import brand_queue, incident_queue
from firewarden.desk.reads.waiting import people_of_brand
from firewarden.desk.records import Conversation, Deed, Incident, Naming
from firewarden.desk.records.talks import talks
from firewarden.steps.engage.conversation import hand
from firewarden.vocabulary.answering import Sending
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.conversation import Closing, Hand, Judge, Reopen, Snooze, State, Verdict, Wake
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import CaseState, Role
from firewarden.vocabulary.mention import Hazard, Mention
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World, angry, signal
from tests.stores import samples

ADA, BEA, CEM = (1, 1), (1, 2), (1, 3)
CLOSE = Judge(verdict=Verdict.CLOSED, reason=Closing.BAIT)


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    """Ada wrote twice, Bea and Cem once; Cem's post asks nothing of us."""
    posts = [
        angry("x:1", -40, handle="ada", text="My suitcase is lost"),
        angry("x:2", -30, handle="bea", text="My pram was broken"),
        samples.mention("x:3", -20, handle="cem", text="Nice ship"),
        angry("x:4", -10, handle="ada", text="Nobody answers"),
    ]
    world.commit(*posts, signals=[signal(evidence=tuple(one.post.key for one in posts))])
    feed.absorb(world.accesses, world.feed(), world.outside)


def states(world: World) -> dict[str, tuple[State, Hand]]:
    rows = listing(world.as_alice, Asked(hand=None)).part.rows
    return {row.post.post.author: (row.state, row.hand) for row in rows}


def writes(world: World, mention: Mention) -> None:
    copy_posts(world.as_worker, Incident.objects.get(), [Copied(mention=mention, raw=None)])


def done(answer: object) -> engage.Done:
    assert isinstance(answer, engage.Done), answer
    return answer


def test_each_person_has_one_conversation_wherever_it_stands(world: World) -> None:
    assert states(world) == {
        "ada": (State.NEW, Hand.OURS),
        "bea": (State.NEW, Hand.OURS),
        "cem": (State.QUIET, Hand.NOBODYS),
    }


def test_what_was_closed_opens_by_itself_when_they_write_again(world: World) -> None:
    done(engage.carry_out(world.as_bob, [ADA], CLOSE))
    assert states(world)["ada"] == (State.CLOSED, Hand.SETTLED)
    assert people_of_brand(world.as_bob) == 1

    writes(world, samples.mention("x:8", -2, handle="ada", text="thanks anyway"))
    assert states(world)["ada"] == (State.CLOSED, Hand.SETTLED)
    writes(world, angry("x:9", -1, handle="ada", text="Still no suitcase"))

    assert states(world)["ada"] == (State.NEW, Hand.OURS)
    assert people_of_brand(world.as_bob) == 2


def test_what_a_person_says_needs_an_answer_waits_until_it_got_one(world: World) -> None:
    done(engage.carry_out(world.as_bob, [CEM], Judge(verdict=Verdict.NEEDS_REPLY)))
    assert states(world)["cem"] == (State.NEEDS_REPLY, Hand.OURS)
    assert [place.posts for place in incident_queue(world.as_bob, 1) if 3 in place.posts] == [(3,)]

    personalize.write_reply(world.as_bob, 1, 3, "Thank you, Cem: she is a fine ship.")
    assert states(world)["cem"] == (State.DRAFTING, Hand.OURS)
    assert personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.FITS) is None
    assert states(world)["cem"] == (State.SENT, Hand.THEIRS)
    deliver_all(world)

    assert states(world)["cem"] == (State.AWAITING, Hand.THEIRS)


def test_a_reply_that_never_arrived_leaves_them_where_they_were(world: World) -> None:
    done(engage.carry_out(world.as_bob, [CEM], Judge(verdict=Verdict.ESCALATED)))
    personalize.write_reply(world.as_bob, 1, 3, "Thank you, Cem: she is a fine ship.")
    personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.FITS)
    world.network.trouble = [NetworkError("account closed", permanent=True)]
    deliver_all(world)

    assert states(world)["cem"] == (State.ESCALATED, Hand.OURS)


def deliver_all(world: World) -> None:
    while (claimed := deliver.claim(world.as_worker, "w")) is not None:
        deliver.send(world.as_worker, claimed, "w", world.outside)


def test_a_snooze_ends_by_its_time_and_when_they_write(world: World) -> None:
    done(engage.carry_out(world.as_bob, [ADA], Snooze(until=Instant(NOON + HOUR))))
    assert states(world)["ada"] == (State.NEW, Hand.SNOOZED)
    assert people_of_brand(world.as_bob) == 1
    world.clock.pass_minutes(61)
    assert states(world)["ada"] == (State.NEW, Hand.OURS)
    assert people_of_brand(world.as_bob) == 2

    done(engage.carry_out(world.as_bob, [ADA], Snooze()))
    assert Conversation.objects.get(author="ada").snoozed_until == NOON + 61 * MINUTE + 7 * DAY
    writes(world, angry("x:9", 60, handle="ada", text="Well?"))

    assert states(world)["ada"] == (State.NEW, Hand.OURS)


def test_a_private_case_takes_them_out_of_the_queue_and_says_how_it_ended(world: World) -> None:
    offline.open_case(world.as_bob, 1, "A pram", evidence=2)
    assert states(world)["bea"] == (State.IN_PRIVATE, Hand.PRIVATE)
    offline.move_case(world.as_bob, 1, 1, CaseState.SOLVED_PUBLIC)

    assert states(world)["bea"] == (State.SOLVED_PUBLIC, Hand.SETTLED)


def test_many_are_looked_at_first_and_say_why_one_is_left_out(world: World) -> None:
    done(engage.carry_out(world.as_bob, [BEA], CLOSE))

    seen = engage.preview(world.as_bob, [ADA, BEA, CEM], CLOSE)

    assert seen.changed == ((1, 1, "ada"), (1, 3, "cem"))
    assert [(one.author, one.because) for one in seen.left] == [("bea", "It is “closed” already.")]
    assert states(world)["ada"] == (State.NEW, Hand.OURS)
    answer = done(engage.carry_out(world.as_bob, [ADA, BEA, CEM], CLOSE))
    assert (answer.changed, [one.author for one in answer.left]) == (2, ["bea"])


def test_undo_restores_exactly_what_it_changed(world: World) -> None:
    done(engage.carry_out(world.as_alice, [ADA], Judge(verdict=Verdict.WATCH)))
    done(engage.carry_out(world.as_alice, [ADA], engage.Assign(role=Role.CARE_LEAD)))
    before = kept()

    done(engage.carry_out(world.as_bob, [ADA, BEA], Judge(verdict=Verdict.CLOSED, reason=Closing.OTHER, note="Called")))
    done(engage.carry_out(world.as_bob, [ADA, BEA], engage.Assign(owner=world.alice)))
    assert kept() != before
    assert [done(engage.undo(world.as_bob)).changed for _ in range(2)] == [2, 2]

    assert kept() == before
    assert engage.undo(world.as_bob) == Refused(reason="There is nothing of yours to undo.")
    assert engage.undo(world.as_bob, 3) == Refused(reason="This was undone already.")


def kept() -> list[dict[str, object]]:
    return [
        {name: value for name, value in row.items() if name != "version"}
        for row in Conversation.objects.order_by("number").values()
    ]


def test_undo_leaves_alone_what_changed_since(world: World) -> None:
    deed = done(engage.carry_out(world.as_bob, [ADA, BEA], CLOSE)).number
    done(engage.carry_out(world.as_alice, [BEA], Reopen()))

    answer = done(engage.undo(world.as_bob, deed))

    assert (answer.changed, [one.author for one in answer.left]) == (1, ["bea"])
    assert [one.because for one in answer.left] == ["It was changed since, so it stays as it is."]
    assert {name: state for name, (state, _) in states(world).items()} == {
        "ada": State.NEW,
        "bea": State.NEW,
        "cem": State.QUIET,
    }


def test_undo_does_not_take_back_a_verdict_that_was_answered_since(world: World) -> None:
    done(engage.carry_out(world.as_bob, [CEM], Judge(verdict=Verdict.NEEDS_REPLY)))
    personalize.write_reply(world.as_bob, 1, 3, "Thank you, Cem: she is a fine ship.")
    personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.FITS)

    assert engage.undo(world.as_bob) == Refused(reason="It was changed since, so it stays as it is.")


def test_assigning_names_only_members_and_says_whose_it_is(world: World) -> None:
    assert engage.carry_out(world.as_bob, [ADA], engage.Assign(owner=world.charlie)) == Refused(
        reason="Only a member of the brand can have it. Add them to the brand first."
    )
    done(engage.carry_out(world.as_bob, [ADA], engage.Assign(owner=world.bob)))

    assert [row.post.post.author for row in listing(world.as_bob, Asked(whose="me")).part.rows] == ["ada"]
    assert [row.post.post.author for row in listing(world.as_bob, Asked(whose="nobody")).part.rows] == ["bea"]
    assert listing(world.as_alice, Asked(whose="me")).part.rows == []


def test_in_a_restricted_incident_nobody_else_finds_decides_or_hears_anything(world: World) -> None:
    assess.restrict(world.as_alice, 1, ())

    assert engage.carry_out(world.as_bob, [ADA], CLOSE) == Refused(reason="Nothing was chosen, so nothing was changed.")
    assert listing(world.as_bob, Asked(hand=None)).part.rows == []
    assert engage.carry_out(world.as_alice, [ADA], engage.Assign(owner=world.bob)) == Refused(
        reason="The incident is restricted, and they are not named in it."
    )
    assert engage.note_conversation(world.as_alice, 1, 1, "Look", [world.bob]) == Refused(
        reason="Somebody you named cannot see this. Only those who can hear of it may be named."
    )


def test_who_is_named_in_a_note_hears_of_it_until_they_looked(world: World) -> None:
    assert engage.note_conversation(world.as_alice, 1, 2, "You know prams", [world.bob, world.alice]) is None

    assert (listing(world.as_bob, Asked()).named, listing(world.as_alice, Asked()).named) == (1, 0)
    assert [row.post.post.author for row in listing(world.as_bob, Asked(hand=None, named=True)).part.rows] == ["bea"]
    engage.heard(world.as_bob, 1, 2)
    assert listing(world.as_bob, Asked()).named == 0
    assert Naming.objects.count() == 1


def test_who_begins_to_write_has_it_and_nobody_else_can_send(world: World) -> None:
    personalize.note_writing(world.as_alice, 1, 1)
    number = personalize.write_reply(world.as_bob, 1, 4, "Your suitcase is in Lisbon, Ada.")
    assert isinstance(number, int)

    refused = personalize.send_reply(world.as_bob, 1, number, "town", world.outside, because=Sending.FITS)

    assert refused == Refused(
        reason="Alice is writing to this person. Nothing was sent. Wait for them, or take it over first."
    )
    assert standing(world.as_bob, 1, 1).writer == "Alice"
    engage.take_over(world.as_bob, 1, 1)
    assert standing(world.as_bob, 1, 1).mine
    assert personalize.send_reply(world.as_bob, 1, number, "town", world.outside, because=Sending.FITS) is None


def test_a_claim_ends_when_nobody_writes_any_more(world: World) -> None:
    personalize.note_writing(world.as_alice, 1, 1)
    world.clock.pass_minutes(11)
    number = personalize.write_reply(world.as_bob, 1, 1, "Your suitcase is in Lisbon, Ada.")
    assert isinstance(number, int)

    assert personalize.send_reply(world.as_bob, 1, number, "town", world.outside, because=Sending.FITS) is None


@pytest.mark.parametrize("seen", [0, None])
def test_who_did_not_see_a_colleagues_answer_does_not_send_a_second_one(world: World, seen: int | None) -> None:
    ours = [personalize.write_reply(by, 1, to, text) for by, to, text in both(world)]
    first, second = (one for one in ours if isinstance(one, int))
    engage.take_over(world.as_alice, 1, 1)
    assert send(world.as_alice, world, first, 0) is None

    refused = send(world.as_bob, world, second, seen)

    assert isinstance(refused, Refused)
    assert refused.reason.startswith("Alice has answered this person at ")
    assert send(world.as_bob, world, second, 1) is None


def both(world: World) -> list[tuple[Access, int, str]]:
    return [
        (world.as_alice, 1, "Your suitcase is in Lisbon, Ada."),
        (world.as_bob, 4, "We have found your suitcase, Ada."),
    ]


def send(access: Access, world: World, reply: int, seen: int | None) -> Refused | None:
    return personalize.send_reply(access, 1, reply, "town", world.outside, because=Sending.FITS, seen=seen)


def test_erasing_all_of_a_conversation_forgets_the_name(world: World) -> None:
    erase_posts(world.as_worker, [PostKey("x:1")], Why.DELETED_AT_SOURCE)
    assert Conversation.objects.get(number=1).author == "ada"
    erase_posts(world.as_worker, [PostKey("x:4")], Why.DELETED_AT_SOURCE)

    assert Conversation.objects.get(number=1).author == ""
    assert people_of_brand(world.as_bob) == 1


def test_merging_takes_conversations_along_and_joins_those_of_one_person(world: World) -> None:
    done(engage.carry_out(world.as_bob, [BEA], CLOSE))
    other = assess.open_incident(world.as_alice, "Prams")
    assert other == 2
    copy_posts(
        world.as_worker, Incident.objects.get(number=2), [Copied(mention=angry("x:7", -5, handle="ada"), raw=None)]
    )

    assert assess.merge(world.as_alice, 1, 2) is None

    found = {one.author: one for one in Conversation.objects.filter(incident__number=2)}
    assert {name: one.posts.count() for name, one in found.items()} == {"ada": 3, "bea": 1, "cem": 1}
    assert states(world) == {
        "ada": (State.NEW, Hand.OURS),
        "bea": (State.CLOSED, Hand.SETTLED),
        "cem": (State.QUIET, Hand.NOBODYS),
    }


def test_readers_and_the_closed_decide_nothing(world: World) -> None:
    reader = world.access(world.join("Rita", Right.READ))
    with pytest.raises(Exception, match="work"):
        engage.carry_out(reader, [ADA], CLOSE)
    assess.close(world.as_alice, 1, assess.Outcome.RESOLVED, "Over")

    assert engage.carry_out(world.as_bob, [ADA], CLOSE) == Refused(reason="Its incident is closed. Reopen that first.")
    assert Deed.objects.count() == 0


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["judge", "snooze", "wake", "reopen", "write", "reply", "send", "lose", "case", "pass", "undo"]
        ),
        st.integers(1, 3),
        st.sampled_from(list(Verdict)),
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_database_and_the_rule_always_agree_who_waits(world: World, steps: list[tuple[str, int, Verdict]]) -> None:
    """Whatever was done in whatever order; nothing is reset between the examples."""
    for what, who, verdict in steps:
        step(world, what, who, verdict)
        access = world.as_alice
        known = talks(Conversation.objects.all())
        waits = {pk for pk, talk in known.items() if hand(talk, access.now) is Hand.OURS}

        assert {place.conversation for place in brand_queue(access)} == waits
        assert people_of_brand(access) == len(waits)


def step(world: World, what: str, who: int, verdict: Verdict) -> None:
    name = {1: "ada", 2: "bea", 3: "cem"}[who]
    to = Conversation.objects.get(author=name).posts.order_by("-number")[0]
    wishes = {
        "judge": Judge(verdict=verdict, reason=Closing.OTHER, note="why"),
        "snooze": Snooze(),
        "wake": Wake(),
        "reopen": Reopen(),
    }
    match what:
        case "write":
            key = f"x:w{to.number}{who}{world.clock.at}"
            writes(world, samples.mention(key, 0, handle=name, text="more", question=verdict in list(Verdict)[:4]))
        case "reply" if not to.replies.filter(sent_at=None).exists():
            personalize.write_reply(world.as_bob, 1, to.number, "We look into it, and write again today.")
        case "send" | "lose":
            for row in to.replies.filter(sent_at=None):
                personalize.send_reply(world.as_bob, 1, row.number, "town", world.outside, because=Sending.FITS)
            world.network.trouble = [NetworkError("closed", permanent=True)] * 9 if what == "lose" else []
            deliver_all(world)
            world.network.trouble = []
        case "case" if not to.cases.exists():
            offline.open_case(world.as_bob, 1, "Something private", evidence=to.number)
        case "pass":
            world.clock.pass_minutes(3 * 24 * 60)
        case "undo":
            engage.undo(world.as_bob)
        case _ if what in wishes:
            engage.carry_out(world.as_bob, [(1, who)], wishes[what])  # type: ignore[arg-type]  # one of the wishes


def test_a_hazard_is_not_put_away_without_a_word(world: World) -> None:
    writes(world, angry("x:5", -5, handle="dan", text="The door is locked", hazards=frozenset({Hazard.SAFETY})))

    assert isinstance(engage.carry_out(world.as_bob, [(1, 4)], Judge(verdict=Verdict.NOISE)), Refused)
    assert done(engage.carry_out(world.as_bob, [(1, 4)], Snooze())).changed == 1
    assert Conversation.objects.get(author="dan").snoozed_until == NOON + HOUR
