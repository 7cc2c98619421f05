"""Which column holds which field of a post, and why. Decided on a sample, extended when new columns come."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from firewarden.connectors.replay.columns import FALLBACKS, TELLTALES, Field, fold
from firewarden.connectors.replay.guess import guess_author, guess_id, guess_text, guess_time
from firewarden.connectors.replay.naming import Choice, Path, Record, by_name, paths
from firewarden.connectors.replay.numbers import written_stars
from firewarden.connectors.replay.times import has_clock, writes_day_first
from firewarden.vocabulary.errors import BadInput

_MOST_COLUMNS = 2_000


@dataclass(slots=True, kw_only=True)
class Mapping:
    """`platform` is taken for posts that name none; `best` is the most stars a rating can give;
    `clock` leads to the hour where `created_at` holds the day alone."""

    choices: dict[Field, list[Choice]] = field(default_factory=dict)
    columns: dict[str, None] = field(default_factory=dict)
    """All top-level columns seen, in order."""
    fixed: frozenset[Field] = frozenset()
    """Fields that a person mapped; nothing else is read for them."""
    platform: str = "file"
    best: float = 5.0
    day_first: bool = False
    clock: Path | None = None
    notes: list[str] = field(default_factory=list)

    def describe(self) -> list[tuple[str, str, str]]:
        """(field, column, why) for every mapped field, and for a needed one that was not found."""
        told = [(str(name), choice.column, choice.why) for name in Field for choice in self.choices.get(name, ())]
        return told + [(str(name), "", f"not found; say it with --map {name}=COLUMN") for name in self.missing]

    @property
    def missing(self) -> list[Field]:
        """What every post needs and no column holds."""
        lost = [] if Field.CREATED_AT in self.choices else [Field.CREATED_AT]
        return lost if {Field.TEXT, Field.TITLE} & self.choices.keys() else [*lost, Field.TEXT]

    @property
    def unused(self) -> list[str]:
        """Columns that nothing is read from."""
        used = {choice.path[0] for chosen in self.choices.values() for choice in chosen}
        return [column for column in self.columns if column not in used]

    def learn(self, record: Record) -> bool:
        """Looks at columns not seen so far; whether one of them is to be read."""
        if len(self.columns) > _MOST_COLUMNS:
            return False
        fresh = {key: value for key, value in record.items() if key not in self.columns}
        self.columns.update(dict.fromkeys(fresh))
        changed = False
        for name, choices in by_name([fresh]).items():
            old = self.choices.get(name, [])
            new = _allowed(name, old + choices)
            if name not in self.fixed and new != old:
                self.choices[name], changed = new, True
        return changed


def detect(sample: Sequence[Record], columns: Sequence[tuple[Field, str]] = (), *, named: bool = True) -> Mapping:
    """`columns` are what a person said; `named` False: the file's columns have no names of their own.
    Raises BadInput for a column that no record of the sample has."""
    mapping = Mapping(columns=dict.fromkeys(key for record in sample for key in record))
    for name, choices in by_name(sample).items() if named else ():
        mapping.choices[name] = _allowed(name, choices)
    for name, column in columns:
        mapping.choices[name] = [Choice(rank=(-1, 0), path=_path_of(column, sample), why="as you said")]
    mapping.fixed = frozenset(name for name, _ in columns)
    _guess(mapping, sample, named=named)
    _look_at_times(mapping, sample)
    _look_at_ratings(mapping, sample)
    telltales = (TELLTALES.get(fold(column)) for column in mapping.columns)
    mapping.platform = next(filter(None, telltales), "file")
    return mapping


def value_at(record: Record, path: Path) -> object:
    """None where the path leads nowhere."""
    value: object = record
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def column_named(column: str, sample: Sequence[Record]) -> Path | None:
    """Where a column stands that a person wrote, whatever the case and the underscores."""
    for record in sample:
        for path in paths(record):
            if column == ".".join(path) or fold(column) == fold("".join(path)):
                return path
    return None


def _path_of(column: str, sample: Sequence[Record]) -> Path:
    path = column_named(column, sample)
    if path is not None or not sample:
        return path or (column,)
    names = list(dict.fromkeys(key for record in sample for key in record))
    raise BadInput(f"There is no column {column!r}. The recording has: {', '.join(names[:40])}.")


def _allowed(name: Field, choices: list[Choice]) -> list[Choice]:
    """The best of the columns that are usually filled, and those that may stand in for it.

    One broken line can carry a column of any name: it must not take a field from all others.
    """
    most = max(choice.seen for choice in choices)
    best = min(choice for choice in choices if choice.seen * 2 >= most)
    stand_ins = FALLBACKS.get(name, frozenset())
    return sorted({best, *(choice for choice in choices if fold(choice.path[-1]) in stand_ins)})


def _guess(mapping: Mapping, sample: Sequence[Record], *, named: bool) -> None:
    """Time and text are guessed wherever no name tells, id and author only where the file names nothing."""
    guesses = {Field.CREATED_AT: guess_time, Field.TEXT: guess_text}
    if not named:
        guesses |= {Field.ID: guess_id, Field.AUTHOR: guess_author}
    for name, guess in guesses.items():
        if name in mapping.choices or (name is Field.TEXT and Field.TITLE in mapping.choices):
            continue
        free = {column: [record.get(column) for record in sample] for column in mapping.unused}
        filled = {column: [value for value in values if value not in (None, "")] for column, values in free.items()}
        found = guess({column: values for column, values in filled.items() if values})
        if found is not None:
            mapping.choices[name] = [Choice(rank=(999, 1), path=(found[0],), why=found[1])]


def _examples(mapping: Mapping, name: Field, sample: Sequence[Record]) -> list[object]:
    chosen = mapping.choices.get(name)
    return [value_at(record, chosen[0].path) for record in sample] if chosen else []


def _look_at_times(mapping: Mapping, sample: Sequence[Record]) -> None:
    """Day or month first, and the hour in a column of its own."""
    written = [value for value in _examples(mapping, Field.CREATED_AT, sample) if isinstance(value, str)]
    if not written:
        return
    first = writes_day_first(written)
    mapping.day_first = bool(first)
    if first is not None:
        mapping.notes.append(f"Dates like 3/4/2017 are read with the {'day' if first else 'month'} first.")
    if any(map(has_clock, written)):
        return
    for column in mapping.unused:
        hours = [record.get(column) for record in sample]
        named = fold(column) in ("time", "hour", "uhrzeit", "hora", "heure")
        if named and any(isinstance(hour, str) and has_clock(hour) for hour in hours):
            mapping.clock = (column,)
            mapping.notes.append(f"The hour of a post is read from {column}.")
            return


def _look_at_ratings(mapping: Mapping, sample: Sequence[Record]) -> None:
    """The scale: 5, 10 or 100 at best."""
    numbers = [written_stars(value) for value in _examples(mapping, Field.RATING, sample)]
    most = max((number[0] for number in numbers if number and number[1] is None), default=0.0)
    mapping.best = next((best for best in (5.0, 10.0, 100.0) if most <= best), 5.0)
    if mapping.best > 5:
        mapping.notes.append(f"Ratings go up to {mapping.best:.0f} and are brought to 5.")
