"""`firewarden detect`: the line protocol other programs and the benchmarks speak."""

import json
import math
import subprocess
from collections.abc import Iterator

import pytest
from tests.cli.calling import FIREWARDEN, environ, firewarden
from tests.steps.monitor.counted import DAY, Told, calm

from firewarden.cli.detect import answers
from firewarden.vocabulary.errors import BadInput

START = 1_772_409_600


def lines(bins: list[Told], *, start: int = START, negative: bool = True) -> list[str]:
    return [
        f"{start + 300 * number},{told.mentions},{told.negative if negative else ''}\n"
        for number, told in enumerate(bins)
    ]


def scores(texts: list[str], budget: float = 1.0) -> list[float]:
    return [float(answer) for answer in answers(texts, budget=budget, as_json=False)]


def explained(texts: list[str], budget: float = 1.0) -> list[dict[str, object]]:
    return [json.loads(answer) for answer in answers(texts, budget=budget, as_json=True)]


@pytest.fixture(scope="module")
def ordinary() -> list[Told]:
    return calm(9)


def test_detect_answers_each_line_with_one_finite_number(ordinary: list[Told]):
    found = scores(lines(ordinary[:500]))
    assert len(found) == 500
    assert all(map(math.isfinite, found))


def test_detect_is_above_one_in_a_hostile_storm_and_below_it_in_a_giveaway(ordinary: list[Told]):
    storm = scores(lines([*ordinary, Told(60, 45)]))
    giveaway = scores(lines([*ordinary, Told(60, 1)]))
    assert storm[-1] > 1.0 > giveaway[-1]
    assert storm[:-1] == giveaway[:-1]


def test_detect_judges_volume_when_the_first_line_has_no_hostile_count(ordinary: list[Told]):
    giveaway = [*ordinary, Told(60, 1)]
    counted = lines(giveaway, negative=False)
    assert scores(counted)[-1] > 1.0
    assert scores([counted[0], *lines(giveaway)[1:]]) == scores(counted)


def test_detect_takes_a_later_line_without_a_hostile_count_for_unknown(ordinary: list[Told]):
    """It must not count as zero, nor as all hostile: the line behind it says what it would say behind a hole."""
    texts = lines([*ordinary, Told(60, 45), Told(60, 45)])
    unknown = [*texts[:-2], texts[-2].rsplit(",", 1)[0] + ",\n", texts[-1]]
    left_out = [*texts[:-2], texts[-1]]
    assert scores(unknown)[-1] == scores(left_out)[-1]
    assert scores(unknown)[-2] == min(scores(unknown))


def test_detect_takes_missing_lines_for_unknown_and_not_for_zeros(ordinary: list[Told]):
    texts = lines(ordinary + calm(1, seed=5))
    hole = texts[: 9 * DAY] + texts[9 * DAY + 200 :]
    zeros = texts[: 9 * DAY] + lines([Told(0)] * 200, start=START + 9 * DAY * 300) + texts[9 * DAY + 200 :]
    behind = slice(9 * DAY, 9 * DAY + 88)
    assert scores(hole)[behind] != scores(zeros)[9 * DAY + 200 :][:88]
    assert max(scores(hole)[behind]) < 1.5


def test_detect_passes_a_hole_of_years_at_once():
    assert len(scores(["0,5,1\n", f"{10**15},5,1\n"])) == 2


def test_detect_needs_no_aligned_times():
    """Bins may start at any second, as long as they follow each other."""
    shifted = [Told(5, 1)] * 400
    assert len(scores(lines(shifted, start=START + 173))) == 400


def test_detect_with_a_larger_budget_scores_higher_in_the_same_order(ordinary: list[Told]):
    texts = lines(ordinary[:600])
    strict, lenient = scores(texts, budget=0.1), scores(texts, budget=1.0)
    assert all(abs(high - low - 1.0) < 1e-9 for low, high in zip(strict, lenient, strict=True))


def test_detect_explains_an_alarm_and_keeps_it_open(ordinary: list[Told]):
    found = explained(lines(ordinary + [Told(60, 45)] * 3))
    first, second, _ = found[-3:]
    assert (first["ts"], first["alarm"], first["lane"]) == (START + 9 * DAY * 300, True, "hostile")
    assert (first["window_minutes"], first["observed"], first["once_per_weeks"]) == (5, 45, 522.0)
    assert str(first["reason"]).startswith("expected 1.3 hostile mentions, saw 45 in 5 min; hostile share 75%")
    assert second["score"] > 1.0
    assert second["alarm"] is False
    assert list(first) == [
        "ts", "score", "alarm", "lane", "window_minutes", "observed", "expected", "once_per_weeks", "reason",
    ]  # fmt: skip


def test_detect_says_when_it_cannot_know():
    first, second = explained(["0,5,1\n", "300,5,\n"])
    assert first["reason"] != second["reason"] == "the hostile mentions of this bin are not known"
    assert (second["alarm"], second["observed"], second["expected"]) == (False, None, None)


def test_detect_gives_the_same_numbers_with_and_without_reasons(ordinary: list[Told]):
    texts = lines([*ordinary[:700], Told(40, 30)])
    assert [one["score"] for one in explained(texts)] == scores(texts)
    counted = lines([*ordinary[:700], Told(40, 30)], negative=False)
    assert [one["score"] for one in explained(counted)] == scores(counted)


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (["0,5,1\n", "0,5,1\n"], "Line 2 is at 0, the line before at 0. Sort the lines by time, one for each bin."),
        (["600,5,1\n", "0,5,1\n"], "Line 2 is at 0, the line before at 600. Sort the lines by time, one for each bin."),
        (["0,5,9\n"], "Line 1 says 5 mentions, 9 of them hostile. That cannot be."),
        (["0,-5,\n"], "Line 1 says -5 mentions. That cannot be."),
        (["ts,count,neg\n"], "Line 1 is 'ts,count,neg'. Write ts,count,neg in whole numbers, as in 1700000100,12,3."),
        (["0,1.5,1\n"], "Line 1 is '0,1.5,1'. Write ts,count,neg in whole numbers, as in 1700000100,12,3."),
        (["\n"], "Line 1 is ''. Write ts,count,neg in whole numbers, as in 1700000100,12,3."),
        (["0,nan,1\n"], "Line 1 is '0,nan,1'. Write ts,count,neg in whole numbers, as in 1700000100,12,3."),
    ],
)
def test_detect_says_what_is_wrong_with_a_line(texts: list[str], sentence: str):
    with pytest.raises(BadInput) as refusal:
        scores(texts)
    assert str(refusal.value) == sentence


def test_detect_reads_whole_numbers_written_with_a_point():
    assert scores(["0,5.0,1.0\n"]) == scores(["0,5,1\n"])


def test_detect_ends_with_two_on_a_line_out_of_order_after_answering_those_before():
    done = firewarden("detect", given="600,5,1\n300,5,1\n")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == "Line 2 is at 300, the line before at 600. Sort the lines by time, one for each bin.\n"


def test_detect_answers_nothing_with_nothing():
    done = firewarden("detect")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_detect_refuses_a_budget_nobody_means():
    assert firewarden("detect", "--budget", "0", given="0,1,0\n").returncode == 2


@pytest.fixture
def running() -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [FIREWARDEN, "detect"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ()
    )
    yield process
    process.communicate()


def test_detect_answers_before_it_is_asked_again(running: subprocess.Popen[str]):
    """A reader of a live stream gets its number at once, not when a buffer is full."""
    assert running.stdin
    assert running.stdout
    for number in range(3):
        running.stdin.write(f"{START + 300 * number},5,1\n")
        running.stdin.flush()
        assert math.isfinite(float(running.stdout.readline()))
