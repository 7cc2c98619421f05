"""Kills the pipeline with SIGKILL at random moments of a replay, lets it go on, and compares every table with those of
an undisturbed run. Writes proof/kills.details.json after each replay; a run that was interrupted goes on where it
stopped, unless the sources have changed meanwhile.

    scripts/prove_kills.py --kills 200 [--seed 1] [--minutes 60]
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.prove import PROOF, sources  # noqa: E402
from tests.pipeline.killing import Replay, contents, replays  # noqa: E402

DETAILS = PROOF / "kills.details.json"
AT_ONCE = 20
"""Kills for one recording; the next twenty get another one."""


def before(state: str) -> dict[str, object]:
    found = json.loads(DETAILS.read_text()) if DETAILS.exists() else {}
    return found if found.get("sources") == state else {}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0, help="stop, unfinished, after so long")
    asked = parser.parse_args()
    state, deadline = sources(), time.monotonic() + 60 * asked.minutes
    record = {"sources": state, "kills": 0, "replays": 0, "differences": [], "rows": {}} | before(state)

    def tell(replay: Replay) -> None:
        record["kills"] += replay.kills
        record["replays"] += 1
        record["differences"] += replay.differences
        PROOF.mkdir(exist_ok=True)
        DETAILS.write_text(json.dumps(record, indent=1) + "\n")
        print(
            f"\r  {record['kills']} of {asked.kills} kills, {len(record['differences'])} differences",
            end="",
            flush=True,
        )

    while record["kills"] < asked.kills and time.monotonic() < deadline:
        work = Path(tempfile.mkdtemp(prefix="firewarden-kills-"))
        seed = asked.seed + int(record["kills"])
        replays(work, min(AT_ONCE, asked.kills - int(record["kills"])), seed, tell)
        record["rows"] = contents(work)
        DETAILS.write_text(json.dumps(record, indent=1) + "\n")
        shutil.rmtree(work)
    print()
    for difference in record["differences"]:
        print(f"  {difference}")
    if record["kills"] < asked.kills:
        print(f"  stopped after {record['kills']} kills; run it again to go on")
    return 0 if record["kills"] >= asked.kills and not record["differences"] else 1


if __name__ == "__main__":
    sys.exit(main())
