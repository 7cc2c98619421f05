from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import transaction

from firewarden.desk.access import Right
from firewarden.desk.actions import privacy
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.actions.consents import note_consent
from firewarden.desk.actions.evidence import Copied, copy_posts
from firewarden.desk.actions.personalize import write_reply
from firewarden.desk.outside import outside
from firewarden.desk.records import Brand, Case, CaseNote, Chain, Consent, Evidence, Incident, Label, Reply, chain
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import NotAllowed
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.post import Author
from firewarden.vocabulary.retention import Kept
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World
from tests.stores import samples

ANNA, BERT = ("town", "anna"), ("town", "bert")


class Noted:
    """A pipeline that only notes what it is asked."""

    def __init__(self) -> None:
        self.erased: list[PostKey] = []
        self.since = Instant(0)

    def erase(self, keys: Sequence[PostKey]) -> None:
        self.erased += keys

    def keep(self, since: Instant, passed: int) -> None:
        self.since = since


def told(world: World, name: str, number: int) -> Copied:
    mention = samples.mention(number, brand=world.brand)
    post = replace(
        mention.post,
        platform="town",
        key=PostKey(f"town:{number}"),
        author=Author(handle=name),
        text=f"{name} {number}",
    )
    return Copied(mention=replace(mention, post=post), raw=f"raw {name} {number}".encode())


@pytest.fixture
def held(world: World) -> Incident:
    """Two posts by Anna, one by Bert; a reply, a case with a note and a consent of Anna's."""
    number = open_incident(world.as_alice, "Bags lost")
    incident = Incident.objects.get(number=number)
    copies = [told(world, "anna", 1), told(world, "bert", 2), told(world, "anna", 3)]
    with transaction.atomic():
        copy_posts(world.as_alice, incident, copies)
    world.commit(*(copy.mention for copy in copies))
    write_reply(world.as_alice, number, 1, "Dear Anna, we look for it")
    case = Case.objects.create(
        incident=incident,
        evidence=incident.evidence.get(number=1),
        number=1,
        person="anna",
        problem="her bag",
        opened_at=NOON,
    )
    CaseNote.objects.create(case=case, text="Anna called", at=NOON)
    note_consent(world.as_alice, number, 1, ("square", "anna_b"), "she said so there")
    return incident


def counts(found: privacy.Found) -> dict[str, tuple[int, int]]:
    return {str(row.what): (row.rows, row.kept) for row in found.rows}


def test_a_look_says_what_is_held_where_and_changes_nothing(world: World, held: Incident) -> None:
    found = privacy.find(world.as_alice, ANNA, outside())

    assert found.names == (ANNA, ("square", "anna_b"))
    assert counts(found) == {
        "posts kept as evidence, with their files and pictures": (2, 0),
        "what we answered them": (1, 0),
        "private cases": (1, 0),
        "notes in private cases": (1, 0),
        "conversations in the inbox": (1, 0),
        "what they agreed to": (1, 0),
        "posts in the stream": (2, 0),
    }
    assert Evidence.objects.filter(erased_at=None).count() == 3


def test_all_of_one_person_goes_and_nobody_elses(world: World, held: Incident) -> None:
    privacy.erase(world.as_alice, ANNA, outside())

    assert [(row.number, row.text, row.author) for row in Evidence.objects.order_by("number")] == [
        (1, "", ""),
        (2, "bert 2", "bert"),
        (3, "", ""),
    ]
    assert (Reply.objects.get().text, Case.objects.get().problem, CaseNote.objects.get().text) == ("", "", "")
    assert (Consent.objects.get().author, Consent.objects.get().agreed) == ("", "")
    assert counts(privacy.find(world.as_alice, ANNA, outside())) == {"posts in the stream": (2, 0)}
    assert [chain.verify(one) for one in Chain.objects.all()] == [[] for _ in Chain.objects.all()]


def test_what_is_erased_is_ordered_from_the_stream(
    world: World, held: Incident, django_capture_on_commit_callbacks: object
) -> None:
    noted = Noted()
    there = replace(outside(), upkeep=noted)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        privacy.erase(world.as_alice, ANNA, there)

    assert noted.erased == ["town:1", "town:3"]


def test_a_legal_hold_keeps_all_of_its_incident_and_says_so(world: World, held: Incident) -> None:
    assert privacy.set_hold(world.as_alice, held.number, "Court of Bergen, 12/26") is None
    found = privacy.erase(world.as_alice, ANNA, outside())

    assert (found.holds, found.kept) == ((("A-1", "Court of Bergen, 12/26"),), 8)
    assert Evidence.objects.filter(erased_at=None).count() == 3
    assert Case.objects.get().problem == "her bag"
    assert isinstance(privacy.set_hold(world.as_alice, held.number, "again"), Refused)
    assert privacy.lift_hold(world.as_alice, held.number) is None
    privacy.erase(world.as_alice, ANNA, outside())
    assert Evidence.objects.filter(erased_at=None).count() == 1


def test_what_is_handed_out_is_all_of_them_and_no_name_of_ours(world: World, held: Incident) -> None:
    document = privacy.export(world.as_alice, ANNA, outside())

    assert [row["text"] for row in document["records"]["posts kept as evidence, with their files and pictures"]] == [
        "anna 1",
        "anna 3",
    ]
    assert ("bert" in str(document), "Alice" in str(document), "Anna called" in str(document)) == (False, False, True)


def test_who_may_not_is_told_nothing(world: World, held: Incident) -> None:
    dora = world.access(world.join("Dora", Right.APPROVE))
    for deed in (privacy.find, privacy.export, privacy.erase):
        with pytest.raises(NotAllowed):
            deed(dora, ANNA, outside())
    assert Evidence.objects.filter(erased_at=None).count() == 3


def close(held: Incident, days: int) -> None:
    Incident.objects.filter(pk=held.pk).update(state=IncidentState.CLOSED, closed_at=NOON - days * DAY)


def test_old_content_goes_when_its_time_is_over_and_no_sooner(world: World, held: Incident) -> None:
    close(held, 729)
    assert (privacy.keep(world.as_worker), Evidence.objects.filter(erased_at=None).count()) == (0, 3)
    close(held, 731)
    assert (privacy.keep(world.as_worker), Evidence.objects.filter(erased_at=None).count()) == (4, 0)
    assert set(Evidence.objects.values_list("erased_because", flat=True)) == {"retention"}
    assert privacy.keep(world.as_worker) == 0


def test_a_legal_hold_stops_retention(world: World, held: Incident) -> None:
    privacy.set_hold(world.as_alice, held.number, "lawsuit")
    close(held, 5000)

    assert privacy.keep(world.as_worker) == 0
    ahead = {row.kept: row for row in privacy.ahead(world.as_alice, outside())}
    assert (ahead[Kept.EVIDENCE].there, ahead[Kept.EVIDENCE].due, ahead[Kept.EVIDENCE].held) == (3, 0, 3)


def test_what_is_ahead_is_counted_by_the_brands_own_times(world: World, held: Incident) -> None:
    close(held, 80)
    assert isinstance(privacy.save_times(world.as_alice, {Kept.EVIDENCE: 6}), Refused)
    assert privacy.save_times(world.as_alice, {Kept.EVIDENCE: 100}) is None
    row = next(row for row in privacy.ahead(world.as_alice, outside()) if row.kept is Kept.EVIDENCE)

    assert (row.days, row.own, row.there, row.due, row.soon) == (100, True, 3, 0, 3)
    assert row.next_at == Instant(NOON + 20 * DAY)


def test_the_stream_keeps_what_the_slowest_clock_still_needs(world: World) -> None:
    noted = Noted()
    there = replace(outside(), upkeep=noted)
    Brand.objects.filter(slug="beta").update(clock_start=NOON - 1000 * DAY, clock_since=NOON)
    privacy.keep_heard(world.accesses.values(), there)

    assert noted.since <= NOON - 180 * DAY


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("town:anna", ANNA),
        (" Town : @anna ", ANNA),
        ("at:did:plc:1", ("at", "did:plc:1")),
        ("anna", None),
        ("a:", None),
    ],
)
def test_a_person_is_a_network_and_a_name(typed: str, person: object) -> None:
    assert privacy.person_from(typed) == person


def test_labels_of_their_posts_go(world: World, held: Incident) -> None:
    brand = Brand.objects.get(slug="acme")
    Label.objects.create(brand=brand, post_key="town:1", post="{}", ours=True, at=NOON)
    privacy.erase(world.as_alice, ANNA, outside())

    assert Label.objects.get().post == ""
