"""Accounts of ours: connected, asked who they are, confirmed by a person, switched off, removed. And their keys.

A key never reaches the desk's database: the account has a reference, and each new key gets a new one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.identities import same_identity
from firewarden.desk.outside import outside
from firewarden.desk.records import Account, chain, places
from firewarden.vocabulary.errors import ConfigError, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.intake import Key
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.publishing import Account as AccountValue
from firewarden.vocabulary.publishing import Identity, Publishing
from firewarden.vocabulary.said import Said, Words, say
from firewarden.vocabulary.statement import Refused

ONLY_SANDBOX = say("A drill or demo brand publishes in the sandbox alone, never on a live network.")
LONGEST = 2_000
"""Characters of one setting, and of the notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """`settings` by name; one that is not there is as the network has it. `secret` empty: what is kept stays.
    `confirmed`: who the person has seen that this account is, and said that this is us."""

    network: str
    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False)
    notes: str = ""
    confirmed: str = ""


def connect(access: Access, typed: Typed) -> UUID | Refused:
    """Its id. The network is asked who it is; nothing is saved where it does not say. Nothing goes out by it before a
    person has confirmed that."""
    access.need("save account")
    return _save(access, typed, Account(brand_id=access.brand, connector=typed.network, made_at=access.now))


def change(access: Access, account: UUID, typed: Typed) -> Refused | None:
    """The network stays. One that turns out to be somebody else has to be confirmed anew. Raises NotFound."""
    access.need("save account")
    saved = _save(access, typed, _found(access, account))
    return saved if isinstance(saved, Refused) else None


def who(access: Access, typed: Typed, account: UUID | None = None) -> Identity | Refused:
    """Who it is, as it was typed, before it is saved. Changes nothing. Raises NotFound."""
    access.need("save account")
    row = Account(connector=typed.network) if account is None else _found(access, account)
    about = _about(access, row.connector)
    if isinstance(about, Refused):
        return about
    settings = _settings(typed, about, row)
    if isinstance(settings, Refused):
        return settings
    return _ask(access, replace(row.to_value(), settings=settings), typed.secret)


def check(access: Access, account: UUID) -> Identity | Refused:
    """Who it is just now; kept with the account. One that says another name than it should does not work. Raises
    NotFound."""
    access.need("save account")
    row = _found(access, account)
    about = _about(access, row.connector)
    found = about if isinstance(about, Refused) else _ask(access, row.to_value(), "")
    if isinstance(found, Refused):
        found = Identity(works=False, says=found.reason)
    elif found.works and not same_identity(found.name, row.identity):
        says = say("This is {found}, and {confirmed} was connected.", found=found.name, confirmed=row.identity)
        found = Identity(works=False, says=says, name=found.name)
    Account.objects.filter(pk=row.pk).update(works=found.works, says=found.says, checked_at=access.wall)
    return found


@transaction.atomic
def confirm(access: Access, account: UUID, identity: str) -> Refused | None:
    """A person has seen who it is and says that this is us. Raises NotFound."""
    access.need("save account")
    row = _found(access, account)
    if not same_identity(row.identity, identity):
        return Refused(reason=say("This account is {name} meanwhile. Look again.", name=row.identity))
    _confirm(access, row)
    return None


@transaction.atomic
def switch(access: Access, account: UUID, *, on: bool) -> None:
    """Off: nothing goes out by it, what waits for it fails and may be sent later. Raises NotFound."""
    access.need("save account")
    row = _found(access, account)
    if row.enabled != on:
        Account.objects.filter(pk=row.pk).update(enabled=on)
        chain.append(access, EventKind.ACCOUNT_ENABLED if on else EventKind.ACCOUNT_DISABLED, subject=row.pk)


def remove(access: Access, account: UUID) -> None:
    """Nothing goes out by it any more, and its key is thrown away. What it published stays in the log. Raises
    NotFound."""
    access.need("save account")
    with transaction.atomic():
        row = _found(access, account)
        secret, row.secret, row.retired_at, row.enabled = row.secret, None, access.now, False
        row.save()
        chain.append(access, EventKind.ACCOUNT_REMOVED, subject=row.pk)
    _throw_away(secret)


def _save(access: Access, typed: Typed, row: Account) -> UUID | Refused:
    about = _about(access, row.connector)
    settings = about if isinstance(about, Refused) else _settings(typed, about, row)
    if isinstance(about, Refused) or isinstance(settings, Refused):
        return settings if isinstance(settings, Refused) else Refused(reason=ONLY_SANDBOX)
    identity = _ask(access, replace(row.to_value(), settings=settings), typed.secret)
    if isinstance(identity, Refused) or not identity.works:
        return identity if isinstance(identity, Refused) else Refused(reason=_as_said(identity.says))
    before, fresh = row.secret, _keep(typed.secret) if about.secret and typed.secret else None
    row.name, row.settings, row.platform = typed.name.strip()[:120], settings, about.platform
    row.notes, row.secret = typed.notes.strip()[:LONGEST], fresh or before
    try:
        _write(access, row, identity, typed.confirmed)
    except BaseException:
        _throw_away(fresh)
        raise
    if fresh:
        _throw_away(before)
    return row.pk


@transaction.atomic
def _write(access: Access, row: Account, identity: Identity, seen: str) -> None:
    new = row._state.adding  # noqa: SLF001  # Django's own flag
    stays = row.confirmed_at is not None and same_identity(row.identity, identity.name)
    row.identity, row.works, row.says, row.checked_at = identity.name, True, identity.says, access.wall
    if not stays:
        row.confirmed_at, row.confirmed_by_id = None, None
    row.save()
    kind = EventKind.ACCOUNT_CONNECTED if new else EventKind.ACCOUNT_CHANGED
    chain.append(access, kind, subject=row.pk, content=identity.name)
    if not stays and same_identity(identity.name, seen):
        _confirm(access, row)


def _confirm(access: Access, row: Account) -> None:
    row.confirmed_at, row.confirmed_by_id = access.wall, access.user
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    chain.append(access, EventKind.ACCOUNT_CONFIRMED, subject=row.pk, content=row.identity)


def _ask(access: Access, account: AccountValue, secret: str) -> Identity | Refused:
    """Anything that is asked under a name of its own leaves the one in use alone. A key that was just typed has no
    reference yet, and is there all the same."""
    reference = "typed" if secret else account.secret
    try:
        return outside().by_account(access.kind, replace(account, secret=reference), secret).identify()
    except ConfigError as problem:
        return Refused(reason=_as_said(problem.args[0]))


def _found(access: Access, account: UUID) -> Account:
    row = places.accounts(access).filter(pk=account).first()
    if row is None:
        raise NotFound("There is no such account here.")
    return row


def _about(access: Access, connector: str) -> Publishing | Refused:
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=ONLY_SANDBOX)
    known = outside().publishing().get(connector)
    if known is None:
        return Refused(reason=say("There is nothing that publishes on this network here."))
    if known.missing:
        return Refused(reason=say("Nothing can be published on this network yet. {how}", how=known.missing))
    return known.about


def _settings(typed: Typed, about: Publishing, row: Account) -> dict[str, str] | Refused:
    """What differs from what the network has by itself. What a form does not know of stays."""
    if not typed.name.strip():
        return Refused(reason=say("Give the account a name."))
    given = {one.name: typed.settings.get(one.name, one.default or "").strip() for one in about.settings}
    for one in about.settings:
        if one.default is None and not given[one.name]:
            return Refused(reason=say("“{label}” must be filled in.", label=_label(one.label)))
        if len(given[one.name]) > LONGEST:
            return Refused(reason=say("“{label}” is too long.", label=_label(one.label)))
    if about.secret and about.key is not Key.NONE and not typed.secret and not row.secret:
        return Refused(
            reason=say("This network lets nobody in without a key. Fill in “{label}”.", label=_label(about.secret))
        )
    others = {name: value for name, value in row.settings.items() if name not in given}
    return others | {one.name: given[one.name] for one in about.settings if given[one.name] != (one.default or "")}


def _label(text: str) -> Said:
    """Of a field: not somebody's own words, so it is said as the form says it."""
    return Said(Words(text))


def _as_said(text: str) -> Said:
    return text if isinstance(text, Said) else Said(text)


def _keep(secret: str) -> str:
    reference = f"account-{token_hex(12)}"
    outside().keep_secret(reference, secret)
    return reference


def _throw_away(reference: str | None) -> None:
    """Unless an account that may publish has it."""
    if reference and not Account.objects.filter(secret=reference, retired_at=None).exists():
        outside().forget_secret(reference)
