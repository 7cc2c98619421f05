"""The acts, and the shape of a language's phrases."""

from collections.abc import Mapping
from enum import StrEnum


class Act(StrEnum):
    """What a phrase does."""

    SORRY = "sorry"
    EMPATHY = "empathy"
    THANKS = "thanks"
    PLEASED = "pleased"
    """Is glad about something: fits praise, insults who complains."""
    REMEDY = "remedy"
    """Something is done about it."""
    OFFER = "offer"
    """Something of worth is given: money, credit, a new one."""
    FOLLOW_UP = "follow up"
    """Who does what next."""
    TIME = "time"
    INVITES = "invites"
    ASKS = "asks"
    INFORMAL = "informal"
    RECEIVED = "received"
    """Says that something arrived, was read or was answered elsewhere."""
    PASSES_ON = "passes on"
    """Hands an idea to those who decide."""
    # moving to a private talk
    PRIVATE = "private"
    CHANNEL = "channel"
    REASON = "reason"
    FILLER = "filler"
    """Sounds like a reason and is none: so we can help."""
    BRING = "bring"
    """What to have at hand: an order number, a reference."""
    HANDS_OVER = "hands over"
    """Asks somebody to give something."""
    PERSONAL = "personal"
    """Data of a person that not everybody should read."""
    # what makes it worse
    ARGUE = "argue"
    SARCASM = "sarcasm"
    BLAME = "blame"
    LECTURE = "lecture"
    LEGALESE = "legalese"
    # what a person does who writes to us
    COMPLAINS = "complains"
    PRAISES = "praises"
    SENT = "sent"
    """Did what we asked for."""
    WISHES = "wishes"
    """Wants something that does not exist yet."""
    CLOSES = "closes"
    """Needs nothing more: it works, it was answered."""
    CONCERNS_ALL = "concerns all"
    """A danger, a recall, discrimination before witnesses: others need the answer, too."""


Phrases = Mapping[Act, str]
