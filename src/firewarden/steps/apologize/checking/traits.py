"""What a sentence looks like to the learned part: its words, their kinds, and what the rules found in and around it.

Traits come in groups, and each group has one weight of its own that its traits share (`GROUPS`), so that a long
sentence says no more than a short one. Traits of other sentences are what the rules found there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from firewarden.steps.apologize.checking.english_kinds import KINDS
from firewarden.steps.apologize.checking.parts import Parts
from firewarden.steps.apologize.checking.reading import Reading, Span
from firewarden.steps.apologize.checking.shapes import clauses, gaps, letters, skeleton
from firewarden.vocabulary.finding import Code

Traits = Mapping[str, Sequence[str]]
GROUPS = {
    "word": 1.0,
    "pair": 1.0,
    "triple": 0.7,
    "kind": 1.2,
    "kinds": 1.2,
    "mixed": 1.0,
    "clause": 1.0,
    "skeleton": 0.7,
    "gap": 0.7,
    "letters": 0.8,
    "kind before": 0.5,
    "kind after": 0.5,
    "text words": 0.7,
    "text kinds": 0.5,
    "family": 0.3,
    "rule": 0.5,
    "text": 0.1,
    "before": 0.15,
    "after": 0.15,
    "place": 0.2,
}
"""How much a group counts. Chosen by cross-validation on open texts."""
OF_RULES = frozenset({"family", "rule", "text", "before", "after"})
SHARED = frozenset(GROUPS) - OF_RULES - {"place"}
"""Groups whose weight is shared by all of their traits in a sentence; in others each trait has the whole."""
REACH = 4
"""Words from one kind to the next that still make a pair."""
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d.,·:]*%?|[!?;:,-]|\x00+|[^\w\s]")
_ENDINGS = re.compile(r"(?:ations?|ingly|edly|ments?|ness|ing|ed|es|ly|s|e|y|ies|ied)$")
_STEM = 4
"""Letters that a stem has at least."""
_LENGTHS, _MANY = 8, 6


def traits_of(reading: Reading, parts: Parts, defects: Mapping[Code, Sequence[Span]]) -> Sequence[Traits]:
    """One mapping of groups to traits for each sentence."""
    families = _by_sentence(reading, ((name, reading.found(name)) for name in searched(reading)))
    ruled = _by_sentence(
        reading,
        [*parts.places.items(), *((str(code), spans) for code, spans in defects.items() if code is not Code.NOACT)],
    )
    whole = sorted({name for names in ruled for name in names}) + (["named"] if parts.named else [])
    found: list[dict[str, Sequence[str]]] = [lexical(reading.text[start:end]) for start, end in reading.sentences]
    words, sorts = (sorted({name for one in found for name in one[group]}) for group in ("stem", "kind"))
    for at, one in enumerate(found):
        one["family"] = sorted(families[at])
        one["rule"] = sorted(ruled[at])
        one["text"] = whole
        one["before"] = sorted(ruled[at - 1]) if at else []
        one["after"] = sorted(ruled[at + 1]) if at + 1 < len(ruled) else []
        one["place"] = list(_place(at, len(ruled), len(one["word"])))
        one["kind before"] = found[at - 1]["kind"] if at else []
        one["kind after"] = found[at + 1]["kind"] if at + 1 < len(found) else []
        one["text words"], one["text kinds"] = words, sorts
        del one["stem"]
    return found


def searched(reading: Reading) -> Iterator[str]:
    """The families that find something of their own."""
    skipped = ("own_voice", "denied")
    return (name for name in reading.rules.families if not name.startswith("not_") and name not in skipped)


def _by_sentence(reading: Reading, found: Iterable[tuple[str, Sequence[Span]]]) -> list[set[str]]:
    names: list[set[str]] = [set() for _ in reading.sentences]
    for name, spans in found:
        for start, _ in spans:
            names[reading.sentence(start)].add(name)
    return names


def _place(at: int, count: int, words: int) -> Iterator[str]:
    if count == 1:
        yield "only"
    else:
        yield from ("first",) * (at == 0) + ("last",) * (at == count - 1)
    yield f"length {min(_MANY, words // _LENGTHS)}"
    yield f"of {min(_MANY, count)}"


def lexical(sentence: str) -> dict[str, Sequence[str]]:
    """Of leveled text. Words and stems, what follows what, kinds of words within reach of each other, and shapes."""
    words = [_even(token) for token in _TOKEN.findall(sentence)]
    stems = [stem(word) for word in words]
    sorts = [kinds(word) for word in words]
    ends = ["^", *stems, "$"]
    near = {
        f"{kind} {other}"
        for at, some in enumerate(sorts)
        if some
        for others in sorts[at + 1 : at + 1 + REACH]
        for kind in some
        for other in others
    }
    mixed = {f"{kind}+{after}" for some, after in zip(sorts, stems[1:], strict=False) for kind in some}
    mixed |= {f"{before}_{kind}" for before, some in zip(stems, sorts[1:], strict=False) for kind in some}
    return {
        "word": sorted({*words, *(f"{one}-" for one in stems)}),
        "pair": sorted({f"{a} {b}" for a, b in pairwise(ends)}),
        "triple": sorted({f"{a} {b} {c}" for a, b, c in zip(ends, ends[1:], ends[2:], strict=False)}),
        "kind": sorted({kind for some in sorts for kind in some}),
        "kinds": sorted(near),
        "mixed": sorted(mixed),
        "clause": sorted(set(clauses(words, sorts))),
        "skeleton": sorted(set(skeleton(words))),
        "gap": sorted(set(gaps(stems))),
        "letters": sorted(set(letters(words))),
        "stem": stems,
    }


def _even(token: str) -> str:
    """Numbers are all alike, and so are hidden quotes."""
    if token[0].isdigit():
        return "0"
    return '"' if token[0] == "\x00" else token


@cache
def stem(word: str) -> str:
    short = _ENDINGS.sub("", word)
    return short if len(short) >= _STEM else word


@cache
def kinds(word: str) -> tuple[str, ...]:
    whole, beginnings = _sorted_words()
    begun = {kind for start, kind in beginnings.get(word[:2], ()) if word.startswith(start)}
    return tuple(sorted(begun | whole.get(word, frozenset())))


@cache
def _sorted_words() -> tuple[dict[str, frozenset[str]], dict[str, tuple[tuple[str, str], ...]]]:
    """Whole words, and the beginnings of words by their first two letters."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[tuple[str, str]]] = {}
    for kind, listed in KINDS.items():
        for word in listed.split():
            if word.endswith("*"):
                beginnings.setdefault(word[:2], set()).add((word[:-1], kind))
            else:
                whole.setdefault(word, set()).add(kind)
    return (
        {word: frozenset(some) for word, some in whole.items()},
        {start: tuple(sorted(pairs)) for start, pairs in beginnings.items()},
    )
