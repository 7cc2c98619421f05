"""What statements, replies and updates promise stands in the ledger when they are sent, once for those who hear it."""

import pytest

from firewarden.desk.actions import assess, personalize, promises
from firewarden.desk.actions.binding import bind
from firewarden.desk.reads import promises as reads
from firewarden.desk.records import Draft, Evidence, Incident, Reply, Statement
from firewarden.vocabulary.answering import Sending
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.promise import SaidIn
from firewarden.vocabulary.statement import Phase, Refused
from tests.desk import saying
from tests.desk.world import NOON, World

SOON = Instant(NOON + HOUR)


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")
    held = Incident.objects.get()
    for number, author in enumerate(("ann", "ben", "ann", ""), 1):
        Evidence.objects.create(
            brand=held.brand,
            incident=held,
            number=number,
            platform="town",
            post_key=f"town:{number}",
            author=author,
            text="Where is my suitcase?",
            received_at=NOON,
        )


def reply(world: World, to: int, text: str) -> None:
    number = personalize.write_reply(world.as_bob, 1, to, text)
    assert isinstance(number, int)
    sent = personalize.send_reply(world.as_bob, 1, number, "town", world.outside, because=Sending.FITS)
    assert sent is None, sent


def tell(world: World, text: str) -> None:
    said = saying.tell(world, 1, text, phase=Phase.LOOKING, next_at=SOON)
    assert not isinstance(said, Refused), said


def ledger(world: World) -> list[tuple[str, SaidIn, int | None, int | None]]:
    return [(row.text, row.said_in, row.said, row.said_to) for row in reads.promises(world.as_bob, 1).rows]


def test_reply_that_promises_goes_out_with_its_line(world: World) -> None:
    reply(world, 2, "Your suitcase is in Lisbon. We will call you tomorrow.")

    [row] = reads.promises(world.as_bob, 1).rows
    assert (row.text, row.said_in, row.said, row.said_to, row.to, row.public) == (
        "We will call you tomorrow",
        SaidIn.REPLY,
        1,
        2,
        "ben",
        True,
    )
    assert row.due_at is not None
    assert (row.found, row.around) == (True, "Your suitcase is in Lisbon. We will call you tomorrow.")


def test_saved_reply_promises_nothing_before_it_is_sent(world: World) -> None:
    personalize.write_reply(world.as_bob, 1, 1, "We will call you tomorrow.")

    assert ledger(world) == []


def test_update_that_promises_goes_out_with_its_line_and_its_next_time_is_none(world: World) -> None:
    tell(world, "We will check every suitcase today. We will speak again at six.")

    assert ledger(world) == [("We will check every suitcase today", SaidIn.UPDATE, 1, None)]


def test_each_person_has_a_promise_of_their_own_and_one_person_only_one(world: World) -> None:
    for to in (1, 2, 3, 4, 4):
        reply(world, to, "Your suitcase: we will call you tomorrow.")

    assert [(said, to) for _, _, said, to in ledger(world)] == [(1, 1), (2, 2), (4, 4)]


def test_what_everybody_was_promised_is_not_promised_again_to_one_but_the_other_way_it_is(world: World) -> None:
    reply(world, 1, "Your suitcase: we will check every suitcase tomorrow.")
    tell(world, "We will check every suitcase tomorrow.")
    tell(world, "We will check every suitcase tomorrow. We are at Hall 2.")
    reply(world, 2, "Your suitcase: we will check every suitcase tomorrow.")

    assert [said_in for _, said_in, _, _ in ledger(world)] == [SaidIn.REPLY, SaidIn.UPDATE]


def test_what_was_kept_is_promised_anew(world: World) -> None:
    tell(world, "We will check every suitcase tomorrow.")
    promises.keep_promise(world.as_bob, 1, 1, promises.Proof(text="All checked"))
    tell(world, "We will check every suitcase tomorrow.")

    assert [row.open for row in reads.promises(world.as_bob, 1).rows] == [True, False]


class TestVariants:
    @pytest.fixture
    def statement(self) -> Statement:
        draft = Draft.objects.create(incident=Incident.objects.get(), number=4, title="To the guests")
        return Statement.objects.create(draft=draft, version=1, text="We will call you tomorrow.", approved_at=NOON)

    def bound(self, world: World, statement: Statement, *variants: tuple[str, str]) -> list[str]:
        bind(world.as_bob, statement.draft.incident, statement, statement.text, variants)
        return [row.text for row in reads.promises(world.as_bob, 1).rows]

    def test_what_only_the_words_for_one_network_promise_is_bound_too(self, world: World, statement: Statement) -> None:
        assert self.bound(world, statement, ("", "We will call you tomorrow. We will pay every fare back.")) == [
            "We will call you tomorrow",
            "We will pay every fare back",
        ]

    def test_translation_promises_the_same(self, world: World, statement: Statement) -> None:
        assert self.bound(world, statement, ("de", "Wir werden Sie morgen anrufen.")) == ["We will call you tomorrow"]

    def test_nor_more_than_it_adds(self, world: World, statement: Statement) -> None:
        found = self.bound(world, statement, ("de", "Wir werden Sie morgen anrufen. Wir werden alles ersetzen."))

        assert len(found) > 1
        assert Reply.objects.count() == 0
