"""Fits the weights of the check of apologies to open English texts, and writes them into the package.

    python benchmarks/apology/train.py [--try]

Every sentence is a case, every code a logistic regression of its own over the traits of `checking/traits.py`, with the
same penalty for all; it is solved in the dual, without chance, in plain numpy. Then the weights are cut to those that
matter and rounded to whole numbers. Which log-odds are enough is chosen out of fold: five folds of items, by
the hash of their ids; in each, the texts of the fold were not fitted on. `--try` writes nothing and prints the same
figures with limits that were chosen on the other four folds, which is the honest estimate for new texts.

The rules were written from the first texts (`sentence`, `statement`), on which they are therefore nearly always right.
So that they are not trusted too much, what rules found is a trait in the later texts only (`more`, `taught`).
"""

import argparse
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from corpus import COMPONENTS, DEFECTS, HERE, Item, items_of

from firewarden.steps.apologize.checking.learned import FILE, ZERO, hashed
from firewarden.steps.apologize.checking.report import by_rules
from firewarden.steps.apologize.checking.traits import GROUPS, OF_RULES, SHARED, Traits, traits_of

Floats = npt.NDArray[np.float32]
CODES = tuple(code for code in COMPONENTS + DEFECTS if code != "NOACT")
TUNED_ON = ("sentence", "statement")
"""Kinds of items from which rules were written."""
FOLDS, PENALTY, ROUNDS, BLOCK, RARE = 5, 0.3, 120, 4096, 60
KEPT = 40_000
"""Traits in the file, those with the largest weights."""
WANTED, PERHAPS = 0.90, 0.50
"""Precision of all defects together, out of fold: of what is found, and of that with what may be there."""
TRUSTED = {"more": 1.0, "taught": 0.2}
"""How much an item counts when limits are chosen, by kind (others: a half). Taught texts are plainer than others."""
SURE = 1.4
"""Log-odds that are enough for any defect (eight in ten), so that no code falls silent for the sake of the others."""
FEW = 20
"""A code with fewer marks in open texts that no rule was tuned on is judged with the taught texts as well, and stays
with the rules where they do better there."""
TARGET = Path(__file__).parents[2] / "src/firewarden/steps/apologize/checking" / FILE


@dataclass(frozen=True, slots=True)
class Cases:
    """All sentences: their traits, whether they have a code, and the number of their item."""

    items: list[Item]
    traits: list[Traits]
    labels: Floats
    item: npt.NDArray[np.int64]
    solid: npt.NDArray[np.bool_]
    """Whether the rules found an act, for each item."""

    @property
    def folds(self) -> npt.NDArray[np.int64]:
        return np.array([zlib.crc32(item.id.encode()) % FOLDS for item in self.items])


def cases_of(items: Sequence[Item]) -> Cases:
    traits: list[Traits] = []
    labels: list[list[bool]] = []
    numbers: list[int] = []
    solid: list[bool] = []
    for number, item in enumerate(items):
        found = by_rules(item.text, item.language)
        solid.append(bool(found.parts.solid))
        for one, (start, end) in zip(
            traits_of(found.reading, found.parts, found.defects), found.reading.sentences, strict=True
        ):
            blind = item.kind in TUNED_ON
            traits.append({group: () if blind and group in OF_RULES else one[group] for group in GROUPS})
            labels.append([code in _codes_in(item, start, end) for code in CODES])
            numbers.append(number)
    return Cases(list(items), traits, np.array(labels, np.float32), np.array(numbers), np.array(solid))


def _codes_in(item: Item, start: int, end: int) -> set[str]:
    """Those of which three characters, or all, stand in the sentence."""
    shared = {span: min(end, span.end) - max(start, span.start) for span in item.spans}
    return {span.code for span, size in shared.items() if size >= min(3, span.end - span.start)}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sentences by traits, as lists of row, column and value in the order of columns."""

    names: list[str]
    row: npt.NDArray[np.int64]
    column: npt.NDArray[np.int64]
    value: Floats
    height: int

    def products(self) -> Floats:
        """Of each two sentences: common traits in blocks, rare ones pair by pair."""
        found = np.zeros((self.height, self.height), np.float32)
        counts = np.bincount(self.column, minlength=len(self.names))
        common = np.where(counts > RARE)[0]
        for first in range(0, len(common), BLOCK):
            some = common[first : first + BLOCK]
            block = np.zeros((self.height, len(some)), np.float32)
            for at, column in enumerate(some):
                here = self._cells(column)
                block[self.row[here], at] = self.value[here]
            found += block @ block.T
        for column in np.where(counts <= RARE)[0]:
            here = self._cells(column)
            rows, values = self.row[here], self.value[here]
            found[np.ix_(rows, rows)] += np.outer(values, values)
        return found

    def _cells(self, column: int) -> slice:
        low, high = np.searchsorted(self.column, [column, column + 1])
        return slice(int(low), int(high))

    def weights(self, duals: Floats) -> Floats:
        width = len(self.names)
        found = [np.bincount(self.column, self.value * dual[self.row], minlength=width) for dual in duals.T]
        return np.array(found, np.float32).T


def matrix_of(traits: Sequence[Traits]) -> Matrix:
    """Traits of a single sentence teach nothing and are left out."""
    named = [
        [(f"{group} {name}", _value(group, names)) for group, names in one.items() for name in names] for one in traits
    ]
    counts = Counter(name for one in named for name, _ in one)
    names = sorted(name for name, count in counts.items() if count > 1)
    place = {name: at for at, name in enumerate(names)}
    cells = sorted((place[name], row, value) for row, one in enumerate(named) for name, value in one if name in place)
    column, row, value = zip(*cells, strict=True)
    return Matrix(names, np.array(row), np.array(column), np.array(value, np.float32), len(traits))


def _value(group: str, names: Sequence[str]) -> float:
    return GROUPS[group] / len(names) ** 0.5 if group in SHARED else GROUPS[group]


def fitted(products: Floats, labels: Floats) -> tuple[Floats, Floats]:
    """Duals and starts of a logistic regression for each column of `labels`, by Nesterov's gradient."""
    vector = np.ones(len(products), np.float32)
    for _ in range(12):
        vector = products @ vector
        largest = float(np.linalg.norm(vector))
        vector /= np.float32(largest)
    rate = np.float32(1 / (0.26 * largest + PENALTY))
    duals, ahead = np.zeros_like(labels), np.zeros_like(labels)
    starts, pace = np.full(labels.shape[1], -3, np.float32), 1.0
    for _ in range(ROUNDS):
        error = 1 / (1 + np.exp(-np.clip(products @ ahead + starts, -30, 30))) - labels
        new = ahead - rate * (error + np.float32(PENALTY) * ahead)
        starts = starts - error.sum(axis=0) / np.float32(0.25 * len(labels))
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + np.float32((pace - 1) / faster) * (new - duals)
        duals, pace = new, faster
    return duals, starts


def out_of_fold(cases: Cases, products: Floats) -> Floats:
    """Log-odds of each sentence by weights that have not seen its item."""
    found = np.zeros_like(cases.labels)
    fold = cases.folds[cases.item]
    for one in range(FOLDS):
        known, new = np.where(fold != one)[0], np.where(fold == one)[0]
        duals, starts = fitted(products[np.ix_(known, known)], cases.labels[known])
        found[new] = products[np.ix_(new, known)] @ duals + starts
    return found


def best_of_items(cases: Cases, log_odds: Floats) -> Floats:
    best = np.full((len(cases.items), log_odds.shape[1]), -99, np.float32)
    np.maximum.at(best, cases.item, log_odds)
    return best


def noact_of(cases: Cases, best: Floats, chosen: npt.NDArray[np.bool_]) -> Floats:
    """Logistic weights of NOACT: of a constant, the best repair, the best repentance, and an act by the rules."""
    inputs, truth = noact_inputs(cases, best)[chosen], np.array([_noact(item) for item in cases.items])[chosen]
    weights = np.zeros(4, np.float64)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (likely - truth) + 0.5 * weights
        weights -= np.linalg.solve((inputs.T * (likely * (1 - likely))) @ inputs + 0.5 * np.eye(4), slope)
    return weights.astype(np.float32)


def noact_inputs(cases: Cases, best: Floats) -> npt.NDArray[np.float64]:
    repair, repentance = (np.clip(best[:, CODES.index(code)], -6, 6) for code in ("repair", "repentance"))
    return np.stack([np.ones(len(best)), repair, repentance, cases.solid], axis=1).astype(np.float64)


def _noact(item: Item) -> bool:
    return "NOACT" in item.codes


@dataclass(frozen=True, slots=True)
class Scored:
    """Every item and code, NOACT too: log-odds, truth, and how much it counts when limits are chosen."""

    log_odds: Floats
    truth: npt.NDArray[np.bool_]
    weight: Floats


def scored(cases: Cases, best: Floats) -> Scored:
    texts = np.array([item.is_text for item in cases.items])
    later = np.array([item.kind not in TUNED_ON for item in cases.items])
    noact = np.full(len(best), -99, np.float32)
    for fold in range(FOLDS):
        new = cases.folds == fold
        noact[new] = (noact_inputs(cases, best) @ noact_of(cases, best, texts & later & ~new))[new]
    weight = np.array([TRUSTED.get(item.kind, 0.5) for item in cases.items], np.float32)
    return Scored(
        np.column_stack([best, noact]),
        np.array([[code in item.codes for code in (*CODES, "NOACT")] for item in cases.items]),
        np.column_stack([np.tile(weight[:, None], len(CODES)), weight * texts]),
    )


def marked(cases: Cases, code: str) -> int:
    """Items of the later texts by many writers that have the code."""
    return sum(code in item.codes for item in cases.items if item.kind == "more")


def by_weights(cases: Cases, scored: Scored, code: str) -> bool:
    """Whether the weights are trusted with a code: out of fold, against what the rules found in the same items."""
    at = (*CODES, "NOACT").index(code)
    if marked(cases, code) >= FEW:
        return True
    ruled = np.zeros(len(cases.items), bool)
    ruled[[item for item, traits in zip(cases.item, cases.traits, strict=True) if code in traits["rule"]]] = True
    later = np.array([item.kind not in TUNED_ON for item in cases.items])
    weighed = crossed(cases, scored, WANTED)[:, at]
    return _agreed(weighed, scored.truth[:, at], later) > _agreed(ruled, scored.truth[:, at], later)


def _agreed(found: npt.NDArray[np.bool_], truth: npt.NDArray[np.bool_], chosen: npt.NDArray[np.bool_]) -> float:
    """F1."""
    return float(2 * (found & truth & chosen).sum() / max(1, (found & chosen).sum() + (truth & chosen).sum()))


def limits_of(scored: Scored, chosen: npt.NDArray[np.bool_], wanted: float = WANTED) -> dict[str, float]:
    """For components the best F1 of each. For defects as many as can be found with `wanted` of all findings right: a
    code takes findings as long as they cost no more wrong ones than those of the other codes."""
    columns = {code: at for at, code in enumerate((*CODES, "NOACT"))}
    tables = {code: _table(scored, chosen, at) for code, at in columns.items()}
    right = {code: hits for code, (_, hits, _, _) in tables.items()}
    false = {code: wrong for code, (_, _, wrong, _) in tables.items()}
    limits = {code: _at(tables[code], _f1(tables[code])) for code in COMPONENTS}
    for price in np.append(np.linspace(0.05, 0.5, 46), np.linspace(0.6, 12, 115)):
        at = {code: _worth(tables[code], price) for code in DEFECTS}
        hits, wrong = (sum(counts[code][at[code]] for code in DEFECTS) for counts in (right, false))
        if hits >= wanted * (hits + wrong):
            break
    return limits | {code: _at(tables[code], at[code]) for code in DEFECTS}


Table = tuple[Floats, Floats, Floats, float]


def _table(scored: Scored, chosen: npt.NDArray[np.bool_], at: int) -> Table:
    """Log-odds, the highest first; hits and wrong findings down to each; all that there are. Begins with no finding."""
    order = np.argsort(-scored.log_odds[chosen, at], kind="stable")
    odds, truth, weight = (part[chosen, at][order] for part in (scored.log_odds, scored.truth, scored.weight))
    hits, wrong = np.cumsum(truth * weight), np.cumsum(~truth * weight)
    start = np.zeros(1, np.float32)
    return np.append(odds[:1] + 1, odds), np.append(start, hits), np.append(start, wrong), float(hits[-1])


def _worth(table: Table, price: float) -> int:
    odds, hits, wrong, _ = table
    return max(int(np.argmax(hits - price * wrong)), int((odds >= SURE).sum()) - 1)


def _f1(table: Table) -> int:
    _, hits, wrong, every = table
    return int(np.argmax(2 * hits / (hits + wrong + every)))


def _at(table: Table, place: int) -> float:
    """Between the last that is found and the first that is not."""
    odds = table[0]
    return round(float((odds[place] + odds[min(place + 1, len(odds) - 1)]) / 2), 3)


def tried(cases: Cases, scored: Scored) -> None:
    """Prints what limits chosen on four folds do on the fifth, in the items that no rule was tuned on; of every code,
    also those that stay with the rules in the end."""
    names = (*CODES, "NOACT")
    judged = np.array([item.kind == "more" for item in cases.items])[:, None] & (scored.weight > 0)
    some = [names.index(code) for code in DEFECTS]
    for wanted in (WANTED, PERHAPS):
        found = crossed(cases, scored, wanted)
        hits, wrong, missed = (
            (part & judged).sum(axis=0) for part in (found & scored.truth, found & ~scored.truth, ~found & scored.truth)
        )
        for code, hit, false, lost in zip(names, hits, wrong, missed, strict=True):
            print(f"{code:15} precision {hit / max(1, hit + false):.2f} recall {hit / max(1, hit + lost):.2f}")
        f1 = 2 * hits / np.maximum(1, 2 * hits + wrong + missed)
        print(f"components, macro-F1 {f1[: len(COMPONENTS)].mean():.3f}")
        right, said, there = (int(part[some].sum()) for part in (hits, hits + wrong, hits + missed))
        print(f"defects at {wanted}: precision {right / said:.3f}, recall {right / there:.3f}")


def crossed(cases: Cases, scored: Scored, wanted: float) -> npt.NDArray[np.bool_]:
    found = np.zeros_like(scored.truth)
    for fold in range(FOLDS):
        new = cases.folds == fold
        limits = limits_of(scored, ~new, wanted)
        found[new] = scored.log_odds[new] >= np.array([limits[code] for code in (*CODES, "NOACT")])
    return found


def packed(matrix: Matrix, weights: Floats, head: dict[str, object]) -> bytes:
    """The file: weights as bytes, each code in steps of its own, the traits that weigh most, by hash."""
    steps = np.abs(weights).max(axis=0) / 127
    kept = np.sort(np.argsort(-np.abs(weights).max(axis=1), kind="stable")[:KEPT])
    rows: dict[int, npt.NDArray[np.int64]] = {}
    for at in kept:
        rows.setdefault(hashed(matrix.names[at]), np.rint(weights[at] / steps).astype(np.int64))
    order = sorted(key for key, row in rows.items() if row.any())
    table = np.array([rows[key] for key in order]) + ZERO
    body = np.array(order, "<u4").tobytes() + table.T.astype(np.uint8).tobytes()
    head = {**head, "codes": CODES, "rows": len(order), "steps": [float(f"{step:.6g}") for step in steps]}
    return json.dumps(head, sort_keys=True).encode() + b"\n" + zlib.compress(body, 9)


def texts_hash() -> str:
    """Of the files that the weights are made from, in the order of their names."""
    found = hashlib.sha256()
    for folder in ("open", "taught"):
        for path in sorted((HERE / folder).glob("en-*.txt")):
            found.update(path.read_bytes())
    return found.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--try", dest="only_try", action="store_true", help="print figures, write nothing")
    only_try = parser.parse_args().only_try
    cases = cases_of([item for item in items_of("open", "taught") if item.language == "en"])
    matrix = matrix_of(cases.traits)
    products = matrix.products()
    best = best_of_items(cases, out_of_fold(cases, products))
    judged = scored(cases, best)
    tried(cases, judged)
    if only_try:
        return
    every = np.ones(len(cases.items), bool)
    later = np.array([item.kind not in TUNED_ON and item.is_text for item in cases.items])
    duals, starts = fitted(products, cases.labels)
    perhaps = limits_of(judged, every, PERHAPS)
    head: dict[str, object] = {
        "texts": texts_hash(),
        "perhaps": {code: perhaps[code] for code in DEFECTS},
        "starts": [round(float(start), 4) for start in starts],
        "limits": {code: limit for code, limit in limits_of(judged, every).items() if by_weights(cases, judged, code)},
        "noact": [round(float(weight), 4) for weight in noact_of(cases, best, later)],
    }
    TARGET.write_bytes(packed(matrix, matrix.weights(duals), head))
    print(f"{TARGET.stat().st_size} bytes in {TARGET}")


if __name__ == "__main__":
    main()
