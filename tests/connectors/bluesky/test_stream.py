"""Positions in a stream that is not all there any more, and what it says beside posts."""

import asyncio
import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import libipld
import pytest
from websockets.http11 import Response

from firewarden.connectors.bluesky.connector import connect, options_of
from firewarden.connectors.bluesky.firehose import repos
from firewarden.connectors.bluesky.jetstream import first, second
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Checked, Fetched, Removed, Unreadable
from firewarden.vocabulary.plan import Interval
from tests.connectors.bluesky.rig import ANN, FIRST, FirehoseRig, SecondRig, StreamRig, answer, record
from tests.connectors.conformance.suite import keys, read_until, run, so_many
from tests.connectors.tools import NOON

OLD = json.dumps({"time": NOON - 50 * HOUR})
MINUTE = 60_000_000


def lost(blocks: list[Block]) -> list[Interval | None]:
    return [block.lost for block in blocks if block.lost is not None]


def cursors(rig: StreamRig) -> list[int | None]:
    """What each connection asked for."""
    asked = [parse_qs(urlsplit(path).query).get("cursor") for path in rig.asked]
    return [int(one[0]) if one else None for one in asked]


def read(rig: StreamRig, cursor: str | None, posts: int = 1) -> list[Block]:
    async def main() -> list[Block]:
        for number in range(1, posts + 1):
            rig.say(number, f"brand says {number}")
        return await read_until(rig, so_many(posts), cursor)

    return run(rig, main)


@pytest.mark.parametrize("rig", [StreamRig, SecondRig], ids=["v1", "v2"])
def test_stream_goes_on_a_little_before_where_it_was(rig: type[StreamRig]) -> None:
    made = rig()

    assert lost(read(made, json.dumps({"time": FIRST}))) == []
    assert cursors(made) == [FIRST - 5_000_000]


@pytest.mark.parametrize("rig", [StreamRig, SecondRig], ids=["v1", "v2"])
def test_what_the_stream_forgot_is_told(rig: type[StreamRig]) -> None:
    """Version 1 begins later without a word, version 2 says so."""
    made = rig()
    made.oldest = FIRST

    assert lost(read(made, OLD)) == [Interval(start=NOON - 50 * HOUR, end=FIRST + MINUTE)]  # type: ignore[arg-type]


def test_old_cursor_that_is_still_good_loses_nothing() -> None:
    rig = StreamRig()
    rig.happen(NOON - 50 * HOUR + 1, "3k", "create", record("brand", NOON - 50 * HOUR))

    assert lost(read(rig, OLD)) == []


def test_refused_cursor_begins_with_what_is_said_next() -> None:
    class Forgetful(SecondRig):
        def turned_away(self, query: dict[str, list[str]]) -> Response | None:
            return answer(400, b'{"error": "CursorTooOld"}') if "cursor" in query else None

    rig = Forgetful()

    async def main() -> list[Block]:
        waiting = asyncio.create_task(read_until(rig, so_many(1), OLD))
        await rig.listeners.acquire()
        rig.say(1, "brand")
        return await waiting

    assert lost(run(rig, main)) == [Interval(start=NOON - 50 * HOUR, end=FIRST + MINUTE)]  # type: ignore[arg-type]
    assert cursors(rig) == [NOON - 50 * HOUR - 5_000_000, None]


def test_number_of_another_firehose_means_nothing() -> None:
    rig = FirehoseRig()

    async def main() -> list[Block]:
        waiting = asyncio.create_task(
            read_until(rig, so_many(1), json.dumps({"time": FIRST - HOUR, "seq": 7, "host": "wss://other.example"}))
        )
        await rig.listeners.acquire()
        rig.say(1, "brand")
        return await waiting

    blocks = run(rig, main)
    assert (cursors(rig), lost(blocks)) == ([None], [Interval(start=FIRST - HOUR, end=FIRST + MINUTE)])  # type: ignore[arg-type]
    assert json.loads(blocks[-1].cursor) == {"time": FIRST + MINUTE, "seq": 1, "host": rig.url}


@pytest.mark.parametrize("rig", [StreamRig, SecondRig, FirehoseRig], ids=["v1", "v2", "firehose"])
def test_other_events_move_nothing_but_the_position(rig: type[StreamRig]) -> None:
    made = rig()

    async def main() -> list[Block]:
        made.tell({"did": ANN, "time": FIRST, "kind": "identity", "about": {"handle": "ann.example"}})
        made.tell({"did": ANN, "time": FIRST, "kind": "account", "about": {"active": True}})
        made.happen(FIRST, "3k1", "create", {"text": "no post"}, collection="app.bsky.feed.like")
        made.say(1, "brand")
        return await read_until(made, so_many(1))

    blocks = run(made, main)
    assert [item for block in blocks for item in block.items if not isinstance(item, Fetched)] == []
    assert keys(blocks) == [PostKey(f"bluesky:{ANN}/3k0001")]


@pytest.mark.parametrize("rig", [StreamRig, SecondRig, FirehoseRig], ids=["v1", "v2", "firehose"])
def test_account_that_is_gone_takes_all_it_wrote_along(rig: type[StreamRig]) -> None:
    made = rig()

    async def main() -> list[Block]:
        for at, status in enumerate(("deactivated", "suspended", "deleted", "takendown")):
            about = {"active": False, "status": status}
            made.tell({"did": ANN, "time": FIRST + at, "kind": "account", "about": about})
        made.say(1, "brand")
        return await read_until(made, so_many(1))

    gone = [item for block in run(made, main) for item in block.items if isinstance(item, Removed)]
    assert gone == [Removed(key=PostKey(f"bluesky:{ANN}/"), at=Instant(FIRST + at), all_of=True) for at in (2, 3)]


def test_clock_ahead_of_ours_leads_past_nothing() -> None:
    rig = StreamRig()

    async def main() -> list[Block]:
        rig.happen(NOON + HOUR, "3k", "create", record("brand", NOON))
        return await read_until(rig, so_many(1))

    assert json.loads(run(rig, main)[-1].cursor) == {"time": NOON}


def test_many_at_once_come_in_bounded_blocks() -> None:
    blocks = read(StreamRig(), None, posts=450)

    assert keys(blocks) == [f"bluesky:{ANN}/3k{number:04}" for number in range(1, 451)]
    assert max(len(block.items) for block in blocks) <= 200


@pytest.mark.parametrize("decode", [first, second, repos])
@pytest.mark.parametrize("frame", [b"", b"\xff\x00", b"[]", b'{"kind": 7}', b"\xa1", b'{"$type": "message"}'])
def test_frame_that_nobody_can_read_is_kept_as_it_is(decode, frame: bytes) -> None:  # type: ignore[no-untyped-def]
    assert list(decode(frame)) == [Unreadable(reason="not-as-documented", raw=frame)]


def test_stream_that_ends_says_why_in_one_word() -> None:
    for error, said in (("ConsumerTooSlow", "ConsumerTooSlow"), ("<b>\n", "an error")):
        frames = [json.dumps({"$type": "error", "error": error}).encode()]
        frames += [libipld.encode_dag_cbor({"op": -1}) + libipld.encode_dag_cbor({"error": error})]
        for decode, frame in zip((second, repos), frames, strict=True):
            with pytest.raises(NetworkError, match=rf"^Bluesky ended the stream: {said}\.$"):
                list(decode(frame))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"wire": "v3"}, "There is no stream of that kind; there are v2, v1, firehose."),
        ({"days": "many"}, "Say in whole days how far back is to be read, such as 7."),
        (
            {"words": "brand", "account": "me.example"},
            "Enter the app password of me.example as well, or leave the account empty.",
        ),
    ],
)
def test_setting_that_is_wrong_is_said(settings: dict[str, str], said: str) -> None:
    rig = StreamRig()

    async def main() -> Checked:
        async with rig:
            whole = rig.source.settings | settings
            return await connect(rig.tools).check(replace(rig.source, settings=whole, secret=None))

    checked = asyncio.run(main())
    assert (checked.works, checked.says) == (False, said)


def test_setting_left_empty_is_the_usual_one() -> None:
    source = StreamRig().source
    found = options_of(replace(source, settings={"wire": " ", "search": "", "server": "", "days": " 3 "}))
    usual = options_of(replace(source, settings={"days": "3"}))
    assert found == usual
