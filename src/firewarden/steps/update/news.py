"""What has changed since we last spoke, and whether an update says anything new.

An update goes out at once when impact, scope, cause, remedy or a deadline changes, and not for its own sake: two in a
row without news tire those who wait (PagerDuty's incident guide on long incidents).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a fact said from `at` on."""

    at: Instant
    text: str
    status: FactStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An update as far as its news go: the facts its words rest on, and how far it says we have come."""

    facts: frozenset[int]
    phase: Phase
    corrects: bool = False


def changed_since(histories: dict[int, Sequence[Known]], since: Instant | None) -> tuple[int, ...]:
    """Numbers of the facts the public should hear of: confirmed since, changed since, or confirmed no longer.
    `histories` by the number of the fact, oldest first. `since` None: nothing was told yet, so every confirmed one."""
    return tuple(number for number, rows in sorted(histories.items()) if rows and _is_news(rows, since))


def _is_news(rows: Sequence[Known], since: Instant | None) -> bool:
    now = rows[-1]
    before = [one for one in rows if since is not None and one.at <= since]
    was = before[-1] if before else None
    confirmed = now.status is FactStatus.CONFIRMED
    if was is None or was.status is not FactStatus.CONFIRMED:
        return confirmed and (was is None or now != was)
    return not confirmed or now.text != was.text


def says_something(one: Told, before: Sequence[Told]) -> bool:
    """A fact no earlier update told, another phase, or a correction."""
    if not before or one.corrects or one.phase is not before[-1].phase:
        return True
    heard: frozenset[int] = frozenset().union(*(each.facts for each in before))
    return bool(one.facts - heard)


def tiring(one: Told, before: Sequence[Told]) -> Finding | None:
    """The second update in a row without news. `before`: the updates that are out, oldest first."""
    if not before or says_something(one, before) or says_something(before[-1], before[:-1]):
        return None
    return Finding(
        code=Code.NOTHING_NEW,
        weight=Weight.WARN,
        message=say("The update before it said nothing new, and this one does not either."),
        hint=say("Tell what was tried and learned, or promise the next update for a later time and keep it."),
    )


def still_promised(phase: Phase, promises: Collection[str]) -> Finding | None:
    """`promises`: the public ones that nobody has kept or withdrawn."""
    if phase is not Phase.CLOSED or not promises:
        return None
    return Finding(
        code=Code.OPEN_PROMISES,
        weight=Weight.WARN,
        message=say("It is the last update, and {count} promises are not settled.", count=len(promises)),
        hint=say("Say of each what becomes of it, or say that a follow-up is due instead of closing."),
    )
