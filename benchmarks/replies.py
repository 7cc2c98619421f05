"""Measures the boilerplate guard and the specificity of replies on real public support threads.

    python benchmarks/replies.py DATA_FOLDER/support

Brands are split in two: what was looked at while the guard was tuned (every other brand by name) is not what is
measured. Printed for the brands not looked at:

- planted copies of real replies, each put behind the up to 200 earlier replies of its brand, and whether the guard
  warns (.5) and asks for a reason (.7);
- false blocks: real replies at .7 or more that an independent measure does not call a near-copy. That measure aligns
  words in order: a reply is a near-copy where its word-level edit distance to an earlier reply is at most half the
  longer text, or where at least half its words stand in sentences within .35 of a sentence sent before. The raw rate,
  real near-copies included, is printed beside it, for brands do repeat themselves;
- specificity: how often the reply to a post scores above a reply of the same brand to another post (AUC), with a
  bootstrap interval by brand, and the most that any count of shared words could reach: where a reply shares no word
  with its post it can win at most every other time.
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
from firewarden.steps.personalize.checking import LAST, Background, Earlier
from firewarden.steps.personalize.checking.copies import REASON_AT, SHORTEST, WARN_AT, alike
from firewarden.steps.personalize.checking.specific import overlap, weighing
from firewarden.text.shingles import Wording, contained, masked, wording
from firewarden.vocabulary.clock import Instant

Row = dict[str, Any]
Pair = tuple[tuple[str, ...], str]
"""What the person wrote so far, and the reply."""
FILES = ("twcs_sample_2017.jsonl.gz", "uber_india_2020.jsonl.gz")
PLANTED_FROM = 8
"""Words; shorter replies are courtesies that everybody repeats."""
FEWEST_REPLIES, FEWEST_PAIRS, DRAWS = 20, 10, 1_000
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
    pairs = pairs_by_brand(rows)
    seen, unseen = halves(pairs)
    specificity("looked at", pairs, seen)
    specificity("measured", pairs, unseen)


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


def pairs_by_brand(rows: Sequence[Row]) -> dict[str, list[Pair]]:
    by_id = {row["id"]: row for row in rows}
    found: dict[str, list[Pair]] = defaultdict(list)
    for row in rows:
        posts: list[str] = []
        above = by_id.get(row.get("reply_to", ""))
        if row["inbound"] or above is None or not above["inbound"]:
            continue
        while above is not None:
            if above["inbound"]:
                posts.append(above["text"])
            above = by_id.get(above.get("reply_to", ""))
        found[row["brand"]].append((tuple(reversed(posts)), row["text"]))
    return {brand: pairs for brand, pairs in found.items() if len(pairs) >= FEWEST_PAIRS}


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


# Specificity


def specificity(what: str, pairs: dict[str, list[Pair]], brands: Sequence[str]) -> None:
    found = [scores(pairs[brand]) for brand in brands]
    rng = np.random.default_rng(3)
    draws = [weighted([found[i] for i in rng.integers(0, len(found), len(found))]) for _ in range(DRAWS)]
    low, high = np.quantile([one[0] for one in draws], (0.025, 0.975))
    area, reach, touched = weighted(found)
    count = sum(len(pairs[brand]) for brand in brands)
    print(f"\nspecificity, {what}: {len(brands)} brands, {count} replies")
    print(f"  AUC matched above shuffled, within the brand   {area:.3f} [{low:.3f}, {high:.3f}]")
    print(f"  replies that take up any word of the post      {touched:.3f}")
    print(f"  most that shared words could reach             {reach:.3f}")


def scores(pairs: Sequence[Pair]) -> tuple[float, float, float, int]:
    """AUC, the most it could be, the share of replies that take anything up, and how many replies there are."""
    earlier = tuple(Earlier(text=reply, at=Instant(number)) for number, (_, reply) in enumerate(pairs))
    weigh = weighing(Background(earlier=earlier), "en")
    table = np.array([[overlap(reply, posts, (), "en", weigh).specificity for posts, _ in pairs] for _, reply in pairs])
    own = np.diag(table)
    others = table[np.array([[posts != other for other, _ in pairs] for posts, _ in pairs])]
    above = (own[:, None] > others[None, :]).mean() + 0.5 * (own[:, None] == others[None, :]).mean()
    touched = float((own > 0).mean())
    return float(above), touched + (1 - touched) / 2, touched, len(pairs)


def weighted(found: Sequence[tuple[float, float, float, int]]) -> tuple[float, float, float]:
    weights = np.array([one[3] for one in found], dtype=float)
    values = np.array([one[:3] for one in found])
    area, reach, touched = (values * weights[:, None]).sum(axis=0) / weights.sum()
    return float(area), float(reach), float(touched)


def rate(hits: int, count: int) -> str:
    low, high = wilson(hits, count)
    return f"{hits / max(count, 1):.2%} [{low:.2%}, {high:.2%}]"


if __name__ == "__main__":
    main()
