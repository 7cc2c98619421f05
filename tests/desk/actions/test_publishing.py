"""Accounts and threads on their way out: the wrong account never, each part after the one before, nothing twice."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import transaction

from firewarden.desk.actions import accounts, deliver
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.records import Account, Blob, Delivery, Event, Incident, Publication
from firewarden.desk.sending import Sender
from firewarden.desk.worker import Worker
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from firewarden.vocabulary.delivery import Deleting, Part
from firewarden.vocabulary.errors import NetworkError, NotFound
from firewarden.vocabulary.plan import Ours
from firewarden.vocabulary.publishing import Attached, Uncertain
from firewarden.vocabulary.statement import DeliveryState, Refused
from tests.desk.square import SQUARE, Square, connected, queued, statement, with_square
from tests.desk.world import NOON, World

SENT, PENDING, FAILED, UNKNOWN = (
    DeliveryState.SENT,
    DeliveryState.PENDING,
    DeliveryState.FAILED,
    DeliveryState.UNKNOWN,
)


@pytest.fixture
def square(world: World) -> Square:
    open_incident(world.as_alice, "Bags lost")
    return with_square(world)


@pytest.fixture
def place(world: World, square: Square) -> str:
    return str(connected(world).pk)


def send(world: World, seconds: float = 0) -> list[str]:
    """A round of the worker, so much later; all states, by part."""
    world.clock.pass_minutes(seconds / 60)
    Sender(world.outside).round()
    return list(Delivery.objects.order_by("made_at", "part", "id").values_list("state", flat=True))


def answers() -> list[str]:
    return [str(answer) for answer in Delivery.objects.order_by("part").values_list("answer", flat=True)]


# -- accounts


def test_text_goes_out_by_the_account_that_was_confirmed(world: World, square: Square, place: str) -> None:
    queued(world, place, "We know.")

    assert send(world) == [SENT]
    assert [one.text for one in square.out.values()] == ["We know."]
    made = Publication.objects.get()
    assert (made.native_id, made.key, made.url, made.by_hand) == ("n1", "square:n1", "https://square.example/n1", False)


def test_account_that_became_somebody_else_sends_nothing(world: World, square: Square, place: str) -> None:
    square.name = "@acme_parody"
    queued(world, place, "We know.")

    assert send(world) == [FAILED]
    assert square.out == {}
    [said] = answers()
    assert said == (
        "Nothing was sent: this account is @acme_parody, and @acme was confirmed. "
        "Connect the right account in the settings, then try again."
    )


def test_account_that_does_not_say_who_it_is_is_asked_again_later(world: World, square: Square, place: str) -> None:
    square.works = False
    queued(world, place, "We know.")

    assert send(world) == [PENDING]
    square.works = True
    assert send(world, 5) == [SENT]
    assert len(square.out) == 1


def test_identity_is_believed_for_five_minutes_and_no_longer(world: World, square: Square, place: str) -> None:
    row = queued(world, place, "One", "Two", "Three")[0]
    send(world)
    asked = square.identified
    world.clock.pass_minutes(5)
    square.name = "@acme_parody"

    deliver.take_back(world.as_bob, row.pk, Deleting.WRONG, world.outside)
    send(world)

    assert (asked, square.identified, len(square.out)) == (2, 3, 3)  # one at connecting, one for three posts


def test_delivery_by_an_account_of_another_brand_sends_nothing(world: World, square: Square, place: str) -> None:
    [row] = queued(world, place, "We know.")
    Account.objects.update(brand=world.as_charlie.brand)

    assert send(world) == [FAILED]
    assert (square.out, answers()) == ({}, ["The account The square is of another brand. Nothing was sent."])
    with pytest.raises(NotFound), transaction.atomic():
        deliver.enqueue(world.as_alice, Incident.objects.get(), place, "x", statement=row.statement)


@pytest.mark.parametrize("way", ["off", "removed"])
def test_account_that_is_off_or_gone_sends_nothing(world: World, square: Square, place: str, way: str) -> None:
    queued(world, place, "We know.")
    account = Account.objects.get().pk
    if way == "off":
        accounts.switch(world.as_alice, account, on=False)
    else:
        accounts.remove(world.as_alice, account)

    assert send(world) == [FAILED]
    assert square.out == {}


def test_same_statement_goes_to_two_accounts_of_one_network_once_each(world: World, square: Square, place: str) -> None:
    other = str(connected(world, "Second square").pk)
    said = statement(world, "We know.")
    for _ in range(3):
        with transaction.atomic():
            for one in (place, other):
                deliver.enqueue(world.as_alice, Incident.objects.get(), one, said.text, statement=said)

    assert send(world) == [SENT, SENT]
    assert len(square.out) == 2


def test_network_in_trouble_does_not_stop_another(world: World, square: Square, place: str) -> None:
    square.trouble = [RuntimeError("a defect"), NetworkError("503", retry_after=90)]
    said = statement(world, "We know.")
    with transaction.atomic():
        for one in (place, "town"):
            deliver.enqueue(world.as_alice, Incident.objects.get(), one, said.text, statement=said)

    send(world)

    states = dict(Delivery.objects.values_list("platform", "state"))
    assert states == {"square": UNKNOWN, "town": SENT}


def test_network_that_asks_us_to_wait_is_waited_for(world: World, square: Square, place: str) -> None:
    square.trouble = [NetworkError("slow down", retry_after=90)]
    queued(world, place, "We know.")

    assert [send(world), send(world, 89), send(world, 1)] == [[PENDING], [PENDING], [SENT]]


# -- threads


def test_parts_answer_each_other_in_order(world: World, square: Square, place: str) -> None:
    queued(world, place, "One", "Two", "Three")

    assert send(world) == [SENT, SENT, SENT]
    assert [(one.text, one.reply_to) for one in square.out.values()] == [
        ("One", None),
        ("Two", "square:n1"),
        ("Three", "square:n2"),
    ]


def test_parts_behind_one_that_failed_wait_and_say_why(world: World, square: Square, place: str) -> None:
    row = queued(world, place, "One", "Two", "Three")[0]
    square.trouble = [NetworkError("too loud", permanent=True)]

    assert send(world) == [FAILED, PENDING, PENDING]
    waits = "Waits for part 1, which could not be sent."
    assert answers() == ["too loud", waits, waits]
    assert send(world, 600) == [FAILED, PENDING, PENDING]

    deliver.settle(world.as_bob, row.pk, went_out=False)
    assert send(world) == [SENT, SENT, SENT]
    assert len(square.out) == 3


def test_giving_up_a_part_gives_up_those_behind_it(world: World, square: Square, place: str) -> None:
    rows = queued(world, place, "One", "Two", "Three")
    square.trouble = [NetworkError("too loud", permanent=True)]
    send(world)

    assert deliver.give_up(world.as_bob, rows[0].pk) is None
    assert send(world, 600) == ["canceled"] * 3
    assert isinstance(deliver.give_up(world.as_bob, rows[0].pk), Refused)


def test_part_behind_one_put_there_by_hand_cannot_answer_it(world: World, square: Square, place: str) -> None:
    rows = queued(world, place, "One", "Two")
    square.trouble = [NetworkError("too loud", permanent=True)]
    send(world)

    deliver.settle(world.as_bob, rows[0].pk, went_out=True, url="https://square.example/x")

    assert send(world) == [SENT, FAILED]
    assert square.out == {}


def test_pictures_travel_along_and_are_kept_once(world: World, square: Square, place: str) -> None:
    picture = Attached(content=b"\x89PNG", media_type="image/png", alt="A bag")
    said = statement(world, "Look")
    parts = [Part(text="One", pictures=(picture, replace(picture, alt="The same bag")), language="en", title="T")]
    with transaction.atomic():
        deliver.enqueue(world.as_alice, Incident.objects.get(), place, said.text, statement=said, parts=parts)

    assert send(world) == [SENT]
    [out] = square.out.values()
    assert (out.pictures, out.language, out.title) == ((picture, replace(picture, alt="The same bag")), "en", "T")
    assert Blob.objects.count() == 1


# -- nobody knows


def test_what_is_on_our_timeline_went_out(world: World, square: Square, place: str) -> None:
    square.lost = 1
    queued(world, place, "One", "Two")

    assert send(world) == [UNKNOWN, PENDING]
    assert send(world) == [SENT, SENT]
    assert [(one.text, one.reply_to) for one in square.out.values()] == [("One", None), ("Two", "square:n1")]
    kinds = list(Event.objects.filter(kind__startswith="delivery.").order_by("number").values_list("kind", flat=True))
    assert kinds == ["delivery.queued", "delivery.queued", "delivery.unknown", "delivery.found"]


def test_what_is_not_there_half_a_minute_later_goes_out_again(world: World, square: Square, place: str) -> None:
    square.trouble = [Uncertain(reason="The line broke.")]
    queued(world, place, "We know.")

    states = [send(world, seconds)[0] for seconds in (0, 0, 2, 5, 10, 12, 3)]

    assert states == [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, SENT]
    assert (world.clock.now() - NOON, len(square.out)) == (32 * SECOND, 1)


def test_timeline_that_cannot_be_read_leaves_it_unknown(world: World, square: Square, place: str) -> None:
    square.lost, square.looks = 1, [NetworkError("busy")] * 2
    queued(world, place, "We know.")

    states = [send(world, seconds)[0] for seconds in (0, 0, 2, 5)]

    assert states == [UNKNOWN, UNKNOWN, UNKNOWN, SENT]
    assert len(square.out) == 1


def test_network_that_knows_our_key_gets_the_same_once_more(world: World, square: Square, place: str) -> None:
    square.publishing = replace(SQUARE, repeats_safely=True, repeats_within=60 * MINUTE, finds=False)
    square.trouble = [Uncertain(reason="The line broke.")]
    queued(world, place, "We know.")

    assert send(world) == [SENT]


def test_key_that_expired_is_not_trusted(world: World, square: Square, place: str) -> None:
    square.publishing = replace(SQUARE, repeats_safely=True, repeats_within=60 * MINUTE, finds=False)
    queued(world, place, "We know.")
    deliver.claim(world.as_worker, "w1")
    world.clock.pass_minutes(59)

    deliver.release_stale(world.as_worker, world.outside)

    assert send(world, 600) == [UNKNOWN]
    assert square.out == {}


def test_refusal_of_a_repeat_leaves_it_unknown(world: World, square: Square, place: str) -> None:
    square.publishing = replace(SQUARE, repeats_safely=True, finds=False)
    square.trouble = [Uncertain(reason="broken"), NetworkError("no more tokens", permanent=True)]
    queued(world, place, "We know.")

    assert send(world) == [UNKNOWN]


def test_person_s_word_holds_against_an_answer_that_comes_too_late(world: World, square: Square, place: str) -> None:
    [row] = queued(world, place, "We know.")
    deliver.claim(world.as_worker, "w1")
    late = Delivery.objects.get()
    world.clock.pass_minutes(11)
    square.publishing = replace(SQUARE, finds=False)
    deliver.release_stale(world.as_worker, world.outside)
    deliver.settle(world.as_bob, row.pk, went_out=True, url="https://square.example/9")

    from firewarden.desk.actions.deliver import outcomes

    answer = square._published("n9")
    assert outcomes.sent(world.as_worker, late, answer) is SENT
    assert [made.by_hand for made in Publication.objects.all()] == [True]


# -- afterwards


def test_newer_version_takes_the_place_of_the_one_that_is_out(world: World, square: Square, place: str) -> None:
    [row] = queued(world, place, "We know.")
    send(world)

    newer = statement(world, "We know more.", version=2)
    assert deliver.edit(world.as_bob, row.pk, newer, world.outside) is None
    assert isinstance(deliver.edit(world.as_bob, row.pk, newer, world.outside), Refused)

    assert send(world) == [SENT, SENT]
    assert [one.text for one in square.out.values()] == ["We know more."]
    made = Publication.objects.get()
    assert (made.text, made.edited_at, made.delivery.text) == ("We know more.", world.clock.now(), "We know.")


def test_what_is_taken_back_is_gone_there_and_kept_here(world: World, square: Square, place: str) -> None:
    [row] = queued(world, place, "We know.")
    send(world)

    assert deliver.take_back(world.as_bob, row.pk, Deleting.PERSONAL, world.outside) is None
    assert send(world) == [SENT, SENT]

    made = Publication.objects.get()
    assert (square.out, made.deleted_at, made.delivery.text) == ({}, world.clock.now(), "We know.")
    event = Event.objects.get(kind="publication.deleted")
    assert event.values()["reason"] == "personal data"


def test_network_that_lets_nothing_be_changed_says_what_to_do(world: World, square: Square, place: str) -> None:
    square.publishing = replace(SQUARE, edits=False, deletes=False)
    [row] = queued(world, place, "We know.")
    send(world)
    newer = statement(world, "We know more.", version=2)

    assert deliver.edit(world.as_bob, row.pk, newer, world.outside) == Refused(
        reason="square lets nobody change this from here. Publish a correction instead."  # type: ignore[arg-type]
    )
    assert isinstance(deliver.take_back(world.as_bob, row.pk, Deleting.WRONG, world.outside), Refused)
    assert send(world) == [SENT]


def test_what_a_person_puts_out_is_kept_like_any_publication(world: World, square: Square) -> None:
    said = statement(world, "We know.")
    with transaction.atomic():
        made = [
            deliver.hand_off(
                world.as_alice,
                Incident.objects.get(),
                "linkedin",
                said.text,
                statement=said,
                open_url="https://li.example",
            )
            for _ in range(2)
        ]

    assert len({row.pk for row in made}) == 1
    assert send(world, 600) == ["hand-off"]
    assert isinstance(deliver.note_hand_off(world.as_alice, made[0].pk, "somewhere"), Refused)
    assert deliver.note_hand_off(world.as_alice, made[0].pk, "https://li.example/1") is None
    assert isinstance(deliver.note_hand_off(world.as_alice, made[0].pk, "https://li.example/2"), Refused)
    assert [(one.url, one.by_hand) for one in Publication.objects.all()] == [("https://li.example/1", True)]
    with pytest.raises(NotFound):
        deliver.note_hand_off(world.as_charlie, uuid4(), "https://li.example/1")


def test_answers_to_what_was_published_are_heard_without_a_restart(world: World, square: Square, place: str) -> None:
    queued(world, place, "One", "Two")
    worker = Worker(world.outside)
    worker.round()
    before = world.outside.plans.newest()
    world.clock.pass_minutes(0.1)
    worker.round()
    plan = world.outside.plans.newest()
    assert before is not None
    assert plan is not None

    made_at = Instant(NOON)
    assert plan.published == tuple(Ours(brand=world.brand, key=f"square:n{n}", at=made_at) for n in (1, 2))  # type: ignore[arg-type]
    world.clock.pass_minutes(0.1)
    worker.round()
    assert world.outside.plans.newest() == plan
