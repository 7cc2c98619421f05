"""All that there is to say of one reply."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firewarden.steps.personalize.checking.background import Background, Mood
from firewarden.steps.personalize.checking.copies import REASON_AT, Copy, copies, nearest, openings
from firewarden.steps.personalize.checking.justice import Parts, audit, components, parts
from firewarden.steps.personalize.checking.off_topic import off_topic
from firewarden.steps.personalize.checking.offers import offers
from firewarden.steps.personalize.checking.reading import Reading, reading
from firewarden.steps.personalize.checking.specific import Echo, echo, overlap
from firewarden.steps.personalize.checking.tone import escalations, mismatches
from firewarden.steps.personalize.checking.usage import Usage, usage, weighing
from firewarden.steps.personalize.checking.voice import Voice, voice, voiced
from firewarden.text.acts.invitation import bare, bare_finding, named
from firewarden.text.blanks import blanks
from firewarden.text.private import personal_data
from firewarden.vocabulary.finding import Code, Finding, Report, Weight
from firewarden.vocabulary.said import say

SPECIFIC = 0.25
"""A reply that takes up so much speaks of this person's problem throughout."""
WORTH = {"remedy": 25, "respect": 25, "follow_up": 20}
PRAISE_WORTH = {"respect": 40, "thanks": 30}
CAPS: dict[Code, int] = {
    Code.COPY: 70,
    Code.OFF_TOPIC: 60,
    Code.BARE_DM: 40,
    Code.THANKS_FOR_COMPLAINT: 50,
    Code.SORRY_FOR_PRAISE: 50,
    Code.SARCASM: 40,
    Code.BLAME_USER: 40,
    Code.ARGUE: 50,
    Code.LECTURE: 50,
    Code.LEGALESE: 70,
}
"""A reply with this is worth no more, whatever else is in it."""
COPIED, BLOCKED = 40, 20


def check(text: str, background: Background) -> Report:
    """Findings in the order of the text, those of the whole last. An empty text has one finding."""
    if not text.strip():
        empty = Finding(code=Code.EMPTY, weight=Weight.BLOCK, message=say("There is no text yet."))
        return Report(components=(), score=0, findings=(empty,))
    read = reading(text, background)
    known = usage(background.earlier, read.lang)
    taken_up = overlap(text, background.posts, background.names, read.lang, weighing(known))
    found, copy = parts(read, taken_up.spans), nearest(text, background)
    findings = sorted(
        _findings(read, known, taken_up, found, copy), key=lambda one: (not one.end, one.start, one.end, one.code)
    )
    score = _score(read, taken_up, found, copy, findings)
    return Report(components=components(found), score=score, findings=tuple(findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meters:
    """What the composer shows as bars, each in 0..1."""

    copy: float
    specificity: float
    voice: Voice


def meters(text: str, background: Background) -> Meters:
    """The same measures as in the report, without judgment."""
    read = reading(text, background)
    taken_up, copy = echo(text, background.posts, background, read.lang), nearest(text, background)
    return Meters(
        copy=copy.likeness if copy else 0.0,
        specificity=taken_up.specificity,
        voice=voice(read, parts(read, taken_up.spans)),
    )


def _findings(read: Reading, known: Usage, taken_up: Echo, found: Parts, copy: Copy | None) -> Iterator[Finding]:
    yield from personal_data(read.text, read.background.ours)
    yield from blanks(read.text)
    yield from copies(copy)
    yield from openings(read.text, read.background)
    yield from off_topic(read, taken_up, known)
    if bare(read.plain, read.lang, concrete=bool(named(read.plain, read.lang, taken_up.spans))):
        yield bare_finding(read.plain, read.lang)
    yield from audit(read, found)
    yield from mismatches(read)
    yield from escalations(read)
    yield from offers(read)
    yield from voiced(read, found, copy)


def _score(read: Reading, taken_up: Echo, found: Parts, copy: Copy | None, findings: Sequence[Finding]) -> int:
    """0..100: what makes an answer fair, and 30 for taking up what was said; then the caps."""
    worth = PRAISE_WORTH if read.mood() is Mood.PRAISE else WORTH
    fair = sum(points for name, points in worth.items() if found[name])
    named = 1.0 if not taken_up.asked else min(1.0, taken_up.specificity / SPECIFIC)
    caps = [CAPS[one.code] for one in findings if one.code in CAPS]
    caps += [BLOCKED for one in findings if one.weight is Weight.BLOCK]
    if copy is not None and copy.likeness >= REASON_AT:
        caps.append(COPIED)
    return min([round(fair + 30 * named), *caps])
