"""Sentences of the rules: complete English by themselves, and still open for the reader's language, zone and numbers.

A rule says `say("{posts} since {since}.", posts=..., since=Moment(at))` and knows no language but English. Whoever
shows the sentence hands it to `spoken` with a voice of the reader's. Knows no catalog and no format of any language.
"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Any, Protocol, Self, Union

import msgspec

from firewarden.vocabulary.clock import Instant, to_datetime

BLANK = re.compile(r"\{(\w+)\}")
_STORED = '{"said":"'


class Words(msgspec.Struct, frozen=True, tag_field="said", tag="words"):
    """`text` is English with blanks such as `{posts}`; braces without a value stay as they are."""

    text: str
    values: dict[str, "Value"] = {}


class Counted(msgspec.Struct, frozen=True, tag_field="said", tag="counted"):
    """English for one and for many; `{count}` is the number."""

    one: str
    many: str
    count: int
    values: dict[str, "Value"] = {}


class Joined(msgspec.Struct, frozen=True, tag_field="said", tag="joined"):
    parts: tuple["Value", ...]
    between: str = " "


class Moment(msgspec.Struct, frozen=True, tag_field="said", tag="moment"):
    at: Instant


class Amount(msgspec.Struct, frozen=True, tag_field="said", tag="amount"):
    """A number with so many digits behind the point."""

    number: float
    digits: int = 0


class Percent(msgspec.Struct, frozen=True, tag_field="said", tag="percent"):
    """`share` is in 0..1."""

    share: float


Form = Union[Words, Counted, Joined, Moment, Amount, Percent]  # noqa: UP007  # the names above are strings
Value = Union[str, int, Form]  # noqa: UP007
"""A plain `str` inside a sentence is somebody's own words and stays as it is in every language."""


class Voice(Protocol):
    """How one language says words, numbers and times."""

    def words(self, text: str) -> str: ...
    def counted(self, one: str, many: str, count: int) -> str: ...
    def moment(self, at: Instant) -> str: ...
    def amount(self, number: float, digits: int) -> str: ...
    def percent(self, share: float) -> str: ...


class Said(str):
    """The English text, and in `form` what it takes to say it otherwise. `Said("text")` is somebody's own words.

    Cut or joined as text it is plain English from then on; `sentences` and `joined` keep the form.
    """

    __slots__ = ("form",)
    form: "str | Form"

    def __new__(cls, form: "str | Form" = "") -> Self:
        made = super().__new__(cls, _in_words(form, _ENGLISH))
        object.__setattr__(made, "form", form.form if isinstance(form, Said) else form)
        return made

    def __setattr__(self, name: str, _value: object) -> None:
        raise AttributeError(f"a sentence does not change: {name}")

    def __reduce__(self) -> tuple[type["Said"], tuple["str | Form"]]:
        return Said, (self.form,)

    def filled(self, **values: "Value | Enum") -> "Said":
        """The same sentence with these blanks filled; only of one made by `say`."""
        assert isinstance(self.form, Words)
        return say(self.form.text, **self.form.values, **values)

    def packed(self) -> str:
        """For a column of text; `unpacked` reads it back."""
        return self.form if isinstance(self.form, str) else msgspec.json.encode(self.form).decode()

    @classmethod
    def unpacked(cls, text: str) -> Self:
        """Text that was never packed is somebody's own words, or from before sentences were kept whole."""
        if text.startswith(_STORED):
            try:
                return cls(msgspec.json.decode(text, type=Form))
            except msgspec.MsgspecError:
                return cls(text)
        return cls(text)


def say(text: str, /, **values: "Value | Enum") -> Said:
    """A sentence. `text` must be written out at the call: that is where scripts/catalogs.py finds it."""
    return Said(Words(text, {name: _value(value) for name, value in values.items()}))


def say_count(one: str, many: str, count: float, /, **values: "Value | Enum") -> Said:
    """A sentence about a number, which is rounded to a whole one: `say_count("{count} post", "{count} posts", 3)`."""
    return Said(Counted(one, many, round(count), {name: _value(value) for name, value in values.items()}))


def joined(parts: Iterable["Value | Enum"], between: str = " ") -> Said:
    """`between` is looked up like any other words where it is more than a space."""
    return Said(Joined(tuple(_value(part) for part in parts), str(between)))


def sentences(parts: Iterable["Value"]) -> Said:
    """One after the other."""
    return joined(parts)


def spoken(text: str, voice: Voice) -> str:
    """A sentence in this voice; any other text as it is."""
    return _in_words(text.form, voice) if isinstance(text, Said) else text


def to_stored(value: object) -> object:
    """For `enc_hook` of msgspec: sentences keep their form."""
    if isinstance(value, Said):
        return value.form
    raise NotImplementedError(f"{type(value).__name__} cannot be stored")


def from_stored(kind: type, value: Any) -> object:
    """For `dec_hook` of msgspec: also reads text from before sentences were kept whole."""
    if kind is not Said:
        raise NotImplementedError(f"{kind.__name__} cannot be read")
    return Said(value if isinstance(value, str) else msgspec.convert(value, Form))


class _English:
    def words(self, text: str) -> str:
        return text

    def counted(self, one: str, many: str, count: int) -> str:
        return one if count == 1 else many

    def moment(self, at: Instant) -> str:
        """`14:05 UTC on 10 April 2017`."""
        when = to_datetime(at)
        return f"{when:%H:%M} UTC on {when.day} {when:%B %Y}"

    def amount(self, number: float, digits: int) -> str:
        return f"{number:,.{digits}f}"

    def percent(self, share: float) -> str:
        return f"{share:.0%}"


_ENGLISH = _English()


def _value(value: "Value | Enum") -> "Value":
    if isinstance(value, Said):
        return value.form
    return Words(str(value)) if isinstance(value, Enum) else value


def _in_words(value: "Value", voice: Voice) -> str:
    match value:
        case Words():
            return _filled(voice.words(value.text), value.values, voice)
        case Counted():
            text = voice.counted(value.one, value.many, value.count)
            return _filled(text, {"count": value.count, **value.values}, voice)
        case Joined():
            between = voice.words(value.between) if value.between.strip() else value.between
            return between.join(_in_words(part, voice) for part in value.parts)
        case Moment():
            return voice.moment(value.at)
        case Amount():
            return voice.amount(value.number, value.digits)
        case Percent():
            return voice.percent(value.share)
        case int():
            return voice.amount(value, 0)
    return str(value)


def _filled(text: str, values: dict[str, "Value"], voice: Voice) -> str:
    return BLANK.sub(lambda found: _in_words(values[found[1]], voice) if found[1] in values else found[0], text)


NOTHING = Said()
