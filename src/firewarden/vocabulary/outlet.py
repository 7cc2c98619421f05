"""Ways by which words of a brand go out past this desk."""

from enum import StrEnum


class OutletKind(StrEnum):
    ADS = "ads"
    PLANNED = "planned posts"
    NEWSLETTER = "newsletter"
    BOT = "bot"
    AUTO_REPLY = "auto-reply"
    PARTNER = "partner"
    OTHER = "other"


class CheckState(StrEnum):
    """OPEN: a person has to do it. TELLING: a program is being told. DONE: it was, or a person says so. PASSED: the
    stance changed again before anybody did it."""

    OPEN = "open"
    TELLING = "telling"
    DONE = "done"
    PASSED = "passed"
