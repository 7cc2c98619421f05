"""Puts all checks of a statement together, and makes one number of them."""

from firewarden.steps.respond.checking.background import Background, Reading
from firewarden.steps.respond.checking.contradictions import contradictions
from firewarden.steps.respond.checking.facts import against_facts, amounts, open_claims, unbacked
from firewarden.steps.respond.checking.fit import unfit
from firewarden.steps.respond.checking.guesses import causes, causes_in_time, forecasts, guesses
from firewarden.steps.respond.checking.parts import ASKED, ahead_of, missing, parts_of, told
from firewarden.steps.respond.checking.promises import promises_in, unkept
from firewarden.steps.respond.checking.readable import hard_to_read
from firewarden.steps.respond.checking.sheet import Sheet
from firewarden.text.blanks import blanks
from firewarden.text.private import personal_data
from firewarden.vocabulary.finding import Code, Component, Finding, Report, Weight
from firewarden.vocabulary.said import say

SHARES = {"know": 20, "unknown": 15, "doing": 20, "you_can": 15, "next_update": 15, "contact": 5, "empathy": 10}
"""Weight of each part that is there; together 100. Where fewer are asked they share the 100 in this proportion."""
COSTS = {Weight.BLOCK: 40, Weight.CONFIRM: 15, Weight.WARN: 3}
"""Points for each finding beyond missing parts; promises and fit cost nothing by themselves."""
FREE = frozenset({Code.PROMISE, Code.FIT, Code.LONG})


def check(text: str, background: Background) -> Report:
    """Raises KeyError for a zone that does not exist.

    A statement is asked for all its parts, a holding statement and an apology for what we know, do, and when we speak
    again, an ordinary post and a text without a kind (a reply, an update) for none (`parts.ASKED`).

    Score: of 100, the share of the asked parts that is there, by their weights (100 where none are asked; a part that
    is not asked earns nothing), less the cost of each finding that is no missing part, never below 0.
    """
    if not text.strip():
        empty = Finding(code=Code.EMPTY, weight=Weight.BLOCK, message=say("There is no text yet."))
        return Report(components=(), score=0, findings=(empty,))
    reading = Reading(text, background.language)
    sheet = Sheet(background, reading.words)
    components = parts_of(reading, sheet, background.kind)
    ahead = ahead_of(components)
    promised = [
        (found.start, found.end) for found in promises_in(reading, sheet.now) if found.open and not found.binding
    ]
    found = [
        *personal_data(text, background.ours),
        *blanks(text),
        *against_facts(reading, sheet, background, ahead + promised),
        *amounts(reading, sheet),
        *open_claims(reading, sheet),
        *causes(reading, sheet),
        *causes_in_time(reading, sheet),
        *guesses(reading),
        *forecasts(reading, ahead),
        *contradictions(reading, sheet, background),
        *unkept(reading, sheet, background),
        *hard_to_read(reading),
        *unfit(reading, background),
    ]
    spans = [span for component in components for span in component.spans if component.name != "know"]
    spans += told(reading, sheet, components)
    pointed = [(one.start, one.end) for one in found if one.code is not Code.READING and one.weight is not Weight.WARN]
    found.extend(unbacked(reading, sheet, spans + pointed + promised))
    found.sort(key=lambda finding: (finding.end == 0, finding.start, finding.end))
    return Report(
        components=components,
        score=_score(components, found, background),
        findings=(*found, *missing(components, background.kind)),
    )


def _score(components: tuple[Component, ...], found: list[Finding], background: Background) -> int:
    asked = ASKED[background.kind]
    there = sum(SHARES[part.name] for part in components if part.spans and part.name in asked)
    points = round(100 * there / sum(SHARES[name] for name in asked)) if asked else 100
    return max(0, points - sum(COSTS[finding.weight] for finding in found if finding.code not in FREE))
