"""When a source is tried again, and when a reader may go on."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

import pytest

from firewarden.pipeline.intake import Arrived, Failed, Intake, Message, pause_after, same_reading
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.intake import Block, Capabilities, Checked
from firewarden.vocabulary.plan import Source
from tests.stages.samples import FILE, file_source, gap


@pytest.mark.parametrize(("failures", "nominal"), [(1, 1.0), (2, 2.0), (5, 16.0), (20, 300.0)])
def test_pause_doubles_with_each_failure_up_to_five_minutes_and_is_never_the_same(failures: int, nominal: float):
    pauses = {pause_after(failures, permanent=False) for _ in range(50)}
    assert len(pauses) > 40
    assert 0.5 * nominal <= min(pauses) <= max(pauses) <= 1.5 * nominal


def test_pause_is_long_where_trying_soon_is_of_no_use():
    assert 450 <= pause_after(1, permanent=True) <= 1350


def test_reader_goes_on_when_only_the_meaning_of_its_source_has_changed():
    source = file_source(settings={"path": "a"})
    assert same_reading(source, replace(source, name="b", brands=(BrandId("acme"),), gaps=(gap(0, 5),)))


@pytest.mark.parametrize("change", [{"settings": {"path": "b"}}, {"secret": "s"}, {"connector": "x"}, {"live": True}])
def test_reader_starts_again_when_there_is_something_else_to_read(change: dict[str, object]):
    source = file_source(settings={"path": "a"})
    assert not same_reading(source, replace(source, **change))  # type: ignore[arg-type]


@dataclass(slots=True)
class Line:
    """A network that says so many empty things, then hangs; or fails and asks for a pause."""

    empty: int = 0
    error: Exception | None = None
    asked: list[str | None] = field(default_factory=list)
    capabilities: Capabilities = field(default=Capabilities(platform="test", silence_minutes=1))

    async def check(self, source: Source) -> Checked:
        return Checked(works=True, says="It answers.")

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        self.asked.append(cursor)
        for number in range(self.empty):
            await asyncio.sleep(0.01)
            yield Block(items=(), cursor=str(number))
        if self.error is not None:
            raise self.error
        await asyncio.Event().wait()


def heard(line: Line, *, live: bool, until: int, seconds: float = 5.0) -> list[Message]:
    """Messages of one source; a second of pauses, and of silence, lasts a thousandth."""

    async def main() -> list[Message]:
        intake = Intake(lambda _: line, pause_unit=0.001)
        source = file_source(live=live)
        intake.follow({source.id: (source, None)})
        found: list[Message] = []
        try:
            async with asyncio.timeout(seconds):
                while len(found) < until:
                    found.append(await intake.queue.get())
        except TimeoutError:
            pass
        await intake.stop()
        return found

    return asyncio.run(main())


def test_live_source_that_hangs_is_blind_and_tried_again_from_where_it_was():
    line = Line(empty=2)
    [*arrived, failed] = heard(line, live=True, until=3)
    assert [type(message) for message in arrived] == [Arrived, Arrived]
    assert failed == Failed(FILE, "Nothing was heard for 1 min, not even that there is nothing new.", final=False)
    heard(line, live=True, until=6)
    assert line.asked[-1] == "1"


def test_recording_may_take_its_time():
    assert len(heard(Line(empty=1), live=False, until=2, seconds=0.5)) == 1


def test_pause_that_a_network_asks_for_is_kept():
    line = Line(error=NetworkError("Too much.", retry_after=300.0))
    heard(line, live=True, until=2, seconds=0.2)
    assert len(line.asked) == 1
