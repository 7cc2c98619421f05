"""What an assessment is made from: one snapshot of the stream, taken for `at`."""

from dataclasses import dataclass

from firewarden.ports import Totals
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.mention import Mention, Tone
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.signal import Signal
from firewarden.vocabulary.volume import Bin

STREAM = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Counts in texts come from `totals`, so that all numbers agree; kinds and quotes come from the samples.

    `bins` begin seven days before `since`. `hostile` are the newest hostile mentions of [since, at), `hazardous`
    those that claim harm, `loudest` and `earliest` the ends of the scales, all of them bounded and oldest first
    (`loudest`: largest first). `earlier` is a sample of the seven days before. `narratives` are largest first.
    """

    brand: BrandId
    at: Instant
    since: Instant
    bins: tuple[Bin, ...] = ()
    totals: Totals = Totals()
    hostile: tuple[Mention, ...] = ()
    hazardous: tuple[Mention, ...] = ()
    recent: tuple[Mention, ...] = ()
    loudest: tuple[Mention, ...] = ()
    earliest: tuple[Mention, ...] = ()
    earlier: tuple[Mention, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    signals: tuple[Signal, ...] = ()
    gaps: tuple[Interval, ...] = ()

    @property
    def seen(self) -> tuple[Mention, ...]:
        """Every mention of the samples since the onset, once, oldest first."""
        every = {
            mention.post.key: mention
            for sample in (self.hostile, self.hazardous, self.recent, self.loudest, self.earliest)
            for mention in sample
        }
        return tuple(sorted(every.values(), key=lambda mention: (mention.post.created_at, mention.post.key)))

    @property
    def current(self) -> tuple[Bin, ...]:
        """Captured bins since the onset."""
        return tuple(b for b in self.bins if self.since <= b.at < self.at and b.stream == STREAM and not b.gap)

    @property
    def past(self) -> tuple[Bin, ...]:
        """Captured bins before the onset."""
        return tuple(b for b in self.bins if b.at < self.since and b.stream == STREAM and not b.gap)


def is_hostile(mention: Mention) -> bool:
    return mention.reading.tone is Tone.NEGATIVE
