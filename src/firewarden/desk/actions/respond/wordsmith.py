"""The model that a brand may ask for a draft: named, tried, switched on and off. Its key is kept as those of accounts
are, and goes to the address it was typed for, never to another."""

from dataclasses import dataclass, field
from secrets import token_hex

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.asking import begin, end, wait_for
from firewarden.desk.outside import outside
from firewarden.desk.records import Wordsmith, chain, scope
from firewarden.steps.respond.proposing import trial
from firewarden.steps.respond.proposing.sieve import heard
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.proposal import Endpoint, Outcome
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused

MOST = 200
"""Questions an hour or a day: more is no team any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """`secret` empty: what is kept stays, as long as the address does."""

    address: str
    model: str
    secret: str = field(default="", repr=False)
    per_hour: int = 10
    per_day: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """`answer` is what the model said, as far as it can be shown."""

    works: bool
    says: Said
    answer: str = ""


def save_wordsmith(access: Access, typed: Typed) -> Refused | None:
    """It stays off, or goes off where it now leads elsewhere: somebody has to switch it on knowing where to."""
    access.need("save wordsmith")
    row = scope.of_brand(access, Wordsmith).first() or Wordsmith(brand_id=access.brand)
    refused = _refused(access, typed, row)
    if refused is not None:
        return refused
    moved = (row.address, row.model) != (typed.address.strip(), typed.model.strip())
    before, fresh = row.secret, _keep(typed.secret)
    row.secret = fresh or before
    row.address, row.model, row.enabled = typed.address.strip(), typed.model.strip(), row.enabled and not moved
    row.per_hour, row.per_day, row.by_id, row.at = typed.per_hour, typed.per_day, access.user, access.wall
    try:
        with transaction.atomic():
            row.save()
            content = f"{row.address}\n{row.model}"
            chain.append(access, EventKind.WORDSMITH_SAVED, subject=row.pk, content=content, on=row.enabled)
    except BaseException:
        _throw_away(fresh)
        raise
    if fresh:
        _throw_away(before)
    return None


@transaction.atomic
def switch_wordsmith(access: Access, *, on: bool) -> Refused | None:
    access.need("save wordsmith")
    row = scope.of_brand(access, Wordsmith).select_for_update().first()
    if row is None:
        return Refused(reason=say("Say first where the model is."))
    if on and access.kind is not BrandKind.LIVE:
        return Refused(reason=say("A drill or demo brand asks no model: nothing of it leaves the house."))
    if row.enabled != on:
        row.enabled = on
        row.save(update_fields=["enabled"])
        chain.append(access, EventKind.WORDSMITH_ON if on else EventKind.WORDSMITH_OFF, subject=row.pk)
    return None


def forget_key(access: Access) -> None:
    """The key is thrown away, and the model is off: without it nobody knows what the far side does."""
    access.need("save wordsmith")
    with transaction.atomic():
        row = scope.of_brand(access, Wordsmith).select_for_update().first()
        if row is None or not row.secret:
            return
        secret, row.secret = row.secret, None
        on, row.enabled = row.enabled, False
        row.save(update_fields=["secret", "enabled"])
        if on:
            chain.append(access, EventKind.WORDSMITH_OFF, subject=row.pk)
    _throw_away(secret)


def try_wordsmith(access: Access, typed: Typed) -> Tried:
    """Asks it as typed, before it is saved; with nothing of anybody's. Counts like every other question."""
    access.need("save wordsmith")
    row = scope.of_brand(access, Wordsmith).first() or Wordsmith(brand_id=access.brand)
    refused = _refused(access, typed, row)
    question = refused or begin(access, None)
    if isinstance(question, Refused):
        return Tried(works=False, says=question.reason)
    endpoint = Endpoint(address=typed.address.strip(), model=typed.model.strip(), secret=row.secret)
    try:
        answer = outside().wordsmith(access.kind, endpoint, typed.secret).propose(trial())
    except (NetworkError, ConfigError) as error:
        end(access, question, Outcome.FAILED)
        return Tried(works=False, says=wait_for(error))
    end(access, question, Outcome.TESTED)
    kept, words = heard(answer)
    if kept:
        return Tried(works=True, says=say("It answers, and keeps to the form we ask for."), answer=words)
    says = say("It answers, but not in the form we ask for. Another model may do better.")
    return Tried(works=False, says=says, answer=words)


def _refused(access: Access, typed: Typed, row: Wordsmith) -> Refused | None:
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=say("A drill or demo brand asks no model: nothing of it leaves the house."))
    if not typed.address.strip() or not typed.model.strip():
        return Refused(reason=say("Fill in the address and the name of the model."))
    if len(typed.address.strip()) > 500 or len(typed.model.strip()) > 120 or len(typed.secret) > 1_000:
        return Refused(reason=say("That is too long."))
    if not 1 <= typed.per_hour <= MOST or not 1 <= typed.per_day <= MOST:
        return Refused(reason=say("Between 1 and {most} questions an hour and a day.", most=MOST))
    if row.secret and not typed.secret and typed.address.strip() != row.address:
        return Refused(
            reason=say("The key that is kept belongs to the other address. Type the key of this one, or remove it.")
        )
    return None


def _keep(secret: str) -> str | None:
    if not secret:
        return None
    reference = f"model-{token_hex(12)}"
    outside().keep_secret(reference, secret)
    return reference


def _throw_away(reference: str | None) -> None:
    if reference and not Wordsmith.objects.filter(secret=reference).exists():
        outside().forget_secret(reference)
