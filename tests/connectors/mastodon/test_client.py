"""The server that our tests use, driven by Mastodon.py: a client that others wrote finds a Mastodon there."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from mastodon import Mastodon, MastodonNetworkError, MastodonNotFoundError, MastodonUnauthorizedError, StreamListener

from tests.connectors.conformance.rig import SECRET
from tests.connectors.conformance.suite import run
from tests.connectors.mastodon.fake import FakeMastodon, listening


def driven(rig: FakeMastodon, drive: Callable[[Mastodon], Any], token: str = SECRET) -> Any:
    """What came of a client's visit, which has a thread of its own."""

    async def main() -> Any:
        rig.streaming = rig.url.replace("http", "ws")  # where events are sent in the way the client asks for them
        client = Mastodon(access_token=token, api_base_url=rig.url, ratelimit_method="throw", request_timeout=5)
        return await asyncio.to_thread(drive, client)

    return run(rig, main)


def test_client_posts_edits_and_deletes() -> None:
    def drive(client: Mastodon) -> tuple[str, str, datetime | None, list[str]]:
        first = client.status_post("brand says")
        second = client.status_post("brand answers", in_reply_to_id=first.id)
        changed = client.status_update(first.id, "brand says sorry")
        client.status_delete(second.id)
        with pytest.raises(MastodonNotFoundError):
            client.status(second.id)
        return second.in_reply_to_id, changed.content, changed.edited_at, [s.content for s in client.timeline_local()]

    parent, content, edited, left = driven(rig := FakeMastodon(), drive)
    assert (str(parent), content, left) == (rig.id_of(1), "<p>brand says sorry</p>", ["<p>brand says sorry</p>"])
    assert isinstance(edited, datetime)


def test_client_reads_the_past_by_the_links_that_pages_have() -> None:
    rig = FakeMastodon()
    for number in range(1, 96):
        rig.say(number, f"{number} #fire" if number % 2 else str(number))

    def drive(client: Mastodon) -> tuple[list[int], int, list[str]]:
        page, sizes = client.timeline_public(limit=40), []
        while page:
            sizes.append(len(page))
            page = client.fetch_next(page)
        tagged = client.fetch_remaining(client.timeline_hashtag("fire", limit=40))
        above = client.timeline_public(limit=2, min_id=rig.id_of(10))
        return sizes, len(tagged), [s.content for s in above]

    assert driven(rig, drive) == ([40, 40, 15], 48, ["<p>12</p>", "<p>11 #fire</p>"])


def test_client_knows_the_limits_and_the_access() -> None:
    rig = FakeMastodon()
    rig.left, rig.access = 42, {"local": "disabled", "remote": "public"}

    def drive(client: Mastodon) -> tuple[bool, bool, int, int]:
        open_ = client.timeline_is_available("public", remote=True, fail_hard=True)
        return (
            client.timeline_is_available("public", local=True, fail_hard=True),
            open_,
            client.ratelimit_remaining,
            client.ratelimit_limit,
        )

    assert driven(rig, drive) == (False, True, 42, 300)


def test_client_with_a_wrong_token_is_turned_away() -> None:
    def drive(client: Mastodon) -> None:
        with pytest.raises(MastodonUnauthorizedError):
            client.timeline_local()

    driven(FakeMastodon(), drive, token="wrong")


class Ear(StreamListener):
    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def on_update(self, status: Any) -> None:
        self.heard.append(("update", status.content))

    def on_status_update(self, status: Any) -> None:
        self.heard.append(("status.update", status.content))

    def on_delete(self, status_id: Any) -> None:
        self.heard.append(("delete", str(status_id)))


def test_client_hears_what_happens() -> None:
    rig, ear, threads = FakeMastodon(), Ear(), list[threading.Thread]()

    def until(enough: Callable[[], bool]) -> None:
        end = time.monotonic() + 10
        while not enough() and time.monotonic() < end:
            time.sleep(0.01)

    def drive(client: Mastodon) -> None:
        def listen() -> None:
            with suppress(MastodonNetworkError):  # the server ends with the test
                client.stream_local(ear)

        threads.append(threading.Thread(target=listen, daemon=True))
        threads[0].start()
        until(lambda: listening(rig) == 1)
        status = client.status_post("brand")
        client.status_update(status.id, "brand, changed")
        client.status_delete(status.id)
        until(lambda: len(ear.heard) == 3)

    driven(rig, drive)
    threads[0].join(10)
    assert ear.heard == [
        ("update", "<p>brand</p>"),
        ("status.update", "<p>brand, changed</p>"),
        ("delete", rig.id_of(1)),
    ]
