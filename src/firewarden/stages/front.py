"""How far a brand's time has come, told by its posts alone. Knows nothing of bins.

A post may carry a wrong time. One dated past the brand's now says nothing about the time. One more
than `REACH` ahead of the rest only counts once `WITNESSES` posts are that far ahead; each post that
is not takes one of them away again. So a night without posts passes, and a single post dated next
year does not close the bins until then.
"""

from dataclasses import dataclass, field

from firewarden.vocabulary.clock import HOUR, MINUTE, Instant

GRACE = 2 * MINUTE
"""How long after its end a bin stays open for posts still on their way."""
REACH = HOUR
WITNESSES = 5
SKEW = 5 * MINUTE
"""How far clocks of networks may run ahead of ours."""
DAWN = Instant(0)


@dataclass(slots=True)
class Front:
    """`top` is the latest time believed, `DAWN` before there is one; `ahead` waits to be believed, as it came."""

    top: Instant = DAWN
    ahead: list[Instant] = field(default_factory=list)

    @property
    def watermark(self) -> Instant:
        return Instant(self.top - GRACE) if self.top else DAWN

    def advance(self, at: Instant, now: Instant) -> bool:
        """Hears one post's time; whether the front moved. `now` is the brand's."""
        if at > now + SKEW:
            return False
        at = min(at, now)
        if at > self.top + REACH:
            return self._hear_ahead(at)
        if self.ahead:
            del self.ahead[0]
        if at <= self.top:
            return False
        self.top = at
        self.ahead = [ahead for ahead in self.ahead if ahead > at + REACH]
        return True

    def pass_time(self, now: Instant) -> bool:
        """Time has come to `now`, whether posts came or not."""
        if now <= self.top:
            return False
        self.top = now
        self.ahead.clear()
        return True

    def end(self, times: list[Instant], now: Instant) -> None:
        """No post will come any more: what nothing contradicted is believed. `times` are those of open mentions."""
        for at in sorted([*self.ahead, *times]):
            if at <= now and (at in self.ahead or at <= self.top + 24 * REACH):
                self.top = max(self.top, at)
        self.ahead.clear()

    def _hear_ahead(self, at: Instant) -> bool:
        self.ahead.append(at)
        if len(self.ahead) < WITNESSES:
            return False
        self.top = min(self.ahead)
        for time in sorted(self.ahead):
            if time <= self.top + REACH:
                self.top = time
        self.ahead = [ahead for ahead in self.ahead if ahead > self.top + REACH]
        return True
