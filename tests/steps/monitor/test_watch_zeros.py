"""Runs of empty bins told at once are the same to the last bit as told one by one."""

import random
from collections.abc import Mapping

import pytest

from firewarden.measure.decay import BINS_PER_DAY
from firewarden.steps.monitor.watch import BrandWatch, Judged
from firewarden.vocabulary.clock import BIN, Instant
from firewarden.vocabulary.ids import BrandId

START = 19_000 * BINS_PER_DAY + 100
DAYS = 40
Counts = Mapping[int, tuple[int, int]]
"""Mentions and hostile ones by the number of the bin."""


def sparse(seed: int) -> Counts:
    """A few talks with weeks between them; the last one is a storm."""
    chance = random.Random(seed)
    talks = [chance.randrange(DAYS * BINS_PER_DAY) for _ in range(chance.randrange(1, 5))]
    counts = {talk + n: chance.randrange(1, 9) for talk in talks for n in range(chance.randrange(1, 40))}
    counts |= {DAYS * BINS_PER_DAY + n: 30 for n in range(12)}
    return {number: (mentions, chance.randrange(mentions + 1)) for number, mentions in counts.items()}


def one_by_one(watch: BrandWatch, counts: Counts, first: int, last: int) -> list[Judged]:
    judged: list[Judged] = []
    for number in range(first, last):
        mentions, negative = counts.get(number, (0, 0))
        at = Instant((START + number) * BIN)
        judged += watch.close(at, mentions=mentions, readable=mentions, negative=negative, captured=True)
    return judged


def in_runs(watch: BrandWatch, counts: Counts, last: int) -> tuple[list[Judged], int]:
    """And how many bins were told at once."""
    judged: list[Judged] = []
    number = passed = 0
    while number < last:
        behind = min((other for other in counts if other >= number), default=last)
        at_once = watch.pass_zeros(Instant((START + number) * BIN), behind - number, below=0.05)
        passed += at_once
        if not at_once:
            judged += one_by_one(watch, counts, number, number + 1)
        number += at_once or 1
    return judged, passed


@pytest.mark.parametrize("seed", range(6))
def test_zeros_told_at_once_leave_the_same_state_and_the_same_judgments(seed: int) -> None:
    counts, last = sparse(seed), (DAYS + 1) * BINS_PER_DAY
    slow, fast = BrandWatch(BrandId("acme")), BrandWatch(BrandId("acme"))
    judged = {one.at: one for one in one_by_one(slow, counts, 0, last)}
    told, passed = in_runs(fast, counts, last)
    assert passed > 5 * BINS_PER_DAY
    assert fast.snapshot() == slow.snapshot()
    assert told == [judged[one.at] for one in told]
    silent = [one for at, one in judged.items() if at not in {one.at for one in told}]
    assert {(one.gap, one.alarms, (one.expected or 1.0) < 0.05) for one in silent} == {(False, (), True)}
    assert any(one.alarms for one in told)


def test_zeros_are_told_one_by_one_where_each_says_something() -> None:
    watch = BrandWatch(BrandId("acme"))
    counts = dict.fromkeys(range(20 * BINS_PER_DAY), (2, 1))
    last = 30 * BINS_PER_DAY
    _, passed = in_runs(watch, counts, last)
    assert passed == 0


def test_zeros_are_not_passed_where_they_do_not_follow() -> None:
    watch = BrandWatch(BrandId("acme"))
    one_by_one(watch, {0: (1, 0)}, 0, 10 * BINS_PER_DAY)
    at = Instant((START + 10 * BINS_PER_DAY) * BIN)
    assert watch.pass_zeros(Instant(at + BIN), 100, below=0.05) == 0
    assert watch.pass_zeros(at, 100, below=0.0) == 0
    assert watch.pass_zeros(at, 100, below=0.05) == 100
