"""What every test shares: the real parts a mark stands for, and the table of what could not run."""

import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.connectors.bluesky.sky import Sky

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
"""No test is timed: what takes long is found by a benchmark, not by a slow machine."""
CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
CACHE = Path(__file__).parent.parent / ".cache"
BLUESKY = CACHE / "bluesky" / ".ready"
RECORDINGS = next(CACHE.glob("recordings/mastodon_py-*.tar.gz"), None)
REAL_PARTS = {
    "browser": CHROMIUM is not None,
    "bluesky": BLUESKY.exists() and shutil.which("node") is not None,
    "mastodon": RECORDINGS is not None,
    "mail": shutil.which("dovecot") is not None and os.geteuid() == 0,
    "tesseract": shutil.which("tesseract") is not None,
}
"""Mark -> whether the outside program it needs is here."""
REQUIRE_REAL = os.environ.get("FIREWARDEN_REQUIRE_REAL") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, here in REAL_PARTS.items():
            if item.get_closest_marker(mark) and not here and not REQUIRE_REAL:
                item.add_marker(pytest.mark.skip(reason=f"no {mark} here: scripts/real-parts installs it"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where every real part is required, a skipped test is a failed one."""
    report = yield
    if REQUIRE_REAL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and FIREWARDEN_REQUIRE_REAL=1 allows none: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def no_language_left() -> Iterator[None]:
    """A request leaves its language, zone and now in its thread, which is the test's own with a test client."""
    yield
    if "django.utils.translation" in sys.modules:
        from django.utils import timezone, translation

        translation.deactivate()
        timezone.deactivate()
    if "firewarden.desk.shown" in sys.modules:
        sys.modules["firewarden.desk.shown"].set_now(None)


@pytest.fixture(scope="session")
def sky() -> "Iterator[Sky]":
    """One real network for all tests of a process: it takes seconds to start. Those of the group `bluesky` share it."""
    from tests.connectors.bluesky.sky import loopback_network

    with loopback_network() as found:
        yield found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section("NOT RUN", bold=True, yellow=True)
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        terminalreporter.write_line(f"{report.nodeid:<80} {reason}", bold=True)
