"""A pipeline of its own that may read private networks: `python -m tests.connectors.bluesky.listening FOLDER`."""

import sys
from collections.abc import Callable
from pathlib import Path

from firewarden.bootstrap import WallClock, connect, enrichers
from firewarden.config import Settings
from firewarden.pipeline.engine import serve
from firewarden.stores.files.plans import FilePlanStore
from firewarden.stores.sqlite import SqliteStreamStore


def main(folder: Path) -> None:
    store = SqliteStreamStore.open(folder / "stream.db")
    settings = Settings(data=folder, private_networks=True)
    serve(store, FilePlanStore(folder / "plans"), connect(settings), enrichers(), WallClock(), on_start=tell)


def tell(_stop: Callable[[], None]) -> None:
    print("reading", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
