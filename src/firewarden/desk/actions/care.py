"""Care for those who read abuse: what they opened, their breaks, and how they want to meet it. No event tells of it:
what somebody read is theirs."""

from uuid import UUID

import msgspec
from django.db import transaction

from firewarden.desk.access import Access, Person
from firewarden.desk.records import User, scope
from firewarden.desk.records.care import Break, Exposure, day_of
from firewarden.steps.engage.care import BREAK
from firewarden.text.abuse import abusive
from firewarden.vocabulary.care import Care
from firewarden.vocabulary.clock import DAY
from firewarden.vocabulary.mention import Tone

KEPT = 7
"""Days; then it is forgotten."""


@transaction.atomic
def saw(access: Access, number: int, evidence: int) -> None:
    """This person opened that post. Counts once a day, and only what is hostile. What is not there raises nothing: the
    page says so itself."""
    access.need("read")
    if access.user is None:
        return
    rows = scope.incidents(access).filter(number=number, evidence__number=evidence, evidence__erased_at=None)
    found = rows.values_list("evidence__pk", "evidence__tone", "evidence__text").first()
    if found is None or not (found[1] == Tone.NEGATIVE or abusive(found[2])):
        return
    _note(access, access.user, found[0])


def _note(access: Access, user: UUID, post: UUID) -> None:
    day = day_of(access.wall, access.person.time_zone)
    _row, new = Exposure.objects.get_or_create(
        user_id=user, post=post, day=day, defaults={"brand_id": access.brand, "at": access.wall}
    )
    if new:
        Exposure.objects.filter(user=user, day__lt=day - KEPT).delete()


@transaction.atomic
def take_break(person: Person) -> None:
    """From now on, for a quarter of an hour."""
    if person.user is None:
        return
    Break.objects.filter(user=person.user, at__lt=person.wall - KEPT * DAY).delete()
    Break.objects.create(user_id=person.user, at=person.wall, until=person.wall + BREAK)


def choose(person: Person, care: Care) -> None:
    """How this person meets abuse from now on."""
    User.objects.filter(pk__in=[person.user]).update(care=msgspec.to_builtins(care))
