"""Leaves out of the conformance suite what a network cannot do, so that nothing has to be skipped. One installation
for all tests of what is posted to us: it takes seconds to make."""

from collections.abc import Iterator

import pytest

from tests.connectors.conformance.rig import Rig
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
    rig: type[Rig] | None = getattr(getattr(item, "cls", None), "RIG", None)
    if rig is None:
        return True
    needed = item.get_closest_marker("needs")
    mood = getattr(item, "callspec", None) and item.callspec.params.get("mood")  # type: ignore[attr-defined]
    return (needed is None or needed.args[0] in rig.can) and (mood is None or mood in rig.moods)
