"""Worker, web or network dies at any step of publishing: everything goes out once, and we know of each what became of
it. Only a network that has neither a key nor a readable timeline leaves it to a person."""

import json
import os
from pathlib import Path
from random import Random

import pytest

from tests.desk.publishing.killing import FAULTS, Told, chosen, house, run

RUNS = int(os.environ.get("FIREWARDEN_KILLS", "6"))
SHORT = [
    ("web.committed", ("web",)),
    ("network.stored.keyed", ("worker", "network")),
    ("worker.answered.readable", ("worker",)),
    ("network.read.readable", ("worker",)),
    ("worker.answered.blind", ("worker",)),
    ("network.stored.blind", ("network",)),
]


@pytest.mark.kill
@pytest.mark.xdist_group("up")
def test_killed_anywhere_everything_goes_out_once(tmp_path: Path) -> None:
    told, random = Told(), Random(os.environ.get("PROVE_SEED", "1"))
    each = list(chosen(RUNS, random)) if len(FAULTS) <= RUNS else [[fault] for fault in SHORT]
    with house(tmp_path) as made:
        for number, faults in enumerate(each, start=1):
            run(made, number, faults, told)
            keep(told)

    assert told.wrong == []
    assert told.runs == len(each)
    assert set(told.fired) == {point for point, _ in (FAULTS if len(FAULTS) <= RUNS else SHORT)}


def keep(told: Told) -> None:
    path = os.environ.get("PROVE_DETAILS")
    if path:
        found = {"runs": told.runs, "of": len(FAULTS), "longest seconds": round(told.longest, 1), "wrong": told.wrong}
        counts = {"fired": told.fired, "kills": told.kills, "ended": told.ended}
        sorted_counts = {name: dict(sorted(count.items())) for name, count in counts.items()}
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(json.dumps(found | sorted_counts, indent=1) + "\n")
