"""Numbers, amounts, dates, hours and codes of a text, each with keys that are equal where the things are.

A digit more or less, or another one, makes another key: that is what the whole check of facts rests on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from firewarden.steps.respond.checking.background import Reading
from firewarden.steps.respond.checking.words import Words, words_of
from firewarden.text.tongue import binds
from firewarden.vocabulary.clock import Instant, to_datetime
from firewarden.vocabulary.finding import Code

NUMBER = re.compile(
    r"(?P<sign>[$€£]\s?)?(?<![\w.,:])(?P<digits>\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?)"
    r"(?:\s?(?P<after>%|[€$£]))?"
)
CODE = re.compile(r"\b(?:[A-Z]{1,4}[ -]?\d{1,6}[A-Z]?|[A-Za-z]+-?\d[\w-]*|\d+[A-Za-z]{2,}\w*)\b")
GLUED = re.compile(
    r"\d+(?:am|pm|st|nd|rd|th|h\d{0,2}|g|kg|km|m|cm|mm|ml|l|min|s|k|mb|gb|kw|mw|v|er|re|e|º|ª)", re.IGNORECASE
)
ISO = re.compile(r"(?<![\d.-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
SLASHED = re.compile(r"(?<![\d./])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)(?![\d/])")
CURRENCY = re.compile(
    r"\s?(eur|usd|gbp|chf|euros?|dollars?|dólares|dollari|pounds?|libras|livres|sterline|franken|francs?)(?!\w)"
)
CURRENCIES = {
    "$": "usd",
    "us": "usd",
    "do": "usd",
    "dó": "usd",
    "€": "eur",
    "eu": "eur",
    "£": "gbp",
    "gb": "gbp",
    "po": "gbp",
    "li": "gbp",
    "st": "gbp",
    "ch": "chf",
    "fr": "chf",
}
"""By the first letters of their names."""
EMERGENCY = frozenset({"n:112", "n:911", "n:999"})
"""Numbers that everybody may call."""
CALLS = re.compile(
    r"\b(?:call|dial|ring|phone|notruf|rufen sie|wählen sie|appelez|composez|llame|marque|ligue|chiam\w+)(?: \w+)?\s$"
)
OF_YEARS = re.compile(
    r"(?<!\w)(?:in|since|by|until|year|im|jahr|seit|bis|en|année|depuis|año|desde|em|ano|nel|anno|dal)\s$"
)
ALWAYS = re.compile(r"24/7|24 ?/ ?7")


@dataclass(frozen=True, slots=True)
class Item:
    """`keys`: it may mean any one of them ("Friday" is the last one or the next). `relative`: *today* and the "
    "like."""

    start: int
    end: int
    code: Code
    keys: frozenset[str]
    relative: bool = False
    unit: bool = False
    """A stretch of time."""


@dataclass(frozen=True, slots=True)
class Now:
    """The day and zone in which *yesterday* is meant."""

    now: Instant
    zone: str

    def day(self, more: int = 0) -> str:
        return f"d:{(self._local() + timedelta(days=more)).date().isoformat()}"

    @property
    def weekday(self) -> int:
        return self._local().weekday()

    @property
    def year(self) -> int:
        return self._local().year

    def _local(self) -> datetime:
        return to_datetime(self.now).astimezone(ZoneInfo(self.zone))

    @property
    def month_first(self) -> bool:
        """Where 04/05/2026 is the fifth of April."""
        return self.zone.startswith(("America/", "US/"))


def items_in(reading: Reading, now: Now) -> list[Item]:
    """In the order of the text; none overlaps another."""
    if now not in reading.kept:
        reading.kept[now] = _found(reading, now)
    found: list[Item] = reading.kept[now]
    return found


def _found(reading: Reading, now: Now) -> list[Item]:
    found: list[Item] = []
    taken = bytearray(len(reading.text))
    for find in (_always, _dates, _hours, _odd, _codes, _numbers, _numerals, _rest):
        for item in find(reading, now):
            if item.start < item.end and not any(taken[item.start : item.end]):
                taken[item.start : item.end] = b"\1" * (item.end - item.start)
                found.append(item)
    return sorted((item for item in found if item.keys), key=lambda item: item.start)


def _always(reading: Reading, _now: Now) -> Iterator[Item]:
    for match in ALWAYS.finditer(reading.plain):
        yield Item(*match.span(), Code.NUMBER, frozenset())


def _dates(reading: Reading, now: Now) -> Iterator[Item]:
    plain, words = reading.plain, reading.words
    for match in ISO.finditer(plain):
        yield _day(match.span(), match[1], int(match[2]), int(match[3]))
    for match in SLASHED.finditer(plain):
        first, second = int(match[1]), int(match[2])
        day, month = (second, first) if now.month_first and "/" in match[0] else (first, second)
        yield _day(match.span(), match[3] if len(match[3]) == 4 else f"20{match[3]}", month, day)
    shapes, months = _shapes(words.language), words.month_numbers
    for name in ("range", "day_first", "month_first"):
        for match in shapes[name].finditer(reading.level_plain):
            other = match.groupdict().get("other")
            month = months[match["month"]]
            yield _day(match.span("day") if other else match.span(), match["year"], month, int(match["day"]))
            if other:
                yield _day(match.span("other"), match["year"], month, int(other))
    for match in shapes["month"].finditer(reading.level_plain):
        month, year = months[match["month"]], match["year"]
        yield Item(*match.span("whole"), Code.DATE, frozenset({f"m:{year or '----'}-{month:02}"}))
    for match in shapes["weekday"].finditer(reading.level_plain):
        ahead = (words.weekday_numbers[match[0]] - now.weekday) % 7
        yield Item(*match.span(), Code.DATE, frozenset({now.day(ahead), now.day(ahead - 7), now.day(ahead + 7)}))
    for match in shapes["days"].finditer(reading.level_plain):
        yield Item(*match.span(), Code.DATE, frozenset({now.day(words.days[match[0]])}), relative=True)


def _day(span: tuple[int, int], year: str | None, month: int, day: int) -> Item:
    return Item(*span, Code.DATE, frozenset({f"d:{year or '----'}-{month:02}-{day:02}"}))


def _hours(reading: Reading, _now: Now) -> Iterator[Item]:
    shapes = _shapes(reading.words.language)
    for match in shapes["hour"].finditer(reading.level_plain):
        hour, minute = int(match["hour"]), int(match["minute"] or match["late"] or 0)
        if hour > 24 or minute > 59:
            continue  # no hour: what is left of it is held against the facts as it is written
        half = (match["half"] or match["half2"] or "").replace("·", "").replace(".", "")
        if half in ("am", "pm"):
            hours = [hour % 12 + (12 if half == "pm" else 0)]
        else:
            hours = [hour, hour + 12] if 1 <= hour < 12 and reading.words.language == "en" else [hour]
        yield Item(*match.span(), Code.DATE, frozenset(f"t:{one * 60 + minute}" for one in hours))
    for match in shapes["noon"].finditer(reading.level_plain):
        yield Item(*match.span(), Code.DATE, frozenset({f"t:{reading.words.noons[match[0]]}"}))


def _codes(reading: Reading, _now: Now) -> Iterator[Item]:
    for match in CODE.finditer(reading.plain):
        if not GLUED.fullmatch(match[0]) and not re.match(r"[AI] ", match[0]):
            yield Item(*match.span(), Code.NUMBER, frozenset({f"c:{re.sub('[ -]', '', match[0]).casefold()}"}))


def _numbers(reading: Reading, now: Now) -> Iterator[Item]:
    shapes = _shapes(reading.words.language)
    for match in NUMBER.finditer(reading.plain):
        value, end = _value(match["digits"]), match.end()
        size = shapes["magnitude"].match(reading.level_plain, end)
        if size:
            value, end = _times(value, reading.words.magnitudes[size[1]]), size.end()
        key = f"{_kind(reading, match, end)}:{value}"
        plain = _is_plain(reading, match, key, now)
        unit = shapes["unit"].match(reading.level_plain, end) is not None
        yield Item(match.start(), end, Code.NUMBER, frozenset() if plain else frozenset({key}), unit=unit)


def _kind(reading: Reading, match: re.Match[str], end: int) -> str:
    """A share, an amount of this currency, or a plain number."""
    if match["after"] == "%" or _shapes(reading.words.language)["percent"].match(reading.level_plain, end):
        return "%"
    named = CURRENCY.match(reading.level_plain, end)
    sign = (match["sign"] or "").strip() or match["after"] or (named[1] if named else "")
    return CURRENCIES.get(sign[:2], "n")


def _is_plain(reading: Reading, match: re.Match[str], key: str, now: Now) -> bool:
    """This year where it is a year, and numbers to call for help; "112 bags" is no such number."""
    before = reading.level_plain[max(0, match.start() - 30) : match.start()]
    if key in EMERGENCY:
        return CALLS.search(before) is not None
    behind = re.match(r"\s(\w+)", reading.level_plain[match.end() :])
    counts = behind is not None and not binds(behind[1], reading.words.language)
    return key == f"n:{now.year}" and OF_YEARS.search(before) is not None and not counts


def _numerals(reading: Reading, _now: Now) -> Iterator[Item]:
    shapes, words = _shapes(reading.words.language), reading.words
    for match in shapes["numeral"].finditer(reading.level_plain):
        value = _spelled(match[0], words)
        if value is not None:
            unit = shapes["unit"].match(reading.level_plain, match.end()) is not None
            percent = shapes["percent"].match(reading.level_plain, match.end())
            yield Item(*match.span(), Code.NUMBER, frozenset({f"{'%' if percent else 'n'}:{value}"}), unit=unit)
    for match in words.pattern("one").finditer(reading.level_plain):
        yield Item(*match.span(), Code.NUMBER, frozenset({"n:1"}))


def _odd(reading: Reading, _now: Now) -> Iterator[Item]:
    """Written like an hour and none: 00:60."""
    for match in re.finditer(r"\d+:\d[\d:]*", reading.plain):
        yield Item(*match.span(), Code.NUMBER, frozenset({f"x:{match[0]}"}))


def _rest(reading: Reading, _now: Now) -> Iterator[Item]:
    """Each digit that is in nothing else, so that none is left unread."""
    for match in re.finditer(r"\d", reading.plain):
        yield Item(
            *match.span(), Code.NUMBER, frozenset({f"x:{reading.plain[max(0, match.start() - 3) : match.end() + 3]}"})
        )


def _value(digits: str) -> str:
    """1,200 and 1.200 and 1 200 are one number; 2.5 and 2,5 are one; 007 stays."""
    bare = re.sub(r"['’\u00a0\u202f ]", "", digits)
    signs = re.findall(r"[.,]", bare)
    if len(set(signs)) == 2 or (len(signs) == 1 and not re.search(r"^[1-9]\d{0,2}[.,]\d{3}$", bare)):
        whole, _, part = bare.replace(",", ".").rpartition(".")
        return f"{whole.replace('.', '')}.{part.rstrip('0')}".rstrip(".")
    return bare.replace(".", "").replace(",", "")


def _times(value: str, size: int) -> str:
    whole, _, part = value.partition(".")
    return str(int(whole + part) * size // 10 ** len(part)) if 10 ** len(part) <= size else value


def _spelled(text: str, words: Words) -> str | None:
    """ "two hundred and fifty": 250. None where the words make no number together."""
    total = current = 0
    if text in words.numerals:
        return str(words.numerals[text])
    for part in re.split(r"[\s-]+", text):
        if part in words.numerals:
            current += words.numerals[part]
        elif part in words.magnitudes:
            size = words.magnitudes[part]
            current = max(current, 1) * size
            if size >= 1_000:
                total, current = total + current, 0
    return str(total + current) if total + current else None


@cache
def _shapes(language: str) -> dict[str, re.Pattern[str]]:
    words = words_of(language)
    month = rf"(?P<month>{_any(words.month_numbers)})(?:[.](?=\s?\d))?"
    of = rf"(?:\s?(?:{words.of}))?" if words.of else ""
    the_day = rf"(?:st|nd|rd|th|er|º)?[.·]?{of}\s"
    before_year = rf"(?:{words.of}\s)?" if words.of else ""
    year = rf"(?:,?\s{before_year}(?P<year>\d{{4}}))?(?!\d)"
    units = f"(?:{words.units})"
    sources = {
        "range": rf"(?<!\d)(?P<day>\d{{1,2}}){of}(?:st|nd|rd|th|[.·])?\s?(?:{words.until})\s?"
        rf"(?P<other>\d{{1,2}}){the_day}{month}{year}",
        "day_first": rf"(?<![\d.,·:])(?P<day>\d{{1,2}}){the_day}{month}{year}",
        "month_first": rf"(?<!\w){month}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|[·.,]\d){year}",
        "month": r"(?<!\w)(?:in|since|until|till|last|this|next|of|from|by|to|im|seit|bis|en|depuis|fin|début"
        rf"|desde|hasta|de|em|até|a|da|dal|di)\s(?P<whole>{month}{year})(?!\w)",
        "weekday": rf"(?<!\w)(?:{_any(words.weekday_numbers)})(?!\w)",
        "days": rf"(?<!\w)(?:{_any(words.days)})(?!\w)",
        "hour": (
            r"(?<![\w.,:·$€£])(?P<hour>\d{1,2})(?:(?::|(?=[·.]\d\d\s?(?:uhr|[ap]\.?m)|\s?h\s?\d)(?:[·.]"
            r"|\s?h\s?))(?P<minute>\d\d)(?::\d\d)?"
            r"(?:\s?(?:(?P<half>[ap](?:\.m\.|m\b))|uhr\b(?:\s(?P<late>\d\d)(?!\d))?|h\b))?"
            r"|\s?(?P<half2>[ap](?:\.m\.|m\b))|\s?(?:uhr|h|o'clock)\b)(?![\w:])"
        ),
        "noon": rf"(?<!\w)(?:{_any(words.noons)})(?!\w)",
        "magnitude": rf"\s?({_any(words.magnitudes)})(?!\w)",
        "percent": rf"\s?(?:%|(?:{words.percent})(?!\w))",
        "unit": rf"\s?(?:{units})(?!\w)",
        "numeral": rf"(?<![\w-])(?:{_any(words.numerals)})(?:(?:[\s-](?:and\s|und\s|et\s)?)"
        rf"(?:{_any({**words.numerals, **words.magnitudes})}))*(?![\w-])",
    }
    return {name: re.compile(source) for name, source in sources.items()}


def _any(forms: dict[str, int]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
