"""One demo serves all journeys: the real product, started as anybody starts it, used with a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import CHROMIUM
from tests.e2e.house import QUIET, House, demo, listen


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with demo(tmp_path_factory.mktemp("demo") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module: while it is open, its event loop would stand in the way of other tests."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def lead(house: House, browser: Browser) -> Iterator[Page]:
    """A page of the one who leads. Whatever the browser complains of fails the test."""
    yield from _page(house, browser, "lead")


@pytest.fixture
def approver(house: House, browser: Browser) -> Iterator[Page]:
    yield from _page(house, browser, "approver")


@pytest.fixture
def stranger(house: House, browser: Browser) -> Iterator[Page]:
    """Somebody who is not signed in."""
    yield from _page(house, browser, "")


def _page(house: House, browser: Browser, person: str) -> Iterator[Page]:
    with house.context(browser, person) as context:
        page = context.new_page()
        complaints = listen(page)
        yield page
        assert complaints == []
