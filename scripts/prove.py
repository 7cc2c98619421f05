"""The third ring: full counts. Runs each named target and writes proof/NAME.json; a target proven for
this very state of the sources is not run again, so that an interrupted run goes on where it stopped.

    scripts/prove              every target
    scripts/prove kills fuzz   these
    scripts/prove --list       what there is
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "proof"
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly"]


@dataclass(frozen=True)
class Target:
    """`environ` raises a test's count; `data`: needs FIREWARDEN_PROVE_DATA, the folder with real recordings."""

    says: str
    command: list[str]
    environ: dict[str, str]
    data: bool = False


TARGETS = {
    "contracts": Target(
        "The import contracts hold and fail when a violation is seeded.", [*PYTEST, "tests/build/test_contracts.py"], {}
    ),
    "fuzz": Target(
        "10,000 mutated input lines: no crash, every rejected line counted with its reason.",
        [*PYTEST, "tests/connectors/replay"],
        {"FIREWARDEN_FUZZ_LINES": "10000"},
    ),
    "kills": Target(
        "kill -9 at 200 random moments of a replay, then restart: everything equals an undisturbed run.",
        [sys.executable, "scripts/prove_kills.py", "--kills", "200"],
        {},
    ),
    "children": Target(
        "kill -9 of web, pipeline or worker at 200 random moments: stream and desk equal an undisturbed run.",
        [*PYTEST, "tests/cli/test_children.py", "--timeout=5400"],
        {"FIREWARDEN_KILLS": "200"},
    ),
    "publishing": Target(
        "kill -9 of worker, web and network at every step of publishing, 300 runs: nothing goes out twice, every"
        " delivery ends sent, failed or, only where the network has no key, unknown within 60 s.",
        [*PYTEST, "tests/desk/publishing", "--timeout=5400"],
        {"FIREWARDEN_KILLS": "300", "PROVE_DETAILS": "proof/publishing.details.json"},
    ),
    "mailing": Target(
        "An update goes to 10,000 subscribers over real mail connections while the worker is killed six times: nobody"
        " is mailed twice or left out, and at most one mail of each connection and kill waits for a person.",
        [*PYTEST, "tests/desk/mailing/test_kills.py", "--timeout=5400"],
        {"FIREWARDEN_MAILS": "10000,6", "PROVE_DETAILS": "proof/mailing.details.json"},
    ),
    "journey": Target(
        "The demo incident is walked through all ten steps in a browser.",
        [*PYTEST, "tests/e2e"],
        {"FIREWARDEN_REQUIRE_REAL": "1"},
    ),
    "voice": Target(
        "Somebody new to it acknowledges on a phone with three taps; a team brings facts through checks and two"
        " approvals to a thread on the loopback Bluesky network and to Mastodon; of two editors neither loses a text.",
        [*PYTEST, "tests/e2e/test_voice.py"],
        {"FIREWARDEN_REQUIRE_REAL": "1"},
    ),
    "bluesky": Target(
        "A post on the loopback Bluesky network is on the open war room page in the browser in under two seconds at the"
        " median, over 200 posts, and after kill -9 of the pipeline none is missing or doubled.",
        [*PYTEST, "tests/e2e/test_bluesky.py", "tests/connectors/bluesky/test_pipeline.py", "--timeout=3600"],
        {"FIREWARDEN_BLUESKY_POSTS": "200", "FIREWARDEN_REQUIRE_REAL": "1"},
    ),
    "connectors": Target(
        "Each connector passes the one conformance suite, and doctor says of each in one line whether it works.",
        [*PYTEST, "tests/connectors", "tests/cli/test_doctor.py", "tests/inquiries/test_asking.py", "--timeout=3600"],
        {"FIREWARDEN_REQUIRE_REAL": "1"},
    ),
    "queries": Target(
        "More than 200 queries in the vendors' dialects import, lint and match as documented; no input crashes the"
        " language or takes more than linear time.",
        [*PYTEST, "tests/steps/monitor/query", "tests/steps/monitor/test_matcher_laws.py", "--timeout=3600"],
        {},
    ),
    "approvals": Target(
        "Of all states that writers, approvers, a clock and a worker can bring a text into, none lets it out without"
        " its people, after its end or its time, or with a number nobody answers for.",
        [*PYTEST, "tests/steps/respond/approval", "tests/desk/actions/test_approvals.py", "--timeout=3600"],
        {"FIREWARDEN_APPROVALS": "1"},
    ),
    "alerts": Target(
        "A step is one alert, a weekly rhythm none, a flat series at most one a month; back-tests equal a recount.",
        [sys.executable, "scripts/prove_alerts.py"],
        {},
    ),
    "real": Target(
        "analyze on five recorded streams, with what is expected of each.",
        [sys.executable, "scripts/prove_real.py"],
        {},
        data=True,
    ),
}


def sources() -> str:
    """One hash over everything the targets exercise."""
    total = hashlib.sha256()
    for folder in ("src", "tests", "scripts"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def proven(name: str, state: str) -> bool:
    path = PROOF / f"{name}.json"
    if not path.exists():
        return False
    before = json.loads(path.read_text())
    return bool(before.get("passed")) and before.get("sources") == state


def prove(name: str, target: Target, state: str) -> bool:
    print(f"\033[1m{name}\033[0m: {target.says}", flush=True)
    if target.data and not os.environ.get("FIREWARDEN_PROVE_DATA"):
        print("  not run: set FIREWARDEN_PROVE_DATA to the folder with the recordings")
        return True
    began = time.monotonic()
    code = subprocess.run(target.command, cwd=ROOT, env=os.environ | target.environ, check=False).returncode
    PROOF.mkdir(exist_ok=True)
    record = {"name": name, "says": target.says, "passed": code == 0, "sources": state}
    details = PROOF / f"{name}.details.json"
    if details.exists():
        record["details"] = json.loads(details.read_text())
    record["seconds"] = round(time.monotonic() - began, 1)
    (PROOF / f"{name}.json").write_text(json.dumps(record, indent=1) + "\n")
    return code == 0


def main(names: list[str]) -> int:
    if names == ["--list"]:
        for name, target in TARGETS.items():
            print(f"{name:<12}{target.says}")
        return 0
    unknown = [n for n in names if n not in TARGETS]
    if unknown:
        print(f"There is no target {', '.join(unknown)}; there are {', '.join(TARGETS)}.", file=sys.stderr)
        return 2
    state = sources()
    failed = []
    for name in names or TARGETS:
        if proven(name, state):
            print(f"\033[1m{name}\033[0m: proven already for these sources")
        elif not prove(name, TARGETS[name], state):
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "Everything that ran was proven; see proof/.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
