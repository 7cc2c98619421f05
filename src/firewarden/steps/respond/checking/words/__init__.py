"""What each language calls things in a statement: one module per language, read when first needed."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module

MODULES = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "pt": "portuguese", "it": "italian"}


@dataclass(frozen=True, kw_only=True)
class Words:
    """Patterns are written for leveled text (`text.sentences`), alternatives divided by `"
    "|`; months, weekdays and days
    by spaces, other forms of one of them by `/`."""

    language: str
    months: str
    weekdays: str
    """Monday first."""
    days: dict[str, int]
    """Words such as *yesterday* to days from today."""
    numerals: dict[str, int]
    """Single words; what is put together of them is in `items`."""
    magnitudes: dict[str, int]
    percent: str
    hours: str
    """Behind a number of an hour."""
    noons: dict[str, int]
    """Words to the minute of the day."""
    of: str = ""
    """Between day and month."""
    until: str
    """Between two days or hours."""
    units: str
    """Of time, behind a number."""
    ago: str
    """A stretch of time back: `{n}` is the number and `{days}` a unit of days."""
    at: str
    """Before a place."""
    titles: str
    """Capitalized before a name, and no name."""
    plain: str = ""
    """Words that may be capitalized and are no names."""
    speaks: str
    """What only a person or an organization does; behind a word at the start it makes that a name."""
    one: str = ""
    """The numeral 1 where it counts, with what it counts."""
    known: str
    aware: str
    """That we have heard, before anything is confirmed."""
    unknown: str
    doing: str
    seeking: str
    """We are finding out: that is something we do, and says as well that we do not know."""
    you_can: str
    asked: str
    """A way to reach us put as something to do."""
    next_update: str
    contact: str
    empathy: str
    cause: str
    """Connectives with the cause behind them."""
    upon: str
    """Connectives of time, which tell a cause where something had happened before."""
    caused: str
    """Sentences that name a cause in another order."""
    motive: str
    """Reasons of ours for what we do: no cause of what happened."""
    guess: str
    estimate: str
    open_promise: str
    """We say that we will."""
    hidden_promise: str
    """An outcome for others that nobody is said to bring about."""
    bound: str
    """Money, or an outcome that nobody can promise: binds even where it is said openly."""
    no_promise: str
    negation: str
    nobody: str
    correction: str
    condition: str
    happened: str
    """Words that tell of what was."""
    amount: str
    """Numbers without a number."""
    owned: str
    """Thanks, regret and blame of ours, which no fact has to confirm."""
    asks: str
    """How an open question on the fact sheet begins."""
    alike: tuple[str, ...] = ()
    """Beginnings of words that mean the same harm, divided by spaces."""
    empty: str = ""
    """Words that say little of what a sentence is about."""
    vowels: str = "aeiouyáéíóúàèìòùâêôãõäöü"
    _made: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False, compare=False)

    def pattern(self, name: str) -> re.Pattern[str]:
        """Compiled when first asked for."""
        made = self._made.get(name)
        if made is None:
            source = getattr(self, name).strip()
            made = self._made[name] = re.compile(rf"(?<!\w)(?:{source})(?!\w)" if source else r"(?!)", re.IGNORECASE)
        return made

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        return _numbered(self.months, 1)

    @cached_property
    def weekday_numbers(self) -> dict[str, int]:
        return _numbered(self.weekdays, 0)

    @cached_property
    def empties(self) -> frozenset[str]:
        return frozenset(self.empty.split())

    @cached_property
    def meanings(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The first of each group stands for all of it."""
        return tuple((group.split()[0], tuple(group.split())) for group in self.alike)


@cache
def words_of(language: str) -> Words:
    """English for a language that we have no words of."""
    module = import_module(f"{__name__}.{MODULES.get(language, 'english')}")
    words: Words = module.WORDS
    return words


def _numbered(lines: str, first: int) -> dict[str, int]:
    return {form: first + place for place, forms in enumerate(lines.split()) for form in forms.split("/")}
