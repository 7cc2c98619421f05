"""Puts all checks of a statement together, and makes one number of them."""

from firewarden.steps.respond.checking.background import Background, Reading
from firewarden.steps.respond.checking.contradictions import contradictions
from firewarden.steps.respond.checking.facts import against_facts, open_claims, unbacked
from firewarden.steps.respond.checking.fit import unfit
from firewarden.steps.respond.checking.guesses import causes, forecasts, guesses
from firewarden.steps.respond.checking.parts import ahead_of, missing, parts_of
from firewarden.steps.respond.checking.promises import promises_in, unkept
from firewarden.steps.respond.checking.readable import hard_to_read
from firewarden.steps.respond.checking.sheet import Sheet
from firewarden.text.blanks import blanks
from firewarden.text.private import personal_data
from firewarden.vocabulary.finding import Code, Component, Finding, Report, Weight
from firewarden.vocabulary.said import say

SHARES = {"know": 20, "unknown": 15, "doing": 20, "you_can": 15, "next_update": 15, "contact": 5, "empathy": 10}
"""Points for each part that is there; together 100."""
COSTS = {Weight.BLOCK: 40, Weight.CONFIRM: 15, Weight.WARN: 3}
"""Points for each finding beyond missing parts; promises and fit cost nothing by themselves."""
FREE = frozenset({Code.PROMISE, Code.FIT, Code.LONG})


def check(text: str, background: Background) -> Report:
    """Raises KeyError for a zone that does not exist. A text without a kind (a reply, an update) is asked for no "
    "parts.

    Score: the points of the parts that are there (100 where none are asked), less the cost of each finding that is no
    missing part, never below 0.
    """
    if not text.strip():
        empty = Finding(code=Code.EMPTY, weight=Weight.BLOCK, message=say("There is no text yet."))
        return Report(components=(), score=0, findings=(empty,))
    reading = Reading(text, background.language)
    sheet = Sheet(background, reading.words)
    components = parts_of(reading, sheet)
    ahead = ahead_of(components)
    promised = [
        (found.start, found.end) for found in promises_in(reading, sheet.now) if found.open and not found.binding
    ]
    found = [
        *personal_data(text, background.ours),
        *blanks(text),
        *against_facts(reading, sheet, background, ahead + promised),
        *open_claims(reading, sheet),
        *causes(reading, sheet),
        *guesses(reading),
        *forecasts(reading, ahead),
        *contradictions(reading, sheet, background),
        *unkept(reading, sheet, background),
        *hard_to_read(reading),
        *unfit(reading, background),
    ]
    spans = [span for component in components for span in component.spans]
    pointed = [(one.start, one.end) for one in found if one.code is not Code.READING and one.weight is not Weight.WARN]
    found.extend(unbacked(reading, sheet, spans + pointed + promised))
    lacking = list(missing(components)) if background.kind is not None else []
    found.sort(key=lambda finding: (finding.end == 0, finding.start, finding.end))
    return Report(components=components, score=_score(components, found, background), findings=(*found, *lacking))


def _score(components: tuple[Component, ...], found: list[Finding], background: Background) -> int:
    there = sum(SHARES[component.name] for component in components if component.spans)
    points = 100 if background.kind is None else there
    return max(0, points - sum(COSTS[finding.weight] for finding in found if finding.code not in FREE))
