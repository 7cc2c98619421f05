"""Publishes on Threads: a container that nobody sees, and then its publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

import msgspec

from firewarden.connectors.threads.wire import PLATFORM, key_of
from firewarden.net.graph_out import GraphOut, graph
from firewarden.net.outgoing import (
    attempt,
    behind,
    check,
    conversation,
    in_private,
    introduce,
    native_id,
    same_words,
    the_only,
)
from firewarden.ports import Publisher, Tools
from firewarden.text.length import links_in
from firewarden.vocabulary.clock import SECOND, Instant, from_iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Counting,
    Identity,
    Length,
    Native,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

API = "https://graph.threads.net/v1.0"
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Threads",
    length=Length(most=500, counting=Counting.EMOJI_BYTES),
    answering=Answering.ANYBODY,
    native=Native(post="https://www.threads.com/intent/post?text={text}"),
    threads=True,
    deletes=True,
    finds=True,
    key=Key.APPROVAL,
    secret="Access token of the account",  # noqa: S106 - its name, not its value
    settings=(Setting(name="api", label="Address of the service", default=API),),
    cost="Free. 250 posts and 1,000 answers in 24 hours.",
    forbids=("Do not post the same words again and again, and mention nobody who has no part in it.",),
)
SITE = "https://www.threads.com/"
MOST_LINKS = 5
LOOKS, BETWEEN = 10, 1.0
"""How often, and how many seconds apart, we look whether a container is ready."""
_ID = pattern(r"\d+")
_SHOWN = "id,text,timestamp,permalink,replied_to"


class _Me(msgspec.Struct):
    id: str
    username: str = ""


class _Container(msgspec.Struct):
    status: str = ""


class _Named(msgspec.Struct):
    id: str = ""


class _Post(msgspec.Struct):
    id: str
    timestamp: str
    text: str = ""
    permalink: str = ""
    replied_to: _Named = msgspec.field(default_factory=_Named)


class _Listed(msgspec.Struct):
    data: list[_Post]


def publisher(account: Account, tools: Tools) -> Publisher:
    return ThreadsPublisher(account, tools)


@dataclass(slots=True)
class ThreadsPublisher:
    """One account."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._graph() as threads:
                me = threads.get("me", _Me, fields="id,username")
            return Identity(works=True, says=f"Publishes as @{me.username[:50]}.", name=me.username)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:  # noqa: ARG002 - the API takes no key
        check(outgoing, PUBLISHING)
        if len({outgoing.text[start:end] for start, end in links_in(outgoing.text)}) > MOST_LINKS:
            raise NetworkError(f"Threads takes {MOST_LINKS} links in a post.", permanent=True)
        above = self._above(outgoing)

        def send() -> Published:
            with self._graph() as threads:
                with in_private():
                    form = {"media_type": "TEXT", "text": outgoing.text} | ({"reply_to_id": above} if above else {})
                    container = threads.post("me/threads", form)
                    self._wait(threads, container)
                return self._published(threads, threads.post("me/threads_publish", {"creation_id": container}))

        return attempt(send)

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002
        above = self._above(outgoing)
        with self._graph() as threads:
            where = "me/replies" if above else "me/threads"
            asked = {"fields": _SHOWN, "limit": "100", "since": str(behind(since) // SECOND)}
            listed = threads.get(where, _Listed, **asked).data
        if len(listed) == 100:
            raise NetworkError("So much was said since that not all of it is shown. Look there.", permanent=True)
        ours = [one for one in listed if same_words(one.text, outgoing.text) and one.replied_to.id in ("", above)]
        return the_only(map(_shown, ours), since, self._tools)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:  # noqa: ARG002
        raise NetworkError("Threads lets no program change a post. Delete it, or correct it below.", permanent=True)

    def delete(self, native_id: str) -> None:
        with self._graph() as threads:
            threads.delete(native_id)

    def _wait(self, threads: GraphOut, container: str) -> None:
        """Until the container is ready. Raises NetworkError when it will not be, or takes too long."""
        for _ in range(LOOKS):
            status = threads.get(container, _Container, fields="status").status
            if status == "FINISHED":
                return
            if status in ("ERROR", "EXPIRED"):
                raise NetworkError("Threads could not make a post of this text.", permanent=True)
            threads.pause(BETWEEN)
        raise NetworkError("Threads takes long to make a post of it.", retry_after=60.0)

    def _published(self, threads: GraphOut, name: str) -> Published:
        """It stands there, whatever comes of asking where."""
        try:
            return _shown(threads.get(name, _Post, fields=_SHOWN))
        except NetworkError:
            return Published(native_id=name, url=SITE, at=self._tools.clock.now(), key=key_of(name))

    def _above(self, outgoing: Outgoing) -> str:
        return native_id(outgoing.reply_to, PUBLISHING, _ID) if outgoing.reply_to is not None else ""

    @conversation
    def _graph(self) -> Iterator[GraphOut]:
        base = self._account.settings.get("api", "").strip() or API
        with graph(self._tools, self._tools.secret(self._account.secret or ""), base, "Threads", proven=False) as found:
            yield found


def _shown(post: _Post) -> Published:
    """Raises NetworkError where its time is none."""
    try:
        at = from_iso(post.timestamp)
    except ValueError:
        raise NetworkError("Threads did not answer as documented.") from None
    return Published(native_id=post.id, url=post.permalink or SITE, at=at, key=key_of(post.id))
