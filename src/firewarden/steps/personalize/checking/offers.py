"""What a reply gives away: whether the catalog holds it, up to which value, and whether it is the first thing said."""

import re
from collections.abc import Iterator, Sequence

from firewarden.steps.personalize.checking.background import Remedy
from firewarden.steps.personalize.checking.reading import Reading
from firewarden.text.acts import Act, Span
from firewarden.text.level import level
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Amount, Said, say

_SIGN = (
    r"(?:€|\$|£|%|usd|eur|gbp|brl|r\$|euros?|dollars?|pounds?"
    r"|percent|prozent|por ?ciento|por ?cento|per ?cento|pour ?cent)"
)
_AMOUNT = re.compile(rf"({_SIGN})\s?(\d[\d.,]*)|(\d[\d.,]*)\s?({_SIGN})(?!\w)")
_SAME = {
    **dict.fromkeys(("€", "eur", "euro", "euros"), "€"),
    **dict.fromkeys(("$", "usd", "dollar", "dollars"), "$"),
    **dict.fromkeys(("£", "gbp", "pound", "pounds"), "£"),
    **dict.fromkeys(("r$", "brl"), "r$"),
}
_DECIMAL = re.compile(r"(\d[\d.,]*?)(?:[.,](\d{1,2}))?")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\d)[^.!?\n]*)*")


def offers(reading: Reading) -> Iterator[Finding]:
    """At most one finding for each sentence that offers something."""
    offered = reading.does(Act.OFFER)
    if offered and reading.background.turn == 1:
        yield _finding(
            Code.EARLY_OFFER,
            offered[0],
            say("Money or gifts as the first public word draw others who want the same."),
            say("Name the problem and say what you do first; offer in the private talk."),
        )
    remedies = reading.background.remedies
    for start, end in _sentences(reading.plain) if remedies is not None else ():
        inside = [span for span in offered if start <= span[0] < end]
        if inside:
            yield from _beyond(reading, (start, end), inside[0], remedies or ())


def _beyond(reading: Reading, sentence: Span, offered: Span, remedies: Sequence[Remedy]) -> Iterator[Finding]:
    plain = reading.plain[slice(*sentence)]
    meant = [remedy for remedy in remedies if any(_names(level(word), plain) for word in remedy.words)]
    if not meant:
        yield _finding(
            Code.OFFER,
            offered,
            say("“{words}” is not in the catalog of remedies.", words=reading.text[slice(*offered)]),
            say("Ask for it, or offer what the catalog holds."),
        )
        return
    for number, unit, (start, end) in amounts(plain):
        limits = [one.limit for one in meant if _unit(one.unit) in ("", unit)]
        known = [limit for limit in limits if limit is not None]
        if known and len(known) == len(limits) and number > max(known):
            yield _finding(
                Code.OFFER,
                (sentence[0] + start, sentence[0] + end),
                say("This is more than the {limit} that may be offered without asking.", limit=Amount(max(known), 0)),
                say("Ask for it, or stay below."),
            )


def amounts(plain: str) -> Iterator[tuple[float, str, Span]]:
    """Number, unit and place of each sum in a leveled text; a unit is a sign: €, $, £, %."""
    for match in _AMOUNT.finditer(plain):
        number = _number(match[2] or match[3])
        if number is not None:
            yield number, _unit(match[1] or match[4]), match.span()


def _number(text: str) -> float | None:
    """1,200.50 and 1.200,50 alike."""
    match = _DECIMAL.fullmatch(text.rstrip(".,"))
    if match is None:
        return None
    return float(re.sub(r"[.,]", "", match[1]) + "." + (match[2] or "0"))


def _unit(sign: str) -> str:
    sign = sign.lower()
    return _SAME.get(sign, "%" if len(sign) > 2 or sign == "%" else sign)


def _names(word: str, plain: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", plain) is not None


def _sentences(plain: str) -> list[Span]:
    return [match.span() for match in _SENTENCE.finditer(plain) if match[0].strip()]


def _finding(code: Code, span: Span, message: Said, hint: Said) -> Finding:
    return Finding(code=code, weight=Weight.WARN, message=message, hint=hint, start=span[0], end=span[1])
