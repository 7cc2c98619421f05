"""A network, its connector and the pipeline together: what is new and what was said before, each once."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from firewarden.pipeline.engine import Status, run
from firewarden.stores.files.plans import FilePlanStore
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.clock import DAY, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId, QueryId
from firewarden.vocabulary.intake import BackHealth
from firewarden.vocabulary.plan import Backfill, Brand, Query, Source, WatchPlan
from tests.connectors.conformance.suite import connector_of
from tests.connectors.hackernews.test_hackernews import FIRST, HackerNewsRig
from tests.connectors.tools import NOON, SetClock
from tests.stages.samples import tones

ACME = BrandId("acme")


class LateRig(HackerNewsRig):
    """Live reading begins now."""

    @property
    def source(self) -> Source:
        found = super().source
        return replace(found, settings=found.settings | {"days": "0"})


def test_past_and_present_of_a_network_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATUS_SECONDS", "BATCH_SECONDS", "TICK_SECONDS"):
        monkeypatch.setattr(f"firewarden.pipeline.engine.{name}", 0.01)
    rig, clock = LateRig(), SetClock(NOON)
    store = SqliteStreamStore.open(tmp_path / "stream.db")
    plans = FilePlanStore(tmp_path / "plans")

    async def main() -> Status:
        stop, last = asyncio.Event(), list[Status]()

        def tell(status: Status) -> None:
            last.append(status)
            back = status.sources[0].back
            if back is not None and back.health is not BackHealth.READING:
                stop.set()

        async with rig:
            said = [rig.say(number, "brand burns") for number in range(1, 301)]
            wish = Backfill(id="w", brand=ACME, since=Instant(FIRST * 1_000_000), asked_at=NOON)
            plans.publish(
                WatchPlan(
                    version=1,
                    brands=(Brand(id=ACME, name="Acme"),),
                    queries=(Query(id=QueryId("q"), brand=ACME, name="Name", text="brand"),),
                    sources=(rig.source,),
                    backfills=(wish,),
                )
            )
            async with asyncio.timeout(20):
                await run(store, plans, lambda _: connector_of(rig), tones, clock, stop=stop, status=tell)
            found = store.mentions(ACME, Instant(NOON - 2 * DAY), Instant(NOON + MINUTE), limit=1000)
            assert [mention.post.key for mention in found] == said
        return last[-1]

    try:
        [state] = asyncio.run(main()).sources
    finally:
        store.close()
    assert state.back is not None
    assert (state.back.health, state.back.posts >= 300, state.accepted) == (BackHealth.THERE, True, 300)
