"""Sources of networks, as somebody types them: added, changed, asked once whether they work, and their keys.

A key never reaches the desk's database: the source has a reference, and each new key gets a new one, so that the plan
changes and the pipeline takes the new key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex, token_urlsafe
from uuid import uuid4

from firewarden.desk.access import Access
from firewarden.desk.actions import monitor
from firewarden.desk.outside import Network, outside
from firewarden.desk.records import Query, Source, scope
from firewarden.stages.searching import filled
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Capabilities, Checked, Key, Signed
from firewarden.vocabulary.plan import BrandKind, Interval
from firewarden.vocabulary.plan import Query as QueryValue
from firewarden.vocabulary.plan import Source as SourceValue
from firewarden.vocabulary.said import Said, Words, say
from firewarden.vocabulary.statement import Refused

ONLY_RECORDINGS = say("A drill or demo brand reads recordings, never a live network.")
LONGEST = 2_000
"""Characters of one setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """`settings` by name; one that is not there is as the network has it. `secret` empty: what is kept stays."""

    network: str
    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False)


def add_source(access: Access, typed: Typed) -> str | Refused:
    """Its key. The next plan reads it."""
    access.need("save source")
    about = _network(access, typed.network)
    if isinstance(about, Refused):
        return about
    if not about.live:
        return Refused(reason=say("A recording is uploaded as a file."))
    key = f"{access.slug[:40]}-{typed.network[:20]}-{uuid4().hex[:8]}"
    refused = _save(access, key, typed, about, None)
    return refused or key


def change_source(access: Access, key: str, typed: Typed) -> Refused | None:
    """The network stays, and so does how far it was read. Raises NotFound."""
    access.need("save source")
    row = _found(access, key)
    about = _network(access, row.connector)
    return about if isinstance(about, Refused) else _save(access, key, typed, about, row)


def retire_source(access: Access, key: str) -> None:
    """It is read no more, and its key is thrown away unless another source has the same one. What was posted to it
    and not read goes as well. Raises NotFound."""
    secret = monitor.retire_source(access, key)
    _throw_away(secret)
    outside().spool.forget(SourceId(key))


def make_secret(access: Access, key: str) -> str | Refused:
    """A new secret for whoever posts to a source, told this once; the one before is good no more. Raises NotFound."""
    access.need("save source")
    row = _found(access, key)
    about = _network(access, row.connector)
    if isinstance(about, Refused):
        return about
    if about.signed is not Signed.OWN:
        return Refused(reason=say("The secret of this network is made by the network."))
    secret = token_urlsafe(32)
    typed = Typed(network=row.connector, name=row.name, settings=row.settings, secret=secret)
    return _save(access, key, typed, about, row) or secret


def check_typed(access: Access, typed: Typed, key: str | None = None) -> Checked | Refused:
    """Whether what was typed works, before it is saved; `key` of the source it will change. Changes nothing."""
    access.need("save source")
    row = None if key is None else _found(access, key)
    about = _network(access, typed.network if row is None else row.connector)
    if isinstance(about, Refused):
        return about
    settings = _settings(typed, about, row)
    if isinstance(settings, Refused):
        return settings
    value = (
        row.to_value() if row else SourceValue(id=SourceId("new"), connector=typed.network, name=typed.name, live=True)
    )
    secret = "typed" if typed.secret else value.secret
    value = filled(replace(value, settings=settings, secret=secret), about, _queries(access))
    return outside().ask(value, typed.secret)


def check_source(access: Access, key: str) -> Checked | Refused:
    """Whether it works as it is saved. Raises NotFound."""
    access.need("save source")
    row = _found(access, key)
    about = _network(access, row.connector)
    if isinstance(about, Refused):
        return about
    return outside().ask(filled(row.to_value(), about, _queries(access)), "")


def _save(access: Access, key: str, typed: Typed, about: Capabilities, row: Source | None) -> Refused | None:
    settings = _settings(typed, about, row)
    if isinstance(settings, Refused):
        return settings
    before = row.secret if row else None
    fresh = _keep(typed.secret) if about.secret and typed.secret else None
    try:
        saved = monitor.save_source(
            access,
            key,
            connector=row.connector if row else typed.network,
            name=typed.name.strip()[:120],
            settings=settings,
            live=row.live if row else about.live,
            secret=fresh or before,
            gaps=tuple(Interval(start=Instant(a), end=Instant(b)) for a, b in row.gaps) if row else (),
        )
    except BaseException:
        _throw_away(fresh)
        raise
    if isinstance(saved, Refused):
        _throw_away(fresh)
        return saved
    if fresh:
        _throw_away(before)
    return None


def _queries(access: Access) -> list[QueryValue]:
    return [row.to_value() for row in scope.of_brand(access, Query).filter(retired_at=None).order_by("pk")]


def _found(access: Access, key: str) -> Source:
    row = Source.objects.filter(key=key, brands=access.brand, retired_at=None).first()
    if row is None:
        raise NotFound(f"There is no source {key} here.")
    return row


def _network(access: Access, name: str) -> Capabilities | Refused:
    known = outside().networks().get(name)
    reason = _why_not(access, known)
    return Refused(reason=reason) if known is None or reason else known.about


def _why_not(access: Access, known: Network | None) -> Said:
    """Empty: this brand may read it."""
    if known is None or not known.about.reads:
        return say("There is no connector for this network here.")
    if known.missing:
        return say("This network cannot be read yet. {how}", how=known.missing)
    if known.about.live and access.kind is not BrandKind.LIVE:
        return ONLY_RECORDINGS
    return Said("")


def _settings(typed: Typed, about: Capabilities, row: Source | None) -> dict[str, str] | Refused:
    """What differs from what the network has by itself. What a form does not know of stays."""
    if not typed.name.strip():
        return Refused(reason=say("Give the source a name."))
    given = {one.name: typed.settings.get(one.name, one.default or "").strip() for one in about.settings}
    for one in about.settings:
        if one.default is None and not given[one.name]:
            return Refused(reason=say("“{label}” must be filled in.", label=_label(one.label)))
        if len(given[one.name]) > LONGEST:
            return Refused(reason=say("“{label}” is too long.", label=_label(one.label)))
    if _must_have_secret(about) and not typed.secret and not (row and row.secret):
        return Refused(
            reason=say("This network lets nobody in without a key. Fill in “{label}”.", label=_label(about.secret))
        )
    others = {name: value for name, value in (row.settings if row else {}).items() if name not in given}
    return others | {one.name: given[one.name] for one in about.settings if given[one.name] != (one.default or "")}


def _must_have_secret(about: Capabilities) -> bool:
    """One that we make ourselves comes later."""
    return bool(about.secret) and about.key is not Key.NONE and about.signed is not Signed.OWN


def _label(text: str) -> Said:
    """Of a field: not somebody's own words, so it is said as the form says it."""
    return Said(Words(text))


def _keep(secret: str) -> str:
    reference = f"source-{token_hex(12)}"
    outside().keep_secret(reference, secret)
    return reference


def _throw_away(reference: str | None) -> None:
    """Unless a source that is read has it."""
    if reference and not Source.objects.filter(secret=reference, retired_at=None).exists():
        outside().forget_secret(reference)
