"""Findings that need a confirmed fact, or somebody who answers for them by name."""

import re
from collections.abc import Iterable, Sequence

from firewarden.vocabulary.approval import Waiver
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

END = re.compile(r"(?<=[.!?。！？])\s+|\n+")
SHORTEST = 3
"""Letters of a reason."""


def unsettled(findings: Iterable[Finding], text: str, waivers: Sequence[Waiver]) -> tuple[Finding, ...]:
    """All but those that somebody has waived. What was waived in another sentence, or for another number in the same
    sentence, is not."""
    waived = {(one.code, one.words, one.sentence) for one in waivers}
    return tuple(
        finding for finding in findings if finding.weight is not Weight.CONFIRM or _key(finding, text) not in waived
    )


def waive(
    findings: Iterable[Finding],
    text: str,
    place: tuple[str, int, int],
    *,
    version: int,
    by: str,
    reason: str,
    at: Instant,
) -> Waiver | Refused:
    """For the finding at `place` (code, start, end)."""
    if len(reason.strip()) < SHORTEST:
        return Refused(reason=say("Say why it may stand without a confirmed fact: your name will stand beside it."))
    for finding in findings:
        if (finding.code, finding.start, finding.end) == place and finding.weight is Weight.CONFIRM:
            code, words, sentence = _key(finding, text)
            return Waiver(
                code=code, words=words, sentence=sentence, by=by, reason=reason.strip(), version=version, at=at
            )
    return Refused(reason=say("There is nothing to waive at this place any more. Read the text again."))


def sentence_of(text: str, start: int, end: int) -> str:
    """The sentence around a place; of a finding on the text as a whole, all of it."""
    if end <= start:
        return text.strip()
    cuts = [0, *(match.end() for match in END.finditer(text)), len(text)]
    first = max(cut for cut in cuts if cut <= start)
    last = min(cut for cut in cuts if cut >= end)
    return text[first:last].strip()


def _key(finding: Finding, text: str) -> tuple[Code, str, str]:
    return finding.code, text[finding.start : finding.end], sentence_of(text, finding.start, finding.end)
