"""What can be counted in an answer to one person's complaint, for a scale fitted on people's ratings.

Pure numbers, no judgment: `benchmarks/apology_ratings.py` fits weights to them, and no weights are part of the program.
"""

import math
import re

from firewarden.steps.apologize.checking.parts import NAMES
from firewarden.steps.apologize.checking.report import Findings, find
from firewarden.steps.apologize.checking.wording import DEFECTS
from firewarden.text.tongue import binds
from firewarden.text.words import words
from firewarden.vocabulary.finding import Code

STRENGTH = re.compile(r"\b(?:sincere\w*|deep\w*|truly|very|so|terribly|extremely|genuine\w*|really|profound\w*|most)\b")
"""Words that make an apology stronger."""
THANKS = re.compile(r"\b(?:thank\w*|appreciat\w+|grateful)\b")
INVITATION = re.compile(
    r"\b(?:hope (?:to|you|that)|look forward|welcom\w+|another (?:chance|opportunity)"
    r"|next (?:visit|stay|time)|return|come back)\b"
)
CONTACT = re.compile(r"\b(?:contact|call|e-?mail|phone|reach|speak|discuss|directly|__\w+__)\b|@")
REMEDY = re.compile(
    r"\b(?:refund\w*|compensat\w*|credit\w*|replac\w+|repair\w*|fix\w*|address\w*|correct\w*|investigat\w*|review(?:ed|ing)"
    r"|spoke|shared|follow\w*|train\w*|improv\w*|ensur\w*|action)\b"
)
PRAISE = re.compile(r"\b(?:glad|happy|pleased|delighted|great to hear|wonderful|enjoyed|compliment\w*)\b")
FEELING = re.compile(
    r"\b(?:understand\w*|frustrat\w*|disappoint\w*|concern\w*|regret\w*|embarrass\w*|upset\w*|unacceptable)\b"
)
FIRST, FIRST_MANY, SECOND = (
    re.compile(r"\b(?:i|my|me|i'm|i've|i'd)\b"),
    re.compile(r"\b(?:we|our|us)\b"),
    re.compile(r"\byour?\b"),
)
GREETING = re.compile(r"^\s*(?:dear|hello|hi|greetings)\s+(\w+)")
COUNTED = (STRENGTH, THANKS, INVITATION, CONTACT, REMEDY, PRAISE, FEELING, FIRST, FIRST_MANY, SECOND)


def features(answer: str, complaint: str, language: str | None = None) -> tuple[float, ...]:
    """Always the same length and order; `complaint` is what the person had written."""
    found = find(answer, language)
    lang = found.reading.rules.language
    low = answer.lower()
    said, asked = _content(answer, lang), _content(complaint, lang)
    echoed = said & asked
    counts = [math.log1p(len(pattern.findall(low))) for pattern in COUNTED]
    regrets = _places(found, "regret", len(answer))
    return (
        *(math.log1p(len(found.parts[name])) for name in NAMES),
        *(float(code in found.defects) for code in DEFECTS),
        float(found.exact.act),
        float(found.exact.date),
        found.score / 100,
        *regrets,
        *counts,
        math.log1p(len(words(answer))),
        math.log1p(len(words(complaint))),
        math.log1p(len(echoed)),
        len(echoed) / max(1, len(said)),
        len(echoed) / max(1, len(asked)),
        float(bool(GREETING.match(low)) and "guest" not in low[:40]),
        float("guest" in low[:40]),
        math.log1p(low.count("!")),
        math.log1p(sum(char.isdigit() for char in answer)),
        float(Code.IF in found.defects and len(found.parts["regret"]) == 1),
    )


def _content(text: str, language: str) -> frozenset[str]:
    return frozenset(word[:6] for word in words(text) if len(word) > 3 and not binds(word, language))


def _places(found: Findings, name: str, length: int) -> tuple[float, float, float]:
    """Whether it is there, how early, and what share of the text it takes."""
    spans = found.parts[name]
    if not spans:
        return 0.0, 0.0, 0.0
    return 1.0, 1 - spans[0][0] / max(1, length), sum(end - start for start, end in spans) / max(1, length)
