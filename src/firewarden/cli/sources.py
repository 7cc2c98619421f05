"""Asks the network of every source of the newest plan once, all side by side."""

import asyncio
from collections.abc import Mapping

from firewarden.config import Folder, Settings
from firewarden.inquiries.asking import ask
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Checked, SourceState
from firewarden.vocabulary.plan import Source

PATIENCE = 20.0
"""Seconds for all of them; one that has not answered by then is told so."""


def ask_each(settings: Settings) -> list[tuple[Source, Checked]]:
    """By name. Raises StoreError when the plan cannot be read."""
    from firewarden.bootstrap import connect
    from firewarden.stores.files.plans import FilePlanStore

    plan = FilePlanStore(Folder(settings.data.absolute()).plans).newest()
    made = connect(settings)

    async def main() -> list[Checked]:
        return await asyncio.gather(*(ask(made, source, PATIENCE) for source in sources))

    sources = sorted(plan.sources if plan else (), key=lambda source: source.name)
    return list(zip(sources, asyncio.run(main()), strict=True)) if sources else []


def states_of(folder: Folder) -> Mapping[SourceId, SourceState]:
    """What the stream knows of its sources; empty before the first start. Raises StoreError."""
    if not folder.stream_db.exists():
        return {}
    from firewarden.stores.sqlite.store import SqliteStreamStore

    reader = SqliteStreamStore.open(folder.stream_db, read_only=True)
    try:
        return {state.source: state for state in reader.sources()}
    finally:
        reader.close()
