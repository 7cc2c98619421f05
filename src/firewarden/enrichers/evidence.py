"""Walks once over the words of a text and adds up what speaks for and against. Does not decide."""

from dataclasses import dataclass

from firewarden.enrichers.lexicon import Word

_REACH = 4
"""A negation acts on the next so many words of its clause, a booster on the next two."""

_NEGATED_GOOD = -0.6
_NEGATED_BAD = -0.4
_DENIED_AFTERWARDS = -1.6
_BEFORE_TURN, _AFTER_TURN = 0.6, 1.3
_STOPS = frozenset(".!?;:…\n,،।")
_LOOKS_BACK = frozenset({"hi", "de"})
"""Languages in which a negation may follow what it negates."""


@dataclass(slots=True)
class Evidence:
    """`good` and `bad` are sums of strengths (both positive), `best` and `worst` the largest; `heated` and `sad` are
    the parts of `bad` that show anger, fear or disgust, and sadness. `denials` counts negations."""

    looks_back: bool = False
    good: float = 0.0
    bad: float = 0.0
    best: float = 0.0
    worst: float = 0.0
    heated: float = 0.0
    sad: float = 0.0
    denials: int = 0
    me: bool = False
    _last: float = 0.0
    _weight: float = 1.0
    _boost: float = 1.0
    _denied: int = -1
    _boosted: int = -1

    def hear(self, word: Word, start: int, end: int) -> None:
        """A word or phrase that stands in [start, end)."""
        if word.me:
            self.me = True
        if word.strength:
            self._weigh(word, start)
        if word.negates:
            self._deny(end)
        elif word.factor != 1.0:
            self._boost, self._boosted = word.factor, end + 1
        elif word.turns:
            self._turn()

    def close(self) -> None:
        """A clause ends: negations reach no further."""
        self._denied = -1

    def _weigh(self, word: Word, at: int) -> None:
        value = word.strength * self._weight
        if at <= self._boosted:
            value *= self._boost
        if at <= self._denied:
            value *= _NEGATED_GOOD if value > 0 else _NEGATED_BAD
        self._add(value, word.mood)

    def _add(self, value: float, mood: str) -> None:
        self._last = value
        if value > 0:
            self.good += value
            self.best = max(self.best, value)
            return
        self.bad -= value
        self.worst = max(self.worst, -value)
        if mood == "a":
            self.heated -= value
        elif mood == "s":
            self.sad -= value

    def _deny(self, end: int) -> None:
        self.denials += 1
        self._denied = end - 1 + _REACH
        if self.looks_back and self._last > 0:
            self._add(_DENIED_AFTERWARDS * self._last, "")
            self._last = 0.0

    def _turn(self) -> None:
        """What stood before a "but" weighs less, what follows more."""
        self.good *= _BEFORE_TURN
        self.bad *= _BEFORE_TURN
        self.heated *= _BEFORE_TURN
        self.sad *= _BEFORE_TURN
        self._weight, self._denied = _AFTER_TURN, -1


def gather(row: list[str], words: list[Word | None], lang: str) -> Evidence:
    """`words` are what the lexicon knows of each token in `row`."""
    found = Evidence(looks_back=lang in _LOOKS_BACK)
    end = 0
    for i, word in enumerate(words):
        if i < end:
            continue
        if word is None:
            if row[i][0] in _STOPS:
                found.close()
            continue
        whole, end = _phrase(word, words, i) if word.phrases else (word, i + 1)
        found.hear(whole, i, end)
    return found


def _phrase(word: Word, words: list[Word | None], i: int) -> tuple[Word, int]:
    """The longest phrase that begins here and where it ends; the word itself where there is none."""
    follower = words[i + 1] if i + 1 < len(words) else None
    if follower is not None:
        for rest, whole in word.phrases.get(follower.text, ()):
            end = i + 2 + len(rest)
            if end <= len(words) and all(
                known is not None and known.text == text for known, text in zip(words[i + 2 : end], rest, strict=True)
            ):
                return whole, end
    return word, i + 1
