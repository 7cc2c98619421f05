"""The status page in a real browser, as the files of a copy: whoever reads it, however they read it."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from firewarden.desk.actions import face
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.public.copying import copy, files_of
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.statement import Phase
from tests.conftest import CHROMIUM
from tests.desk.face.test_screens import PHONE, QUIET, WIDE
from tests.desk.public.test_copying import published
from tests.desk.saying import tell
from tests.desk.world import NOON, World

pytestmark = pytest.mark.browser
LOOKING = Path(__file__).with_name("looking.js").read_text("utf-8")
COLORS = ("#0b5c6b", "#ffcc00", "#777777")


def made(world: World, folder: Path) -> None:
    """A corrected update, a late promise, one incident that is over; in three colors, one of them hard to write on."""
    published(world)
    soon = Instant(NOON + HOUR)
    assert tell(world, 1, "Bags are there, and here.", phase=Phase.KNOWN, next_at=soon, corrects=1) == 2
    open_incident(world.as_alice, "Another")
    assert tell(world, 2, "It is over. " + "Verylongword" * 20, phase=Phase.CLOSED, next_at=None) == 1
    for color in COLORS:
        wanted = face.Face(
            shown=True, color=color, languages=("ar", "en") if color == COLORS[1] else ("en",), zone="UTC"
        )
        assert face.save_face(world.as_alice, wanted) is None
        copy(folder / color[1:], dict(files_of("acme", "https://a.example", Instant(NOON + 61 * MINUTE))))


def test_nobody_is_kept_out(world: World, tmp_path: Path) -> None:
    made(world, tmp_path)
    pages = sorted(tmp_path.rglob("*.html"))
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for scheme, size in (("light", WIDE), ("dark", PHONE)):
            context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=True)  # type: ignore[arg-type]
            page = context.new_page()
            for file in pages:
                page.goto(file.as_uri())
                if told := page.evaluate(LOOKING):
                    found[f"{file.relative_to(tmp_path)} {scheme}"] = told
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip"
        browser.close()

    assert len(pages) > 12
    assert found == {}
