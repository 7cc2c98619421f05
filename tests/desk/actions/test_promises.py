"""The promise ledger, from the words that go out to what shows that they were kept."""

from dataclasses import dataclass, replace

import pytest
from django.db import transaction

from firewarden.desk.access import Right
from firewarden.desk.actions import assess, promises, report, work
from firewarden.desk.actions.binding import enter_found
from firewarden.desk.actions.promised import remind_promises
from firewarden.desk.actions.promises import Promised, Proof
from firewarden.desk.reads import promises as reads
from firewarden.desk.reads.promises import PromiseRow, Wanted
from firewarden.desk.reads.war_room import war_room
from firewarden.desk.records import Draft, Event, Incident, Statement
from firewarden.steps.rebuild.ledger import ledger_missing
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.errors import NotAllowed
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Outcome, Role
from firewarden.vocabulary.promise import Kept, PromiseState, SaidIn
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World

FRIDAY = Instant(NOON + 3 * DAY)
CALL = Promised(text="We will call every guest by Friday", due_at=FRIDAY)


@dataclass(frozen=True)
class Found:
    what: str
    due: Instant | None
    start: int
    end: int


FOUND = (Found("We will call every guest by Friday", FRIDAY, 0, 34), Found("We will pay", None, 40, 51))


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")


def rows(world: World) -> tuple[PromiseRow, ...]:
    return reads.promises(world.as_alice, 1).rows


def why(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return str(answer.reason)


class TestFromAStatement:
    @pytest.fixture
    def statement(self, world: World) -> Statement:
        held = Incident.objects.get()
        draft = Draft.objects.create(incident=held, number=4, title="To the guests")
        return Statement.objects.create(draft=draft, version=1, text="...", approved_at=NOON)

    def enter(self, world: World, statement: Statement) -> int:
        with transaction.atomic():
            return enter_found(world.as_bob, statement.draft.incident, statement, FOUND)

    def test_each_promise_has_its_line_however_often_it_goes_out(self, world: World, statement: Statement) -> None:
        assert [self.enter(world, statement) for _ in range(3)] == [2, 0, 0]

        assert [(row.text, row.due_at, row.said_in, row.said, row.public) for row in rows(world)] == [
            ("We will call every guest by Friday", FRIDAY, SaidIn.STATEMENT, 4, True),
            ("We will pay", None, SaidIn.STATEMENT, 4, True),
        ]

    def test_ledger_then_lacks_nothing_of_the_text(self, world: World, statement: Statement) -> None:
        held = statement.draft.incident
        assert ledger_missing(FOUND, reads.lines(held)) == list(FOUND)

        self.enter(world, statement)
        assert ledger_missing(FOUND, reads.lines(held)) == []

    def test_whoever_leads_has_it_until_it_is_given(self, world: World, statement: Statement) -> None:
        self.enter(world, statement)
        assert [row.owner for row in rows(world)] == [None, None]
        work.take_role(world.as_bob, 1, Role.LEAD)
        assert [(row.owner and row.owner.name, row.given) for row in rows(world)] == [("Bob", False)] * 2

        promises.give_promise(world.as_bob, 1, 1, owner=world.alice, due_at=FRIDAY, what="Call them")
        assert [(row.owner and row.owner.name, row.given, row.mine) for row in rows(world)] == [
            ("Alice", True, True),
            ("Bob", False, False),
        ]


@pytest.mark.parametrize(
    ("promised", "reason"),
    [
        (replace(CALL, text=" "), "Give the promise in the words in which it was made."),
        (replace(CALL, url="javascript:alert(1)"), "A link starts with https:// or http://."),
    ],
)
def test_promise_without_words_or_with_a_false_link_is_refused(world: World, promised: Promised, reason: str) -> None:
    assert why(promises.make_promise(world.as_alice, 1, promised)) == reason


def test_only_a_member_sees_to_it(world: World) -> None:
    assert why(promises.make_promise(world.as_alice, 1, replace(CALL, owner=world.charlie))) == (
        "Only a member of the brand can see to a promise."
    )


def test_promise_that_had_a_date_keeps_one(world: World) -> None:
    promises.make_promise(world.as_alice, 1, CALL)

    assert why(promises.give_promise(world.as_alice, 1, 1, owner=None, due_at=None, what="")) == (
        "A promise that had a date keeps one: those it was made to count on it."
    )


def test_promise_is_kept_by_text_link_or_evidence(world: World) -> None:
    report.report_trouble(world.as_alice, report.Report(words="A guest says they called", incident=1))
    promises.make_promise(world.as_alice, 1, CALL)
    assert why(promises.keep_promise(world.as_alice, 1, 1, Proof())) == (
        "Say what shows that it was kept: a text, a link, or a piece of evidence."
    )
    assert why(promises.keep_promise(world.as_alice, 1, 1, Proof(url="ftp://x"))) == (
        "A link starts with https:// or http://."
    )
    assert promises.keep_promise(world.as_alice, 1, 1, Proof(text="112 of 120 called", evidence=1)) is None
    assert promises.keep_promise(world.as_bob, 1, 1, Proof(url="https://acme.example/calls")) is None
    assert why(promises.keep_promise(world.as_bob, 1, 1, Proof())) == "It was kept already."

    row = rows(world)[0]
    assert (row.state, row.kept_late, row.settled_by) == (PromiseState.KEPT, False, "Alice")
    assert [(one.text, one.url, one.evidence, one.by) for one in row.proofs] == [
        ("112 of 120 called", "", 1, "Alice"),
        ("", "https://acme.example/calls", None, "Bob"),
    ]


def test_kept_after_its_day_it_was_kept_late(world: World) -> None:
    promises.make_promise(world.as_alice, 1, CALL)
    world.clock.pass_minutes(4 * 24 * 60)
    assert rows(world)[0].state is PromiseState.LATE
    promises.keep_promise(world.as_alice, 1, 1, Proof(text="Done"))

    assert (rows(world)[0].state, rows(world)[0].kept_late) == (PromiseState.KEPT, True)
    assert reads.promises(world.as_alice, 1).kept == Kept(on_time=0, late=1, broken=0)


def test_withdrawn_promise_stays_with_its_reason(world: World) -> None:
    promises.make_promise(world.as_alice, 1, CALL)
    assert why(promises.withdraw_promise(world.as_bob, 1, 1, "")) == (
        "Say why it is withdrawn: those it was made to will ask."
    )
    assert promises.withdraw_promise(world.as_bob, 1, 1, "The list was wrong") is None

    row = rows(world)[0]
    assert (row.state, row.open, row.withdrawn_because) == (PromiseState.WITHDRAWN, False, "The list was wrong")
    assert why(promises.keep_promise(world.as_bob, 1, 1, Proof(text="x"))) == "It was withdrawn already."
    assert why(promises.give_promise(world.as_bob, 1, 1, owner=None, due_at=FRIDAY, what="")) == (
        "It is settled: nobody has to see to it any more."
    )


class TestNoPromise:
    @pytest.fixture
    def found(self, world: World) -> Statement:
        """Two lines that a rule found."""
        held = Incident.objects.get()
        draft = Draft.objects.create(incident=held, number=4, title="To the guests")
        made = Statement.objects.create(draft=draft, version=1, text="...", approved_at=NOON)
        with transaction.atomic():
            enter_found(world.as_bob, held, made, FOUND)
        return made

    def test_what_promises_nothing_is_taken_off_with_a_reason_and_stays_to_be_seen(
        self, world: World, found: Statement
    ) -> None:
        assert why(promises.strike_promise(world.as_bob, 1, 2, " ")) == "Say why these words promise nothing."
        assert promises.strike_promise(world.as_bob, 1, 2, "It quotes a guest") is None

        row = rows(world)[-1]
        assert (row.number, row.state, row.open, row.withdrawn_because, row.settled_by) == (
            2,
            PromiseState.STRUCK,
            False,
            "It quotes a guest",
            "Bob",
        )
        assert Event.objects.get(kind="promise.struck").values() == {}
        assert why(promises.keep_promise(world.as_bob, 1, 2, Proof(text="x"))) == "It was taken off already."

    def test_the_same_words_are_not_found_again(self, world: World, found: Statement) -> None:
        promises.strike_promise(world.as_bob, 1, 2, "It quotes a guest")
        later = Statement.objects.create(draft=found.draft, version=2, text="...", approved_at=NOON)

        again = (replace(FOUND[1], what="we will pay!", start=3), replace(FOUND[1], what="We will pay you", start=9))
        with transaction.atomic():
            assert enter_found(world.as_bob, found.draft.incident, later, again) == 1
        assert [row.text for row in rows(world) if row.open] == [FOUND[0].what, "We will pay you"]

    def test_what_somebody_put_down_is_withdrawn_instead(self, world: World) -> None:
        promises.make_promise(world.as_alice, 1, CALL)

        assert why(promises.strike_promise(world.as_bob, 1, 1, "A mistake")) == (
            "Somebody put it down by hand. Withdraw it."
        )

    def test_taking_off_needs_the_right(self, world: World, found: Statement) -> None:
        with pytest.raises(NotAllowed):
            promises.strike_promise(world.access(world.join("Wanda", Right.WORK)), 1, 1, "Too much work")


def test_withdrawing_needs_the_right(world: World) -> None:
    promises.make_promise(world.as_alice, 1, CALL)

    with pytest.raises(NotAllowed):
        promises.withdraw_promise(world.access(world.join("Wanda", Right.WORK)), 1, 1, "Too much work")


def test_events_hold_no_words(world: World) -> None:
    promises.make_promise(world.as_alice, 1, CALL)
    promises.keep_promise(world.as_alice, 1, 1, Proof(text="Done"))

    made, kept = Event.objects.filter(kind__startswith="promise.").order_by("id")
    assert made.values() == {"said_in": "elsewhere", "due_at": FRIDAY, "public": True}
    assert list(kept.values()) == ["proof"]


class TestReminding:
    def told(self, world: World) -> list[str]:
        remind_promises(world.as_worker)
        return list(Event.objects.filter(kind__in=NEWS).order_by("id").values_list("kind", flat=True))

    def test_owner_hears_once_a_day_before_and_once_when_it_is_late(self, world: World) -> None:
        promises.make_promise(world.as_alice, 1, CALL)
        assert self.told(world) == []
        world.clock.pass_minutes(2 * 24 * 60)
        assert [self.told(world), self.told(world)] == [[NEAR], [NEAR]]
        world.clock.pass_minutes(24 * 60 + 1)
        assert [self.told(world), self.told(world)] == [[NEAR, LATE], [NEAR, LATE]]

    def test_then_others_hear_twice_and_nobody_after_that(self, world: World) -> None:
        promises.make_promise(world.as_alice, 1, replace(CALL, due_at=Instant(NOON + HOUR)))
        heard = []
        for hours in (0, 2, 3, 1, 19, 1, 24, 240):
            world.clock.pass_minutes(60 * hours)
            heard.append(self.told(world))

        assert heard[-1] == [NEAR, LATE, WIDER, WIDER]
        assert [len(one) for one in heard] == [1, 2, 3, 3, 4, 4, 4, 4]

    def test_another_date_is_told_anew(self, world: World) -> None:
        promises.make_promise(world.as_alice, 1, replace(CALL, due_at=Instant(NOON + HOUR)))
        assert self.told(world) == [NEAR]
        promises.give_promise(world.as_alice, 1, 1, owner=None, due_at=Instant(NOON + 2 * HOUR), what="")
        assert self.told(world) == [NEAR, NEAR]

    def test_settled_and_undated_ones_are_not_told(self, world: World) -> None:
        for promised in (CALL, replace(CALL, due_at=None), CALL):
            promises.make_promise(world.as_alice, 1, promised)
        promises.keep_promise(world.as_alice, 1, 1, Proof(text="Done"))
        promises.withdraw_promise(world.as_alice, 1, 3, "Not possible")
        world.clock.pass_minutes(9 * 24 * 60)

        assert self.told(world) == []

    def test_promise_outlives_its_incident(self, world: World) -> None:
        promises.make_promise(world.as_alice, 1, replace(CALL, due_at=Instant(NOON + HOUR)))
        assess.close(world.as_alice, 1, Outcome.RESOLVED, "It is over")

        assert self.told(world) == [NEAR]


NEAR, LATE = EventKind.PROMISE_NEAR.value, EventKind.PROMISE_LATE.value
WIDER = EventKind.PROMISE_WIDER.value
NEWS = (NEAR, LATE, WIDER)


def test_war_room_shows_what_is_due_next(world: World) -> None:
    work.take_role(world.as_bob, 1, Role.LEAD)
    promises.make_promise(world.as_alice, 1, replace(CALL, text="Later"))
    promises.make_promise(world.as_alice, 1, replace(CALL, text="In a minute", due_at=Instant(NOON + 1)))
    promises.make_promise(world.as_alice, 1, replace(CALL, text="Some day", due_at=None))

    due = war_room(world.as_alice, 1, world.outside).next_due
    assert due is not None
    assert (due.what, due.owner, due.overdue) == ("In a minute", "Bob", False)


class TestLedgerOfABrand:
    @pytest.fixture(autouse=True)
    def ledger(self, world: World) -> None:
        assess.open_incident(world.as_alice, "Keys lost")
        promises.make_promise(world.as_alice, 1, replace(CALL, text="late", due_at=Instant(NOON - 1)))
        promises.make_promise(world.as_alice, 2, replace(CALL, text="Bob's", owner=world.bob))
        promises.make_promise(world.as_alice, 2, replace(CALL, text="private", public=False, due_at=None))

    def asked(self, world: World, wanted: Wanted) -> list[str]:
        return [row.text for row in reads.brand_ledger(world.as_bob, wanted).rows]

    def test_what_is_due_first_stands_first(self, world: World) -> None:
        assert self.asked(world, Wanted()) == ["late", "Bob's", "private"]

    @pytest.mark.parametrize(
        ("wanted", "texts"),
        [
            (Wanted(state=PromiseState.LATE), ["late"]),
            (Wanted(state=PromiseState.PROMISED), ["Bob's", "private"]),
            (Wanted(public=False), ["private"]),
            (Wanted(public=True, state=PromiseState.PROMISED), ["Bob's"]),
            (Wanted(mine=True), ["Bob's"]),
            (Wanted(state=PromiseState.KEPT), []),
        ],
    )
    def test_only_what_is_asked_for_is_shown(self, world: World, wanted: Wanted, texts: list[str]) -> None:
        found = reads.brand_ledger(world.as_bob, wanted)
        assert ([row.text for row in found.rows], found.total) == (texts, 3)
        assert found.kept == Kept(on_time=0, late=0, broken=1)

    def test_promises_of_a_restricted_incident_are_not_there(self, world: World) -> None:
        assess.restrict(world.as_alice, 2, ())

        found = reads.brand_ledger(world.as_bob, Wanted())
        assert ([row.text for row in found.rows], found.total) == (["late"], 1)
