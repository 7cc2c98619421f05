"""Whether an account still is who a person confirmed: asked before something goes out by it, and believed for some
minutes in one process. A token that was exchanged, or a server that was, would publish in another's name."""

from firewarden.desk.records import Account
from firewarden.ports import Publisher
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.publishing import Account as AccountValue
from firewarden.vocabulary.said import say

BELIEVED = 5 * MINUTE

_confirmed: dict[str, tuple[AccountValue, Instant]] = {}
"""By id: the account as it was, and when the network said that it is who it should be."""


def confirmed(account: Account | None, publisher: Publisher, wall: Instant) -> None:
    """Raises NetworkError where it does not say so; nothing may go out then. Always content with a publisher of the
    house."""
    if account is None:
        return
    value = account.to_value()
    before = _confirmed.get(value.id)
    if before is not None and before[0] == value and 0 <= wall - before[1] < BELIEVED:
        return
    _confirmed.pop(value.id, None)
    found = publisher.identify()
    if not found.works:
        raise NetworkError(say("Nothing was sent: {why}", why=found.says))
    if not same_identity(found.name, value.identity):
        raise NetworkError(
            say(
                "Nothing was sent: this account is {found}, and {confirmed} was confirmed. "
                "Connect the right account in the settings, then try again.",
                found=found.name,
                confirmed=value.identity,
            ),
            permanent=True,
        )
    _confirmed[value.id] = value, wall


def same_identity(one: str, other: str) -> bool:
    """Nobody is not somebody."""
    return bool(one) and one == other
