"""Measures the boilerplate guard on real public support threads; `specificity.py` measures the rest of a reply.

    python benchmarks/replies.py DATA_FOLDER/support

Brands are split in two: what was looked at while the guard was tuned (every other brand by name) is not what is
measured. Printed for the brands not looked at:

- planted copies of real replies, each put behind the up to 200 earlier replies of its brand, and whether the guard
  warns (.5) and asks for a reason (.7);
- false blocks: real replies at .7 or more that an independent measure does not call a near-copy. That measure aligns
  words in order: a reply is a near-copy where its word-level edit distance to an earlier reply is at most half the
  longer text, or where at least half its words stand in sentences within .35 of a sentence sent before. The raw rate,
  real near-copies included, is printed beside it, for brands do repeat themselves.
"""

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from firewarden.measure.intervals import wilson
from firewarden.steps.personalize.checking import LAST
from firewarden.steps.personalize.checking.copies import REASON_AT, SHORTEST, WARN_AT, alike
from firewarden.text.shingles import Wording, contained, masked, wording

Row = dict[str, Any]
FILES = ("twcs_sample_2017.jsonl.gz", "uber_india_2020.jsonl.gz")
PLANTED_FROM = 8
"""Words; shorter replies are courtesies that everybody repeats."""
FEWEST_REPLIES = 20
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="the folder of support threads")
    folder = parser.parse_args().path
    rows = [row for name in FILES for row in read(folder / name)]
    replies = sent_by_brand(rows)
    looked_at, measured = halves(replies)
    print(f"{len(looked_at)} brands looked at, {len(measured)} measured: {', '.join(measured)}")
    chance(replies, looked_at)
    planted(replies, measured)
    for what, brands in (("looked at", looked_at), ("measured", measured)):
        false_blocks(what, replies, brands)


def read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt") as lines:
        yield from map(json.loads, lines)


def sent_by_brand(rows: Sequence[Row]) -> dict[str, list[str]]:
    """In the order they were sent; brands with too few left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: str(row["created_at"])):
        if not row["inbound"]:
            found[row["brand"]].append(row["text"])
    return {brand: texts for brand, texts in found.items() if len(texts) >= FEWEST_REPLIES}


def halves(by_brand: dict[str, Any]) -> tuple[list[str], list[str]]:
    brands = sorted(by_brand)
    return brands[::2], brands[1::2]


def chance(replies: dict[str, list[str]], brands: Sequence[str]) -> None:
    """What two replies of one brand share that lie far apart."""
    rng = random.Random(1)
    found = []
    for brand in brands:
        own = [one for one in map(wording, replies[brand]) if len(one.words) >= SHORTEST]
        found += [contained(*rng.sample(own, 2)) for _ in range(200 if len(own) > 1 else 0)]
    share = ", ".join(f"{quantile:.0%}: {np.quantile(found, quantile):.2f}" for quantile in (0.5, 0.75, 0.9, 0.99))
    print(f"shared by two replies of one brand (quantiles): {share}")


# Planted copies


def planted(replies: dict[str, list[str]], brands: Sequence[str]) -> None:
    print(f"\n{'planted':34} {'copies':>7} {'warned (.5)':>24} {'reason asked (.7)':>24}")
    rng = random.Random(7)
    total = [0, 0, 0]
    for name, change in CHANGES.items():
        counted = [0, 0, 0]
        for brand in brands:
            pool = [text for text in replies[brand] if len(masked(text)) >= PLANTED_FROM]
            earlier = [wording(text) for text in replies[brand]][-LAST:]
            for text in [text for text in replies[brand][-LAST:] if len(masked(text)) >= PLANTED_FROM]:
                most = highest(wording(change(text, pool, rng)), earlier)
                counted = [counted[0] + 1, counted[1] + (most >= WARN_AT), counted[2] + (most >= REASON_AT)]
        print(f"{name:34} {counted[0]:7,} {rate(counted[1], counted[0]):>24} {rate(counted[2], counted[0]):>24}")
        total = [one + other for one, other in zip(total, counted, strict=True)]
    print(f"{'all':34} {total[0]:7,} {rate(total[1], total[0]):>24} {rate(total[2], total[0]):>24}")


def exact(text: str, _pool: Sequence[str], _rng: random.Random) -> str:
    return text


def other_name(text: str, _pool: Sequence[str], rng: random.Random) -> str:
    """Another handle and name in front, other initials behind, other numbers."""
    body = re.sub(r"^(?:@\w+[,:]? ?)+", "", text)
    body = re.sub(r"\d", lambda _: str(rng.randint(1, 9)), body)
    return f"@user{rng.randint(1, 999)} Hi {rng.choice(['Mira', 'Jo', 'Ravi', 'Zoë'])}, {body} ^{rng.choice('ABC')}K"


def sentence_added(text: str, pool: Sequence[str], rng: random.Random) -> str:
    other = rng.choice(split(rng.choice(pool)))
    return f"{text} {other}" if rng.random() < 0.5 else f"{other} {text}"


def words_exchanged(text: str, _pool: Sequence[str], rng: random.Random) -> str:
    """One in ten words, at least one, changes places with the next."""
    words = text.split()
    for at in rng.sample(range(len(words) - 1), max(1, round(len(words) / 10))):
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def words_replaced(text: str, pool: Sequence[str], rng: random.Random) -> str:
    """One in ten words, at least one, is another."""
    words = text.split()
    for at in rng.sample(range(len(words)), max(1, round(len(words) / 10))):
        words[at] = rng.choice(rng.choice(pool).split())
    return " ".join(words)


def order_changed(text: str, _pool: Sequence[str], rng: random.Random) -> str:
    parts = split(text)
    rng.shuffle(parts)
    return " ".join(parts)


CHANGES: dict[str, Callable[[str, Sequence[str], random.Random], str]] = {
    "exact": exact,
    "other names, handles, numbers": other_name,
    "a sentence added": sentence_added,
    "words exchanged (1 in 10)": words_exchanged,
    "words replaced (1 in 10)": words_replaced,
    "order of sentences changed": order_changed,
}


# False blocks


def false_blocks(what: str, replies: dict[str, list[str]], brands: Sequence[str]) -> None:
    blocked = near = wrong = warned = count = 0
    for brand in brands:
        texts = replies[brand]
        wordings = [wording(text) for text in texts]
        for at in range(1, len(texts)):
            before = slice(max(0, at - LAST), at)
            count += 1
            most = highest(wordings[at], wordings[before])
            warned += most >= WARN_AT
            if most >= REASON_AT:
                blocked += 1
                copy = near_copy(texts[at], texts[before])
                near += copy
                wrong += not copy
    print(f"\nreal replies, {what}, each against those before it: {count:,}")
    print(f"  at .5 or more (warned)              {rate(warned, count)}")
    print(f"  at .7 or more (raw)                 {rate(blocked, count)}")
    print(f"  of them near-copies by alignment    {near} of {blocked}")
    print(f"  false blocks                        {rate(wrong, count)}")


def near_copy(text: str, earlier: Sequence[str]) -> bool:
    own = masked(text)
    if any(distance(own, other) <= 0.5 for other in map(masked, earlier)):
        return True
    sent = [masked(part) for other in earlier for part in split(other)]
    parts = [masked(part) for part in split(text)]
    again = sum(len(part) for part in parts if part and any(distance(part, other) <= 0.35 for other in sent))
    return again >= 0.5 * len(own)


def distance(one: Sequence[str], other: Sequence[str]) -> float:
    """Edit distance by words, as a share of the longer."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        corner, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (left != right))
    return row[-1] / max(len(one), len(other), 1)


def highest(own: Wording, earlier: Sequence[Wording]) -> float:
    if len(own.words) < SHORTEST:
        return 0.0
    return max((alike(own, other) for other in earlier), default=0.0)


def split(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(text) if part.strip()]


def rate(hits: int, count: int) -> str:
    low, high = wilson(hits, count)
    return f"{hits / max(count, 1):.2%} [{low:.2%}, {high:.2%}]"


if __name__ == "__main__":
    main()
