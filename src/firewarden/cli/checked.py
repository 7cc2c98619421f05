"""What `firewarden check` reads beside the text, and its report for machines."""

import time
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from firewarden.steps.apologize import checking as apologize
from firewarden.steps.offline import checking as offline
from firewarden.steps.personalize import checking as personalize
from firewarden.steps.respond import checking as respond
from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.finding import Finding, KnownFact, Report
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.statement import DraftKind


@dataclass(frozen=True, slots=True)
class Given:
    """Contents of the files, None where none was given."""

    facts_file: str | None
    context_file: str | None
    lang: str | None


class Fact(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    status: FactStatus = FactStatus.CONFIRMED
    source: str = ""
    number: int | None = None


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """Something said before; `at` as ISO 8601."""

    text: str
    at: str = ""
    to: str = ""


class Remedy(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    words: tuple[str, ...]
    limit: float | None = None
    unit: str = ""


class OfStatement(msgspec.Struct, forbid_unknown_fields=True):
    now: str = ""
    zone: str = "UTC"
    ours: tuple[str, ...] = ()
    said_before: tuple[Words, ...] = ()
    promises: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    kind: DraftKind | None = DraftKind.STATEMENT
    account: str = ""
    accounts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


class OfReply(msgspec.Struct, forbid_unknown_fields=True):
    posts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    earlier: tuple[Words, ...] = ()
    turn: int = 1
    remedies: tuple[Remedy, ...] | None = None
    shared: tuple[str, ...] = ()
    mood: personalize.Mood | None = None
    manner: personalize.Manner = personalize.Manner.EITHER
    signature: bool = False
    ours: tuple[str, ...] = ()


class OfInvitation(msgspec.Struct, forbid_unknown_fields=True):
    posts: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


class OfApology(msgspec.Struct, forbid_unknown_fields=True):
    """Nothing beside the text is looked at."""


Shape = TypeVar("Shape", bound=msgspec.Struct)


def report_of(kind: str, text: str, given: Given) -> Report:
    """Raises BadInput."""
    match kind:
        case "statement":
            return respond.check(text, _of_statement(_context(given, OfStatement), given))
        case "apology":
            _context(given, OfApology)
            return apologize.check(text, given.lang)
        case "reply":
            return personalize.check(text, _of_reply(_context(given, OfReply), given))
    said = _context(given, OfInvitation)
    return offline.check(text, offline.Background(posts=said.posts, language=given.lang, ours=said.ours))


def to_json(report: Report) -> dict[str, Any]:
    """`components`, `score`, `findings` with code, span, severity, message and hint, and `perhaps`, alike."""
    return {
        "components": {one.name: {"present": bool(one.spans), "spans": one.spans} for one in report.components},
        "score": report.score,
        "findings": [_finding(one) for one in report.findings],
        "perhaps": [_finding(one) for one in report.perhaps],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": str(one.code),
        "span": [one.start, one.end],
        "severity": str(one.weight),
        "message": str(one.message),
        "hint": str(one.hint),
    }


def _of_statement(said: OfStatement, given: Given) -> respond.Background:
    return respond.Background(
        now=_instant(said.now) if said.now else Instant(time.time_ns() // 1000),
        zone=said.zone,
        facts=_facts(given.facts_file),
        ours=said.ours,
        said_before=tuple(respond.Said(text=one.text, at=_instant(one.at)) for one in said.said_before),
        promises=said.promises,
        language=given.lang,
        publishing=tuple(_publishing(name) for name in said.networks),
        kind=said.kind,
        account=said.account,
        accounts=said.accounts,
        pictures=said.pictures,
    )


def _of_reply(said: OfReply, given: Given) -> personalize.Background:
    remedies = None
    if said.remedies is not None:
        remedies = tuple(personalize.Remedy(**msgspec.structs.asdict(one)) for one in said.remedies)
    return personalize.Background(
        posts=said.posts,
        names=said.names,
        earlier=tuple(personalize.Earlier(text=one.text, at=_instant(one.at), to=one.to) for one in said.earlier),
        turn=said.turn,
        remedies=remedies,
        shared=said.shared,
        mood=said.mood,
        language=given.lang,
        manner=said.manner,
        signature=said.signature,
        ours=said.ours,
    )


def _context(given: Given, shape: type[Shape]) -> Shape:
    if not given.context_file:
        return shape()
    try:
        return msgspec.json.decode(given.context_file.encode(), type=shape)
    except msgspec.MsgspecError as problem:
        known = ", ".join(shape.__struct_fields__) or "nothing"
        raise BadInput(f"The context cannot be read: {problem}. It may hold: {known}.") from problem


def _facts(text: str | None) -> tuple[KnownFact, ...]:
    """A JSON list, JSON lines, or plain lines, each a confirmed fact."""
    if not text or not text.strip():
        return ()
    try:
        if text.lstrip().startswith("["):
            found = msgspec.json.decode(text.encode(), type=list[Fact])
        else:
            found = [_fact(line) for line in text.splitlines() if line.strip()]
    except msgspec.MsgspecError as problem:
        raise BadInput(f"The facts cannot be read: {problem}.") from problem
    return tuple(
        KnownFact(number=one.number or place, text=one.text, status=one.status, source=one.source)
        for place, one in enumerate(found, start=1)
    )


def _fact(line: str) -> Fact:
    return msgspec.json.decode(line.encode(), type=Fact) if line.lstrip().startswith("{") else Fact(text=line.strip())


def _instant(text: str) -> Instant:
    try:
        return from_iso(text) if text else Instant(0)
    except ValueError as problem:
        raise BadInput(f"{text!r} is no time such as 2026-03-02T14:05Z.") from problem


def _publishing(name: str) -> Publishing:
    from firewarden.bootstrap import publishing_networks

    found = publishing_networks()
    if name not in found:
        raise BadInput(f"There is no network {name!r}; there are {', '.join(sorted(found))}.")
    return found[name].about
