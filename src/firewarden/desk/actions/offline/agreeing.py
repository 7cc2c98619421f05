"""Consent before anything private is tied to a name in public, and the ways to reach a person who gave it."""

import re

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import Case, CaseContact, CaseLine, Consent, Incident, chain, scope
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.letter import LineState, Way
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

JOINS = "case"
"""What stands for the network in the second name of a consent that joins a name with a case."""
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_PHONE = re.compile(r"\+?[\d ()/.-]{5,30}")


def holds(row: Case) -> bool:
    """Whether the person agreed, and has not taken it back."""
    return row.joined is not None and row.joined.withdrawn_at is None


@transaction.atomic
def agree(access: Access, incident: int, case: int, words: str) -> Refused | None:
    """`words`: what the person agreed to, and where they said so."""
    held, row = of_case(access, incident, case, "talk in case")
    return note_agreed(access, held, row, words)


@transaction.atomic
def add_contact(
    access: Access, incident: int, case: int, way: Way, value: str, *, agreed: str
) -> CaseContact | Refused:
    """`agreed`: how the person gave it to us for this; it may stay empty where they agreed before."""
    held, row = of_case(access, incident, case, "talk in case")
    return keep_contact(access, held, row, way, value, agreed=agreed)


@transaction.atomic
def remove_contact(access: Access, incident: int, case: int, contact: str) -> Refused | None:
    """Its content goes at once; that there was one stays. What waits to be sent there is not sent."""
    held, row = of_case(access, incident, case, "talk in case")
    found = row.contacts.filter(pk=contact, gone_at=None).first()
    if found is None:
        return Refused(reason=say("This way to reach them is gone already."))
    forget(access, held, found)
    return None


def note_agreed(access: Access, held: Incident, row: Case, words: str) -> Refused | None:
    """Once: a second time changes nothing while the first holds. Call inside a transaction."""
    if holds(row):
        return None
    if not words.strip():
        return Refused(reason=say("Write down how the person agreed to talk in private before you do."))
    row.consent = words.strip()
    post = row.evidence
    row.joined = Consent.objects.create(
        brand_id=access.brand,
        number=scope.next_number(scope.of_brand(access, Consent)),
        platform=post.platform if post else "",
        author=post.author if post else "",
        other_platform=JOINS,
        other_author=f"{held.number}-{row.number}",
        agreed=words.strip(),
        by_id=access.user,
        at=access.now,
    )
    row.save(update_fields=["consent", "joined"])
    chain.append(access, EventKind.CONSENT_GIVEN, incident=held.pk, subject=row.joined.pk, content=words, case=row.pk)
    return None


def keep_contact(
    access: Access, held: Incident, row: Case, way: Way, value: str, *, agreed: str
) -> CaseContact | Refused:
    """Call inside a transaction."""
    found = plain(way, value)
    if isinstance(found, Refused):
        return found
    if refused := note_agreed(access, held, row, agreed):
        return refused
    assert row.joined is not None, "agreed above"
    mark = chain.digest(f"contact {found}")
    known = row.contacts.filter(way=way, mark=mark, gone_at=None).first()
    if known is not None:
        return known
    made = CaseContact.objects.create(
        case=row, way=way, value=found, mark=mark, consent=row.joined, by_id=access.user, at=access.now
    )
    chain.append(access, EventKind.CASE_CONTACT_ADDED, incident=held.pk, subject=made.pk, way=way, case=row.pk)
    return made


def forget(access: Access, held: Incident, contact: CaseContact) -> None:
    """Call inside a transaction."""
    contact.value, contact.mark, contact.gone_at = "", "", access.now
    contact.save(update_fields=["value", "mark", "gone_at"])
    CaseLine.objects.filter(contact=contact, state=LineState.WAITING).update(
        state=LineState.FAILED, answer=say("The person does not want to be reached there any more.")
    )
    chain.append(access, EventKind.CASE_CONTACT_REMOVED, incident=held.pk, subject=contact.pk, case=contact.case_id)


def forget_all(access: Access, held: Incident, consent: Consent) -> None:
    """The person took their consent back: nothing that reaches them stays. Call inside a transaction."""
    for contact in CaseContact.objects.filter(consent=consent, gone_at=None):
        forget(access, held, contact)


def plain(way: Way, value: str) -> str | Refused:
    """An address in small letters, a number by its digits."""
    text = " ".join(value.split())
    if way is Way.MAIL:
        if not _MAIL.fullmatch(text):
            return Refused(reason=say("This is no address of a mail. It looks like name@example.org."))
        return text.lower()
    if way is Way.PHONE:
        digits = "".join(char for char in text if char.isdigit())
        if not _PHONE.fullmatch(text) or not 5 <= len(digits) <= 15:
            return Refused(reason=say("This is no telephone number. Write it with + and the code of the country."))
        return ("+" if text.startswith("+") else "") + digits
    return Refused(reason=say("Only an address for mail or a telephone number is kept."))


def of_case(access: Access, incident: int, case: int, action: str) -> tuple[Incident, Case]:
    """Both held for changing, the incident also when it is closed. Raises NotFound, NotAllowed."""
    held = scope.hold(access, incident, action, closed=True)
    return held, scope.numbered(held.cases.select_related("evidence", "joined"), case, "case")
