"""Leaves out of the conformance suites what a network cannot do, so that nothing has to be skipped. One installation
for all tests of what is posted to us: it takes seconds to make."""

from collections.abc import Iterator

import pytest

from tests.connectors.conformance.rig import Rig
from tests.connectors.publishing.far import Far
from tests.connectors.webhook.door import Door, opened


@pytest.fixture(scope="session")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with opened(tmp_path_factory.mktemp("installation")) as made:
        yield made


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if _applies(item)]
    left_out = [item for item in items if not _applies(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def _applies(item: pytest.Item) -> bool:
    far: type[Rig | Far] | None = getattr(getattr(item, "cls", None), "RIG", None)
    if far is None:
        return True
    mood = getattr(item, "callspec", None) and item.callspec.params.get("mood")  # type: ignore[attr-defined]
    needed = [what for marked in item.iter_markers("needs") for what in marked.args]
    return all(map(far.offers, needed)) and (mood is None or mood in far.moods)
