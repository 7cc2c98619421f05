"""One story while it is being told: its centroid, its counts and the posts to quote. Knows no other story."""

from math import sqrt

import msgspec

from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.mention import Mention, Tone

WIDTH = 48
"""A centroid is cut back to this many terms whenever it has grown to twice as many."""

_HALF_LIFE = 72 * HOUR
_LARGEST_GAIN = 1e6
_QUOTABLE = 5
"""A quote with fewer terms than this stands back behind a fuller one."""


class Story(msgspec.Struct):
    """`weights` is the centroid, scaled so that newer posts weigh more (half-life 72 h); `inverse` is one over its
    length. `counts` are the texts that held a term; `told` the texts, repeats counted once."""

    number: int
    id: str
    first_seen: int
    last_seen: int
    central: str
    most_shared: str
    size: int = 0
    negative: int = 0
    readable: int = 0
    told: int = 0
    platforms: list[str] = msgspec.field(default_factory=list)
    weights: dict[str, float] = msgspec.field(default_factory=dict)
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    squared: float = 0.0
    inverse: float = 0.0
    gain: float = 1.0
    fit: float = 0.0
    shares: tuple[int, int] = (-1, -1)
    named_at: int = 0
    terms: list[str] = msgspec.field(default_factory=list)

    def count(self, mention: Mention, first: str, repeats: int) -> None:
        """One more mention tells it, with a text that `first` brought and that came `repeats` times since."""
        post, tone = mention.post, mention.reading.tone
        self.size += 1
        self.last_seen = post.created_at
        if tone is not Tone.UNKNOWN:
            self.readable += 1
            if tone is Tone.NEGATIVE:
                self.negative += 1
        if post.platform not in self.platforms:
            self.platforms.append(post.platform)
        reposts = post.reposts or 0
        shares = (max(reposts, repeats), post.likes or 0)
        if shares > self.shares:
            self.shares = shares
            self.most_shared = first if repeats >= reposts and repeats else post.repost_of or post.key

    def learn(self, vector: dict[str, float], at: Instant) -> bool:
        """Adds a text's unit vector to the centroid; true when that changed the scale of all weights."""
        if self.told:
            self.gain *= 2.0 ** min(20.0, max(0, at - self.last_seen) / _HALF_LIFE)
        gain, weights, counts, squared = self.gain, self.weights, self.counts, self.squared
        for term, weight in vector.items():
            added = weight * gain
            old = weights.get(term, 0.0)
            weights[term] = old + added
            squared += added * (2 * old + added)
            counts[term] = counts.get(term, 0) + 1
        self.told += 1
        self.squared = squared
        self.inverse = 1 / sqrt(squared)
        if gain <= _LARGEST_GAIN:
            return False
        self._rescale()
        return True

    def narrow(self) -> list[str]:
        """Cuts the centroid back to its heaviest terms; returns those that were dropped."""
        if len(self.weights) <= 2 * WIDTH:
            return []
        kept = [term for _, term in sorted([(-weight, term) for term, weight in self.weights.items()])[:WIDTH]]
        held = set(kept)
        dropped = [term for term in self.weights if term not in held]
        self.weights = {term: self.weights[term] for term in kept}
        self.counts = {term: self.counts[term] for term in kept}
        self._rescale()
        return dropped

    def propose_quote(self, key: str, width: int, cosine: float) -> None:
        """The text nearest to the centroid is the one to quote; a newer one as good takes over."""
        fit = cosine * min(1.0, width / _QUOTABLE)
        if fit >= self.fit:
            self.fit, self.central = fit, key

    def _rescale(self) -> None:
        scale = 1 / self.gain
        self.weights = {term: weight * scale for term, weight in self.weights.items()}
        self.gain = 1.0
        self.squared = sum(weight * weight for weight in self.weights.values())
        self.inverse = 1 / sqrt(self.squared)
