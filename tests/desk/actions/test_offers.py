"""Remedies and offers, modules, consents, and two people who write one reply."""

from dataclasses import replace
from decimal import Decimal

import pytest

from firewarden.desk.access import Access, Right
from firewarden.desk.actions import assess, consents, feed, harmed, modules, offers, personalize, remedies, respond
from firewarden.desk.actions.harmed import Group
from firewarden.desk.actions.offers import Asking
from firewarden.desk.actions.personalize import Typed
from firewarden.desk.actions.remedies import Wanted
from firewarden.desk.reads.harmed import GroupRow, groups
from firewarden.desk.reads.head import head
from firewarden.desk.reads.person import history
from firewarden.desk.reads.remedies import remedies as read
from firewarden.desk.records import Event, Evidence, Reply
from firewarden.vocabulary.answering import Sending
from firewarden.vocabulary.errors import Conflict, NotAllowed, NotFound
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.remedy import OfferState, RemedyKind, Worth
from firewarden.vocabulary.statement import Refused
from tests.desk.world import World, angry, signal

FIFTY = Worth(amount=Decimal(50), unit="EUR")
WANTED = Wanted(
    kind=RemedyKind.REFUND,
    name="Refund",
    to_whom="Whose suitcase was late",
    words="We refund {value} for your suitcase.",
    fact=1,
    limit=Decimal(50),
    unit="eur",
)


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    """Two people lost a suitcase; one of them is famous. A fact is confirmed."""
    world.commit(
        angry("x:1", text="My suitcase is lost", followers=10),
        angry("x:2", text="My suitcase came late", followers=900_000),
        signals=[signal(evidence=(PostKey("x:1"), PostKey("x:2")))],
    )
    feed.absorb(world.accesses, world.feed(), world.outside)
    respond.add_fact(world.as_alice, 1, "Forty suitcases were late.", status=FactStatus.CONFIRMED, source="log")


def evidence(access: Access, key: str) -> int:
    return int(Evidence.objects.get(incident__brand=access.brand, post_key=key).number)


def offer_to(world: World, key: str, worth: Worth = FIFTY) -> int:
    """The reply it stands in."""
    typed = Typed(evidence=evidence(world.as_bob, key), text="Your suitcase:")
    made = offers.offer_in_reply(world.as_bob, 1, typed, 1, worth)
    assert isinstance(made, int), made
    return made


def send(world: World, reply: int) -> Refused | None:
    return personalize.send_reply(world.as_bob, 1, reply, "town", world.outside, because=Sending.FITS)


def states(world: World) -> list[OfferState]:
    return [one.state for one in reversed(read(world.as_alice, 1).offers)]


def test_a_remedy_follows_from_a_confirmed_fact(world: World) -> None:
    respond.add_fact(world.as_alice, 1, "It may rain.", status=FactStatus.UNKNOWN)

    assert remedies.save_remedy(world.as_alice, 1, replace(WANTED, fact=2)) == Refused(
        reason="Name the confirmed fact it follows from."
    )
    assert remedies.save_remedy(world.as_alice, 1, WANTED) == 1
    respond.set_fact(world.as_alice, 1, 1, FactStatus.DISPUTED)
    assert read(world.as_bob, 1).catalog[0].why_not == "The fact this remedy follows from is no longer confirmed."


def test_an_offer_is_made_when_the_reply_is_sent(world: World) -> None:
    remedies.save_remedy(world.as_alice, 1, WANTED)

    reply = offer_to(world, "x:1")

    assert Reply.objects.get(number=reply).text == "Your suitcase:\n\nWe refund 50 EUR for your suitcase."
    assert states(world) == [OfferState.PREPARED]
    assert send(world, reply) is None
    assert states(world) == [OfferState.OFFERED]


def test_what_was_accepted_is_owed_until_it_is_delivered(world: World) -> None:
    remedies.save_remedy(world.as_alice, 1, WANTED)
    send(world, offer_to(world, "x:1"))

    offers.note(world.as_bob, 1, 1, OfferState.ACCEPTED, "Wrote yes")
    assert [(one.person, one.amount) for one in read(world.as_bob, 1).owed] == [("x_1", Decimal(50))]
    offers.note(world.as_bob, 1, 1, OfferState.DELIVERED)

    assert read(world.as_bob, 1).owed == []
    assert [(one.state, one.note) for one in read(world.as_bob, 1).offers[0].changes] == [
        (OfferState.PREPARED, ""),
        (OfferState.OFFERED, ""),
        (OfferState.ACCEPTED, "Wrote yes"),
        (OfferState.DELIVERED, ""),
    ]


def test_above_the_catalog_somebody_else_decides(world: World) -> None:
    remedies.save_remedy(world.as_alice, 1, WANTED)
    to = evidence(world.as_bob, "x:1")
    above = Worth(amount=Decimal(80), unit="EUR")

    refused = offers.offer_in_reply(world.as_bob, 1, Typed(evidence=to, text="Hello"), 1, above)
    asked = offers.ask(world.as_bob, 1, to, Asking(worth=above, why="Medicine in it", remedy=1))

    assert refused == Refused(reason="This is more than may be offered without asking. Ask for it.")
    assert asked == 1
    assert offers.decide(world.as_bob, 1, 1, grant=True, reason="I think so") == Refused(
        reason="Somebody else has to decide what you asked for."
    )
    typed = Typed(evidence=to, text="Hello")
    assert isinstance(offers.put_in(world.as_bob, 1, typed, 1), Refused)
    assert offers.decide(world.as_alice, 1, 1, grant=True, reason="Medicine counts") is None
    assert offers.put_in(world.as_bob, 1, typed, 1) == 1
    row = read(world.as_bob, 1).offers[0]
    assert (row.state, row.amount, row.changes[1].note) == (OfferState.PREPARED, Decimal(80), "Medicine counts")
    assert Reply.objects.get().text == "Hello\n\nWe refund 80 EUR for your suitcase."


def test_what_was_granted_for_one_person_is_for_no_other(world: World) -> None:
    offers.ask(world.as_bob, 1, evidence(world.as_bob, "x:1"), Asking(worth=FIFTY, why="Ill", words="We pay."))
    offers.decide(world.as_alice, 1, 1, grant=True, reason="Yes")

    other = Typed(evidence=evidence(world.as_bob, "x:2"), text="Hello")

    assert offers.put_in(world.as_bob, 1, other, 1) == Refused(reason="This was granted for another person.")


def test_who_may_only_work_decides_nothing(world: World) -> None:
    rita = world.join("Rita", Right.WORK)
    access = replace(world.as_bob, person=replace(world.as_bob.person, user=rita), right=Right.WORK)

    with pytest.raises(NotAllowed):
        remedies.save_remedy(access, 1, WANTED)
    offers.ask(world.as_bob, 1, 1, Asking(worth=FIFTY, why="Ill", words="We pay."))
    with pytest.raises(NotAllowed):
        offers.decide(access, 1, 1, grant=True, reason="Yes")


def test_a_like_case_with_another_value_is_shown(world: World) -> None:
    remedies.save_remedy(world.as_alice, 1, WANTED)
    send(world, offer_to(world, "x:2"))

    offer_to(world, "x:1", Worth(amount=Decimal(20), unit="EUR"))

    [other] = read(world.as_bob, 1).offers[0].unlike
    assert (other.number, other.kind, other.person, other.name, other.amount, other.unit) == (
        1,
        False,
        "x_2",
        "Refund",
        Decimal(50),
        "EUR",
    )


class TestForAGroup:
    @pytest.fixture(autouse=True)
    def group(self, world: World) -> None:
        harmed.add_group(world.as_alice, 1, Group(name="Whose bags were late", harm="A night without them"))
        harmed.add_group(world.as_alice, 1, Group(name="The crew", harm="Shouted at"))

    def row(self, world: World, number: int = 1) -> GroupRow:
        return next(one for one in groups(world.as_bob, 1) if one.number == number)

    def test_remedy_may_be_for_a_group_a_condition_or_both(self, world: World) -> None:
        for wanted in (replace(WANTED, group=1, to_whom=""), WANTED, replace(WANTED, group=1)):
            assert isinstance(remedies.save_remedy(world.as_alice, 1, wanted), int)
        assert remedies.save_remedy(world.as_alice, 1, replace(WANTED, to_whom=" ")) == Refused(
            reason="Say what it is, to whom it may be offered, and in which words."
        )
        assert [(one.group, one.to_whom) for one in read(world.as_bob, 1).catalog] == [
            ((1, "Whose bags were late"), ""),
            (None, "Whose suitcase was late"),
            ((1, "Whose bags were late"), "Whose suitcase was late"),
        ]

    def test_group_of_another_incident_is_not_found(self, world: World) -> None:
        assess.open_incident(world.as_alice, "Keys lost")
        harmed.add_group(world.as_alice, 2, Group(name="Of the other", harm="Locked out"))
        respond.add_fact(world.as_alice, 2, "Forty.", status=FactStatus.CONFIRMED, source="log")

        with pytest.raises(NotFound):
            remedies.save_remedy(world.as_alice, 2, replace(WANTED, group=2))

    def test_whoever_has_an_offer_in_writing_is_reached_once(self, world: World) -> None:
        remedies.save_remedy(world.as_alice, 1, replace(WANTED, group=1))
        harmed.reach_group(world.as_alice, 1, 1, 12, "By mail")
        offer_to(world, "x:1")
        assert (self.row(world).reached, self.row(world).by_offers) == (12, 0)  # it is not sent yet
        assert self.unreached(world) == 1

        send(world, 1)
        send(world, offer_to(world, "x:1"))
        send(world, offer_to(world, "x:2"))
        assert (self.row(world).reached, self.row(world).by_offers) == (14, 2)
        assert (self.row(world, 2).reached, self.row(world, 2).offers) == (0, ())

    def test_group_that_only_offers_reached_is_reached(self, world: World) -> None:
        remedies.save_remedy(world.as_alice, 1, replace(WANTED, group=2))
        assert self.unreached(world) == 2

        send(world, offer_to(world, "x:1"))

        assert self.unreached(world) == 1

    def unreached(self, world: World) -> int:
        return head(world.as_alice, 1, world.outside).done.work.groups_unreached

    def test_what_was_accepted_is_owed_to_the_group_until_it_is_delivered(self, world: World) -> None:
        remedies.save_remedy(world.as_alice, 1, replace(WANTED, group=1))
        send(world, offer_to(world, "x:1"))
        send(world, offer_to(world, "x:2"))
        offers.note(world.as_bob, 1, 1, OfferState.ACCEPTED)
        offers.note(world.as_bob, 1, 2, OfferState.REFUSED)
        assert (self.row(world).owed, self.row(world).by_offers) == (1, 2)

        offers.note(world.as_bob, 1, 1, OfferState.DELIVERED)
        [(name, [found])] = self.row(world).offers
        assert (self.row(world).owed, name, found.offered, found.accepted, found.delivered) == (0, "Refund", 2, 1, 1)


def test_offers_stand_by_name_and_not_by_fame(world: World) -> None:
    remedies.save_remedy(world.as_alice, 1, WANTED)
    offer_to(world, "x:2")
    offer_to(world, "x:1")

    assert [person for person, _, _ in read(world.as_bob, 1).by_person] == ["x_1", "x_2"]


def test_the_check_knows_the_catalog(world: World) -> None:
    to, text = evidence(world.as_bob, "x:1"), "I am sorry about your suitcase. We offer you a refund of 80 EUR."
    remedies.save_remedy(world.as_alice, 1, WANTED)

    above = [one.code for one in personalize.check_reply(world.as_bob, 1, to, text)]
    below = [one.code for one in personalize.check_reply(world.as_bob, 1, to, text.replace("80", "50"))]

    assert Code.NUMBER not in below
    assert Code.OFFER in above
    assert Code.OFFER not in below


def test_a_module_stops_the_reply_until_it_is_filled(world: World) -> None:
    modules.save_module(world.as_alice, "Luggage", "We look for {what} in {place}.", language="en")
    to = evidence(world.as_bob, "x:1")

    reply = personalize.insert_module(world.as_bob, 1, Typed(evidence=to, text="Hello"), 1)

    assert reply == 1
    assert send(world, 1) == Refused(reason="{what} is still to be filled in. {place} is still to be filled in.")


def test_a_module_without_a_blank_is_refused(world: World) -> None:
    assert isinstance(modules.save_module(world.as_alice, "Sorry", "We are sorry."), Refused)


def test_a_warning_wants_a_reason_once(world: World) -> None:
    personalize.write_reply(world.as_bob, 1, evidence(world.as_bob, "x:1"), "Your suitcase is in Lisbon.")

    plain = personalize.send_reply(world.as_bob, 1, 1, "town", world.outside)
    empty = personalize.send_reply(world.as_bob, 1, 1, "town", world.outside, because=Sending.OTHER)

    assert isinstance(plain, Refused)
    assert empty == Refused(reason="Say what the other reason is.")
    assert send(world, 1) is None
    row = Reply.objects.get()
    assert (row.sent_because, row.warned) == ("it fits this person", sorted(row.warned))
    assert row.warned


def test_two_who_write_one_reply_lose_nothing(world: World) -> None:
    to = evidence(world.as_bob, "x:1")
    personalize.write_reply(world.as_alice, 1, to, "From Alice", based_on=0)

    with pytest.raises(Conflict):
        personalize.write_reply(world.as_bob, 1, to, "From Bob", based_on=0)
    personalize.write_reply(world.as_bob, 1, to, "From both", reply=1, based_on=1)
    with pytest.raises(Conflict):
        personalize.write_reply(world.as_alice, 1, to, "Alice again", reply=1, based_on=1)

    assert Reply.objects.get().text == "From both"


def test_names_are_joined_by_consent_alone(world: World) -> None:
    world.commit(
        angry("y:9", minutes=-5, text="Still no suitcase", handle="ana"),
        signals=[signal("s_2", minutes=5, evidence=(PostKey("x:1"), PostKey("y:9")))],
    )
    feed.absorb(world.accesses, world.feed(), world.outside)
    to = evidence(world.as_bob, "x:1")

    assert history(world.as_bob, 1, to).posts == ()
    assert consents.note_consent(world.as_bob, 1, to, ("x", "@ana"), "Said so in the call of noon") == 1
    assert [one.text for one in history(world.as_bob, 1, to).posts] == ["Still no suitcase"]
    consents.withdraw_consent(world.as_bob, 1, 1, "By mail")
    assert history(world.as_bob, 1, to).posts == ()
    assert [(one.holds, one.withdrawn_how) for one in history(world.as_bob, 1, to).consents] == [(False, "By mail")]


def test_events_hold_no_words_of_anybody(world: World) -> None:
    remedies.save_remedy(world.as_alice, 1, WANTED)
    offer_to(world, "x:1")
    consents.note_consent(world.as_bob, 1, 1, ("customer", "4711"), "Said yes by phone")

    told = str(list(Event.objects.values_list("data", flat=True)))

    assert [word for word in ("4711", "phone", "suitcase", "Refund", "EUR") if word in told] == []


def test_another_brand_finds_no_remedy(world: World) -> None:
    remedies.save_remedy(world.as_alice, 1, WANTED)

    with pytest.raises(NotFound):
        read(world.as_charlie, 1)
    with pytest.raises(NotFound):
        offers.note(world.as_charlie, 1, 1, OfferState.ACCEPTED)
