"""X by its filtered stream, when it breaks, is full, or is refused: a pause as long as X asks for, and no gap."""

import asyncio
import json
import time
from contextlib import aclosing
from typing import Any

import pytest

from firewarden.connectors.x import stream as streams
from firewarden.connectors.x.wire import moment
from firewarden.vocabulary.clock import DAY, MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block
from tests.connectors.conformance.http import Answered
from tests.connectors.conformance.suite import (
    connector_of,
    keys,
    looked,
    read_until,
    run,
    so_many,
)
from tests.connectors.tools import NOON
from tests.connectors.x.streaming import NOW, Streaming, acting, beating, caught, cursor_of, then
from tests.connectors.x.test_x import FIRST, number_of

# --- what breaks


@pytest.mark.parametrize("how", ["drop", "silent", "half-closed", "operational-disconnect"])
def test_stream_that_breaks_is_opened_again_at_once_and_the_gap_is_searched(how: str) -> None:
    rig = Streaming()
    error = {
        "errors": [
            {
                "title": "operational-disconnect",
                "disconnect_type": "UpstreamOperationalDisconnect",
                "detail": "This stream has been disconnected upstream for operational reasons.",
                "type": "https://api.x.com/2/problems/operational-disconnect",
            }
        ]
    }

    async def main() -> tuple[list[PostKey], list[PostKey], int]:
        said = [rig.say(1, "brand")]

        def act() -> None:
            rig.unsaid = True
            said.append(rig.say(2, "brand"))
            rig.unsaid = False
            match how:
                case "drop":
                    rig.drop()
                case "half-closed":
                    rig.open[0].write_eof()
                case "operational-disconnect":
                    rig.send(json.dumps(error).encode())
            if how != "silent":
                rig.open.clear()

        blocks = await read_until(rig, then(act, so_many(2)))
        return said, keys(blocks), rig.opened

    said, got, opened = run(rig, main)
    assert (got, opened) == (said, 2)


def test_blank_lines_keep_a_quiet_stream() -> None:
    rig = Streaming()

    async def main() -> int:
        async with beating(rig):
            began = time.monotonic()
            await read_until(rig, lambda _: time.monotonic() - began > 0.8)
            return rig.opened

    assert run(rig, main) == 1


@pytest.mark.parametrize("seams", [0, 1, 2])
def test_crash_loses_nothing_wherever_it_comes(seams: int) -> None:
    """Posts are written all the time, now, and half of them while nobody listens."""
    rig = Streaming()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said, got = list[PostKey](), list[PostKey]()
        cursor: str | None = None

        def one() -> None:
            rig.clock.at = Instant(rig.clock.at + 40 * SECOND)
            said.append(rig.say((rig.clock.at - FIRST) // MINUTE, "brand"))

        for _ in range(4):
            blocks = await read_until(rig, acting(*[one] * (1 + seams)), cursor)
            cursor = blocks[-1].cursor
            got += keys(blocks)
            rig.drop()
            rig.clock.at = Instant(rig.clock.at + 2 * MINUTE)
            said.append(rig.say((rig.clock.at - FIRST) // MINUTE, "brand"))
        last = await read_until(rig, lambda blocks: said[-1] in keys(blocks), cursor)
        return said, list(dict.fromkeys([*got, *keys(last)]))

    said, got = run(rig, main)
    assert sorted(got) == sorted(set(said))


def test_cursor_moves_up_while_the_stream_is_quiet_and_a_look_goes_on_from_it() -> None:
    rig = Streaming()

    async def main() -> tuple[list[Block], list[Block]]:
        def later() -> None:
            rig.clock.at = Instant(rig.clock.at + 10 * MINUTE)

        heard = await read_until(rig, acting(later, later, later, later))
        rig.asked.clear()
        rig.settings = {}
        return heard, await read_until(rig, looked(1), heard[-1].cursor)

    heard, _ = run(rig, main)
    assert moment(cursor_of(heard[-1]).since) == rig.clock.at - MINUTE
    assert [asked.query["since_id"] for asked in rig.asked] == [cursor_of(heard[-1]).since]


def test_second_search_asks_only_for_what_lies_around_the_beginning() -> None:
    rig = Streaming()

    async def main() -> list[Block]:
        def later() -> None:
            rig.clock.at = Instant(rig.clock.at + MINUTE)

        rig.say(NOW - 30, "brand")
        return await read_until(rig, acting(later, later, later))

    run(rig, main)
    searches = [asked.query for asked in rig.asked if asked.path.endswith("recent")]
    assert [(NOON - moment(one["since_id"]), "until_id" in one) for one in searches] == [
        (7 * DAY - 2 * MINUTE, False),
        (30 * MINUTE, True),
    ]
    assert moment(searches[1]["until_id"]) == NOON + MINUTE // 2


def test_more_than_can_be_taken_in_is_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "WAITING", 5)
    rig = Streaming()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said = [rig.say(1, "brand")]

        def act() -> None:
            said.extend(rig.say(number, "brand") for number in range(2, 41))

        async with beating(rig):
            return said, keys(await read_until(rig, then(act, so_many(40))))

    said, got = run(rig, main)
    assert (sorted(got), rig.opened) == (sorted(said), 2)


@pytest.mark.parametrize(("waiting", "together"), [(5_000, 3), (3, 5)])
def test_cursor_stays_behind_what_was_not_taken_yet(
    monkeypatch: pytest.MonkeyPatch, waiting: int, together: int
) -> None:
    """Whoever reads is slow, an hour goes by, and then the process dies."""
    monkeypatch.setattr(streams, "WAITING", waiting)
    monkeypatch.setattr(streams, "TOGETHER", together)
    rig = Streaming()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said = list[PostKey]()

        def later() -> None:
            rig.clock.at = Instant(rig.clock.at + 2 * MINUTE)

        cursor: str | None = None
        async with aclosing(connector_of(rig).read(rig.source, None)) as blocks:  # type: ignore[type-var]
            for _ in range(4):
                later()
                cursor = (await anext(blocks)).cursor
            said += [rig.say(NOW + number, "brand") for number in range(10, 30)]
            await asyncio.sleep(0.05)
            rig.clock.at = Instant(NOON + 90 * MINUTE)
            block = await anext(blocks)
            got, cursor = keys([block]), block.cursor
        assert 0 < len(got) < len(said)
        rest = await read_until(rig, lambda found: said[-1] in keys(found), cursor)
        return said, [*got, *keys(rest)]

    said, got = run(rig, main)
    assert sorted(set(got)) == sorted(said)


# --- what X refuses


def too_many() -> bytes:
    return json.dumps(
        {
            "title": "ConnectionException",
            "detail": "This stream is currently at the maximum allowed connection limit.",
            "connection_issue": "TooManyConnections",
            "type": "https://api.x.com/2/problems/streaming-connection",
        }
    ).encode()


TOO_MANY = "X allows this app one stream, and another one is open. Give each installation an app of its own."


@pytest.mark.parametrize(
    ("answered", "says", "least", "most"),
    [
        (Answered(b"", 503), "127.0.0.1/2/tweets/search/stream is in trouble (503).", 5, 7.5),
        (Answered(b"{}", 429), "127.0.0.1/2/tweets/search/stream asks for fewer requests.", 60, 90),
        (Answered(b"{}", 429, {"Retry-After": "300"}), "127.0.0.1/2/tweets/search/stream asks for fewer requests.", 300,
         450),
        (Answered(too_many(), 429), TOO_MANY, 60, 90),
    ],
)  # fmt: skip
def test_pause_is_as_long_as_x_asks_for(answered: Answered, says: str, least: float, most: float) -> None:
    error = caught(Streaming(refused=answered))
    assert (str(error), error.permanent) == (says, False)
    assert error.retry_after is not None
    assert least <= error.retry_after <= most


def test_limit_that_ends_at_a_moment_is_waited_for() -> None:
    error = caught(Streaming(refused=Answered(b"{}", 429, {"x-rate-limit-reset": str(round(time.time()) + 200)})))
    assert error.retry_after is not None
    assert 190 <= error.retry_after <= 305


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (too_many(), TOO_MANY),
        (b'{"errors": [{"title": "UsageCapExceeded", "detail": "Usage cap exceeded: Monthly product cap."}]}',
         "X ended the stream: Usage cap exceeded: Monthly product cap."),
    ],
)  # fmt: skip
def test_reason_inside_the_stream_is_told_and_not_met_with_a_new_connection(line: bytes, says: str) -> None:
    rig = Streaming()

    async def main() -> NetworkError:
        with pytest.raises(NetworkError) as error:
            await read_until(rig, then(lambda: rig.send(line), lambda _: False))
        return error.value

    error = run(rig, main)
    assert (str(error), error.permanent, rig.opened) == (says, False, 1)
    assert (error.retry_after or 0) >= 5


def test_search_that_has_to_wait_does_not_end_the_stream() -> None:
    rig = Streaming()
    answers: list[Any] = [Answered(b"{}", 429, {"Retry-After": "0"})]
    answer = rig.answer
    rig.answer = lambda asked: answers.pop() if answers and asked.path.endswith("recent") else answer(asked)  # type: ignore[method-assign]

    async def main() -> list[PostKey]:
        rig.say(1, "brand")
        return keys(await read_until(rig, so_many(1)))

    assert (run(rig, main), rig.opened) == ([f"twitter:{number_of(1)}"], 1)


NONE = "The access level of this token has no stream (403). Set 'reads' to look, or raise the level at X."


def test_access_level_without_a_stream_is_told_by_the_stream_and_by_the_check() -> None:
    rig = Streaming(refused=Answered(b'{"reason": "client-not-enrolled"}', 403))
    error = caught(rig)
    assert (str(error), error.permanent) == (NONE, True)

    closed = Streaming()
    answer = closed.answer
    closed.answer = lambda asked: Answered(b"{}", 403) if asked.path.endswith("rules") else answer(asked)  # type: ignore[method-assign]

    async def check() -> tuple[bool, str]:
        found = await connector_of(closed).check(closed.source)
        return found.works, found.says

    assert run(closed, check) == (False, NONE)


def test_check_counts_lists_rules_and_opens_no_stream() -> None:
    rig = Streaming()

    async def main() -> str:
        rig.say(1, "brand")
        return (await connector_of(rig).check(rig.source)).says

    told = (
        "The search answers; 1 posts of the last seven days match. The rules of the stream can be read, too: 0 so far."
    )
    assert run(rig, main) == told
    assert (rig.paths(), rig.opened) == (["counts/recent", "search/stream/rules"], 0)


def test_way_to_read_that_there_is_not_is_refused() -> None:
    rig = Streaming()
    rig.settings = {"reads": "guess"}

    async def main() -> None:
        await read_until(rig, looked(1))

    with pytest.raises(ConfigError, match="'reads' should be look or stream; it is 'guess'"):
        run(rig, main)
