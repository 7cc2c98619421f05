"""What a text binds us to: found for the ledger, each with its place, what it says, and when it is due.

Openly promised ("we will call you by Friday"), it goes to the ledger with a warning. An outcome that nobody is said to
bring about ("everyone gets the fare back"), money, and what nobody can promise ("never again") bind a company all the
same: these need a confirmed fact, a line in the ledger, or a waiver.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from firewarden.steps.respond.checking.background import Background, Reading, Sentence
from firewarden.steps.respond.checking.items import Item, Now, items_in
from firewarden.steps.respond.checking.sheet import COVERED, Sheet, stems_of
from firewarden.vocabulary.clock import Instant, from_datetime, to_datetime
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFound:
    """`what`: the words of the promise. `due` None: it names no time. `open`: we say that we will."""

    start: int
    end: int
    what: str
    due: Instant | None
    open: bool
    binding: bool
    """Of money, or of an outcome that nobody can promise."""


def promises(text: str, language: str | None, now: Instant, zone: str = "UTC") -> tuple[PromiseFound, ...]:
    """In the order of the text; none in quoted speech. A day without an hour is due at its end. Raises KeyError "
    "for an
    unknown `zone`."""
    return promises_in(Reading(text, language), Now(now, zone))


def promises_in(reading: Reading, now: Now) -> tuple[PromiseFound, ...]:
    items = items_in(reading, now)
    return tuple(
        found for sentence in reading.sentences if (found := _promise(reading, sentence, items, now)) is not None
    )


def unkept(reading: Reading, sheet: Sheet, background: Background) -> Iterator[Finding]:
    """Those that neither a confirmed fact nor the ledger has."""
    ledger = [frozenset(stems_of(text, reading.words)) for text in background.promises]
    for found in promises_in(reading, sheet.now):
        stems = frozenset(stems_of(found.what, reading.words))
        if any(len(stems & line) >= COVERED * len(stems) for line in ledger) or sheet.covering(stems) is not None:
            continue
        if found.open and not found.binding:
            message = say("“{words}” is a promise. It goes to the ledger with an owner.", words=found.what)
            hint = (
                say("Name a day by which it is done.")
                if found.due is None
                else say("Give it to somebody before it goes out.")
            )
        else:
            message = say("“{words}” binds us, and no confirmed fact allows it.", words=found.what)
            hint = say("Confirm it as a fact with who allowed it, or leave it out.")
        yield Finding(
            code=Code.PROMISE,
            weight=Weight.WARN if found.open and not found.binding else Weight.CONFIRM,
            message=message,
            hint=hint,
            start=found.start,
            end=found.end,
        )


def _promise(reading: Reading, sentence: Sentence, items: list[Item], now: Now) -> PromiseFound | None:
    if reading.match("no_promise", sentence) or reading.match("correction", sentence):
        return None
    hidden = reading.match("hidden_promise", sentence)
    match = hidden or reading.match("open_promise", sentence)
    if match is None:
        return None
    if reading.match("next_update", sentence) and hidden is None and not reading.match("bound", sentence):
        return None  # that we speak again stands on the clock, not in the ledger; what else it binds us to does
    start = sentence.start + match.start()
    if reading.in_quotes(start, start + 1):
        return None
    here = [item for item in items if sentence.start <= item.start < sentence.end]
    return PromiseFound(
        start=start,
        end=sentence.end,
        what=reading.text[start : sentence.end].rstrip(" .!;"),
        due=_due(here, now),
        open=hidden is None,
        binding=reading.match("bound", sentence) is not None,
    )


def _due(items: list[Item], now: Now) -> Instant | None:
    """The first day or hour ahead that the sentence names."""
    zone = ZoneInfo(now.zone)
    local = to_datetime(now.now).astimezone(zone)
    days = [
        day
        for item in items
        for key in sorted(item.keys)
        if (day := _day(key, local)) is not None and day.date() >= local.date()
    ]
    minutes = [int(key[2:]) for item in items for key in sorted(item.keys, reverse=True) if key.startswith("t:")]
    if not days and not minutes:
        return None
    day = min(days) if days else local
    minute = minutes[0] if minutes else 24 * 60 - 1
    due = day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=minute)
    return from_datetime(due)


def _day(key: str, local: datetime) -> datetime | None:
    if not key.startswith("d:"):
        return None
    year = key[2:6] if key[2:6].isdigit() else str(local.year)
    try:
        found = local.replace(year=int(year), month=int(key[-5:-3]), day=int(key[-2:]))
    except ValueError:
        return None
    return found.replace(year=local.year + 1) if "----" in key and found.date() < local.date() else found
