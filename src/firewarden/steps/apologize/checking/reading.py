"""A text as the rules read it: leveled, quotes hidden, cut into sentences, searched family by family."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from firewarden.steps.apologize.checking.speech import Rules
from firewarden.text.sentences import hidden, leveled, quoted, sentences

Span = tuple[int, int]
CLAUSE_ENDS = ".!?;:,"
"""A clause ends here, and at a dash."""


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    sentences: tuple[Span, ...]
    rules: Rules
    _found: dict[str, tuple[Span, ...]] = field(default_factory=dict, compare=False, repr=False)
    """What was searched once is not searched again."""

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds this place."""
        return max(0, bisect_right(self.sentences, (at, len(self.text) + 1)) - 1)

    def words_of(self, number: int) -> str:
        """Empty beyond the last sentence."""
        if not 0 <= number < len(self.sentences):
            return ""
        start, end = self.sentences[number]
        return self.text[start:end]

    def found(self, family: str) -> list[Span]:
        """All places of a family that no guard of its `not_` family takes back, in order."""
        if family not in self._found:
            self._found[family] = tuple(self._search(family))
        return list(self._found[family])

    def _search(self, family: str) -> list[Span]:
        spans = {match.span() for pattern in self.rules[family] for match in pattern.finditer(self.text)}
        guard = f"not_{family}"
        return sorted(span for span in spans if span[0] < span[1] and not self.guarded(span, guard))

    def guarded(self, span: Span, guard: str) -> bool:
        if guard not in self.rules.families:
            return False
        first, last = self.sentences[self.sentence(span[0])]
        before, whole = self.text[first : span[0]], self.text[first:last]
        return any(one.search(before if one.pattern.endswith("$") else whole) for one in self.rules[guard])

    def has(self, family: str, words: str) -> bool:
        return any(pattern.search(words) for pattern in self.rules[family])

    def clause(self, span: Span) -> Span:
        """The span grown to the ends of its clause, without the white space around it."""
        first, last = self.sentences[self.sentence(span[0])]
        start, end = span
        while start > first and self.text[start - 1] not in CLAUSE_ENDS:
            start -= 1
        while end < last and self.text[end] not in CLAUSE_ENDS:
            end += 1
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end


def read(text: str, rules: Rules) -> Reading:
    level = leveled(text)
    quotes = [span for span in quoted(text) if not _own(level[: span[0]], rules)]
    return Reading(hidden(level, quotes), tuple(sentences(level)), rules)


def _own(before: str, rules: Rules) -> bool:
    return any(pattern.search(before) for pattern in rules["own_voice"])


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Without overlaps, in order."""
    done: list[Span] = []
    for start, end in sorted(spans):
        if done and start <= done[-1][1]:
            done[-1] = (done[-1][0], max(end, done[-1][1]))
        else:
            done.append((start, end))
    return tuple(done)


def meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
