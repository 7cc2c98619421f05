"""The style page in a real browser: no sideways scrolling, nothing blocked, keys, kept drafts, live news."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.conftest import CHROMIUM
from tests.desk.server import Served, serve

pytestmark = pytest.mark.browser
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("screens")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="module")
def cookies(served: Served, browser: Browser) -> Any:
    """Alice comes in by her link, as a person would: she opens it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served.base}/enter/{served.links[0]}/?next=/style/")
    expect(page.get_by_text("Passengers kept nine hours")).to_be_visible()
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def context(browser: Browser, cookies: Any, served: Served) -> Iterator[BrowserContext]:
    found = browser.new_context(storage_state=cookies, viewport=WIDE, base_url=served.base)  # type: ignore[arg-type]
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Whatever the browser complains of fails the test: a blocked script or style says so there."""
    found, complaints = context.new_page(), list[str]()
    found.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    assert [text for text in complaints if "ERR_INTERNET_DISCONNECTED" not in text] == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1366", "390"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_scrolls_sideways(page: Page, size: Any, direction: str) -> None:
    page.set_viewport_size(size)
    page.goto("/style/")
    page.evaluate("direction => document.documentElement.dir = direction", direction)

    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_what_was_typed_survives_a_lost_connection(page: Page, context: BrowserContext) -> None:
    page.goto("/style/")
    page.get_by_label("What happened?").fill("reporter called, publishes at 18:00")
    context.set_offline(True)
    with pytest.raises(PlaywrightError, match="ERR_INTERNET_DISCONNECTED"):
        page.goto("/account/")
    context.set_offline(False)

    page.goto("/style/")

    expect(page.get_by_label("What happened?")).to_have_value("reporter called, publishes at 18:00")
    page.get_by_role("button", name="Discard").click()
    page.reload()
    expect(page.get_by_label("What happened?")).to_have_value("")


def test_keys_help_lists_the_pages_own(page: Page) -> None:
    page.goto("/style/")
    page.keyboard.press("?")

    expect(page.get_by_role("dialog")).to_contain_text("Open facts")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_typed_into_a_field_are_text(page: Page) -> None:
    page.goto("/style/")
    field = page.get_by_label("What happened?")
    field.press_sequentially("?rg")

    expect(field).to_have_value("?rg")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_page_is_live_and_says_so(page: Page, served: Served) -> None:
    page.goto("/style/")
    expect(page.locator(".pulse")).to_have_attribute("data-state", "live")
    page.evaluate("document.body.addEventListener('live:note.added', () => document.body.id = 'heard')")

    served.note("the heating failed at 05:10")

    expect(page.locator("body")).to_have_id("heard")


def test_a_fragment_changes_around_what_one_does(page: Page, served: Served) -> None:
    page.goto("/style/")
    fragment = page.locator("#fragment")
    first = fragment.locator("[data-rendered]").get_attribute("data-rendered")
    fragment.get_by_text("More of it").click()
    fragment.get_by_label("For later").fill("half a sentence")
    expect(page.locator(".pulse")).to_have_attribute("data-state", "live")

    served.note("something else happened")

    expect(fragment.locator("[data-rendered]")).not_to_have_attribute("data-rendered", str(first))
    expect(fragment.get_by_text("It stays open.")).to_be_visible()
    expect(fragment.get_by_label("For later")).to_have_value("half a sentence")
    expect(fragment.get_by_label("For later")).to_be_focused()


def test_the_theme_changes_at_once_and_stays(page: Page) -> None:
    page.goto("/style/")
    page.locator(".menu.person > summary").click()
    with page.expect_response("**/theme/"):
        page.get_by_role("button", name="Dark", exact=True).click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 20, 23)"

    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_chart_is_read_out_with_the_arrow_keys(page: Page) -> None:
    page.goto("/style/")
    chart = page.locator("[data-chart]")
    rest = chart.locator("[data-readout]").inner_text()
    chart.focus()
    page.keyboard.press("ArrowLeft")

    expect(chart.locator("[data-readout]")).to_contain_text("expected")
    assert chart.locator("[data-readout]").inner_text() != rest


def test_without_scripts_a_link_lets_in_and_the_page_is_there(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=served.base)
    page = context.new_page()
    page.goto(f"/enter/{served.links[1]}/?next=/style/")
    page.get_by_role("button", name="Come in").click()

    expect(page.get_by_text("Passengers kept nine hours")).to_be_visible()
    expect(page.locator("svg.plot")).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("cell", name="not captured").first).to_be_visible()
    expect(page.locator(".pulse")).to_contain_text("as loaded")
    context.close()
