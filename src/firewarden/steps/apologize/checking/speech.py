"""What a language gives to the check: families of patterns, and how they become regular expressions.

Patterns see leveled text (`text.sentences`): lower case, one kind of apostrophe, quoted speech hidden. `<name>` in a
pattern stands for an entry of `words`. What a family found, its guards in the family `not_...` take back: a guard that
ends in `$` looks at what stands before in the same sentence, any other at the whole sentence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

Patterns = tuple[str, ...]
Compiled = tuple[re.Pattern[str], ...]
_NAME = re.compile(r"<([a-z_]+)>")

MEANINGS = {
    "own_voice": "before quoted speech that is the author's own",
    "denied": "before words that are named in order to reject them",
    "regret": "words of apology, sorrow and shame",
    "fault": "words that say: our fault",
    "loose_fault": "fault that names no act",
    "act": "the author as the doer of harm",
    "repair": "what is done, promised or offered for those harmed",
    "repentance": "will or deeds so that it does not happen again",
    "vain": "repentance with nothing in it",
    "owned": "an inquiry with an owner or a date, which is an act",
    "explanation": "how or why it came about",
    "forgiveness": "asking for it",
    "harm_in_doubt": "the harm or the harmed made a question; a defect beside an apology only",
    "reaction": "what others felt or thought; a defect as what is regretted only",
    "turn": "but and its kin",
    "early_turn": "a concession before the apology: while, although",
    "good_turn": "what follows a turn to more blame of oneself, to action, or to the harmed",
    "passive": "a wrongful act without its doer",
    "shift": "blame on others",
    "small": "harm made to look small",
    "inconvenience": "the word, which belittles where more is at stake",
    "dire": "health, data, money, jobs, dignity",
    "boast": "praise of oneself",
    "vague": "a placeholder for an act",
    "over": "a promise that nobody can make",
    "attack": "words against those who complain",
    "victim": "the author as the one who suffers",
    "denial": "it did not happen",
    "late": "pressure as the reason",
    "harmed": "those it happened to",
    "date": "when",
}
"""The families, and what each finds."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A family may be missing. The `not_` families are not in MEANINGS."""

    language: str
    words: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, Patterns] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """A language ready to be searched, by name of the family."""

    language: str
    families: Mapping[str, Compiled]

    def __getitem__(self, family: str) -> Compiled:
        """Nothing where the language has no such family."""
        return self.families.get(family, ())


def rules_of(speech: Speech) -> Rules:
    """Raises ValueError for a family without a meaning, KeyError for a name that is not among its words."""
    if unknown := {name.removeprefix("not_") for name in speech.families} - set(MEANINGS):
        raise ValueError(f"{speech.language} has families that nothing looks for: {', '.join(sorted(unknown))}.")
    words = tuple(speech.words.items())
    return Rules(
        speech.language,
        {name: tuple(compiled(one, words) for one in patterns) for name, patterns in speech.families.items()},
    )


@cache
def compiled(pattern: str, words: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Raises KeyError for a name that is not among `words`."""
    known = dict(words)
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda found: known[found[1]], pattern)
    return re.compile(pattern)
