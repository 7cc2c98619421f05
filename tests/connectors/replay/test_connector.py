import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path

import pytest

from firewarden.connectors.replay.connector import LARGEST_BLOCK, connect
from firewarden.connectors.replay.reading import read
from firewarden.ports import Connector
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Checked, Fetched
from firewarden.vocabulary.plan import Source
from tests.connectors.replay.recordings import line, posts, write
from tests.connectors.tools import tools

TOOLS = tools()


class Wall:
    """A clock that moves only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def source(path: str, **settings: str) -> Source:
    return Source(id=SourceId("s"), connector="replay", name="A recording", settings={"path": path, **settings})


def collect(connector: Connector, of: Source, cursor: str | None = None) -> list[Block]:
    async def run() -> list[Block]:
        return [block async for block in connector.read(of, cursor)]

    return asyncio.run(run())


def minutes(folder: Path, *at: int) -> str:
    rows = [line(id=str(n), created_at=f"2024-05-01T10:{minute:02}:00Z") for n, minute in enumerate(at)]
    return write(folder, "\n".join(rows))


def test_blocks_hold_everything_in_order_and_no_more_than_a_block(tmp_path: Path) -> None:
    path = write(tmp_path, "\n".join(line(id=str(n)) if n % 7 else "broken" for n in range(450)))
    blocks = collect(connect(TOOLS), source(path))
    assert [len(block.items) for block in blocks] == [LARGEST_BLOCK, LARGEST_BLOCK, 50]
    assert [item for block in blocks for item in block.items] == list(collect_items(path))


def collect_items(path: str) -> list[object]:
    from firewarden.connectors.replay.options import Options

    return list(read(path, Options(source=SourceId("s"))))


def test_reading_goes_on_behind_a_committed_block(tmp_path: Path) -> None:
    path = write(tmp_path, "\n".join(line(id=str(n)) for n in range(450)), packed=True)
    blocks = collect(connect(TOOLS), source(path))
    for number, block in enumerate(blocks):
        assert collect(connect(TOOLS), source(path), block.cursor) == blocks[number + 1 :]


def test_paced_replay_waits_as_long_as_it_took(tmp_path: Path) -> None:
    wall = Wall()
    connector = connect(TOOLS, sleep=wall.sleep, monotonic=wall.monotonic)
    blocks = collect(connector, source(minutes(tmp_path, 0, 0, 3, 10), speed="60"))
    assert [[post.key for post in posts(list(block.items))] for block in blocks] == [
        ["file:0", "file:1"],
        ["file:2"],
        ["file:3"],
    ]
    assert wall.slept == [3.0, 7.0]


def test_original_speed_is_speed_one(tmp_path: Path) -> None:
    wall = Wall()
    collect(connect(TOOLS, sleep=wall.sleep, monotonic=wall.monotonic), source(minutes(tmp_path, 0, 2), speed="1"))
    assert wall.slept == [120.0]


def test_posts_before_the_pace_begins_come_at_once(tmp_path: Path) -> None:
    wall = Wall()
    of = source(minutes(tmp_path, 0, 20, 31, 32), speed="60", pace_from="2024-05-01T10:30:00Z")
    blocks = collect(connect(TOOLS, sleep=wall.sleep, monotonic=wall.monotonic), of)
    assert [len(block.items) for block in blocks] == [2, 1, 1]
    assert wall.slept == [1.0, 1.0]


def test_recording_out_of_order_keeps_its_order(tmp_path: Path) -> None:
    wall = Wall()
    connector = connect(TOOLS, sleep=wall.sleep, monotonic=wall.monotonic)
    blocks = collect(connector, source(minutes(tmp_path, 0, 5, 1, 6), speed="60"))
    assert [post.key for block in blocks for post in posts(list(block.items))] == [
        "file:0",
        "file:1",
        "file:2",
        "file:3",
    ]
    assert wall.slept == [5.0, 1.0]


def test_paced_replay_goes_on_behind_a_block(tmp_path: Path) -> None:
    wall = Wall()
    connector = connect(TOOLS, sleep=wall.sleep, monotonic=wall.monotonic)
    of = source(minutes(tmp_path, 0, 0, 3, 10), speed="60")
    first = collect(connector, of)[0]
    wall.slept.clear()
    rest = collect(connector, of, first.cursor)
    assert [post.key for block in rest for post in posts(list(block.items))] == ["file:2", "file:3"]
    assert wall.slept == [7.0]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"path": "/nowhere/posts.csv"}, "There is no file /nowhere/posts.csv"),
        ({"path": ""}, "The source 'A recording' says no path"),
        ({"path": "x", "speed": "fast"}, "The speed 'fast'"),
        ({"path": "x", "format": "pdf"}, "'pdf' is no format"),
    ],
)
def test_source_that_cannot_be_read_fails_for_good_with_a_sentence(settings: dict[str, str], message: str) -> None:
    of = Source(id=SourceId("s"), connector="replay", name="A recording", settings=settings)
    with pytest.raises(NetworkError) as error:
        collect(connect(TOOLS), of)
    assert str(error.value).startswith(message)
    assert error.value.permanent


def test_recording_is_not_live() -> None:
    capabilities = connect(TOOLS).capabilities
    assert (capabilities.live, capabilities.reads) == (False, True)


def test_pipe_hands_on_what_has_come_while_its_feeder_pauses(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    async def run() -> tuple[int, int]:
        blocks: AsyncIterator[Block] = connect(TOOLS).read(source(str(pipe)), None)
        feeder = pipe.open("r+b", buffering=0)
        waiting: Awaitable[Block] = asyncio.ensure_future(anext(blocks))
        feeder.write((line(id="1") + "\n" + line(id="2") + "\n").encode())
        first = await waiting
        feeder.write((line(id="3") + "\n").encode())
        feeder.close()
        return len(first.items), sum([len(block.items) async for block in blocks])

    assert asyncio.run(run()) == (2, 1)


READER = """
import asyncio, sys
from firewarden.connectors.replay.connector import connect
from firewarden.vocabulary.plan import Source

async def main():
    stdin = Source(id="s", connector="replay", name="stdin", settings={"path": "-"})
    async for block in connect(None).read(stdin, None):
        print(len(block.items), flush=True)
        if sys.argv[1] == "stop":
            asyncio.get_running_loop().call_later(0.3, asyncio.current_task().cancel)

try:
    asyncio.run(main())
except asyncio.CancelledError:
    print("stopped")
"""


def test_standard_input_is_read_to_its_end() -> None:
    command = [sys.executable, "-c", READER, "read"]
    done = subprocess.run(command, input=(line() + "\n") * 3, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["3"]


def test_waiting_for_standard_input_can_be_stopped() -> None:
    command = [sys.executable, "-c", READER, "stop"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin is not None
        reader.stdin.write(line() + "\n")
        reader.stdin.flush()
        assert reader.wait(timeout=60) == 0
        assert reader.stdout is not None
        assert reader.stdout.read().split() == ["1", "stopped"]


def test_standard_input_cannot_be_read_from_the_middle() -> None:
    with pytest.raises(NetworkError, match="cannot be read again from the middle"):
        collect(connect(TOOLS), source("-"), "5:0:")


def test_source_is_named_in_every_post(tmp_path: Path) -> None:
    blocks = collect(connect(TOOLS), source(write(tmp_path, line())))
    assert [item.post.source for block in blocks for item in block.items if isinstance(item, Fetched)] == ["s"]


def test_check_says_whether_the_recording_can_be_read(tmp_path: Path) -> None:
    there, missing = source(write(tmp_path, line())), source(str(tmp_path / "none.jsonl"))

    found = [asyncio.run(connect(TOOLS).check(one)) for one in (there, missing)]
    assert found[0] == Checked(works=True, says="The recording can be read.")
    assert (found[1].works, "none.jsonl" in found[1].says) == (False, True)
