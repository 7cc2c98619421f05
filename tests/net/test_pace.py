"""So many requests in so long, and quiet when asked."""

import asyncio
from dataclasses import dataclass, field

from firewarden.net.pace import MOST_QUIET, Pace


@dataclass
class Time:
    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def paced(time: Time, turns: int, requests: int = 3, seconds: float = 10.0) -> Pace:
    pace = Pace(requests=requests, seconds=seconds, monotonic=time.monotonic, sleep=time.sleep)

    async def main() -> None:
        for _ in range(turns):
            await pace.turn()

    asyncio.run(main())
    return pace


def test_first_requests_go_at_once() -> None:
    time = Time()
    pace = paced(time, 3)

    assert (time.slept, pace.left) == ([], 0)


def test_next_waits_until_the_oldest_is_old_enough() -> None:
    time = Time()
    paced(time, 7)

    assert time.slept == [10.0, 10.0]


def test_unused_turns_come_back() -> None:
    time = Time()
    pace = paced(time, 2)
    time.now = 10.0

    assert pace.left == 3


def test_quiet_is_bounded() -> None:
    time = Time()
    pace = paced(time, 0)
    pace.quiet(10**9)
    asyncio.run(pace.turn())

    assert time.slept == [MOST_QUIET]


def test_who_can_wait_leaves_a_third_to_others() -> None:
    time = Time()
    pace = paced(time, 2)

    asyncio.run(pace.behind().turn())
    assert (time.slept, pace.left) == ([10.0], 2)


def test_quiet_that_one_was_asked_for_is_kept_by_the_other() -> None:
    time = Time()
    pace = paced(time, 0)
    pace.behind().quiet(5.0)
    asyncio.run(pace.turn())

    assert time.slept == [5.0]
