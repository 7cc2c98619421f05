"""When a lane that is above its threshold speaks up again. It judges no counts."""

from dataclasses import dataclass

from firewarden.measure.decay import BINS_PER_DAY

STEP = 2.0
"""The lane speaks again within the day when every strength has grown by so much."""
LASTING = 2 * BINS_PER_DAY
"""Hostile talk that goes on for so long is told again, in time to join the incident it opened."""


@dataclass(slots=True)
class OpenAlarm:
    """One open alarm: it lasts until the lane was below the threshold for 24 hours. Meanwhile the lane speaks again
    when all its strengths exceed those of its last alarm by 2, and after `lasting` bins, where that is set: a level
    that stays raised is one alarm.

    Strengths are zN and zS in the hostile lane (standard deviations), the evidence of jump and of level in the
    volume lane (powers of ten).

    >>> alarm = OpenAlarm(lasting=LASTING)
    >>> alarm.admits(0, (3.0, 2.0)), alarm.admits(1, (6.0, 2.5)), alarm.admits(2, (6.0, 4.0))
    (True, False, True)
    >>> alarm.admits(200, (6.0, 4.0)), alarm.admits(400, (6.0, 4.0)), alarm.admits(600, (3.0, 2.0))
    (False, False, True)
    """

    at: int | None = None
    strengths: tuple[float, ...] = ()
    held: int | None = None
    """The last bin above the threshold."""
    lasting: int | None = None

    def is_open(self, number: int) -> bool:
        """Whether there was an alarm that lasts until bin `number`."""
        return self.held is not None and number - self.held < BINS_PER_DAY

    def admits(self, number: int, strengths: tuple[float, ...]) -> bool:
        """Whether bin `number`, which is above the threshold, is an alarm; it is then the last one."""
        over = not self.is_open(number)
        self.held = number
        if not (over or self._lasts(number) or self._grown(strengths)):
            return False
        self.at, self.strengths = number, strengths
        return True

    def _lasts(self, number: int) -> bool:
        return self.lasting is not None and self.at is not None and number - self.at >= self.lasting

    def _grown(self, strengths: tuple[float, ...]) -> bool:
        return all(now >= then + STEP for now, then in zip(strengths, self.strengths, strict=True))


RECORD = 6.0
"""A raw score of the volume lane that comes about once in three weeks of calm."""


@dataclass(slots=True)
class DayOfRest:
    """The volume lane's raw score as news: for 24 hours after a record of 6 only what exceeds it by 2 is heard.

    A burst of talk echoes for hours, and its echo says nothing new; without this rule half of what the lane
    reports is the same burst again.

    >>> rest = DayOfRest()
    >>> rest.heard(0, 6.5), rest.heard(1, 6.4), rest.heard(2, 8.5), rest.heard(300, 5.0)
    (6.5, 0.0, 8.5, 5.0)
    """

    at: int | None = None
    record: float = 0.0

    def heard(self, number: int, raw: float) -> float:
        """`raw` of bin `number`, or 0 where it is an echo."""
        resting = self.at is not None and number - self.at < BINS_PER_DAY
        if raw >= RECORD and (not resting or raw >= self.record + STEP):
            self.at, self.record = number, raw
            return raw
        return 0.0 if resting else raw
