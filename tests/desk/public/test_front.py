"""A crowd in front of a public page: one of them looks, all are answered, and nobody gets what is another's."""

import asyncio
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from firewarden.desk.public.front import Front
from firewarden.desk.threads import Message, Receive, Send

BODY = b"<h1>We know</h1>"


@dataclass
class Pages:
    """What stands behind the front, and what it was asked."""

    asked: list[dict[bytes, bytes]] = field(default_factory=list)
    keep: bool = True
    body: bytes = BODY

    async def __call__(self, scope: MutableMapping[str, Any], _receive: Receive, send: Send) -> None:
        self.asked.append(dict(scope["headers"]))
        await asyncio.sleep(0)
        headers = [(b"etag", b'"one"'), (b"content-length", b"16")]
        headers += [(b"x-firewarden-keep", b"1")] if self.keep else []
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


@dataclass
class Watch:
    at: float = 0.0

    def __call__(self) -> float:
        return self.at


def scope(path: str = "/status/acme/", method: str = "GET", **headers: str) -> MutableMapping[str, Any]:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": method, "path": path, "query_string": b"x=1", "headers": named}


def ask(front: Front, one: MutableMapping[str, Any], times: int = 1) -> list[list[Message]]:
    async def nothing() -> Message:
        return {"type": "http.request", "body": b""}

    async def single() -> list[Message]:
        told: list[Message] = []

        async def send(message: Message) -> None:
            told.append(message)

        await front(one, nothing, send)
        return told

    async def crowd() -> list[list[Message]]:
        return await asyncio.gather(*(single() for _ in range(times)))

    return asyncio.run(crowd())


def test_one_of_a_crowd_looks() -> None:
    pages, watch = Pages(), Watch()
    front = Front(pages, watch)

    answers = ask(front, scope(), 50)

    assert len(pages.asked) == 1
    assert {one[1]["body"] for one in answers} == {BODY}
    watch.at = 0.9
    ask(front, scope(), 3)
    assert len(pages.asked) == 1
    watch.at = 1.1
    ask(front, scope(), 3)
    assert len(pages.asked) == 2


def test_cookies_stay_outside_and_the_mark_inside() -> None:
    pages = Pages()

    answer = ask(Front(pages), scope(cookie="sessionid=alice", authorization="Basic x", host="acme.example"))[0]

    assert pages.asked == [{b"host": b"acme.example"}]
    assert answer[0]["headers"] == [(b"etag", b'"one"'), (b"content-length", b"16")]


def test_who_has_it_already_gets_no_body() -> None:
    front = Front(Pages())

    told, body = ask(front, scope(if_none_match='W/"one"'))[0]
    assert (told["status"], body["body"]) == (304, b"")
    told, body = ask(front, scope(method="HEAD"))[0]
    assert (told["status"], body["body"]) == (200, b"")
    assert ask(front, scope(if_none_match='"two"'))[0][1]["body"] == BODY


def test_what_is_not_for_everybody_is_never_kept() -> None:
    front = Front(Pages())
    for path in ("/", "/brands/acme/", "/status/acme/subscribe/", "/account/sign-in/", "/status/acme/feeds/a/b"):
        assert not front.may_keep(scope(path))
    assert not front.may_keep(scope(method="POST"))
    for path in ("/status/acme/", "/status/acme/de/", "/status/acme/pt-BR/past/", "/status/acme/feeds/all.en.atom"):
        assert front.may_keep(scope(path))

    pages = Pages(keep=False)
    front = Front(pages)
    ask(front, scope())
    ask(front, scope(cookie="sessionid=alice"))
    assert pages.asked[-1] == {b"cookie": b"sessionid=alice"}


def test_pages_of_two_hosts_are_two() -> None:
    pages = Pages()
    front = Front(pages)

    ask(front, scope(host="a.example"))
    ask(front, scope(host="b.example"))
    ask(front, scope(host="b.example"))

    assert [one[b"host"] for one in pages.asked] == [b"a.example", b"b.example"]
