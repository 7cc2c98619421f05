"""Holding statements: kept by version, approved for a time by somebody who did not write them, and renewed."""

from dataclasses import dataclass

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import Holding, HoldingVersion, chain, scope
from firewarden.desk.records.drafted import rules_of
from firewarden.steps.prepare import holdings
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """`platform` empty: for every network."""

    title: str
    text: str
    crisis_type: CrisisType = CrisisType.UNKNOWN
    language: str = "en"
    platform: str = ""


@transaction.atomic
def save_holding(
    access: Access, written: Written, *, number: int | None = None, based_on: int | None = None
) -> int | Refused:
    """Its number. A changed text is a new version, which nobody has approved; the one before is offered no more.
    Raises NotFound, and Conflict when somebody changed it since version `based_on`."""
    access.need("save holding")
    refused = holdings.check(written.title, written.text)
    if refused:
        return refused
    if number is None:
        row = Holding(brand_id=access.brand, number=scope.next_number(Holding.objects.filter(brand=access.brand)))
    else:
        row = _held(access, number)
        if based_on not in (None, row.version):
            raise Conflict(say("Somebody wrote version {version} meanwhile; yours was not saved.", version=row.version))
    row.title, row.crisis_type = written.title.strip(), written.crisis_type
    row.language, row.platform = written.language.strip() or "en", written.platform.strip()
    text = written.text.strip()
    changed = not row.version or row.versions.get(version=row.version).text != text
    row.version += changed
    row.save()
    if changed:
        HoldingVersion.objects.create(holding=row, version=row.version, text=text, author_id=access.user, at=access.now)
    chain.append(access, EventKind.HOLDING_SAVED, subject=row.pk, content=text, version=row.version)
    return row.number


@transaction.atomic
def approve_holding(access: Access, number: int, version: int, days: int) -> Refused | None:
    """My yes, for so many days; said again before it ends it is renewed. Raises NotFound."""
    access.need("approve holding")
    row = _held(access, number)
    if version != row.version:
        return Refused(
            reason=say("The text was changed since you read it. Read version {version}.", version=row.version)
        )
    current = row.versions.get(version=version)
    decision = holdings.approve(str(current.author_id), str(access.user), days, access.now, solo=rules_of(access).solo)
    if isinstance(decision, Refused):
        return decision
    current.approved_by_id, current.approved_at = access.user, access.now
    current.expires_at = decision.expires_at
    current.save()
    chain.append(access, EventKind.HOLDING_APPROVED, subject=row.pk, version=version, days=days)
    return None


@transaction.atomic
def retire_holding(access: Access, number: int) -> None:
    """It is offered to nobody any more. Raises NotFound."""
    access.need("save holding")
    row = _held(access, number)
    row.retired_at = access.now
    row.save(update_fields=["retired_at"])
    chain.append(access, EventKind.HOLDING_RETIRED, subject=row.pk)


def _held(access: Access, number: int) -> Holding:
    row = scope.of_brand(access, Holding).select_for_update().filter(number=number, retired_at=None).first()
    if row is None:
        raise NotFound("There is no such holding statement here.")
    return row
