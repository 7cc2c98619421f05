"""X on loopback, after its reference of *Create Post*, *Upload Media*, *Media metadata* and *Posts by user*."""

from dataclasses import dataclass, replace
from html import escape
from urllib.parse import unquote

import pytest
from oauthlib.oauth1.rfc5849 import signature  # type: ignore[import-untyped]

from firewarden.connectors.x.signing import authorization, keys_of
from firewarden.connectors.x.wire import number_at
from firewarden.text.length import links_in
from firewarden.vocabulary.clock import SECOND, iso
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Attached
from tests.connectors.publishing.far import (
    PICTURE,
    SECRET,
    SENTENCE,
    WAIT,
    Answered,
    Asked,
    Can,
    HttpFar,
    Shown,
    answered,
)
from tests.connectors.publishing.graphs import form_of
from tests.connectors.publishing.suite import BEFORE, KEY, PublisherSuite, published, words
from tests.connectors.tools import NOON

FIRST = int(number_at(NOON))


def no(status: int, detail: str) -> Answered:
    told = {"title": "No", "type": "about:blank", "status": status, "detail": detail}
    return answered(told, status)


@dataclass
class Post:
    id: str
    text: str
    ours: bool = True
    above: str = ""
    media: tuple[str, ...] = ()
    gone: bool = False


class XFar(HttpFar):
    """`summoned`: posts whose authors mentioned us. What was said just before cannot be said again."""

    connector, name = "x", "acme"
    can = frozenset(Can) - {Can.TWINS}
    revoked = no(401, "Unauthorized")
    busy = replace(no(429, "Too Many Requests"), headers={"Retry-After": f"{WAIT:g}"})
    refusal = no(403, SENTENCE)

    def __init__(self) -> None:
        super().__init__()
        self.posts: dict[str, Post] = {}
        self.alts: dict[str, str] = {}
        self.strangers: set[str] = set()

    @property
    def settings(self) -> dict[str, str]:
        return {"api": self.url}

    def publishes(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path == "/2/tweets"

    def say(self, text: str) -> PostKey:
        return PostKey(f"twitter:{self._add(Post('', text, ours=False))}")

    def missing(self) -> PostKey:
        return PostKey("twitter:9")

    def shown(self) -> list[Shown]:
        return [
            Shown(
                native_id=one.id, text=one.text, pictures=tuple(self.alts.get(name, "") for name in one.media),
                reply_to=PostKey(f"twitter:{one.above}") if one.above else None,
            )
            for one in self.posts.values()
            if one.ours and not one.gone
        ]  # fmt: skip

    def answer(self, asked: Asked) -> Answered:
        self.admit(asked)
        match asked.method, *asked.path.strip("/").split("/"):
            case "GET", "2", "users", "me":
                return answered({"data": {"id": "7", "username": self.name, "name": "Acme"}})
            case "GET", "2", "users", "7", "tweets":
                assert asked.query["start_time"].endswith("Z")
                found = [self._told(one) for one in self.posts.values() if one.ours and not one.gone]
                return answered({"data": found[::-1], "meta": {"result_count": len(found)}} if found else {"meta": {}})
            case "POST", "2", "tweets":
                return self._post(asked)
            case "POST", "2", "media", "upload":
                assert "PNG" in form_of(asked)["media"]
                self.alts[name := str(50 + len(self.alts))] = ""
                return answered({"data": {"id": name, "media_key": f"3_{name}"}})
            case "POST", "2", "media", "metadata":
                self.alts[asked.json["id"]] = asked.json["metadata"]["alt_text"]["text"]
                return answered({"data": {"id": asked.json["id"]}})
            case "DELETE", "2", "tweets", name if name in self.posts:
                self.posts[name].gone = True
                return answered({"data": {"deleted": True}})
        return no(404, "Not Found")

    def admit(self, asked: Asked) -> None:
        assert asked.headers["authorization"] == f"Bearer {SECRET}"

    def _post(self, asked: Asked) -> Answered:
        told = asked.json
        above = told.get("reply", {}).get("in_reply_to_tweet_id", "")
        if above and (above not in self.posts or self.posts[above].gone):
            return no(400, "You attempted to reply to a Tweet that is deleted or not visible to you.")
        if above in self.strangers:
            return no(403, "Reply to this conversation is not allowed.")
        if told["text"] in [one.text for one in self.posts.values() if one.ours and not one.gone]:
            return no(403, "You are not allowed to create a Tweet with duplicate content.")
        media = tuple(told.get("media", {}).get("media_ids", ()))
        return answered({"data": {"id": self._add(Post("", told["text"], above=above, media=media))}}, 201)

    def _add(self, post: Post) -> str:
        post.id = str(FIRST + len(self.posts))
        self.posts[post.id] = post
        return post.id

    def _told(self, one: Post) -> dict[str, object]:
        """Links are shortened, marks of HTML are escaped, an answer calls whom it goes to, pictures are a link."""
        text, urls = one.text, []
        for number, (start, end) in enumerate(reversed(links_in(text))):
            urls.append({"url": f"https://t.co/{number}", "expanded_url": text[start:end]})
            text = f"{text[:start]}https://t.co/{number}{text[end:]}"
        text = ("@ann " if one.above else "") + escape(text, quote=False)
        for name in one.media:
            urls.append(
                {"url": "https://t.co/m", "expanded_url": "https://x.com/a/1/photo/1", "media_key": f"3_{name}"}
            )
        told: dict[str, object] = {"id": one.id, "text": text + (" https://t.co/m" if one.media else "")}
        told |= {"created_at": iso(NOON), "entities": {"urls": urls}, "edit_history_tweet_ids": [one.id]}
        return told | ({"referenced_tweets": [{"type": "replied_to", "id": one.above}]} if one.above else {})


class SignedFar(XFar):
    """Asked with the four keys of OAuth 1.0a; what is signed is checked by a library that is not ours."""

    secret = f"app-key app-s3cret user-token {SECRET}"
    secrets = ("app-s3cret", "user-token")

    def admit(self, asked: Asked) -> None:
        kind, _, rest = asked.headers["authorization"].partition(" ")
        told = {
            name: unquote(value.strip('"')) for name, _, value in (part.partition("=") for part in rest.split(", "))
        }
        given = told.pop("oauth_signature")
        assert (kind, told["oauth_timestamp"]) == ("OAuth", str(NOON // SECOND))
        params = signature.normalize_parameters([*told.items(), *asked.query.items()])
        base = signature.signature_base_string(asked.method, f"{self.url}{asked.path}", params)
        assert given == signature.sign_hmac_sha1_with_client(base, _Client())


class _Client:
    client_secret, resource_owner_secret = "app-s3cret", SECRET


class TestX(PublisherSuite):
    RIG = XFar


def test_everything_is_signed_with_the_four_keys() -> None:
    with SignedFar() as far:
        publisher, picture = far.publisher(), Attached(content=PICTURE, media_type="image/png", alt="The hall")
        outgoing = words("See https://a.example/?a=1&b=2", pictures=(picture,))
        made = published(publisher, KEY, outgoing)
        assert publisher.find(KEY, outgoing, BEFORE) == made  # type: ignore[attr-defined]
        publisher.delete(made.native_id)  # type: ignore[attr-defined]
        assert (publisher.identify().name, far.shown()) == ("acme", [])
        assert [secret for secret in (SECRET, *far.secrets[:1]) if secret in str(far.asked)] == []


def test_stranger_is_not_answered_and_the_network_says_why() -> None:
    with XFar() as far:
        complaint = far.say("It burns!")
        far.strangers.add(complaint.partition(":")[2])
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words(reply_to=complaint))
        assert (refused.value.permanent, "not allowed" in str(refused.value), far.shown()) == (True, True, [])


def test_same_words_again_say_that_they_may_be_there() -> None:
    with XFar() as far:
        published(far.publisher(), KEY, words())
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert refused.value.permanent
        assert str(refused.value).endswith("duplicate content. Look whether it stands there already.")


def test_answer_is_found_by_its_words_behind_the_names_it_calls() -> None:
    with XFar() as far:
        publisher = far.publisher()
        outgoing = words(reply_to=far.say("It burns!"))
        made = published(publisher, KEY, outgoing)
        assert publisher.find(KEY, outgoing, BEFORE) == made  # type: ignore[attr-defined]
        assert publisher.find(KEY, words(), BEFORE) is None  # type: ignore[attr-defined]


def test_key_has_one_word_or_four() -> None:
    with pytest.raises(ConfigError):
        keys_of("one two three")
    assert authorization(keys_of("token"), "GET", "https://a.example", {}, seconds=1, nonce="n") == "Bearer token"
