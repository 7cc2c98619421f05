"""What tests do with conversations."""

from firewarden.desk.access import Access
from firewarden.desk.actions import engage
from firewarden.vocabulary.conversation import Closing, Judge, Verdict
from firewarden.vocabulary.statement import Refused


def put_aside(access: Access, incident: int, conversation: int, why: str) -> Refused | None:
    """Closed, for another reason than the named ones."""
    wish = Judge(verdict=Verdict.CLOSED, reason=Closing.OTHER, note=why)
    answer = engage.carry_out(access, [(incident, conversation)], wish)
    return answer if isinstance(answer, Refused) else None
