from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.desk.people import signed_in
from tests.desk.world import World


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> None:
    """Rate limits count in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def alice(world: World) -> Client:
    return signed_in(world.alice)


@pytest.fixture
def style_page(settings: Any) -> None:
    settings.STYLE_PAGE = True
