"""The desk's tests run on real SQLite files: a desk migrated once, a stream for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firewarden.desk import outside as outside_module
from tests.desk.world import World, build, people


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file instead of memory: locks and concurrent readers behave as they will."""
    from django.conf import settings

    databases: dict[str, Any] = settings.DATABASES
    databases["default"]["TEST"]["NAME"] = str(tmp_path_factory.mktemp("desk") / "desk.sqlite3")


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """As a new installation: the tables at once. `test_schema.py` holds that the migrations make the same."""
    return False


@pytest.fixture
def world(db: None, tmp_path: Path) -> Iterator[World]:
    """Acme with Alice and Bob, Zeta with Charlie."""
    made = build(tmp_path)
    outside_module.give(made.outside)
    people(made)
    yield made
    outside_module.give(None)
    made.stream.close()
