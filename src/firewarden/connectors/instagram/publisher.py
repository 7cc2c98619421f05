"""Answers on Instagram: comments under our own posts, and where we were mentioned. It begins nothing: a post there is a
picture, which Instagram fetches from a public address, and ours have none."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

import msgspec

from firewarden.connectors.instagram.wire import PLATFORM, key_of
from firewarden.net.asking import Declined
from firewarden.net.graph_out import GraphOut, graph, is_absent, is_of_another_kind
from firewarden.net.outgoing import attempt, check, conversation, introduce, native_id, same_words, the_only
from firewarden.ports import Publisher, Tools
from firewarden.text.length import links_in
from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Identity,
    Length,
    Native,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

API = "https://graph.facebook.com/v26.0"
ALONE = "graph.instagram.com"
SITE = "https://www.instagram.com/"
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Instagram",
    length=Length(most=300),
    answering=Answering.SUMMONED,
    starts=False,
    under="under",
    native=Native(post=SITE),
    deletes=True,
    finds=True,
    key=Key.OWN,
    secret="Secret of the app (where it asks for proofs), a space, access token of the account",  # noqa: S106 - its name
    settings=(
        Setting(name="account", label="Account", help="Its number at the service, not its name.", default=None),
        Setting(name="under", label="Post for statements", help="Number of a post of yours; they go under it."),
        Setting(name="api", label="Address of the service", default=API),
    ),
    cost="Free. The account must be a business or creator account, and Meta must have reviewed the app.",
    forbids=("Do not write the same comment under many posts.",),
)
MOST_TAGS = 4
_TAG = pattern(r"(?<!\w)#\w")
_ID = pattern(r"\d+")


class _Account(msgspec.Struct):
    id: str
    username: str = ""


class _Named(msgspec.Struct):
    id: str = ""


class _Comment(msgspec.Struct):
    id: str
    text: str = ""
    timestamp: str = ""
    username: str = ""
    media: _Named = msgspec.field(default_factory=_Named)


class _Listed(msgspec.Struct):
    data: list[_Comment]


class _Mention(msgspec.Struct):
    """One of both, for what was asked."""

    mentioned_comment: _Comment | None = None
    mentioned_media: _Named | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an answer goes, and by which form; `listed`: what is said there can be read again."""

    path: str
    form: dict[str, str]
    listed: bool = True


def publisher(account: Account, tools: Tools) -> Publisher:
    return InstagramPublisher(account, tools)


@dataclass(slots=True)
class InstagramPublisher:
    """One account."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._graph() as instagram:
                found = instagram.get(self._own, _Account, fields="id,username")
            return Identity(works=True, says=f"Answers as @{found.username[:50]}.", name=found.username)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:  # noqa: ARG002 - the API takes no key
        check(outgoing, PUBLISHING)
        _check_words(outgoing.text)
        above = self._above(outgoing)

        def send() -> Published:
            with self._graph() as instagram:
                place = self._place(instagram, above)
                return self._published(instagram.post(place.path, place.form | {"message": outgoing.text}))

        return attempt(send)

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002
        with self._graph() as instagram:
            place = self._place(instagram, self._above(outgoing))
            if not place.listed:
                raise NetworkError("Instagram does not show what was said under posts of others.", permanent=True)
            own = instagram.get(self._own, _Account, fields="id,username").username
            listed = instagram.get(place.path, _Listed, fields="id,text,timestamp,username", limit="50").data
        ours = [one for one in listed if one.username in ("", own) and same_words(one.text, outgoing.text)]
        if not ours and len(listed) >= 50:
            raise NetworkError("So much was said since that not all of it is shown. Look there.", permanent=True)
        return the_only((self._published(one.id, _moment(one)) for one in ours), since, self._tools)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:  # noqa: ARG002
        raise NetworkError("Instagram lets no program change a comment. Delete it, and write anew.", permanent=True)

    def delete(self, native_id: str) -> None:
        with self._graph() as instagram:
            instagram.delete(native_id)

    def _place(self, instagram: GraphOut, above: str) -> _Place:
        """A comment is answered by a reply, a post by a comment, what is under posts of others by way of the mention:
        a number does not say which of them it is, so it is asked for."""
        try:
            instagram.get(above, _Comment, fields="id,text")
        except Declined as error:
            if is_of_another_kind(error):
                return _Place(f"{above}/comments", {})
            if is_absent(error):
                return self._mention(instagram, above)
            raise
        return _Place(f"{above}/replies", {})

    def _mention(self, instagram: GraphOut, above: str) -> _Place:
        """Raises NetworkError where it does not mention us, or is gone."""
        path = f"{self._own}/mentions"
        try:
            asked = f"mentioned_comment.comment_id({above}){{id,media{{id}}}}"
            comment = instagram.get(self._own, _Mention, fields=asked).mentioned_comment
            if comment is not None:
                return _Place(path, {"media_id": comment.media.id, "comment_id": above}, listed=False)
        except Declined as error:
            if not (is_absent(error) or is_of_another_kind(error)):
                raise
        instagram.get(self._own, _Mention, fields=f"mentioned_media.media_id({above}){{id}}")
        return _Place(path, {"media_id": above}, listed=False)

    def _above(self, outgoing: Outgoing) -> str:
        if outgoing.reply_to is not None:
            return native_id(outgoing.reply_to, PUBLISHING, _ID)
        under = self._account.settings.get("under", "").strip()
        if not _ID.fullmatch(under):
            says = "On Instagram a program can only answer. In the settings name a post of yours for statements."
            raise NetworkError(says, permanent=True)
        return under

    @property
    def _own(self) -> str:
        own = self._account.settings.get("account", "").strip()
        if not _ID.fullmatch(own):
            raise NetworkError("'account' should be the number of the account. Change it there.", permanent=True)
        return own

    def _published(self, name: str, at: Instant | None = None) -> Published:
        """A comment has no address of its own."""
        return Published(native_id=name, url=SITE, at=at or self._tools.clock.now(), key=key_of(name))

    @conversation
    def _graph(self) -> Iterator[GraphOut]:
        base = self._account.settings.get("api", "").strip() or API
        secret = self._tools.secret(self._account.secret or "")
        with graph(self._tools, secret, base, "Instagram", proven=ALONE not in base) as found:
            yield found


def _check_words(text: str) -> None:
    """Raises NetworkError for what Instagram refuses in a comment."""
    if len(_TAG.findall(text)) > MOST_TAGS:
        raise NetworkError(f"Instagram takes {MOST_TAGS} hashtags in a comment.", permanent=True)
    if len(links_in(text)) > 1:
        raise NetworkError("Instagram takes one link in a comment.", permanent=True)
    if text.isupper():
        raise NetworkError("Instagram takes no comment that is all in capitals.", permanent=True)


def _moment(comment: _Comment) -> Instant:
    try:
        return from_iso(comment.timestamp)
    except ValueError:
        raise NetworkError("Instagram did not answer as documented.") from None
