"""One real network for all tests of a process: it takes seconds to start."""

from collections.abc import Iterator

import pytest

from tests.connectors.bluesky.sky import Sky, loopback_network


@pytest.fixture(scope="session")
def sky() -> Iterator[Sky]:
    with loopback_network() as found:
        yield found
