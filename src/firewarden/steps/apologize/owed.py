"""Do we owe an apology? Advice from our own part in it and the harm; a person decides."""

from dataclasses import dataclass

from firewarden.vocabulary.incident import Fault
from firewarden.vocabulary.said import Said, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`owed` None: it cannot be said yet."""

    owed: bool | None
    because: Said


def advise(fault: Fault, *, harmed: bool) -> Advice:
    """Owed when we had a part in it; with harm but no part of ours, sympathy is due, which is no apology."""
    match fault, harmed:
        case (Fault.YES | Fault.PARTLY, True):
            return Advice(owed=True, because=say("People were harmed and we had a part in it."))
        case (Fault.YES | Fault.PARTLY, False):
            return Advice(owed=True, because=say("We did wrong, even if nobody was harmed."))
        case (Fault.NO, True):
            return Advice(
                owed=False, because=say("It was not our doing. Say that you feel for those harmed, and help.")
            )
        case (Fault.NO, False):
            return Advice(owed=False, because=say("It was not our doing and nobody was harmed."))
    return Advice(owed=None, because=say("Our part in it is not known. Say what you are finding out, and by when."))
