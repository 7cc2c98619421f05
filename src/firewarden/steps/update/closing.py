"""Whether an incident may be over for us while it is not over for the public."""

from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Phase, Refused


def may_close(last: Phase | None, reason: str) -> Refused | None:
    """`last`: the phase of the newest update, None: the public was told nothing. `reason`: why nobody is told that it
    is over."""
    if last in (None, Phase.CLOSED) or reason.strip():
        return None
    return Refused(
        reason=say(
            "The public still waits: the last update does not say that it is over. "
            "Publish a closing update, or say why there is none."
        )
    )
