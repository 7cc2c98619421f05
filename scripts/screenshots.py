"""Takes the pictures of the war room that the documentation shows, from a demo: `python scripts/screenshots.py`.

Run it again when the page has changed. It needs Chromium, as the browser tests do.
"""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
LARGEST = 300_000
"""Bytes of a picture in the repository."""


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright
    from tests.conftest import CHROMIUM
    from tests.e2e.house import QUIET, demo

    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, demo(Path(folder) / "data") as house, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for scheme in ("light", "dark"):
            with house.context(browser, "lead", color_scheme=scheme) as context:
                page = context.new_page()
                page.goto(house.room)
                page.locator(".pulse[data-state=live]").wait_for()
                wait_until_assessed(page)
                picture = page.screenshot(path=IMAGES / f"war-room-{scheme}.png")
                if len(picture) > LARGEST:
                    sys.exit(f"The {scheme} picture has {len(picture):,} bytes; {LARGEST:,} is the most.")
        browser.close()
    print(f"Two pictures are in {IMAGES}.")


def wait_until_assessed(page: "Page") -> None:
    """After the fast motion the worker has to catch up: a picture of an old assessment would show half the story."""
    for _ in range(60):
        as_of, now = (
            page.locator(place).first.inner_text() for place in ("#volume .card-head small", "[data-clock] time")
        )
        if 0 <= minutes(now) - minutes(as_of) <= 15:
            return
        page.wait_for_timeout(2000)
        page.reload()
    sys.exit("The assessment did not catch up with the clock within two minutes.")


def minutes(text: str) -> int:
    """Of the day, from the first hh:mm of a text."""
    found = re.search(r"(\d\d):(\d\d)", text)
    return 60 * int(found[1]) + int(found[2]) if found else -1


if __name__ == "__main__":
    main()
