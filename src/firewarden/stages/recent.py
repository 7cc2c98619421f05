"""The loudest mentions of the last day, so that a signal can name the posts behind it. Bounded per bin."""

from collections.abc import Iterable, Sequence
from heapq import nlargest

from firewarden.vocabulary.clock import BIN, DAY, MINUTE, Instant
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention, Tone
from firewarden.vocabulary.signal import Lane

EVIDENCE = 50
"""Posts named by one signal, at most."""
Voice = tuple[int, int, int, PostKey]
"""Loudness, followers, minus the time it was written, key: sorts the loudest last."""


class Recent:
    """Per bin, the loudest hostile mentions and the loudest of all."""

    def __init__(self, kept: dict[Instant, tuple[list[Voice], list[Voice]]] | None = None) -> None:
        self.kept = kept or {}

    def hear(self, at: Instant, mentions: Sequence[Mention]) -> None:
        hostile = [voice_of(m) for m in mentions if m.reading.tone is Tone.NEGATIVE]
        everyone = [voice_of(m) for m in mentions]
        self.kept[at] = nlargest(EVIDENCE, hostile), nlargest(EVIDENCE, everyone)

    def evidence(self, lane: Lane, at: Instant, window_minutes: int) -> tuple[PostKey, ...]:
        """Loudest first, of the window that ends with the bin at `at`; hostile ones in the hostile lane."""
        side = 0 if lane is Lane.HOSTILE else 1
        first = at + BIN - window_minutes * MINUTE
        voices: Iterable[Voice] = (
            voice for start, sides in self.kept.items() if first <= start <= at for voice in sides[side]
        )
        return tuple(key for *_, key in nlargest(EVIDENCE, voices))

    def forget(self, judged: Instant) -> None:
        """All that no window can reach any more."""
        while self.kept and (oldest := next(iter(self.kept))) <= judged - DAY:
            del self.kept[oldest]


def voice_of(mention: Mention) -> Voice:
    """As `StreamReader.loudest` ranks: likes + 2 x reposts + replies, then followers, then the earlier one."""
    post = mention.post
    loudness = (post.likes or 0) + 2 * (post.reposts or 0) + (post.replies or 0)
    followers = post.author.followers or 0 if post.author else 0
    return loudness, followers, -post.created_at, post.key
