"""Ways by which words go out past this desk: who stops them when the stance asks for it, and whether it was done.

A program that takes messages is told; it is told again when it did not answer, and after some attempts a person has to.
"""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import Brand, Incident, Membership, Outlet, OutletCheck, chain, scope
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import BadInput, FirewardenError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Stance
from firewarden.vocabulary.outlet import CheckState, OutletKind
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused

ATTEMPTS, PAUSE = 4, MINUTE // 2
"""A program is told so often, with a pause that doubles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One way out, as somebody describes it. `address`: of a program that takes messages, by the forms of apprise;
    empty: a person stops it."""

    name: str
    kind: OutletKind = OutletKind.OTHER
    owner: UUID | None = None
    note: str = ""
    address: str = ""


@transaction.atomic
def save_outlet(access: Access, named: Named, outside: Outside) -> int | Refused:
    """Its number. Incidents whose stance is tightened from now on list it."""
    access.need("save outlet")
    if not named.name.strip():
        return Refused(reason=say("Give it a name that whoever stops it knows."))
    if named.owner and not Membership.objects.filter(brand=access.brand, user=named.owner).exists():
        return Refused(reason=say("Only people of this brand can have it."))
    row = Outlet(brand_id=access.brand, number=scope.next_number(Outlet.objects.filter(brand=access.brand)))
    row.name, row.kind, row.owner_id, row.note = named.name.strip(), named.kind, named.owner, named.note.strip()
    if named.address.strip():
        try:
            row.service = outside.service(named.address.strip())
        except BadInput as problem:
            return Refused(reason=_words(problem))
        row.secret = f"outlet-{uuid4().hex}"
        outside.keep_secret(row.secret, named.address.strip())
    row.save()
    chain.append(access, EventKind.OUTLET_SAVED, subject=row.pk, content=row.name)
    return row.number


@transaction.atomic
def retire_outlet(access: Access, number: int, outside: Outside) -> None:
    """It is listed no more. Raises NotFound."""
    access.need("save outlet")
    row = scope.numbered(scope.of_brand(access, Outlet).filter(retired_at=None), number, "outlet")
    row.retired_at = access.wall
    row.save(update_fields=["retired_at"])
    chain.append(access, EventKind.OUTLET_RETIRED, subject=row.pk)
    if row.secret:
        outside.forget_secret(row.secret)


def list_for(access: Access, incident: Incident, stance: Stance) -> None:
    """What has to be stopped now, or may run again. Whatever is stopped already is not asked for again, and what was
    never stopped does not have to be started. Call inside a transaction."""
    stops = stance is not Stance.NORMAL
    brand = Brand.objects.get(pk=access.brand)
    for outlet in brand.outlets.filter(retired_at=None).order_by("number"):
        last = outlet.checks.filter(incident=incident).exclude(state=CheckState.PASSED).order_by("-number").first()
        if (last.stops if last else False) == stops:
            continue
        if last is not None and last.state in (CheckState.OPEN, CheckState.TELLING):
            last.state = CheckState.PASSED
            last.save(update_fields=["state"])
            if not stops:
                continue
        _list(access, incident, outlet, stance, stops=stops)


def _list(access: Access, incident: Incident, outlet: Outlet, stance: Stance, *, stops: bool) -> None:
    by_program = bool(outlet.secret) and access.kind is BrandKind.LIVE
    row = OutletCheck.objects.create(
        incident=incident,
        outlet=outlet,
        number=scope.next_number(incident.outlet_checks.all()),
        stance=stance,
        stops=stops,
        state=CheckState.TELLING if by_program else CheckState.OPEN,
        made_at=access.now,
        next_at=access.wall,
    )
    chain.append(access, EventKind.OUTLET_LISTED, incident=incident.pk, subject=row.pk, stops=stops)


@transaction.atomic
def check_outlet(access: Access, incident: int, number: int, note: str = "") -> Refused | None:
    """Somebody has done it. Raises NotFound."""
    held = scope.hold(access, incident, "check outlet", closed=True)
    row = scope.numbered(held.outlet_checks.all(), number, "entry")
    if row.state not in (CheckState.OPEN, CheckState.TELLING):
        return Refused(reason=say("Nothing is to be done about this any more."))
    row.state, row.by_id, row.at, row.note = CheckState.DONE, access.user, access.now, note.strip()
    row.save()
    chain.append(access, EventKind.OUTLET_CHECKED, incident=held.pk, subject=row.pk, stops=row.stops)
    return None


def tell_outlets(access: Access, outside: Outside) -> int:
    """Tells the programs whose turn it is; how many were asked. Outside any transaction."""
    due = OutletCheck.objects.filter(
        incident__in=scope.of_brand(access, Incident), state=CheckState.TELLING, next_at__lte=access.wall
    )
    rows = list(due.select_related("outlet", "incident__brand")[:20])
    for row in rows:
        _tell(access, row, outside)
    return len(rows)


def _tell(access: Access, row: OutletCheck, outside: Outside) -> None:
    brand = row.incident.brand
    title = f"Firewarden: {brand.slug}: {row.stance}"
    text = f"{'Stop' if row.stops else 'Run again'}: {row.outlet.name}"
    try:
        outside.notify(row.outlet.secret, title, text)
    except FirewardenError as problem:
        _failed(access, row, _words(problem))
        return
    with transaction.atomic():
        if OutletCheck.objects.filter(pk=row.pk, state=CheckState.TELLING).update(
            state=CheckState.DONE, at=access.now, answer=Said(), attempts=row.attempts + 1
        ):
            chain.append(access, EventKind.OUTLET_CHECKED, incident=row.incident_id, subject=row.pk, stops=row.stops)


def _failed(access: Access, row: OutletCheck, why: Said) -> None:
    """After the last attempt it is a person's to do."""
    attempts = row.attempts + 1
    state = CheckState.OPEN if attempts >= ATTEMPTS else CheckState.TELLING
    pause = PAUSE * 2**row.attempts
    OutletCheck.objects.filter(pk=row.pk, state=CheckState.TELLING).update(
        state=state, attempts=attempts, answer=why, next_at=Instant(access.wall + pause)
    )


def _words(problem: FirewardenError) -> Said:
    words = problem.args[0]
    return words if isinstance(words, Said) else Said(str(problem))
