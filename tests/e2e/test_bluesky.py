"""A post on a real Bluesky network, until it stands on an open war room page; the pipeline is killed in the middle."""

import json
import os
import signal
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from firewarden.stores.sqlite.store import SqliteStreamReader
from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.ids import BrandId
from tests.connectors.bluesky.sky import Written, loopback_network
from tests.e2e.house import PATIENT, REBORN, ROOT, WIDE, Installed, installation

FULL = "FIREWARDEN_BLUESKY_POSTS" in os.environ
POSTS = int(os.environ.get("FIREWARDEN_BLUESKY_POSTS", "10"))
WHILE_DEAD = 3
"""Posts written right after the kill, of which only the last is waited for."""
MEDIAN = 2.0
"""Seconds from the moment somebody sends a post."""
WATCH = """() => {
  window.said = {};
  const look = () => {
    for (const post of document.querySelectorAll("#just-said blockquote")) {
      const witness = post.textContent.match(/witness (\\d+)/);
      if (witness && !(witness[1] in window.said)) window.said[witness[1]] = performance.now();
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
"""Notes when each post stands on the page, by the clock of the browser: looking from outside sees it later."""
DETAILS = ROOT / "proof" / "bluesky.details.json"


@pytest.mark.browser
@pytest.mark.bluesky
@pytest.mark.kill
@pytest.mark.xdist_group("demo")
def test_post_stands_on_the_open_page_and_none_is_lost(fresh: Path, tmp_path: Path, browser: Browser) -> None:
    with (
        loopback_network() as sky,
        installation(fresh, tmp_path, "tests.e2e.listening", sky.jetstream) as here,
        war_room(browser, here) as page,
    ):
        ann, written, seconds = sky.person("ann"), list[Written](), list[float]()
        for number in range(POSTS):
            if number == POSTS // 2:
                kill_pipeline(here)
            began = float(page.evaluate("performance.now()"))
            written.append(ann.post(words(number), iso(Instant(time.time_ns() // 1000))))
            if not 0 <= number - POSTS // 2 < WHILE_DEAD - 1:
                seconds.append((shown(page, number) - began) / 1000)
        expected = sorted(post.key for post in written)
        found = stored(here)

    report(seconds, len(set(expected) - set(found)), len(found) - len(set(found)))
    assert found == expected
    assert statistics.median(seconds) < MEDIAN or (not FULL and os.getloadavg()[0] > 2 * (os.cpu_count() or 1))


def kill_pipeline(here: Installed) -> None:
    children = psutil.Process(here.process.pid).children(recursive=True)
    [pipeline] = [child for child in children if child.cmdline()[-2:] == ["--part", "pipeline"]]
    pipeline.send_signal(signal.SIGKILL)


def words(number: int) -> str:
    return f"Acme is on fire, says witness {number:03}"


def shown(page: Page, number: int) -> float:
    """When it stood on the page, in milliseconds."""
    expect(page.locator("#just-said").get_by_text(words(number))).to_be_visible(timeout=REBORN)
    return float(page.evaluate("number => window.said[number]", f"{number:03}"))


def stored(here: Installed) -> list[str]:
    """Keys of all mentions; what the pipeline counted must be as many."""
    reader = SqliteStreamReader(here.folder / "stream.sqlite3")
    try:
        ahead = Instant(time.time_ns() // 1000 + 10**9)
        mentions = reader.mentions(BrandId(here.told["brand"]), Instant(0), ahead, limit=10 * POSTS)
        counted = reader.totals(BrandId(here.told["brand"]), Instant(0), ahead).mentions
        [state] = reader.sources()
    finally:
        reader.close()
    assert (state.accepted, counted) == (len(mentions), len(mentions))
    return sorted(mention.post.key for mention in mentions)


def report(seconds: list[float], missing: int, doubled: int) -> None:
    """Only of a full count: a short run says little."""
    if not FULL:
        return
    ordered = sorted(seconds)
    details = {
        "posts": POSTS,
        "median_seconds": round(statistics.median(ordered), 3),
        "p90_seconds": round(ordered[int(len(ordered) * 0.9)], 3),
        "longest_seconds": round(ordered[-1], 3),
        "missing": missing,
        "doubled": doubled,
    }
    DETAILS.parent.mkdir(exist_ok=True)
    DETAILS.write_text(json.dumps(details, indent=1) + "\n")


@contextmanager
def war_room(browser: Browser, here: Installed) -> Iterator[Page]:
    """Open, and live."""
    here.until_served()
    with browser.new_context(viewport=WIDE, base_url=here.base) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(here.told["link"])
        page.wait_for_url(here.base + here.told["room"], timeout=PATIENT)
        expect(page.locator(".pulse")).to_have_attribute("data-state", "live", timeout=PATIENT)
        page.evaluate(WATCH)
        yield page
