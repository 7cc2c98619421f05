"""Publishes as a Page: posts with pictures, and comments under its own posts."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

import msgspec

from firewarden.connectors.facebook.wire import PLATFORM, SITE, key_of
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
from firewarden.vocabulary.clock import SECOND, Instant, from_iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Attached,
    Identity,
    Length,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

API = "https://graph.facebook.com/v26.0"
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Facebook",
    length=Length(most=8_000),
    answering=Answering.OWN,
    pictures=10,
    picture_bytes=10_000_000,
    alt_length=1_000,
    edits=True,
    deletes=True,
    finds=True,
    key=Key.OWN,
    secret="Secret of the app (where it asks for proofs), a space, access token of the Page",  # noqa: S106 - its name
    settings=(
        Setting(name="page", label="Page", help="Its number, as its page About says it.", default=None),
        Setting(name="api", label="Address of the service", default=API),
    ),
    cost="Free. Facebook must have reviewed the app and verified the firm.",
    forbids=(
        "Post and answer as the Page alone, with somebody of yours behind each text.",
        "Do not repeat the same comment under many posts.",
    ),
)
_ID = pattern(r"\d+(_\d+)?")
_FIELDS = "id,message,created_time,from{id}"


class _Page(msgspec.Struct):
    id: str
    name: str = ""


class _Post(msgspec.Struct, rename={"who": "from"}):
    """`who` is not told of everybody."""

    id: str
    created_time: str
    message: str = ""
    who: _Page | None = None


class _Listed(msgspec.Struct):
    data: list[_Post]


def publisher(account: Account, tools: Tools) -> Publisher:
    return FacebookPublisher(account, tools)


@dataclass(slots=True)
class FacebookPublisher:
    """One Page."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._graph() as facebook:
                page = facebook.get("me", _Page, fields="id,name")
            if page.id != self._page:
                return Identity(works=False, says="The token is of another Page. Enter that of this one.", name=page.id)
            return Identity(works=True, says=f"Publishes as the Page {page.name[:80]}.", name=page.id)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:  # noqa: ARG002 - the API takes no key
        check(outgoing, PUBLISHING)
        above = self._above(outgoing)

        def send() -> Published:
            with self._graph() as facebook:
                if above is not None:
                    return self._published(facebook.post(f"{above}/comments", _comment(facebook, self._page, outgoing)))
                with in_private():
                    photos = [_uploaded(facebook, self._page, picture) for picture in outgoing.pictures]
                media = {f"attached_media[{at}]": f'{{"media_fbid":"{name}"}}' for at, name in enumerate(photos)}
                return self._published(facebook.post(f"{self._page}/feed", {"message": outgoing.text, **media}))

        return attempt(send)

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002
        above = self._above(outgoing)
        with self._graph() as facebook:
            where = "published_posts" if above is None else "comments"
            more = {"since": str(behind(since) // SECOND)} if above is None else {"order": "reverse_chronological"}
            path = f"{above or self._page}/{where}"
            listed = facebook.get(path, _Listed, fields=_FIELDS, limit="100", **more).data
        found = [one for one in listed if one.who is None or one.who.id == self._page]
        ours = [self._published(one.id, _moment(one)) for one in found if same_words(one.message, outgoing.text)]
        if len(listed) == 100 and _moment(listed[-1]) > behind(since):
            raise NetworkError("So much was said since that not all of it is shown. Look there.", permanent=True)
        return the_only(ours, since, self._tools)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        check(outgoing, PUBLISHING)
        with self._graph() as facebook:
            facebook.change(native_id, message=outgoing.text)
        return self._published(native_id)

    def delete(self, native_id: str) -> None:
        with self._graph() as facebook:
            facebook.delete(native_id)

    @property
    def _page(self) -> str:
        page = self._account.settings.get("page", "").strip()
        if not page.isascii() or not page.isdigit():
            raise NetworkError("'page' should be the number of the Page. Change it in the settings.", permanent=True)
        return page

    def _above(self, outgoing: Outgoing) -> str | None:
        return native_id(outgoing.reply_to, PUBLISHING, _ID) if outgoing.reply_to is not None else None

    def _published(self, name: str, at: Instant | None = None) -> Published:
        return Published(native_id=name, url=SITE + name, at=at or self._tools.clock.now(), key=key_of(name))

    @conversation
    def _graph(self) -> Iterator[GraphOut]:
        secret = self._tools.secret(self._account.secret or "")
        base = self._account.settings.get("api", "").strip() or API
        with graph(self._tools, secret, base, "Facebook", proven=True) as found:
            yield found


def _comment(facebook: GraphOut, page: str, outgoing: Outgoing) -> dict[str, str]:
    if not outgoing.pictures:
        return {"message": outgoing.text}
    if len(outgoing.pictures) > 1:
        raise NetworkError("A comment on Facebook takes one picture.", permanent=True)
    with in_private():
        return {"message": outgoing.text, "attachment_id": _uploaded(facebook, page, outgoing.pictures[0])}


def _uploaded(facebook: GraphOut, page: str, picture: Attached) -> str:
    """Not shown to anybody until a post has it."""
    file = {"source": ("picture", picture.content, picture.media_type)}
    return facebook.post(f"{page}/photos", {"published": "false", "alt_text_custom": picture.alt}, file)


def _moment(post: _Post) -> Instant:
    try:
        return from_iso(post.created_time)
    except ValueError:
        raise NetworkError("Facebook did not answer as documented.") from None
