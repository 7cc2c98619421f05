"""What a mail is that came into the case box, and in which case it belongs. Nothing here answers anybody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from firewarden.vocabulary.letter import Arrival, Astray, Letter

SIGNS = (
    "auto-submitted",
    "precedence",
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-response-suppress",
    "list-id",
    "list-unsubscribe",
    "feedback-id",
    "x-failed-recipients",
    "return-path",
)
"""Header lines that say what kind of mail it is."""
_BULK = frozenset({"auto_reply", "auto-reply", "bulk", "junk", "list"})
_ROBOTS = ("mailer-daemon@", "postmaster@", "no-reply@", "noreply@", "do-not-reply@", "donotreply@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A line of ours: its case, and digests of the addresses the case is with."""

    case: UUID
    senders: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """It belongs in this case. `line`: which of ours it answers."""

    case: UUID
    line: UUID


def kind_of(letter: Letter) -> Arrival:
    """A notification of failed delivery, something a machine wrote (RFC 3834, 5; and what older machines set), else a
    person's. A mail that a person wrote and a program marked *no* is a person's."""
    if letter.failure.notice or letter.signs.get("x-failed-recipients"):
        return Arrival.BOUNCE
    return Arrival.AUTOMATIC if _by_machine(letter.signs, letter.sender) else Arrival.PERSON


def file(
    letter: Letter, line_of: Callable[[str], UUID | None], known: Mapping[UUID, Known], mark: str
) -> Filed | Astray:
    """`line_of` tells which line of ours an id is, `known` holds those that there are, `mark` is the digest of the
    sender. Whoever answers a case has to be who the case is with: a forwarded mail opens nobody's case."""
    named = [letter.failure.message_id] if letter.failure.message_id else list(letter.references)
    lines = [line for line in map(line_of, named) if line is not None and line in known]
    if not lines:
        return Astray.NO_CASE
    found = known[lines[0]]
    if letter.failure.notice or mark in found.senders:
        return Filed(case=found.case, line=lines[0])
    return Astray.OTHER_SENDER


def _by_machine(signs: Mapping[str, str], sender: str) -> bool:
    submitted = signs.get("auto-submitted", "no").partition(";")[0].strip().lower()
    if submitted != "no" or signs.get("precedence", "").strip().lower() in _BULK:
        return True
    marked = ("x-autoreply", "x-autorespond", "x-autoresponder", "list-id", "feedback-id")
    if any(signs.get(name) for name in marked) or signs.get("return-path", "").replace(" ", "") == "<>":
        return True
    return sender.lower().startswith(_ROBOTS)
