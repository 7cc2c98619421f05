"""Programs that want to be told of public updates: an address, a secret of its own, and posts that are signed with it.

    asked for -> waiting --its page: send the challenge--> answered with it -> active ---> disabled   failed too often
                                                        '-> refused                 '---> removed

The challenge is signed, too: who answers it has the secret, so nobody can have us post to somebody else. A call may
come twice, with the same id; after `FAILURES` updates in a row that it did not take, a program is left in peace.
"""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import F

from firewarden.desk import sealing
from firewarden.desk.access import Access
from firewarden.desk.actions.subscribing.asking import Wanted, incident_of
from firewarden.desk.outside import Outside
from firewarden.desk.records import Hook, HookCall, chain
from firewarden.steps.update import mailing
from firewarden.vocabulary.clock import HOUR, MINUTE, SECOND, Instant, iso
from firewarden.vocabulary.errors import NetworkError, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.subscription import HookState, MailState

FAILURES, AT_ONCE, STALE, LONGEST = 3, 20, 10 * MINUTE, 1000
"""Updates in a row; calls in one round; how old a claim of a dead worker is; signs of an address."""
SIGNED = "Firewarden-Signature"

Words = Callable[[Access, UUID, Outside], dict[str, object]]
"""What a program is told of an update."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The secret is shown once."""

    hook: UUID
    secret: str


@transaction.atomic
def ask_hook(access: Access, typed: str, wanted: Wanted, outside: Outside) -> Made | Refused:
    """Nothing is posted there yet."""
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=say("This page is practice: nothing is posted to anybody."))
    address, host = typed.strip(), _host(typed.strip())
    if host is None:
        return Refused(reason=say("Give an address that begins with https:// and holds no name or password."))
    place = sealing.lookup(outside, f"hook {wanted.place} {access.wall // HOUR}") if wanted.place else ""
    if place and Hook.objects.filter(asked_from=place).count() >= mailing.FROM_ONE_PLACE:
        return Refused(reason=say("Too many were asked for from here. Try again in an hour."))
    lookup, secret = sealing.lookup(outside, address), secrets.token_urlsafe(32)
    before = Hook.objects.filter(brand=access.brand, lookup=lookup).first()
    if before is not None and before.state == HookState.ACTIVE:
        return Refused(reason=say("This address is told already. Whoever has its page can remove it there."))
    if before is not None:
        before.delete()
    incident = incident_of(access, wanted.thread)
    row = Hook.objects.create(
        brand_id=access.brand,
        lookup=lookup,
        sealed=sealing.seal(outside, address),
        secret=sealing.seal(outside, secret),
        host=host[:255],
        incident=incident,
        topic=wanted.topic[:40],
        level=int(wanted.level),
        asked_from=place,
        made_at=access.wall,
    )
    return Made(hook=row.pk, secret=secret)


@transaction.atomic
def challenge(access: Access, hook: UUID) -> Refused | None:
    """It is posted by the worker, once for each press. Raises NotFound."""
    row = _held(access, hook)
    if row.state == HookState.ACTIVE:
        return Refused(reason=say("It has answered already."))
    if row.next_at > access.wall - MINUTE:
        return Refused(reason=say("It was asked just now. Wait a minute."))
    row.state, row.next_at, row.answer = HookState.WAITING, access.wall, Said("")
    row.attempts = 1
    row.save()
    return None


@transaction.atomic
def remove_hook(access: Access, hook: UUID) -> None:
    """By whoever has its page, or manages the brand. Raises NotFound."""
    row = _held(access, hook)
    row.delete()
    chain.append(access, EventKind.HOOK_REMOVED, subject=hook)


def call_hooks(access: Access, outside: Outside, words: Words) -> int:
    """Challenges that were asked for, and updates that are due; how many were tried."""
    if access.kind is not BrandKind.LIVE:
        return 0
    asked = Hook.objects.filter(brand=access.brand, state=HookState.WAITING, attempts=1, next_at__lte=access.wall)
    tried = 0
    for row in asked[:AT_ONCE]:
        if Hook.objects.filter(pk=row.pk, state=HookState.WAITING, attempts=1).update(attempts=2):
            _ask(access, row, outside)
            tried += 1
    calls = HookCall.objects.filter(hook__brand=access.brand)
    stale = calls.filter(state=MailState.CLAIMED, claimed_at__lt=access.wall - STALE)
    if stale.exists():
        HookCall.objects.filter(pk__in=list(stale.values_list("pk", flat=True))).update(state=MailState.PENDING)
    due = calls.filter(state=MailState.PENDING, next_at__lte=access.wall, hook__state=HookState.ACTIVE)
    for key in list(due.order_by("next_at").values_list("pk", flat=True)[:AT_ONCE]):
        if HookCall.objects.filter(pk=key, state=MailState.PENDING).update(
            state=MailState.CLAIMED, claimed_at=access.wall, attempts=F("attempts") + 1
        ):
            call = HookCall.objects.select_related("hook").get(pk=key)
            _call(access, call, words(access, call.update_id, outside), outside)
            tried += 1
    return tried


def _ask(access: Access, row: Hook, outside: Outside) -> None:
    word = secrets.token_urlsafe(24)
    try:
        answer = _post(row, {"event": "challenge", "challenge": word}, str(row.pk), access.wall, outside)
        right = word.encode() in answer
        why = Said("") if right else say("It answered, but not with the challenge.")
    except NetworkError as problem:
        right, why = False, _why(row, problem, outside)
    with transaction.atomic():
        state = HookState.ACTIVE if right else HookState.REFUSED
        if (
            Hook.objects.filter(pk=row.pk, state=HookState.WAITING).update(state=state, answer=why, failures=0)
            and right
        ):
            chain.append(access, EventKind.HOOK_CONFIRMED, subject=row.pk)


def _call(access: Access, call: HookCall, told: dict[str, object], outside: Outside) -> None:
    """The program is asked outside any transaction."""
    hook = call.hook
    try:
        _post(hook, told | {"id": str(call.pk)}, str(call.pk), access.wall, outside)
    except NetworkError as problem:
        _failed(access, call, _why(hook, problem, outside))
        return
    with transaction.atomic():
        HookCall.objects.filter(pk=call.pk).update(state=MailState.SENT, ended_at=access.wall, answer=Said(""))
        Hook.objects.filter(pk=hook.pk).update(failures=0, answer=Said(""))


@transaction.atomic
def _failed(access: Access, call: HookCall, why: Said) -> None:
    then = mailing.after_refusal(call.attempts, access.wall, permanent=False)
    ended = access.wall if then.state is MailState.FAILED else None
    HookCall.objects.filter(pk=call.pk).update(state=then.state, next_at=then.at, ended_at=ended, answer=why)
    hook = call.hook
    hook.answer = why
    if ended is not None:
        hook.failures += 1
    if hook.failures >= FAILURES and hook.state == HookState.ACTIVE:
        hook.state, hook.ended_at = HookState.DISABLED, access.wall
        hook.calls.filter(state=MailState.PENDING).update(state=MailState.CANCELED, ended_at=access.wall)
        chain.append(access, EventKind.HOOK_DISABLED, subject=hook.pk)
    hook.save(update_fields=["answer", "failures", "state", "ended_at"])


def _post(hook: Hook, told: dict[str, object], key: str, wall: Instant, outside: Outside) -> bytes:
    """The timestamp is signed with the body: what is older than five minutes is a replay."""
    body, stamp = msgspec.json.encode(told | {"at": iso(wall)}), str(wall // SECOND)
    secret = sealing.opened(outside, hook.secret)
    signed = hmac.digest(secret.encode(), stamp.encode() + b"." + body, "sha256").hex()
    headers = {
        "Content-Type": "application/json",
        "Firewarden-Timestamp": stamp,
        SIGNED: f"v1={signed}",
        "Idempotency-Key": key,
    }
    return outside.post_hook(sealing.opened(outside, hook.sealed), body, headers)


def _why(hook: Hook, problem: NetworkError, outside: Outside) -> Said:
    """Without the address, which may hold a key."""
    words = str(problem).replace(sealing.opened(outside, hook.sealed), hook.host)
    return Said(words[:300])


def _host(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    plain = parts.scheme == "https" and parts.username is None and len(address) <= LONGEST and address.isascii()
    if not plain or not parts.hostname or any(sign.isspace() for sign in address):
        return None
    return parts.hostname if port in (None, 443) else f"{parts.hostname}:{port}"


def _held(access: Access, hook: UUID) -> Hook:
    found = Hook.objects.select_for_update().filter(pk=hook, brand=access.brand).first()
    if found is None:
        raise NotFound("There is no such program here.")
    return found
