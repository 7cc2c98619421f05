"""Tells from the names of columns, and a look at what they hold, which field of a post each could be."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from firewarden.connectors.replay.columns import KINDS, NAMES, PERSON, PERSON_NAMES, PLATFORMS, WRAPPERS, Field, fold
from firewarden.connectors.replay.numbers import written_stars
from firewarden.vocabulary.post import PostKind

Path = tuple[str, ...]
Record = dict[str, object]
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Choice:
    """One column for a field; of several the lowest rank is read first. `seen` counts the values in the sample."""

    rank: tuple[int, int]
    path: Path
    why: str = "by its name"
    seen: int = field(default=1, compare=False)

    @property
    def column(self) -> str:
        return ".".join(self.path)


def by_name(sample: Iterable[Record]) -> dict[Field, list[Choice]]:
    """Every column that could hold a field."""
    examples: dict[Path, list[object]] = {}
    for record in sample:
        for path, value in _leaves(record):
            examples.setdefault(path, []).append(value)
    found: dict[Field, list[Choice]] = {}
    for path, values in examples.items():
        for name, rank in _fields_named(path):
            if _fits(name, path, values, examples):
                found.setdefault(name, []).append(Choice(rank=(rank, len(path)), path=path, seen=len(values)))
    return found


@lru_cache(1_024)
def platform_named(text: str) -> str | None:
    """Our name of a network, from its own name or a link; None for what is no network we know."""
    name = text.strip().lower()
    if name.startswith("<"):
        # The link to an app, in exports of Twitter: it names what was used to post, not where.
        return None
    if "://" in name:
        name = name.split("://", 1)[1].split("/", 1)[0]
    labels = name.split(".")
    if len(labels) > 1:
        labels.pop()
    return PLATFORMS.get(fold(labels[-1])) if labels else None


def kind_named(text: str) -> PostKind | None:
    return KINDS.get(fold(text)) if len(text) < 40 else None


def paths(value: Record, above: Path = ()) -> Iterator[Path]:
    """Every column, also those inside objects."""
    for key, inner in value.items():
        yield (*above, key)
        if isinstance(inner, dict) and len(above) < _DEEPEST:
            yield from paths(inner, (*above, key))


def _leaves(value: Record, above: Path = ()) -> Iterator[tuple[Path, object]]:
    """Objects about the post or its author are looked into; what points at another post is a value itself."""
    for key, inner in value.items():
        path = (*above, key)
        if isinstance(inner, dict) and len(path) < _DEEPEST and fold(key) not in _WHOLE:
            yield from _leaves(inner, path)
        elif inner is not None and inner != "":
            yield path, inner


def _fields_named(path: Path) -> list[tuple[Field, int]]:
    parts = [fold(part) for key in path for part in key.split(".")]
    if len(parts) > 1 and parts[0] in PERSON:
        return _PERSON_RANKS.get(parts[-1], [])
    whole = _RANKS.get("".join(parts), [])
    if len(parts) == 1 or whole:
        return whole
    return _RANKS.get(parts[-1], []) if WRAPPERS.issuperset(parts[:-1]) else []


def _fits(name: Field, path: Path, values: list[object], others: dict[Path, list[object]]) -> bool:
    """Whether what the column holds can be what its name says."""
    last = fold(path[-1])
    if name is Field.TEXT or name is Field.TITLE:
        return _most(values, lambda value: isinstance(value, str) and not value.strip().isdigit())
    if name is Field.PLATFORM and last in ("source", "site"):
        return _most(values, lambda value: isinstance(value, str) and platform_named(value) is not None)
    if name is Field.KIND:
        return _most(values, lambda value: isinstance(value, str) and kind_named(value) is not None)
    if last == "score":
        replies = any(fold(other[-1]) in ("numcomments", "comments", "ups") for other in others)
        starry = len(values) >= 5 and not replies and all(_is_star(value) for value in values)
        return starry is (name is Field.RATING)
    return True


def _is_star(value: object) -> bool:
    number = written_stars(value)
    return number is not None and 1 <= number[0] <= 5


def _most(values: list[object], holds: Callable[[object], bool]) -> bool:
    return sum(map(holds, values)) * 2 > len(values)


def _ranks(names: dict[Field, str]) -> dict[str, list[tuple[Field, int]]]:
    table: dict[str, list[tuple[Field, int]]] = {}
    for name, words in names.items():
        for rank, word in enumerate(words.split()):
            table.setdefault(word, []).append((name, rank))
    return table


_RANKS = _ranks(NAMES)
_PERSON_RANKS = _ranks(PERSON_NAMES)
_WHOLE = frozenset(
    word for name in (Field.REPLY_TO, Field.REPOST_OF, Field.QUOTE_OF, Field.HAS) for word in NAMES[name].split()
)
