"""How well the check of apologies finds components and defects in the marked texts of this folder.

    python benchmarks/apology/measure.py [--set open|blind|fresh|all] [--language en] [--json] [--wrong] [--unseal]

An item counts once for a code: it has it or not, and the check says so or not. Codes of whole texts are not judged in
items that are a part of a text. Rates have 95 % Wilson intervals; every F1 has the 95 % interval of 2,000 bootstraps
over items. `overlap` is the part of found spans that share a character with a marked span of the same code; spans of
one item are not independent, so that its interval is a little too narrow.

`--wrong` lists each wrong item with its text. It refuses to do so for blind items, which are only of use as long as
nobody who tunes rules has read them; `--unseal` opens them for good.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from corpus import COMPONENTS, DEFECTS, OF_WHOLE_TEXTS, SETS, Item, Span, items_of
from rich.console import Console
from rich.table import Table

from firewarden.measure.intervals import wilson

ROUNDS, SEED = 2_000, 20261122
ALL = COMPONENTS + DEFECTS
Check = Callable[[str, str | None], Any]
Interval = tuple[float, float]
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    item: Item
    found: tuple[Span, ...]
    """Of whole texts too, there with any span."""

    @property
    def named(self) -> frozenset[str]:
        return frozenset(span.code for span in self.found)

    @property
    def missed(self) -> frozenset[str]:
        return (self.item.codes - self.named) & self.item.judged

    @property
    def invented(self) -> frozenset[str]:
        return (self.named - self.item.codes) & self.item.judged


@dataclass(frozen=True, slots=True)
class Rate:
    part: int
    whole: int
    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Score:
    code: str
    marked: int
    precision: Rate
    recall: Rate
    f1: float
    f1_interval: Interval
    overlap: Rate


@dataclass(frozen=True, slots=True)
class Mean:
    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Result:
    items: int
    components: list[Score]
    components_macro_f1: Mean
    defects: list[Score]
    defects_all: Score
    near_misses: Rate
    """Hard negatives in which the check did not find the code they look like; more is better."""
    without_error: Rate
    """Items in which every code is right."""


def found_by(check: Check, item: Item) -> Judged:
    report = check(item.text, item.language)
    spans = [Span(*edges(span), str(part.name)) for part in report.components for span in part.spans]
    spans += [Span(finding.start, finding.end, str(finding.code)) for finding in report.findings]
    return Judged(item, tuple(span for span in spans if span.code in ALL))


def edges(span: Any) -> tuple[int, int]:
    return (span.start, span.end) if hasattr(span, "start") else (span[0], span[1])


def rate(part: int, whole: int) -> Rate:
    return Rate(part, whole, part / whole if whole else float("nan"), wilson(part, whole))


def counts_of(judged: Sequence[Judged], codes: Sequence[str]) -> Weights:
    """Hits, inventions and misses of every item: items x codes x 3."""
    return np.array(
        [
            [(c in one.named & one.item.codes & one.item.judged, c in one.invented, c in one.missed) for c in codes]
            for one in judged
        ],
        dtype=np.float64,
    ).reshape(len(judged), len(codes), 3)


def f1_of(counts: Weights) -> Weights:
    """From sums of hits, inventions and misses in the last axis; a code that is nowhere has none."""
    hits, inventions, misses = counts[..., 0], counts[..., 1], counts[..., 2]
    with np.errstate(invalid="ignore"):
        value: Weights = 2 * hits / (2 * hits + inventions + misses)
    return value


def resampled(counts: Weights) -> Weights:
    """The sums over items, for every bootstrap: rounds x codes x 3."""
    chance, items = np.random.default_rng(SEED), counts.shape[0]
    times = chance.multinomial(items, [1 / items] * items, size=ROUNDS).astype(np.float64)
    return (times @ counts.reshape(items, -1)).reshape(ROUNDS, *counts.shape[1:])


def middle(values: Weights) -> Interval:
    known = values[~np.isnan(values)]
    if not known.size:
        return float("nan"), float("nan")
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)


def overlap_of(judged: Iterable[Judged], codes: Iterable[str]) -> Rate:
    wanted = set(codes) - OF_WHOLE_TEXTS
    found = [(span, one.item.spans) for one in judged for span in one.found if span.code in wanted]
    return rate(sum(any(meets(span, mark) for mark in marks) for span, marks in found), len(found))


def meets(span: Span, mark: Span) -> bool:
    return span.code == mark.code and span.start < mark.end and mark.start < span.end


def score(name: str, codes: Sequence[str], judged: Sequence[Judged]) -> Score:
    """Of one code, or of several taken together."""
    counts = counts_of(judged, codes).sum(axis=1, keepdims=True)
    hits, inventions, misses = (int(n) for n in counts.sum(axis=(0, 1)))
    return Score(
        code=name,
        marked=hits + misses,
        precision=rate(hits, hits + inventions),
        recall=rate(hits, hits + misses),
        f1=float(f1_of(counts.sum(axis=0))[0]),
        f1_interval=middle(f1_of(resampled(counts))[:, 0]),
        overlap=overlap_of(judged, codes),
    )


def macro(codes: Sequence[str], judged: Sequence[Judged]) -> Mean:
    """The mean F1 of the codes that occur."""
    counts = counts_of(judged, codes)
    here = counts.sum(axis=(0, 2)) > 0
    if not here.any():
        return Mean(float("nan"), (float("nan"), float("nan")))
    counts = counts[:, here]
    value = float(f1_of(counts.sum(axis=0)).mean())
    return Mean(value, middle(np.nan_to_num(f1_of(resampled(counts))).mean(axis=1)))


def measured(judged: Sequence[Judged]) -> Result:
    near = [code in one.named for one in judged for code in one.item.near & one.item.judged]
    return Result(
        items=len(judged),
        components=[score(code, [code], judged) for code in COMPONENTS],
        components_macro_f1=macro(COMPONENTS, judged),
        defects=[score(code, [code], judged) for code in DEFECTS],
        defects_all=score("all", DEFECTS, judged),
        near_misses=rate(len(near) - sum(near), len(near)),
        without_error=rate(sum(not one.missed and not one.invented for one in judged), len(judged)),
    )


def show(title: str, result: Result, console: Console) -> None:
    table = Table("", "marked", "precision", "recall", "F1", "overlap", title=f"{title}: {result.items} items")
    for one in (*result.components, *result.defects, result.defects_all):
        if one is result.defects[0] or one is result.defects_all:
            table.add_section()
        f1 = shown(one.f1, one.f1_interval)
        table.add_row(one.code, str(one.marked), of(one.precision), of(one.recall), f1, of(one.overlap))
    console.print(table)
    macro_f1 = result.components_macro_f1
    console.print(f"components, macro-F1: {shown(macro_f1.value, macro_f1.interval)}")
    console.print(f"hard negatives left alone: {of(result.near_misses)} of {result.near_misses.whole}")
    console.print(f"items without any error: {of(result.without_error)}\n")


def of(part: Rate) -> str:
    return shown(part.value, part.interval) if part.whole else "-"


def shown(value: float, interval: Interval) -> str:
    return "-" if value != value else f"{value:.2f} ({interval[0]:.2f} to {interval[1]:.2f})"


def show_wrong(judged: Iterable[Judged], console: Console) -> None:
    for one in judged:
        if one.missed or one.invented:
            lost, extra = ", ".join(sorted(one.missed)) or "-", ", ".join(sorted(one.invented)) or "-"
            console.print(f"{one.item.id}  missed: {lost}  invented: {extra}", style="bold", markup=False)
            for span in sorted(one.found):
                if span.code in one.invented:
                    found = one.item.text[span.start : span.end]
                    console.print(f"  {span.code}: {found}", markup=False)
            console.print(one.item.text + "\n", markup=False, highlight=False)


def without_nan(value: Any) -> Any:
    """JSON has no word for it."""
    if isinstance(value, dict):
        return {key: without_nan(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_nan(part) for part in value]
    return None if value != value else value


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=[*SETS, "all"], default="open", help="open to tune on, blind to judge by")
    parser.add_argument("--language", help="only items of this language, such as en")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="list the wrong items with their texts")
    parser.add_argument("--unseal", action="store_true", help="list blind items too, which spends them")
    return parser.parse_args()


def sealed(asked: argparse.Namespace) -> bool:
    return asked.wrong and asked.set != "open" and not asked.unseal


def main() -> None:
    asked = arguments()
    if sealed(asked):
        sys.exit(
            "Blind items are not listed: rules tuned on them could not be judged by them. See README.md, --unseal."
        )
    from firewarden.steps.apologize.checking import check

    sets = SETS if asked.set == "all" else (asked.set,)
    chosen = [item for item in items_of(*sets) if asked.language in {None, item.language}]
    judged = [found_by(check, item) for item in chosen]
    languages = sorted({one.item.language for one in judged})
    results = {name: measured([one for one in judged if one.item.language == name]) for name in languages}
    if asked.json:
        found = {name: without_nan(asdict(one)) for name, one in results.items()}
        print(json.dumps({"set": asked.set, "languages": found}))
        return
    console = Console(width=None if sys.stdout.isatty() else 120)
    for name, result in results.items():
        show(f"{asked.set}, {name}", result, console)
    if asked.wrong:
        show_wrong(judged, console)


if __name__ == "__main__":
    main()
