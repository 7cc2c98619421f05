"""Every implementation of the store ports. One that joins here is held to all of the conformance suite."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from firewarden.ports import PlanStore, Spool, StreamReader, StreamStore
from firewarden.stores.files import FilePlanStore, FileSpool
from firewarden.stores.sqlite import SqliteStreamReader, SqliteStreamStore
from firewarden.vocabulary.errors import Conflict, StoreError
from firewarden.vocabulary.ids import StoreId
from firewarden.vocabulary.plan import WatchPlan
from tests.stores.memory import MemoryStreamStore
from tests.stores.memory_spool import MemorySpool


class Streams(Protocol):
    """Where streams are kept: `name` tells one from another."""

    def writer(self, name: str = "stream") -> StreamStore:
        """Made when there is none; closed at the end of the test at the latest."""
        ...

    def reader(self, name: str = "stream") -> StreamReader: ...


class SqliteStreams:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: list[SqliteStreamReader] = []

    def writer(self, name: str = "stream") -> StreamStore:
        store = SqliteStreamStore.open(self._folder / f"{name}.sqlite3")
        self._open.append(store)
        return store

    def reader(self, name: str = "stream") -> StreamReader:
        reader = SqliteStreamStore.open(self._folder / f"{name}.sqlite3", read_only=True)
        self._open.append(reader)
        return reader

    def close(self) -> None:
        for store in self._open:
            store.close()


class MemoryStreams:
    """Its writers are refused as a database's would be, and find again what an earlier one wrote."""

    def __init__(self) -> None:
        self._stores: dict[str, MemoryStreamStore] = {}
        self._writing: set[str] = set()

    def writer(self, name: str = "stream") -> StreamStore:
        if name in self._writing:
            raise StoreError(f"{name} is already being written, and a stream has one writer.")
        self._writing.add(name)
        store = self._stores.setdefault(name, MemoryStreamStore(StoreId(f"st_{name}")))
        store.close = lambda: self._writing.discard(name)  # type: ignore[method-assign]
        return store

    def reader(self, name: str = "stream") -> StreamReader:
        return self._stores[name]


@pytest.fixture(params=["sqlite", "memory"])
def streams(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Streams]:
    if request.param == "memory":
        yield MemoryStreams()
        return
    sqlite = SqliteStreams(tmp_path)
    yield sqlite
    sqlite.close()


@pytest.fixture
def store(streams: Streams) -> StreamStore:
    return streams.writer()


class MemoryPlanStore:
    """Implements `ports.PlanStore`."""

    def __init__(self, plans: list[WatchPlan]) -> None:
        self._plans = plans

    def newest(self) -> WatchPlan | None:
        return self._plans[-1] if self._plans else None

    def publish(self, plan: WatchPlan) -> None:
        if plan.version != len(self._plans) + 1:
            raise Conflict
        self._plans.append(plan)


class Plans(Protocol):
    """Where plans are kept: each call opens the same place anew, as another process would."""

    def __call__(self) -> PlanStore: ...


@pytest.fixture(params=["files", "memory"])
def plans(request: pytest.FixtureRequest, tmp_path: Path) -> Plans:
    published: list[WatchPlan] = []
    if request.param == "memory":
        return lambda: MemoryPlanStore(published)
    return lambda: FilePlanStore(tmp_path / "plans")


class Spools(Protocol):
    """Where what was posted waits: each call opens the same place anew, as another process would."""

    def __call__(self) -> Spool: ...


@pytest.fixture(params=["files", "memory"])
def spools(request: pytest.FixtureRequest, tmp_path: Path) -> Spools:
    if request.param == "memory":
        memory = MemorySpool()
        return lambda: memory
    return lambda: FileSpool(tmp_path / "spool")
