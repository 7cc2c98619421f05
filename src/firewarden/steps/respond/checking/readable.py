"""How hard a text is to read: one index per language, all on a scale on which 100 is easy and 0 is hard.

English: Flesch (1948). German: Amstad (1978). French: Kandel and Moles (1958). Spanish: Szigriszt (1993). Portuguese:
Martins et al. (1996). Italian: Gulpease (Lucisano and Piemontese 1988). All use mean sentence length (words) and mean
word length (syllables; letters for Italian).
"""

import re
from collections.abc import Iterator

from firewarden.steps.respond.checking.background import Reading
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Amount, say

HARD = 40.0
"""Below it a text is for people who read for a living."""
LONG_SENTENCE = 30
"""Words."""
FEWEST = 30
"""Words below which an index says nothing."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def ease(reading: Reading) -> float | None:
    """0..100, or None for a text too short to tell."""
    words = _WORD.findall(reading.level)
    if len(words) < FEWEST:
        return None
    length = len(words) / len(reading.sentences)
    vowels = re.compile(f"[{reading.words.vowels}]+")
    syllables = sum(
        max(1, len(vowels.findall(word)) - (word.endswith("e") and reading.words.language in ("en", "fr")))
        for word in words
    ) / len(words)
    match reading.words.language:
        case "de":
            found = 180 - length - 58.5 * syllables
        case "fr":
            found = 207 - 1.015 * length - 73.6 * syllables
        case "es":
            found = 206.84 - 62.3 * syllables - length
        case "pt":
            found = 248.8 - 1.015 * length - 84.6 * syllables
        case "it":
            letters = sum(map(len, words))
            found = 89 + (300 * len(reading.sentences) - 10 * letters) / len(words)
        case _:
            found = 206.8 - 1.015 * length - 84.6 * syllables
    return max(0.0, min(100.0, found))


def hard_to_read(reading: Reading) -> Iterator[Finding]:
    """The text, where it is hard; and its long sentences."""
    found = ease(reading)
    if found is not None and found < HARD:
        yield Finding(
            code=Code.READING,
            weight=Weight.WARN,
            message=say("It is hard to read: {ease} of 100.", ease=Amount(found)),
            hint=say("Shorter sentences and shorter words."),
        )
    for sentence in reading.sentences:
        count = len(_WORD.findall(sentence.level))
        if count > LONG_SENTENCE:
            yield Finding(
                code=Code.READING,
                weight=Weight.WARN,
                message=say("This sentence has {count} words.", count=count),
                hint=say("Make two of it."),
                start=sentence.start,
                end=sentence.end,
            )
