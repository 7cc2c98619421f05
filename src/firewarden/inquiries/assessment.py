"""Gathers what an assessment needs from the stream, in bounded reads, and calls the step that makes it."""

from collections.abc import Sequence
from itertools import chain

from firewarden.ports import StreamReader
from firewarden.steps.assess.assessment import assess, weigh
from firewarden.steps.assess.inputs import STREAM, Inputs
from firewarden.vocabulary.assessment import Assessment, Severity
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.mention import Hazard, Mention, Tone
from firewarden.vocabulary.signal import Lane, Signal
from firewarden.vocabulary.volume import Bin

PAST = 7 * DAY
"""How far before the onset the usual is looked for."""

HOSTILE, EACH_HAZARD, RECENT, LOUDEST, EARLIEST, EARLIER = 800, 60, 300, 40, 60, 200
"""Mentions read for one assessment, by sample: 2,000 at most."""

NARRATIVES = 600

_BACK = 24
"""Hours an onset may lie before the window that raised the signal."""


def assess_brand(
    reader: StreamReader, brand: BrandId, *, since: Instant, at: Instant, signals: Sequence[Signal] | None = None
) -> Assessment:
    """What the stream says of [since, at). `signals` are looked up when None. The reader should show one moment."""
    return assess(_gathered(reader, brand, since, at, signals))


def weigh_brand(reader: StreamReader, brand: BrandId, *, since: Instant, at: Instant) -> Severity:
    """How bad it is, and nothing else."""
    return weigh(_gathered(reader, brand, since, at, None))


def _gathered(
    reader: StreamReader, brand: BrandId, since: Instant, at: Instant, signals: Sequence[Signal] | None
) -> Inputs:
    begin = Instant(since - PAST)
    hostile = reader.mentions(brand, since, at, tone=Tone.NEGATIVE, newest_first=True, limit=HOSTILE)
    recent = reader.mentions(brand, since, at, newest_first=True, limit=RECENT)
    earliest = reader.mentions(brand, since, at, tone=Tone.NEGATIVE, limit=EARLIEST)
    return Inputs(
        brand=brand,
        at=at,
        since=since,
        bins=tuple(reader.bins(brand, begin, at)),
        totals=reader.totals(brand, since, at),
        hostile=tuple(reversed(hostile)),
        hazardous=_hazardous(reader, brand, since, at),
        recent=tuple(reversed(recent)),
        loudest=tuple(reader.loudest(brand, since, at, LOUDEST)),
        earliest=tuple(earliest),
        earlier=tuple(reader.mentions(brand, begin, since, newest_first=True, limit=EARLIER)),
        narratives=tuple(reader.narratives(brand, since, NARRATIVES)),
        signals=tuple(reader.signals(brand, since, at) if signals is None else signals),
        gaps=tuple(reader.gaps(brand, begin, at)),
    )


def onset(reader: StreamReader, signal: Signal) -> Instant:
    """Start of the first window that was out of line: back from the signal's own, hour by hour, while there was more
    than twice what was to be expected."""
    start = Instant(signal.at - signal.window_minutes * MINUTE)
    bins = [b for b in reader.bins(signal.brand, Instant(start - _BACK * HOUR), start) if b.stream == STREAM]
    for _ in range(_BACK):
        hour = [b for b in bins if start - HOUR <= b.at < start]
        if not hour or any(b.gap for b in hour) or not _is_out_of_line(hour, signal.lane):
            break
        start = Instant(start - HOUR)
    return start


def _is_out_of_line(bins: Sequence[Bin], lane: Lane) -> bool:
    if lane is Lane.HOSTILE:
        return sum(b.negative for b in bins) > 2 * sum(b.expected_negative or 0.0 for b in bins) + 1
    return sum(b.mentions for b in bins) > 2 * sum(b.expected or 0.0 for b in bins) + 1


def _hazardous(reader: StreamReader, brand: BrandId, since: Instant, at: Instant) -> tuple[Mention, ...]:
    """Mentions that claim harm: some of each kind, none of them twice, oldest first."""
    each = (reader.mentions(brand, since, at, hazard=hazard, newest_first=True, limit=EACH_HAZARD) for hazard in Hazard)
    found = {mention.post.key: mention for mention in chain.from_iterable(each)}
    return tuple(sorted(found.values(), key=lambda mention: (mention.post.created_at, mention.post.key)))
