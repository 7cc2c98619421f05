"""What holds for a text that began with a model, over all that holds for every text."""

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


def unread(text: str, proposed: str, *, read: bool) -> Finding | None:
    """Stops a text that stands as a model proposed it, white space aside, until a person has changed it or said that
    they have read it."""
    if read or not proposed or text.split() != proposed.split():
        return None
    return Finding(
        code=Code.UNREAD,
        weight=Weight.BLOCK,
        message=say("A model proposed this text, and nobody has changed it or said that they have read it."),
        hint=say("Hold every sentence against the facts, then change it or confirm that you have read it."),
    )


def may_go_alone(level: Level, proposed: str) -> Refused | None:
    """From level 3 on two people stand for words that began with a model."""
    if not proposed or level < Level.CRISIS:
        return None
    return Refused(
        reason=say("This text began with a model. From level 3 on a second person has to say yes; ask for approval.")
    )
