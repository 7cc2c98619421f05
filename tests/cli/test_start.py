"""The commands people wait for: no web framework behind them, and quick to start."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.calling import FIREWARDEN, environ

LINE = '{"id": "1", "created_at": "2026-03-02T10:00:00Z", "text": "Acme is late"}\n'
COUNTS = "1772445600,3,0\n1772445900,4,1\n"
CALLS = {
    "detect": (["detect"], COUNTS),
    "query lint": (["query", "lint", "acme"], ""),
    "query explain": (["query", "explain", "acme", "Acme is late"], ""),
    "query match": (["query", "match", "--query", "acme"], LINE),
    "analyze": (["analyze", "-", "--brand", "Acme", "--json", "-"], LINE),
}
MOST_SECONDS = 0.5
"""Of processor time, user and system, from the start to the end of the process."""

WITHOUT_DJANGO = """
import sys
from firewarden.cli import main
sys.argv[1:] = {arguments}
try:
    main()
except SystemExit as done:
    assert done.code == 0, done.code
assert "django" not in sys.modules, "it imports Django"
print("without django", file=sys.stderr)
"""


@pytest.mark.parametrize("name", CALLS)
def test_the_command_imports_no_django(name: str) -> None:
    arguments, given = CALLS[name]
    program = WITHOUT_DJANGO.format(arguments=json.dumps(arguments))
    done = subprocess.run(
        [sys.executable, "-c", program], input=given, capture_output=True, text=True, env=environ(), check=False
    )
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (0, ["without django"]), done.stderr


def test_the_look_for_django_finds_it_where_it_is(tmp_path: Path) -> None:
    program = WITHOUT_DJANGO.format(arguments=json.dumps(["migrate", "--data", str(tmp_path / "data")]))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environ(), check=False)
    assert done.stderr.splitlines()[-1] == "AssertionError: it imports Django"


def spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def processor_seconds(arguments: list[str], given: str) -> float:
    before = spent()
    done = subprocess.run(
        [FIREWARDEN, *arguments], input=given.encode(), capture_output=True, env=environ(), check=False
    )
    assert done.returncode == 0, done.stderr
    return spent() - before


@pytest.mark.parametrize(
    "name",
    [
        *(name for name in CALLS if name != "analyze"),
        *("--help", "detect --help", "query --help", "analyze --help"),
    ],
)
@pytest.mark.xdist_group("start")
def test_the_command_starts_in_half_a_second(name: str) -> None:
    arguments, given = CALLS.get(name, (name.split(), ""))
    assert min(processor_seconds(arguments, given) for _ in range(2)) < MOST_SECONDS
