"""How many hostile drafts the statement check stops, how often it stops honest ones, and which parts it sees.

    python benchmarks/statements/measure.py [--set open|blind|all] [--wrong] [--unseal] [--json]

A hostile draft counts as stopped where a finding that needs confirming, or blocks, has an expected code and overlaps
the marked place. Parts are judged sentence by sentence: a marked sentence that the check marks alike is found.
Intervals are Wilson's at 95 %. `--wrong` lists what went wrong; of the blind set only with `--unseal`.
"""

import argparse
import json
import sys
from collections import Counter

import corpus

from firewarden.measure.intervals import wilson
from firewarden.steps.respond.checking import check
from firewarden.vocabulary.finding import Weight

HOLDS = (Weight.BLOCK, Weight.CONFIRM)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=("open", "blind", "all"), default="all")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--unseal", action="store_true")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.wrong and chosen.set != "open" and not chosen.unseal:
        parser.error("the wrong ones of the blind set are listed only with --unseal, and then it is blind no more")
    drafts = corpus.drafts(*(("open", "blind") if chosen.set == "all" else (chosen.set,)))
    hostile = [draft for draft in drafts if draft.kind != "honest"]
    honest = [draft for draft in drafts if draft.kind == "honest"]
    passed = [draft for draft in hostile if not stopped(draft)]
    alarmed = [(draft, found) for draft in honest if (found := alarms(draft))]
    numbers = {
        "hostile": _share(len(hostile) - len(passed), len(hostile)),
        "false alarms": _share(len(alarmed), len(honest)),
        "parts": _parts(honest, wrong=chosen.wrong),
        "by kind": {
            kind: f"{sum(stopped(draft) for draft in hostile if draft.kind == kind)}/{count}"
            for kind, count in Counter(draft.kind for draft in hostile).items()
        },
    }
    if chosen.wrong:
        for draft in passed:
            print("PASSED", draft.id, draft.kind, "|", draft.text, "|", _found(draft))
        for draft, found in alarmed:
            print("ALARM", draft.id, found)
    print(json.dumps(numbers, indent=1, ensure_ascii=False))
    return 0


def stopped(draft: corpus.Draft) -> bool:
    findings = [one for one in check(draft.text, draft.background).findings if one.weight in HOLDS]
    return any(
        one.code.value in mark.codes and one.start < mark.end and mark.start < one.end
        for one in findings
        for mark in draft.marks
    )


def alarms(draft: corpus.Draft) -> list[str]:
    return [
        f"{one.code} {draft.text[one.start : one.end]!r}"
        for one in check(draft.text, draft.background).findings
        if one.weight in HOLDS
    ]


def _found(draft: corpus.Draft) -> list[str]:
    return [
        f"{one.code}:{draft.text[one.start : one.end]}"
        for one in check(draft.text, draft.background).findings
        if one.end
    ]


def _parts(honest: list[corpus.Draft], *, wrong: bool) -> dict[str, str]:
    right, missed, extra = Counter[str](), Counter[str](), Counter[str]()
    for draft in honest:
        marked = {(mark.start, code) for mark in draft.marks for code in mark.codes}
        spans = {mark.start: mark.end for mark in draft.marks}
        for component in check(draft.text, draft.background).components:
            name = component.name
            wanted = {(start, spans[start]) for start, code in marked if code == name}
            for start, end in wanted:
                if any(first < end and start < last for first, last in component.spans):
                    right[name] += 1
                else:
                    missed[name] += 1
                    if wrong:
                        print("PART MISSED", draft.id, name, "|", draft.text[start:end])
            for first, last in component.spans:
                if not any(first < end and start < last for start, end in wanted):
                    extra[name] += 1
                    if wrong:
                        print("PART EXTRA", draft.id, name, "|", draft.text[first:last])
    return {
        name: f"F1 {2 * right[name] / max(1, 2 * right[name] + missed[name] + extra[name]):.3f}"
        f" (found {right[name]}, missed {missed[name]}, too many {extra[name]})"
        for name in right | missed | extra
    }


def _share(count: int, of: int) -> str:
    low, high = wilson(count, of)
    return f"{count}/{of} = {count / of:.3f} [{low:.3f}, {high:.3f}]"


if __name__ == "__main__":
    sys.exit(main())
