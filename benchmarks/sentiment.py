"""Measures the tone enricher on labeled posts, or fits its few weights.

    python benchmarks/sentiment.py report DATA_FOLDER
    python benchmarks/sentiment.py fit DATA_FOLDER          writes data/tone/weights.tsv
    python benchmarks/sentiment.py speed FILE

`report` prints macro recall, and recall, precision and specificity of negative with 95 % bootstrap intervals, on
sets that neither the word lists nor the weights were tuned on. `fit` uses only the training parts of openly licensed
sets; classes are weighted equally within each set and language.
"""

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firewarden import enrichers
from firewarden.enrichers import language, tone
from firewarden.enrichers.reader import evidence_in, form_of
from firewarden.enrichers.words import opened, plain, tokens
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.mention import Reading, Tone
from firewarden.vocabulary.post import Post

Row = dict[str, Any]
Floats = NDArray[np.float64]
CLASSES = (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE)
WEIGHTS = Path(tone.__file__).parent / "data" / "tone" / "weights.tsv"
DRAWS = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("report", "fit", "speed"))
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    {"report": report, "fit": fit, "speed": speed}[options.what](options.path)


def report(folder: Path) -> None:
    print(f"{'set':34} {'posts':>6} {'macro recall':>20} {'recall neg':>20} {'precision neg':>20} {'specificity':>20}")
    for name, rows, label in held_out(folder):
        truth = np.array([CLASSES.index(Tone(label(row))) for row in rows])
        print(f"{name:34} {len(rows):6,} {measures(truth, read_all(rows))}", flush=True)


def measures(truth: NDArray[np.int64], found: Sequence[Reading]) -> str:
    """UNKNOWN counts as neutral, as it does for a detector."""
    said = np.array([1 if reading.tone is Tone.UNKNOWN else CLASSES.index(reading.tone) for reading in found])
    rng = np.random.default_rng(1)
    draws = [rng.integers(0, len(truth), len(truth)) for _ in range(DRAWS)]
    cells = []
    for measure in (macro_recall, negative_recall, negative_precision, specificity):
        spread = np.percentile([measure(truth[draw], said[draw]) for draw in draws], [2.5, 97.5])
        cells.append(f"{measure(truth, said):.3f} [{spread[0]:.3f}, {spread[1]:.3f}]")
    unknown = sum(reading.tone is Tone.UNKNOWN for reading in found) / len(found)
    return " ".join(f"{cell:>20}" for cell in cells) + f"  unknown {unknown:.1%}"


def macro_recall(truth: NDArray[np.int64], said: NDArray[np.int64]) -> float:
    present = [k for k in range(3) if (truth == k).any()]
    return float(np.mean([(said[truth == k] == k).mean() for k in present]))


def negative_recall(truth: NDArray[np.int64], said: NDArray[np.int64]) -> float:
    return float((said[truth == 0] == 0).mean())


def negative_precision(truth: NDArray[np.int64], said: NDArray[np.int64]) -> float:
    return float((truth[said == 0] == 0).mean())


def specificity(truth: NDArray[np.int64], said: NDArray[np.int64]) -> float:
    return float((said[truth != 0] != 0).mean())


def held_out(folder: Path) -> Iterator[tuple[str, list[Row], Callable[[Row], str]]]:
    tweets = read(folder / "classify/tweeteval_sentiment.jsonl.gz")
    yield "tweeteval test (en)", [row for row in tweets if row["split"] == "test"], named
    for lang in ("en", "es", "pt", "fr", "de", "it", "hi", "ar"):
        rows = read(folder / "classify/umsab_8lang_sentiment.jsonl.gz")
        yield f"umsab test {lang}", [row for row in rows if row["split"] == "test" and row["lang"] == lang], named
    airlines = read(folder / "support/airlines_2015.jsonl.gz")
    for brand in sorted({row["brand"] for row in airlines}):
        yield f"airlines {brand}", [row for row in airlines if row["brand"] == brand], labeled
    yield "airlines all", airlines, labeled
    reviews = read(folder / "crises/threads_app_reviews_2023.jsonl.gz")
    yield "threads reviews, stars hidden", [row for row in reviews if row.get("rating")], starred
    brands = read(folder / "classify/sanders_2011.jsonl.gz")
    yield "sanders brands", [row for row in brands if row["label_sentiment"] in set(CLASSES)], labeled


def tuning(folder: Path) -> Iterator[tuple[str, list[Row], Callable[[Row], str]]]:
    rows = read(folder / "classify/semeval2017_t4a_sentiment.jsonl.gz")
    yield "semeval years before 2017", [row for row in rows if row["split"] != "2017test"], labeled
    umsab = read(folder / "classify/umsab_8lang_sentiment.jsonl.gz")
    for lang in ("en", "es", "pt", "fr", "de", "it", "hi", "ar"):
        yield f"umsab {lang}", [row for row in umsab if row["split"] != "test" and row["lang"] == lang], named
    yield "amazon.in", read(folder / "classify/complaints_amazon_in.jsonl.gz"), labeled


def named(row: Row) -> str:
    return str(row["label_name"])


def labeled(row: Row) -> str:
    return str(row["label_sentiment"])


def starred(row: Row) -> str:
    return "negative" if row["rating"] <= 2 else "positive" if row["rating"] >= 4 else "neutral"


def read(path: Path) -> list[Row]:
    with gzip.open(path, "rt") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:  # some published copies hold escaped signs as plain letters
        row["text"] = row["text"].replace("\\u2019", "'").replace("\\u002c", ",")
    return rows


def post(row: Row) -> Post:
    return Post(
        key=PostKey("x"),
        platform="x",
        source=SourceId("file"),
        created_at=Instant(0),
        text=row["text"],
        lang=row.get("lang") if row.get("lang") != "hi" else None,
    )


def read_all(rows: Sequence[Row]) -> Sequence[Reading]:
    return enrichers.default()([post(row) for row in rows])


def speed(path: Path) -> None:
    posts = [post(row) for row in read(path)]
    enrich = enrichers.default()
    enrich(posts[:1000])
    start = time.process_time()
    enrich(posts)
    print(f"{len(posts) / (time.process_time() - start):,.0f} posts per second of processor time")


def fit(folder: Path) -> None:
    inputs, truth, weight = [], [], []
    for name, rows, label in tuning(folder):
        counts: dict[int, int] = defaultdict(int)
        block = [(vector, CLASSES.index(Tone(label(row)))) for row in rows if (vector := vector_of(row)) is not None]
        for _, k in block:
            counts[k] += 1
        share = 0.5 if name.startswith("umsab") else 1.0
        for vector, k in block:
            inputs.append(vector)
            truth.append(k)
            weight.append(share / (3 * counts[k]))
    x, y, w = np.array(inputs), np.array(truth), np.array(weight)
    table = logistic(x, y, w / w.mean())
    lines = [
        f"{name}\t{down:.3f}\t{up:.3f}"
        for name, (down, _, up) in zip(tone.FEATURES, table - table[:, 1:2], strict=True)
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


def vector_of(row: Row) -> tuple[float, ...] | None:
    text = plain(row["text"])
    words = tokens(opened(text))
    lang, certainty = language.guess(text, words, row.get("lang"))
    _, _, evidence = evidence_in(words, lang, certainty)
    return None if evidence is None else tone.features(evidence, form_of(row["text"], text, words))


def logistic(x: Floats, y: NDArray[np.int64], w: Floats, penalty: float = 1e-3, rounds: int = 1500) -> Floats:
    """Multinomial logistic regression by gradient descent with momentum; deterministic."""
    table, speed_ = np.zeros((x.shape[1], 3)), np.zeros((x.shape[1], 3))
    target = np.eye(3)[y]
    for _ in range(rounds):
        logits = x @ table
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        gap = odds / odds.sum(axis=1, keepdims=True) - target
        slope = x.T @ (gap * w[:, None]) / len(y) + penalty * table
        speed_ = 0.95 * speed_ - 0.15 * slope
        table = table + speed_
    return table


if __name__ == "__main__":
    main()
