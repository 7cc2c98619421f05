"""Looks whether something went out, where our own timeline can be read: at once, and again with growing waits."""

import logging

from firewarden.desk.access import Access
from firewarden.desk.actions.deliver import outcomes
from firewarden.desk.actions.deliver.lane import Lane, uncertain
from firewarden.desk.actions.deliver.sending import outgoing_of
from firewarden.desk.actions.identities import confirmed
from firewarden.desk.outside import Outside
from firewarden.desk.records import Delivery
from firewarden.desk.records.places import publisher_of
from firewarden.ports import Finds
from firewarden.steps.respond.publication import NextTry, after_look, is_looked_for
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.publishing import Published
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DeliveryState

log = logging.getLogger("firewarden.deliver")

SKEW = MINUTE
"""A network's clock may be so much behind ours."""
NEVER = Instant(2**62)


def look(access: Access, outside: Outside, lane: Lane | None = None, limit: int = 10) -> int:
    """How many were looked for. What is found is sent; what is surely not there goes out again."""
    due = uncertain(access, lane).select_related("account", "after__publication").order_by("next_at")
    return sum(_look(access, row, outside) for row in due[:limit])


def _look(access: Access, row: Delivery, outside: Outside) -> int:
    since = Instant(row.unknown_at or access.wall)
    try:
        publisher = publisher_of(access, row, outside)
    except ConfigError as problem:
        return _postpone(access, row, since, say("We cannot look: {why}", why=problem.args[0]))
    if not isinstance(publisher, Finds) or not publisher.publishing.finds or not is_looked_for(since, access.wall):
        _leave_to_people(row)
        return 0
    try:
        confirmed(row.account, publisher, access.wall)
        first_at = row.first_at or row.claimed_at or since
        found = publisher.find(row.key, outgoing_of(row), Instant(first_at - SKEW))
    except (ConfigError, NetworkError) as problem:
        return _postpone(access, row, since, say("Our own timeline could not be read: {why}", why=problem.args[0]))
    except Exception as defect:
        log.exception("the publisher for %s broke while looking", row.platform)
        why = type(defect).__name__
        return _postpone(access, row, since, say("Our own timeline could not be read: {why}", why=why))
    return _found(access, row, since, found)


def _found(access: Access, row: Delivery, since: Instant, found: Published | None) -> int:
    if found is not None:
        outcomes.sent(access, row, found, found=True)
        return 1
    after = after_look(looks=row.looks + 1, attempts=row.attempts, since=since, wall=access.wall, saw=True)
    if after.state is DeliveryState.UNKNOWN:
        return _wait(row, after, say("Not on our own timeline so far. We look again."))
    _not_there(access, row, after)
    return 1


def _not_there(access: Access, row: Delivery, after: NextTry) -> None:
    reason = say("It is not on our own timeline: it did not go out.")
    if after.state is DeliveryState.FAILED:
        outcomes.failed(access, row, reason)
    else:
        outcomes.missed(access, row, after, reason)


def _postpone(access: Access, row: Delivery, since: Instant, reason: str) -> int:
    after = after_look(looks=row.looks + 1, attempts=row.attempts, since=since, wall=access.wall, saw=False)
    return _wait(row, after, reason)


def _wait(row: Delivery, after: NextTry, reason: str) -> int:
    outcomes.move(row, DeliveryState.UNKNOWN, looks=row.looks + 1, next_at=after.at, answer=reason)
    return 1


def _leave_to_people(row: Delivery) -> None:
    """It is looked at no more: else it would be asked for in every round."""
    outcomes.move(row, DeliveryState.UNKNOWN, next_at=NEVER)
