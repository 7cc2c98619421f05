"""What holds of private cases whatever the team and the person do: no join without consent, and the key can change."""

from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firewarden.desk.actions import consents, offline
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.actions.offline.resealing import reseal
from firewarden.desk.reads.private import doubts, private
from firewarden.desk.records import Case, CaseContact, CaseLine, CaseNote, Consent
from firewarden.stores.files.seals import FileSeals
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.letter import Way
from tests.desk.world import World

STEPS = ("contact", "contact agreed", "agree", "write", "say", "say agreed", "call", "take back", "move", "invite")


def do(world: World, step: str, rooms: list[UUID]) -> None:  # noqa: C901  # one line for each step
    bob = world.as_bob
    wish = offline.Wish(phone="+351210000000", at=Instant(bob.now + HOUR), zone="UTC", agreed="")
    match step:
        case "invite":
            made = offline.invite(bob, 1, 1, Way.LINK)
            if isinstance(made, offline.Invited) and offline.open_link(bob, made.room, made.token):
                rooms.append(made.room)
        case "contact" | "contact agreed":
            offline.add_contact(bob, 1, 1, Way.MAIL, "ana@example.org", agreed="yes" if "agreed" in step else "")
        case "agree":
            offline.agree(bob, 1, 1, "she said so")
        case "write":
            offline.write_line(bob, 1, 1, "We look for it.", Way.LINK)
        case "say" | "say agreed" if rooms:
            offline.say_line(world.as_worker, rooms[-1], "It is red", agreed="ticked" if "agreed" in step else "")
        case "call":
            offline.note_call(bob, 1, 1, wish)
        case "move":
            offline.move_case(bob, 1, 1, CaseState.TALKING)
        case "take back":
            for one in Consent.objects.filter(withdrawn_at=None):
                consents.withdraw_consent(bob, 1, one.number, "by mail")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), max_size=8))
def test_nothing_is_joined_without_a_consent_that_holds(world: World, steps: list[str]) -> None:
    """An address with a content, an own line of ours, a first line of theirs: each stands behind a consent."""
    if not Case.objects.exists():
        open_incident(world.as_alice, "Bags lost")
        offline.open_case(world.as_bob, 1, "Bag is lost", person="ana")
    CaseLine.objects.all().delete()
    for call in Case.objects.get().calls.all():
        call.delete()
    CaseContact.objects.all().delete()
    Case.objects.update(joined=None, state=CaseState.OPEN, consent="")
    Consent.objects.all().delete()
    rooms: list[UUID] = []
    for step in steps:
        before = CaseLine.objects.count()
        case: Any = Case.objects.select_related("joined").get()
        held = case.joined is not None and case.joined.withdrawn_at is None
        do(world, step, rooms)
        agrees = step in ("contact agreed", "agree", "say agreed")
        assert CaseLine.objects.count() == before or held or agrees
        for contact in CaseContact.objects.filter(gone_at=None).select_related("consent"):
            assert contact.consent.withdrawn_at is None
        assert all(one.value == "" for one in CaseContact.objects.exclude(gone_at=None))


def test_the_key_is_changed_twice_and_everything_is_still_read(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    offline.open_case(world.as_bob, 1, "Insulin is in the bag")
    offline.note_case(world.as_bob, 1, 1, "Lives in Porto")
    seals = world.outside.seals
    assert isinstance(seals, FileSeals)
    CaseNote.objects.update()
    for _ in range(2):
        seals.rotate()
        assert reseal() == 2
    assert [(one.problem, one.notes.get().text) for one in Case.objects.all()] == [
        ("Insulin is in the bag", "Lives in Porto")
    ]


def test_what_was_written_before_there_was_a_key_is_read(world: World) -> None:
    from django.db import connection

    open_incident(world.as_alice, "Bags lost")
    offline.open_case(world.as_bob, 1, "Insulin is in the bag")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE desk_case SET problem = 'From an older desk'")
    assert Case.objects.get().problem == "From an older desk"
    reseal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT problem FROM desk_case")
        assert cursor.fetchone()[0].startswith("sealed:")


def test_who_may_only_read_sees_nothing_private_and_a_text_does_not_ask_twice(world: World) -> None:
    from firewarden.desk.access import Right

    open_incident(world.as_alice, "Bags lost")
    offline.open_case(world.as_bob, 1, "Bag is lost")
    made = offline.invite(world.as_bob, 1, 1, Way.LINK)
    assert isinstance(made, offline.Invited)
    offline.open_link(world.as_worker, made.room, made.token)
    offline.say_line(world.as_worker, made.room, "My order number is 4471-2291-03", agreed="ticked")
    rita = world.access(world.join("Rita", Right.READ))
    assert (len(private(world.as_bob, 1, 1).lines), private(rita, 1, 1).lines, private(rita, 1, 1).told) == (1, (), ())
    assert [one.code for one in doubts(world.as_bob, 1, 1, "What is your order number?")] == [Code.ASKS_AGAIN]


def test_the_public_is_told_only_with_consent(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")
    offline.open_case(world.as_bob, 1, "Bag is lost")
    offline.agree(world.as_bob, 1, 1, "she said so")
    assert offline.move_case(world.as_bob, 1, 1, CaseState.TALKING) is None
    refused = offline.move_case(world.as_bob, 1, 1, CaseState.SOLVED_PRIVATE, note="Ana has her bag back.")
    assert refused is not None
    agreed = "“Tell them”, by mail"
    assert (
        offline.move_case(world.as_bob, 1, 1, CaseState.SOLVED_PRIVATE, note="Ana has it back.", note_agreed=agreed)
        is None
    )


def test_without_the_key_everything_else_works_and_nothing_is_lost(world: World) -> None:
    """As after a restore without the keys folder."""
    open_incident(world.as_alice, "Bags lost")
    offline.open_case(world.as_bob, 1, "Insulin is in the bag")
    seals = world.outside.seals
    assert isinstance(seals, FileSeals)
    key = seals._file.read_text()
    seals._file.unlink()
    [locked] = Case.objects.all()
    assert locked.problem == "This is sealed with a key that is not here."
    locked.save()
    offline.note_case(world.as_bob, 1, 1, "Under the new key")
    seals._file.write_text(seals._file.read_text() + key)
    assert (Case.objects.get().problem, CaseNote.objects.get().text) == ("Insulin is in the bag", "Under the new key")
