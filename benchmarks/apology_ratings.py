"""How well the check of apologies agrees with what people felt about real answers of hotels to complaints.

    python benchmarks/apology_ratings.py shared/data/classify/apology_ratings.jsonl.gz [--json]

Two measures, both Spearman's rank correlation with people's mean ratings:

`plain`: the score of the check as it is. It asks whether a statement is a whole apology, which is not what people were
asked; nothing is fitted.
`fitted`: ridge regression on `apologize.checking.features`, its strength chosen inside the training part, in ten folds
that keep all answers of a hotel together; the correlation is of predictions for hotels that were not fitted on.

Intervals are 95 % of 1,000 bootstraps that draw hotels, not answers. Neither the texts nor any fitted weight is part of
the program: the set states no license.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firewarden.steps.apologize.checking import check
from firewarden.steps.apologize.checking.features import features

Floats = npt.NDArray[np.float64]
AIMS = {"label_apology_score": 0.70, "score_satisfied": 0.42, "score_personalization": 0.52}
FOLDS, DRAWS, SEED = 10, 1_000, 20261122
STRENGTHS = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0)
"""Of ridge, on standardized features."""
MANGLED = "√¬‚"
"""Signs of UTF-8 that was read as Mac Roman."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = measured(rows_of(options.path))
    if options.json:
        print(json.dumps(results))
        return
    for name, one in results.items():
        low, high = one["fitted_interval"]
        plain_low, plain_high = one["plain_interval"]
        print(
            f"{name:22} {one['answers']} answers, {one['hotels']} hotels  plain {one['plain']:.3f}"
            f" ({plain_low:.3f} to {plain_high:.3f})  fitted {one['fitted']:.3f} ({low:.3f} to {high:.3f})"
            f"  aim {one['aim']:.2f}"
        )


def measured(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    counted = np.array([features(row["response"], row["review"], "en") for row in rows])
    plain = np.array([check(row["response"], "en").score for row in rows], dtype=np.float64)
    hotels = np.array([row["hotel"] for row in rows])
    results = {}
    for name, aim in AIMS.items():
        rated = np.array([row.get(name) is not None for row in rows])
        people = np.array([row[name] for row in rows if row.get(name) is not None], dtype=np.float64)
        guessed = out_of_fold(counted[rated], people, hotels[rated])
        results[name] = {
            "answers": int(rated.sum()),
            "hotels": len(set(hotels[rated])),
            "plain": spearman(plain[rated], people),
            "plain_interval": interval(plain[rated], people, hotels[rated]),
            "fitted": spearman(guessed, people),
            "fitted_interval": interval(guessed, people, hotels[rated]),
            "aim": aim,
        }
    return results


def rows_of(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [{**row, "response": repaired(row["response"]), "review": repaired(row["review"])} for row in rows]


def repaired(text: str) -> str:
    """The text without the marks of a wrong reading; as it is where it cannot be read back whole."""
    if not any(sign in text for sign in MANGLED):
        return text
    return "".join(_read_back(word) for word in text.split(" ") for word in (word, " "))[:-1]


def _read_back(word: str) -> str:
    try:
        return word.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return word


def folds_of(hotels: npt.NDArray[np.str_], count: int) -> npt.NDArray[np.int64]:
    """The number of the fold of each answer; all answers of a hotel are in one."""
    names = np.unique(hotels)
    np.random.default_rng(SEED).shuffle(names)
    place = {name: number % count for number, name in enumerate(names)}
    return np.array([place[name] for name in hotels])


def out_of_fold(counted: Floats, people: Floats, hotels: npt.NDArray[np.str_]) -> Floats:
    guessed = np.zeros(len(people))
    folds = folds_of(hotels, FOLDS)
    for fold in range(FOLDS):
        train, test = folds != fold, folds == fold
        strength = strongest(counted[train], people[train], hotels[train])
        guessed[test] = ridge(counted[train], people[train], counted[test], strength)
    return guessed


def strongest(counted: Floats, people: Floats, hotels: npt.NDArray[np.str_]) -> float:
    """The strength whose predictions for hotels left out rank best, within the training part."""
    folds = folds_of(hotels, 5)

    def quality(strength: float) -> float:
        guessed = np.zeros(len(people))
        for fold in range(5):
            train, test = folds != fold, folds == fold
            guessed[test] = ridge(counted[train], people[train], counted[test], strength)
        return spearman(guessed, people)

    return max(STRENGTHS, key=quality)


def ridge(counted: Floats, people: Floats, unseen: Floats, strength: float) -> Floats:
    mean, spread = counted.mean(axis=0), counted.std(axis=0)
    spread[spread == 0] = 1
    x = (counted - mean) / spread
    weights = np.linalg.solve(x.T @ x + strength * np.eye(x.shape[1]), x.T @ (people - people.mean()))
    guessed: Floats = (unseen - mean) / spread @ weights + people.mean()
    return guessed


def spearman(left: Floats, right: Floats) -> float:
    return float(np.corrcoef(ranks(left), ranks(right))[0, 1])


def ranks(values: Floats) -> Floats:
    """Equal values share the mean of their ranks."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    middle: Floats = (last - (count - 1) / 2)[place]
    return middle


def interval(left: Floats, right: Floats, hotels: npt.NDArray[np.str_]) -> tuple[float, float]:
    chance = np.random.default_rng(SEED)
    groups = [np.flatnonzero(hotels == name) for name in np.unique(hotels)]
    drawn = []
    for _ in range(DRAWS):
        chosen = np.concatenate([groups[number] for number in chance.integers(0, len(groups), len(groups))])
        drawn.append(spearman(left[chosen], right[chosen]))
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


if __name__ == "__main__":
    main()
