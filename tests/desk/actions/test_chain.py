import pytest
from django.db import transaction

from firewarden.desk.actions import work
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.records import Chain, Event, chain
from firewarden.desk.records.chain import Break, Flaw, Head
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.events import EventKind
from tests.desk.world import World


@pytest.fixture
def log(world: World) -> Chain:
    """Acme's chain: two members joined, an incident, three notes."""
    open_incident(world.as_alice, "Bags lost")
    for text in ("one", "two", "three"):
        work.add_note(world.as_bob, 1, text)
    return Chain.objects.get(brand=world.as_alice.brand)


def test_untouched_chain_holds(log: Chain) -> None:
    assert log.length == 6
    assert chain.verify(log) == []


def test_each_brand_has_its_own_chain(log: Chain, world: World) -> None:
    zeta = Chain.objects.get(brand=world.as_charlie.brand)

    assert [event.kind for event in zeta.events.all()] == ["member.added"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "note.erased"),
        ("at", 1),
        ("wall", 1),
        ("actor", None),
        ("data", "{}"),
        ("digest", "00"),
        ("incident", None),
    ],
)
def test_changed_event_is_found(log: Chain, field: str, value: object) -> None:
    number = 3 if field == "data" else 5
    log.events.filter(number=number).update(**{field: value})

    assert chain.verify(log) == [Break(number=number, flaw=Flaw.CHANGED)]


def test_removed_event_is_found(log: Chain) -> None:
    log.events.filter(number=4).delete()

    assert chain.verify(log) == [Break(number=4, flaw=Flaw.MISSING)]


def test_reordered_events_are_found(log: Chain) -> None:
    log.events.filter(number=4).update(number=99)
    log.events.filter(number=5).update(number=4)
    log.events.filter(number=99).update(number=5)

    assert chain.verify(log)[0] == Break(number=4, flaw=Flaw.CHANGED)


def test_cut_tail_is_found(log: Chain) -> None:
    log.events.filter(number__gt=4).delete()

    assert chain.verify(log) == [Break(number=5, flaw=Flaw.CUT)]


def test_cut_tail_with_a_mended_head_is_found_by_the_backup(log: Chain) -> None:
    backup = chain.head_of(log)
    log.events.filter(number__gt=4).delete()
    log.length, log.head = 4, log.events.get(number=4).hash
    log.save()

    assert chain.verify(log) == []
    assert chain.verify(log, backup) == [Break(number=5, flaw=Flaw.CUT)]


def test_rewritten_chain_is_found_by_the_backup(log: Chain) -> None:
    assert chain.verify(log, Head(length=3, hash="00")) == [Break(number=3, flaw=Flaw.CHANGED)]


def test_added_event_is_found(log: Chain) -> None:
    last = log.events.get(number=6)
    last.pk, last.number, last.previous = None, 7, last.hash
    last.save(force_insert=True)

    assert {found.number for found in chain.verify(log)} == {7}


def test_event_holds_no_text(log: Chain, world: World) -> None:
    work.add_note(world.as_bob, 1, "Anna Schmidt, +49 30 1234567")

    stored = str(list(Event.objects.values_list()))
    assert "Anna" not in stored
    assert "1234567" not in stored


def test_same_text_has_the_same_keyed_hash(log: Chain, world: World) -> None:
    work.add_note(world.as_bob, 1, "one")

    digests = list(log.events.filter(kind=EventKind.NOTE_ADDED).values_list("digest", flat=True))
    assert digests[0] == digests[3]
    assert digests[0] == chain.digest("one")


def test_text_in_an_event_is_a_defect(world: World) -> None:
    with pytest.raises(TypeError), transaction.atomic():
        chain.append(world.as_alice, EventKind.NOTE_ADDED, text="free text")  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_event_outside_a_transaction_is_a_defect(world: World) -> None:
    with pytest.raises(StoreError):
        chain.append(world.as_alice, EventKind.NOTE_ADDED)
