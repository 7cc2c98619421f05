"""One demo serves all journeys: the real product, started as anybody starts it, used with a real browser."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import CHROMIUM
from tests.connectors.bluesky.sky import Sky
from tests.connectors.mastodon.house import MastodonHouse
from tests.connectors.publishing.far import SECRET
from tests.e2e.house import QUIET, House, demo, installation, listen, make_fresh
from tests.e2e.square import Square


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with demo(tmp_path_factory.mktemp("demo") / "data") as found:
        yield found


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_fresh(tmp_path_factory.mktemp("fresh") / "data")


@pytest.fixture(scope="session")
def square(sky: Sky, fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Square]:
    """One team that publishes on two networks, for all tests of the group `bluesky`."""
    us = sky.person("acme-works")
    password = sky.ask("server.createAppPassword", {"name": "Firewarden"}, f"Bearer {us.key}")["password"]
    with MastodonHouse() as mastodon:
        accounts = {
            "bluesky": {"settings": {"account": us.handle, "server": sky.pds}, "secret": password, "name": us.handle},
            "mastodon": {"settings": mastodon.settings, "secret": SECRET, "name": mastodon.name},
        }
        folder = tmp_path_factory.mktemp("square")
        with installation(fresh, folder, "tests.e2e.speaking", json.dumps(accounts)) as here:
            here.until_served()
            links = {name: here.base + path for name, path in here.told["links"].items()}
            yield Square(House(here.base, here.told["room"], 0, links), us, mastodon)


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
