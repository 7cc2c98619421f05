"""Doors to knock at."""

import pytest

from tests.desk.doors import Doors, opened
from tests.desk.world import World


@pytest.fixture
def doors(world: World) -> Doors:
    return opened(world)
