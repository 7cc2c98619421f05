"""Which words the team uses in its replies: what it always says weighs little, what it never says may be another's."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from firewarden.steps.personalize.checking.background import Earlier
from firewarden.text.content import content

BACKGROUND = 20
"""So many earlier replies tell which words are the team's own; with fewer every word weighs the same."""
USUAL, USUAL_SIGN = 0.01, 0.05
"""In so many replies of any team stands a word that is not a binding word, and one of the ways of signing."""
SHRUNK = 2.0
"""A team's own share of a word counts as much as this many replies of any team, and more with more of its own."""
_SIGN = re.compile(r"(?:^|\s)([\^/*~]|[-–—])\s?(?:([A-Z]{1,3})|[A-Za-z]{1,12})\.?(?:\s+https?://\S+)?\s*$")
_LONGEST = 120
"""Characters of a signature with a link behind it."""
_UNSIGNED = "- nobody"

Weighing = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Usage:
    """In how many of `count` earlier replies each word stands."""

    count: int
    seen: Mapping[str, int]


def usage(earlier: Iterable[Earlier], lang: str) -> Usage:
    """Of all of them, as of one team."""
    said = [words(one.text, lang) for one in earlier]
    return Usage(len(said), Counter(one for each in said for one in each))


def words(text: str, lang: str) -> frozenset[str]:
    """The stems that say something, and how the reply is signed: with a caret or a dash, initials or a name."""
    signed = _SIGN.search(text, max(0, len(text) - _LONGEST))
    how = f"{signed[1]} {'initials' if signed[2] else 'name'}" if signed else _UNSIGNED
    return frozenset(one for one, _ in content(text, lang)) | {how}


def signed_from(text: str) -> int:
    """Where the signature begins; the end of the text where there is none."""
    signed = _SIGN.search(text, max(0, len(text) - _LONGEST))
    return signed.start() if signed else len(text)


def _usual(word: str) -> float:
    return USUAL_SIGN if " " in word else USUAL


def weighing(known: Usage) -> Weighing:
    """Inverse document frequency among the earlier replies."""
    if known.count < BACKGROUND:
        return lambda _one: 1.0
    return lambda one: max(0.0, math.log((known.count + 1) / (known.seen.get(one, 0) + 0.5)))


def likely(said: frozenset[str], known: Usage) -> float:
    """How much more likely these words are in a reply of this team than in anybody's: above 0 its own, below 0 somebody
    else's, 0 where nothing is known. By words seen, smoothed, over the root of their number."""
    if not said or not known.count:
        return 0.0
    odds = 0.0
    for one in said:
        usual = _usual(one)
        odds += math.log((known.seen.get(one, 0) + SHRUNK * usual) / (known.count + SHRUNK) / usual)
    return odds / math.sqrt(len(said))
