"""Is somebody sent to a private talk without a word of why? Replies and invitations are both asked this."""

import re
from collections.abc import Iterable

from firewarden.text.acts import Act, Span, found, negated
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\w)[^.!?\n]*)*[.!?\n]*")


def invited(plain: str, lang: str) -> list[Span]:
    """Where a readable text sends somebody to a private channel."""
    return [span for span in found(plain, Act.PRIVATE, lang) if not negated(plain, span)]


def reasons(plain: str, lang: str) -> list[Span]:
    """Why it has to be private; "so we can help" is no reason."""
    filler = found(plain, Act.FILLER, lang)
    return [span for span in found(plain, Act.REASON, lang) if not any(start <= span[0] < end for start, end in filler)]


def named(plain: str, lang: str, spans: Iterable[Span]) -> list[Span]:
    """Of `spans`, which are words of the problem, those that do more than say what to bring or where to go."""
    asks = [*invited(plain, lang), *found(plain, Act.HANDS_OVER, lang)]
    asking = [(start, end) for start, end in sentences(plain) if any(start <= at < end for at, _ in asks)]
    asked = [
        one
        for act in (Act.BRING, Act.CHANNEL, Act.PRIVATE, Act.PERSONAL, Act.FILLER)
        for one in found(plain, act, lang)
        if any(start <= one[0] < end for start, end in asking)
    ]
    return [span for span in spans if not any(start <= span[0] < end for start, end in asked)]


def sentences(plain: str) -> list[Span]:
    """Of a readable text; a stop inside an address ends none."""
    return [match.span() for match in _SENTENCE.finditer(plain) if match[0].strip()]


def bare(plain: str, lang: str, *, concrete: bool) -> bool:
    """`concrete`: the text names the problem. Neither that nor a reason makes the invitation bare."""
    return bool(invited(plain, lang)) and not concrete and not reasons(plain, lang)


def bare_finding(plain: str, lang: str) -> Finding:
    """Of a text that is bare."""
    start, end = invited(plain, lang)[0]
    return Finding(
        code=Code.BARE_DM,
        weight=Weight.WARN,
        message=say("It sends the person elsewhere and does not say why; others see that nobody answers here."),
        hint=say("Name the problem, say why it has to be private, and when they hear from you."),
        start=start,
        end=end,
    )
