"""Does a reply go with the post it answers? Matched against shuffled replies of real public support threads.

    python benchmarks/specificity.py DATA_FOLDER/support [--half measured]

Threads are split in two by a hash of their id: on the half looked at, the weights were set; the other is measured. A
pair is a reply and what people wrote above it in its thread. Its negatives are replies of other threads: 20 drawn from
the whole corpus, and all of the same brand. Author handles, which are numbers here, and links are read by no measure.

Printed are the areas under the curve (AUC; 95 % intervals by bootstrap over pairs) of

- words: the specificity, which counts shared words;
- post: the fit of a reply where nothing is known of the team;
- post and team: the fit with the brand's replies in other threads as the team's earlier ones. Replies of the thread of
  either side are left out of them, so that no reply is known before it is judged;

over the whole corpus, within the brand (mean over brands, weighed by pairs), and on replies that name a thing at all.
Then how often OFF_TOPIC is found in real replies, and in replies of other brands.
"""

import argparse
import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from replies import Row, rate, read

from firewarden.steps.personalize.checking import Background, Earlier, check
from firewarden.steps.personalize.checking.fit import Side, answered, fit, heard
from firewarden.steps.personalize.checking.specific import overlap
from firewarden.steps.personalize.checking.usage import Usage, weighing, words
from firewarden.text.tongue import tongue
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code

FILES = ("twcs_sample_2017.jsonl.gz", "spotify_cares_2017.jsonl.gz", "twcs_labelled.jsonl.gz")
HALVES = ("looked at", "measured")
DRAWN, DRAWS, LAST = 20, 2_000, 200
MEASURES = ("words", "post", "post and team")
NOBODY = Usage(0, {})


@dataclass(frozen=True)
class Pair:
    brand: str
    thread: str
    posts: tuple[str, ...]
    reply: str
    lang: str
    post_side: Side
    reply_side: Side
    said: frozenset[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="the folder of support threads")
    parser.add_argument("--half", choices=HALVES, default="measured")
    parser.add_argument("--found", action="store_true", help="only how often OFF_TOPIC is found")
    chosen = parser.parse_args()
    everything = list(pairs([row for name in FILES for row in read(chosen.path / name)]))
    half = HALVES.index(chosen.half)
    judged = [one for one in everything if half_of(one.thread) == half]
    # What was tuned on one half may know nothing of the other.
    known = everything if half else judged
    teams = Teams(known)
    print(f"{chosen.half}: {len(judged)} pairs, {len({one.thread for one in judged})} threads,", end=" ")
    print(f"{len({one.brand for one in judged})} brands; {len(known)} replies known")
    if not chosen.found:
        areas(judged, teams)
    off_topic(judged, known)


def half_of(thread: str) -> int:
    return int(hashlib.sha256(thread.encode()).hexdigest(), 16) % 2


def pairs(rows: Sequence[Row]) -> Iterator[Pair]:
    by_id = {row["id"]: row for row in reversed(rows)}
    above = {below: row["id"] for row in by_id.values() for below in row.get("replies", ()) if below in by_id}
    above |= {row["id"]: row["reply_to"] for row in by_id.values() if row.get("reply_to") in by_id}
    for row in by_id.values():
        at = by_id.get(above.get(row["id"], ""))
        if row["inbound"] or at is None or not at["inbound"]:
            continue
        posts: list[str] = []
        thread = row["id"]
        while at is not None and len(posts) < 50:
            thread = at["id"]
            posts += [at["text"]] if at["inbound"] else []
            at = by_id.get(above.get(at["id"], ""))
        yield pair(row["brand"], thread, tuple(reversed(posts)), row["text"])


def pair(brand: str, thread: str, posts: tuple[str, ...], reply: str) -> Pair:
    lang = tongue(reply, *posts)
    return Pair(brand, thread, posts, reply, lang, heard(posts, lang), answered(reply, lang), words(reply, lang))


class Teams:
    """What each brand said, less some threads."""

    def __init__(self, known: Sequence[Pair]) -> None:
        self.threads: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
        self.seen: dict[str, Counter[str]] = defaultdict(Counter)
        self.count: Counter[str] = Counter()
        for one in known:
            self.threads[one.brand][one.thread].append(one)
            self.seen[one.brand].update(one.said)
            self.count[one.brand] += 1

    def usage(self, brand: str, *without: str) -> Usage:
        seen, count = self.seen[brand].copy(), self.count[brand]
        for one in (one for thread in set(without) for one in self.threads[brand].get(thread, ())):
            seen.subtract(one.said)
            count -= 1
        return Usage(count, seen)


def areas(judged: Sequence[Pair], teams: Teams) -> None:
    rng = np.random.default_rng(1)
    own, other, same = [], [], []
    for at, one in enumerate(judged):
        usage = teams.usage(one.brand, one.thread)
        own.append((at, at, *scores(one, one, usage)))
        strangers = [to for to, two in enumerate(judged) if two.thread != one.thread]
        for to in rng.choice(strangers, DRAWN, replace=False):
            two = judged[to]
            near = usage if two.brand != one.brand else teams.usage(one.brand, one.thread, two.thread)
            other.append((at, to, *scores(one, two, near)))
        same += [
            (at, to, *scores(one, judged[to], teams.usage(one.brand, one.thread, judged[to].thread)))
            for to in strangers
            if judged[to].brand == one.brand
        ]
    brands = np.array([one.brand for one in judged])
    names = np.array([bool(one.reply_side.topics) for one in judged])
    left, right, beside = np.array(own), np.array(other), np.array(same)
    picked = names[right[:, 1].astype(int)]
    print(f"replies that name a thing: {names.mean():.3f}; of the same brand: {len(same)} negatives\n")
    print(f"{'AUC':16} {'whole corpus':>24} {'that name a thing':>24} {'within the brand':>24}")
    for column, name in enumerate(MEASURES, 2):
        whole = above(left[:, column], right[:, column])
        naming = above(left[names, column], right[picked, column])
        within = [
            above(left[brands == brand, column], beside[brands[beside[:, 0].astype(int)] == brand, column])
            for brand in sorted(set(brands[beside[:, 0].astype(int)]))
        ]
        print(f"{name:16} {interval(whole)} {interval(naming)} {interval(np.concatenate(within))}")


def scores(one: Pair, two: Pair, usage: Usage) -> tuple[float, float, float]:
    """Of the reply of `two` to the post of `one`."""
    shared = overlap(two.reply, one.posts, (), one.lang, weighing(usage)).specificity
    alone = overlap(two.reply, one.posts, (), one.lang, weighing(NOBODY)).specificity
    post, reply = one.post_side, two.reply_side
    return shared, fit(post, reply, alone, NOBODY), fit(post, reply, shared, usage)


def above(own: np.ndarray, negatives: np.ndarray) -> np.ndarray:
    """For each own score the share of negatives below it; half of those that are equal."""
    ordered = np.sort(negatives)
    below, upto = np.searchsorted(ordered, own, "left"), np.searchsorted(ordered, own, "right")
    return np.asarray((below + upto) / 2 / len(ordered))


def interval(won: np.ndarray) -> str:
    rng = np.random.default_rng(3)
    means = won[rng.integers(0, len(won), (DRAWS, len(won)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return f"{won.mean():>8.3f} [{low:.3f}, {high:.3f}]"


def off_topic(judged: Sequence[Pair], known: Sequence[Pair]) -> None:
    """With up to 200 earlier replies of the brand, of other threads."""
    rng = random.Random(5)
    counted: dict[str, list[int]] = {"real replies": [0, 0], "of other brands": [0, 0]}
    for one in judged:
        said = [two.reply for two in known if two.brand == one.brand and two.thread != one.thread][:LAST]
        earlier = tuple(Earlier(text=text, at=Instant(number)) for number, text in enumerate(said))
        background = Background(posts=one.posts, earlier=earlier)
        stranger = rng.choice([two for two in judged if two.brand != one.brand])
        for what, text in (("real replies", one.reply), ("of other brands", stranger.reply)):
            found = any(finding.code is Code.OFF_TOPIC for finding in check(text, background).findings)
            counted[what] = [counted[what][0] + found, counted[what][1] + 1]
    print("\nOFF_TOPIC is found in")
    for what, (hits, count) in counted.items():
        print(f"  {what:18} {rate(hits, count)} of {count}")


if __name__ == "__main__":
    main()
