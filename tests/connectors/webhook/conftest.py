"""One installation for all tests of the connector: it takes seconds to make."""

from collections.abc import Iterator

import pytest

from tests.connectors.webhook.door import Door, opened


@pytest.fixture(scope="session")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with opened(tmp_path_factory.mktemp("installation"), 40) as made:
        yield made
