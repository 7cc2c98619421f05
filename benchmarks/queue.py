"""How much less people wait who should not: our order against first come, first served, on real arrivals.

    queue.py SUPPORT [--seeds 20] [--load 1.15]

SUPPORT holds airlines_2015.jsonl.gz (what passengers wrote in a week with a storm; people labelled the tone) and
twcs_sample_2017.jsonl.gz (threads with the brands' own answers). What is assumed is printed with the results.
"""

import argparse
import gzip
import heapq
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from firewarden.enrichers import reader
from firewarden.steps.engage.lanes import ALWAYS_THERE
from firewarden.steps.engage.queue import Item, order, ranked
from firewarden.steps.engage.worth import STEEP, standing_worth
from firewarden.text.distress import in_distress
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant, from_iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.mention import Reading
from firewarden.vocabulary.post import Author, Post

MEAN_SERVICE = 4.0
"""Minutes an answer takes, exponential: nobody measured it in these files."""
LEAST = 500
"""Posts without which a stream says nothing."""
HURT = (
    "My daughter was hurt when the seat broke, she is bleeding",
    "There is smoke in the cabin and people cannot breathe",
    "I got food poisoning from your meal and I am in the hospital",
    "an old man collapsed at your gate and nobody helps, he is not breathing",
    "I want to die, I lost everything because of you",
)
"""Planted among the others, because people seldom write so: what our reader hears in them counts, not what we know."""


Row = dict[str, Any]
Column = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """`weight`: what a minute of lateness costs, said by people and not by us. `grave`: it truly was one of HURT."""

    item: Item
    weight: float
    grave: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Weighted minutes of lateness, and minutes until each grave item was seen."""

    tardiness: float
    seen: tuple[float, ...]
    late: float


class Stream:
    """Arrivals as columns, so that a week is played in a second. `quiet` is the lane's place in the order."""

    def __init__(self, arrivals: Sequence[Arrival]) -> None:
        found = [ranked(one.item, one.item.posted_at) for one in arrivals]
        self.posted = np.array([one.item.posted_at for one in arrivals], dtype=np.int64)
        self.weight = np.array([one.weight for one in arrivals])
        self.grave = np.array([one.grave for one in arrivals])
        self.lane = np.array([int(one.lane) for one in found])
        self.allowed = np.array([float(ALWAYS_THERE.span(one.lane)) for one in found])
        self.standing = np.array([standing_worth(one.signs) for one in found])

    def first(self, waiting: Column, _now: int) -> int:
        """First come."""
        return int(np.argmin(self.posted[waiting]))

    def ours(self, waiting: Column, now: int) -> int:
        lanes = self.lane[waiting]
        waited = (now - self.posted[waiting]) / self.allowed[waiting]
        worth = np.where(lanes == lanes.min(), self.standing[waiting] * pressing(waited), -1.0)
        return int(np.argmax(worth))


def pressing(waited: Column) -> Column:
    """`steps.engage.worth.pressing` on many at once."""
    return (1.0 + waited) * np.exp(-STEEP * np.maximum(0.0, 1.0 - waited))


def simulate(stream: Stream, agents: int, rank: Callable[[Column, int], int], service: Column) -> Outcome:
    """Whoever is free takes the first of the queue and lays nothing down. `service` in microseconds."""
    free = [int(stream.posted[0])] * agents
    began = np.zeros(len(stream.posted), dtype=np.int64)
    waiting, coming, total = np.empty(0, dtype=np.int64), 0, len(stream.posted)
    for _ in range(total):
        at = free[0] if len(waiting) else max(free[0], int(stream.posted[coming]))
        arrived = int(np.searchsorted(stream.posted, at, side="right"))
        if arrived > coming:
            waiting, coming = np.concatenate([waiting, np.arange(coming, arrived)]), arrived
        place = rank(waiting, at)
        one = int(waiting[place])
        waiting = np.delete(waiting, place)
        began[one] = at
        heapq.heapreplace(free, at + int(service[one]))
    over = np.maximum(0, began + service - stream.posted - stream.allowed) / MINUTE
    seen = (began - stream.posted)[stream.grave] / MINUTE
    return Outcome(tardiness=float(over @ stream.weight), seen=tuple(seen), late=float((over > 0).mean()))


def agrees(arrivals: Sequence[Arrival]) -> bool:
    """Whether the columns put 200 people into the order that the desk puts them."""
    some = sorted(arrivals[:200], key=lambda one: one.item.posted_at)
    stream, left, now = Stream(some), np.arange(len(some)), Instant(some[-1].item.posted_at + MINUTE)
    taken = []
    while len(left):
        place = stream.ours(left, now)
        taken.append(some[left[place]].item.id)
        left = np.delete(left, place)
    return taken == [one.item.id for one in order([one.item for one in some], now)]


def read_airlines(path: Path, part: int) -> dict[str, list[Arrival]]:
    """By brand; half of the authors. Weight by the tone people gave: negative 3, neutral 2, positive 1, times how sure
    they were."""
    rows = [row for row in _rows(path) if "created_at" in row and crc32(row["author"].encode()) % 2 == part]
    values = {"negative": 3.0, "neutral": 2.0, "positive": 1.0}
    weights = [values[row["label_sentiment"]] for row in rows]
    return _streams(rows, weights)


def read_threads(path: Path, part: int) -> dict[str, list[Arrival]]:
    """First posts of a thread, half of the threads. Weight 3 where the brand itself answered, else 1."""
    rows = list(_rows(path))
    brands = {row["id"] for row in rows if not row["inbound"]}
    first = [
        row
        for row in rows
        if row["inbound"] and crc32(row["thread"].encode()) % 2 == part and row["created_at"] > "2017"
    ]
    for row in first:
        row["brand"] = "threads"
    return _streams(first, [3.0 if brands & set(row.get("replies", ())) else 1.0 for row in first])


def _rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _streams(rows: Sequence[Row], weights: Sequence[float]) -> dict[str, list[Arrival]]:
    posts = [
        _post(str(row["id"]), from_iso(str(row["created_at"])), str(row["text"]), str(row["author"])) for row in rows
    ]
    found: dict[str, list[Arrival]] = {}
    for row, post, reading, weight in zip(rows, posts, reader.read(posts), weights, strict=True):
        found.setdefault(str(row["brand"]), []).append(Arrival(item=item_of(post, reading), weight=weight, grave=False))
    return {brand: sorted(one, key=lambda each: each.item.posted_at) for brand, one in found.items()}


def _post(key: str, at: Instant, text: str, author: str) -> Post:
    return Post(
        key=PostKey(key),
        platform="twitter",
        source=SourceId("s"),
        created_at=at,
        text=text,
        author=Author(handle=author),
    )


def item_of(post: Post, reading: Reading) -> Item:
    return Item(
        id=post.key,
        posted_at=post.created_at,
        hazards=reading.hazards,
        distress=in_distress(post.text),
        question=reading.question,
        first_person=reading.first_person,
        negative=reading.tone == "negative",
        arousal=reading.arousal,
        level=Level.CRISIS,
    )


def planted(arrivals: Sequence[Arrival], chance: random.Random, share: float = 0.01) -> list[Arrival]:
    """One in a hundred is somebody in danger, when somebody wrote anyway. They weigh ten times an angry one."""
    found = list(arrivals)
    for number in range(max(1, round(share * len(arrivals)))):
        at, text = chance.choice(arrivals).item.posted_at, chance.choice(HURT)
        post = _post(f"planted-{number}", Instant(at + chance.randrange(60) * SECOND), text, f"p{number}")
        found.append(Arrival(item=item_of(post, reader.read([post])[0]), weight=30.0, grave=True))
    return sorted(found, key=lambda one: (one.item.posted_at, one.item.id))


def copies(arrivals: Sequence[Arrival], agents: int, load: float) -> float:
    """How many such streams at once ask, on their busiest day, for `load` times what `agents` can do."""
    day = 24 * 60 * MINUTE
    busiest = max(Counter(one.item.posted_at // day for one in arrivals).values())
    return load * agents * 24 * 60 / MEAN_SERVICE / busiest


def percentile(values: Sequence[float], share: float) -> float:
    ranks = sorted(values)
    return ranks[min(len(ranks) - 1, int(share * len(ranks)))] if ranks else float("nan")


def run(name: str, arrivals: Sequence[Arrival], agents: int, load: float, seeds: int) -> str:
    many = copies(arrivals, agents, load)
    gains: list[float] = []
    bare: list[float] = []
    seen: list[float] = []
    first: list[float] = []
    lates: list[tuple[float, float]] = []
    sizes: list[int] = []
    for seed in range(seeds):
        chance = random.Random(seed)
        plain = resampled(arrivals, many, chance)
        for found, kept in ((planted(plain, chance), gains), (plain, bare)):
            stream = Stream(found)
            service = np.array([chance.expovariate(1.0 / MEAN_SERVICE) for _ in found]) * MINUTE
            base, mine = (simulate(stream, agents, rank, service) for rank in (stream.first, stream.ours))
            kept.append(1 - mine.tardiness / base.tardiness if base.tardiness else 0.0)
            if kept is gains:
                seen.append(percentile(mine.seen, 0.95))
                first.append(percentile(base.seen, 0.95))
                lates.append((base.late, mine.late))
                sizes.append(len(found))
    late = tuple(sum(pair[side] for pair in lates) / seeds for side in (0, 1))
    return (
        f"{name:12} {agents:6} {load:4.0%} {round(sum(sizes) / seeds):6} | {told(gains)} | {told(bare)} | "
        f"{late[0]:4.0%} {late[1]:4.0%} | {between(first)} | {between(seen)}"
    )


def resampled(arrivals: Sequence[Arrival], many: float, chance: random.Random) -> list[Arrival]:
    """Hours of the stream drawn with replacement keep bursts as they are; each keeps its own time of the day."""
    hour = 60 * MINUTE
    hours: dict[int, list[Arrival]] = {}
    for one in arrivals:
        hours.setdefault(one.item.posted_at // hour, []).append(one)
    drawn = []
    for place in sorted(hours):
        twins = [other for other in hours if other % 24 == place % 24]
        for copy in range(int(many) + (chance.random() < many % 1)):
            twin = place if copy == 0 and many >= 1 else chance.choice(twins)
            for one in hours[twin]:
                at = Instant(min(one.item.posted_at + (place - twin) * hour, (place + 1) * hour - 1))
                drawn.append(Arrival(item=replace(one.item, posted_at=at), weight=one.weight, grave=False))
    return sorted(drawn, key=lambda one: one.item.posted_at)


def told(shares: Sequence[float]) -> str:
    low, high = percentile(shares, 0.025), percentile(shares, 0.975)
    return f"{sum(shares) / len(shares):4.0%} ({low:4.0%} to {high:4.0%})"


def between(values: Sequence[float]) -> str:
    return f"{sum(values) / len(values):6.1f} ({percentile(values, 0.025):.1f} to {percentile(values, 0.975):.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("support", type=Path)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--load", type=float, nargs="*", default=[0.8, 1.0, 1.2])
    parser.add_argument("--agents", type=int, nargs="*", default=[5])
    parser.add_argument("--part", type=int, default=1, help="0: the half that was looked at, 1: the other")
    asked = parser.parse_args()
    streams = read_airlines(asked.support / "airlines_2015.jsonl.gz", asked.part)
    streams |= read_threads(asked.support / "twcs_sample_2017.jsonl.gz", asked.part)
    print("stream       people load  posts | less weighted tardiness | nobody in danger       | late: first, ours")
    print(
        "                                                                     | grave seen, p95 minutes: first | ours"
    )
    for agents in asked.agents:
        for load in asked.load:
            for name, stream in streams.items():
                if len(stream) >= LEAST:
                    assert agrees(stream), "the simulator must play the order of the desk"
                    print(run(name, stream, agents, load, asked.seeds), flush=True)


if __name__ == "__main__":
    main()
