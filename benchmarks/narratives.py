"""Prints the narratives of a file day by day, and what finding them costs.

    python benchmarks/narratives.py united_2017.jsonl.gz [--days 16] [--top 6]
    python benchmarks/narratives.py topics.jsonl.gz --label topic

With `--label FIELD` the field's values are taken as the true stories, and the agreement is printed as B-cubed
precision, recall and F1 and as normalized mutual information.
"""

import argparse
import gzip
import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from firewarden import enrichers
from firewarden.steps.assess.narratives import Narrator
from firewarden.vocabulary.clock import BIN, Instant, from_iso, iso
from firewarden.vocabulary.ids import BrandId, PostKey, SourceId
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.post import Post

Row = dict[str, Any]


def main() -> None:
    options = parsed()
    rows = [row for row in read(options.file) if row.get("text")]
    mentions = read_all([post_of(row, number) for number, row in enumerate(rows)])
    order = sorted(range(len(rows)), key=lambda i: (mentions[i].post.created_at, mentions[i].post.key))
    rows, mentions = [rows[i] for i in order], [mentions[i] for i in order]
    narrator, placed, told, seconds = run(mentions)
    print(f"{len(mentions):,} mentions, {len(mentions) / seconds:,.0f} per second of processor time")
    sizes = Counter(placed)
    print(f"{len(sizes):,} narratives, {sum(n == 1 for n in sizes.values()):,} of one mention")
    print(f"snapshot {len(narrator.snapshot()) / 1e6:.2f} MB")
    if options.label:
        print(agreement([str(row.get(options.label)) for row in rows], placed))
    else:
        by_day(mentions, placed, told, days=options.days, top=options.top)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--label")
    parser.add_argument("--days", type=int, default=16)
    parser.add_argument("--top", type=int, default=6)
    return parser.parse_args()


def read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            yield json.loads(line)


def post_of(row: Row, number: int) -> Post:
    return Post(
        key=PostKey(f"{row.get('platform', 'x')}:{row.get('id', number)}"),
        platform=row.get("platform", "x"),
        source=SourceId("file"),
        created_at=from_iso(row["created_at"]) if "created_at" in row else Instant(0),
        text=row["text"],
        likes=row.get("likes"),
        reposts=row.get("reposts"),
    )


def read_all(posts: Sequence[Post]) -> list[Mention]:
    readings = enrichers.default()(posts)
    return [
        Mention(brand=BrandId("b"), post=post, queries=(), reading=reading)
        for post, reading in zip(posts, readings, strict=True)
    ]


def run(mentions: Sequence[Mention]) -> tuple[Narrator, list[str], dict[str, Narrative], float]:
    narrator, placed, told = Narrator(BrandId("b")), list[str](), dict[str, Narrative]()
    start = time.process_time()
    for block in bins(mentions):
        placed += narrator.place(block)
        told.update((narrative.id, narrative) for narrative in narrator.changed())
    return narrator, placed, told, time.process_time() - start


def bins(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    block: list[Mention] = []
    for mention in mentions:
        if block and block[0].post.created_at // BIN != mention.post.created_at // BIN:
            yield block
            block = []
        block.append(mention)
    if block:
        yield block


def by_day(
    mentions: Sequence[Mention], placed: Sequence[str], told: dict[str, Narrative], *, days: int, top: int
) -> None:
    texts = {mention.post.key: " ".join(mention.post.text.split()) for mention in mentions}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, narrative in zip(mentions, placed, strict=True):
        counts[iso(mention.post.created_at)[:10]][narrative] += 1
    for day in sorted(counts)[:days]:
        print(f"\n{day}: {sum(counts[day].values()):,} mentions")
        for narrative, number in counts[day].most_common(top):
            story = told[narrative]
            share = story.negative / max(1, story.readable)
            print(f"  {number:6,} of {story.size:6,}  {share:4.0%} negative  {', '.join(story.terms)}")
            print(f"          central: {texts[story.central][:110]}")
            print(f"          shared:  {texts[story.most_shared][:110]}")


def agreement(labels: Sequence[str], placed: Sequence[str]) -> str:
    truth, found, both = Counter(labels), Counter(placed), Counter(zip(labels, placed, strict=True))
    total = len(labels)
    precision = sum(n * n / found[f] for (_, f), n in both.items()) / total
    recall = sum(n * n / truth[t] for (t, _), n in both.items()) / total
    mutual = sum(n / total * math.log(n * total / (truth[t] * found[f])) for (t, f), n in both.items())
    nmi = mutual / ((entropy(truth.values(), total) + entropy(found.values(), total)) / 2)
    f1 = 2 * precision * recall / (precision + recall)
    return f"B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; NMI {nmi:.3f}"


def entropy(counts: Iterable[int], total: int) -> float:
    return -sum(n / total * math.log(n / total) for n in counts)


if __name__ == "__main__":
    main()
