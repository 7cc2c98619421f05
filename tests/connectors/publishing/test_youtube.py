"""A channel of YouTube on loopback, after the Data API's reference of `comments` and `commentThreads`."""

from dataclasses import dataclass, replace

import pytest

from firewarden.connectors.youtube.publisher import publisher
from firewarden.vocabulary.clock import HOUR, SECOND, iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from tests.connectors.publishing.far import SECRET, SENTENCE, WAIT, Answered, Asked, HttpFar, Mood, Shown, answered
from tests.connectors.publishing.suite import BEFORE, KEY, PublisherSuite, published, words
from tests.connectors.tools import NOON

CHANNEL, VIDEO, SESSION = "UCacmeacmeacme", "v1deo_v1deo", "sess10n-t0ken"


def no(status: int, reason: str, message: str, **headers: str) -> Answered:
    told = {"error": {"code": status, "message": message, "errors": [{"reason": reason, "message": message}]}}
    return answered(told, status, **headers)


@dataclass
class Comment:
    id: str
    text: str
    ours: bool = True
    above: str = VIDEO
    gone: bool = False


class YouTubeFar(HttpFar):
    connector, name = "youtube", CHANNEL
    secret = f"client-id client-s3cret {SECRET}"
    secrets = ("client-s3cret", SESSION)
    revoked = answered({"error": "invalid_grant", "error_description": "Token has been revoked."}, 400)
    busy = no(429, "", "Quota exceeded for quota metric.", Retry_After=f"{WAIT:g}")
    refusal = no(403, "forbidden", SENTENCE)

    def __init__(self) -> None:
        super().__init__()
        self.comments: dict[str, Comment] = {}

    @property
    def settings(self) -> dict[str, str]:
        return {"channel": CHANNEL, "video": VIDEO, "api": self.url, "tokens": f"{self.url}/token"}

    def publishes(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path != "/token"

    def say(self, text: str) -> PostKey:
        return PostKey(f"youtube:{self._add(Comment('', text, ours=False))}")

    def missing(self) -> PostKey:
        return PostKey("youtube:UgzNothing_of_that_name_is_here")

    def shown(self) -> list[Shown]:
        """What stands under the video for statements answers nobody."""
        return [
            Shown(
                native_id=one.id, text=one.text,
                reply_to=None if one.above == VIDEO else PostKey(f"youtube:{one.above}"),
            )
            for one in self.comments.values()
            if one.ours and not one.gone
        ]  # fmt: skip

    def answer(self, asked: Asked) -> Answered:
        if asked.path == "/token":
            assert (asked.form["refresh_token"], asked.form["client_secret"]) == (SECRET, "client-s3cret")
            return answered({"access_token": SESSION, "expires_in": 3599})
        assert asked.headers["authorization"] == f"Bearer {SESSION}"
        match asked.method, asked.path:
            case "GET", "/channels":
                return answered({"items": [{"id": CHANNEL, "snippet": {"title": "Acme"}}]})
            case "POST", "/comments":
                told = asked.json["snippet"]
                return self._said(told["textOriginal"], told["parentId"])
            case "POST", "/commentThreads":
                told = asked.json["snippet"]
                assert told["channelId"] == CHANNEL
                return self._said(told["topLevelComment"]["snippet"]["textOriginal"], told["videoId"])
            case "GET", "/comments":
                found = [one for one in self.comments.values() if one.above == asked.query["parentId"] and not one.gone]
                return answered({"items": [self._told(one) for one in found]})
            case "GET", "/commentThreads":
                found = [one for one in self.comments.values() if one.above == asked.query["videoId"] and not one.gone]
                return answered({"items": [{"snippet": {"topLevelComment": self._told(one)}} for one in found[::-1]]})
            case "PUT", "/comments":
                comment = self.comments[asked.json["id"]]
                comment.text = asked.json["snippet"]["textOriginal"]
                return answered(self._told(comment))
            case "DELETE", "/comments":
                return self._delete(asked.query["id"])
        return no(404, "notFound", "Not found")

    def _said(self, text: str, above: str) -> Answered:
        if above != VIDEO and (above not in self.comments or self.comments[above].gone):
            return no(404, "parentCommentNotFound", "The parent comment could not be found.")
        comment = self.comments[self._add(Comment("", text, above=above))]
        told = self._told(comment)
        return answered(told if above != VIDEO else {"id": comment.id, "snippet": {"topLevelComment": told}})

    def _delete(self, name: str) -> Answered:
        if self.comments[name].gone:
            return no(404, "commentNotFound", "The comment could not be found.")
        self.comments[name].gone = True
        return Answered(b"", 204, {})

    def _add(self, comment: Comment) -> str:
        comment.id = f"UgzSomething{len(self.comments):04d}"
        comment.id = comment.id if comment.above == VIDEO else f"{comment.above}.{comment.id}"
        self.comments[comment.id] = comment
        return comment.id

    def _told(self, one: Comment) -> dict[str, object]:
        said: dict[str, object] = {"textOriginal": one.text, "textDisplay": one.text, "publishedAt": iso(NOON)}
        said["authorChannelId"] = {"value": CHANNEL if one.ours else "UCother"}
        return {"id": one.id, "snippet": said | ({"videoId": VIDEO} if one.above == VIDEO else {"parentId": one.above})}


class TestYouTube(PublisherSuite):
    RIG = YouTubeFar


def test_answer_to_an_answer_stands_under_what_began_it() -> None:
    with YouTubeFar() as far:
        complaint = far.say("It burns!")
        published(far.publisher(), KEY, words(reply_to=PostKey(f"{complaint}.an_answer")))
        assert [one.reply_to for one in far.shown()] == [complaint]


def test_same_words_of_somebody_else_are_not_ours() -> None:
    with YouTubeFar() as far:
        far.say(words().text)
        assert far.publisher().find(KEY, words(), BEFORE) is None  # type: ignore[attr-defined]


class Spent(YouTubeFar):
    busy = no(403, "quotaExceeded", "The request cannot be completed because you have exceeded your quota.")


def test_day_without_units_ends_at_midnight_in_california() -> None:
    with Spent() as far:
        far.be(Mood.BUSY)
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert (refused.value.permanent, refused.value.retry_after) == (False, 20 * HOUR / SECOND)


def test_without_a_video_of_ours_nothing_begins() -> None:
    with YouTubeFar() as far:
        made = publisher(replace(far.account, settings={**far.settings, "video": ""}), far.tools)
        with pytest.raises(NetworkError) as refused:
            made.publish(KEY, words())
        assert (refused.value.permanent, far.asked) == (True, [])


def test_key_of_another_channel_does_not_work() -> None:
    with YouTubeFar() as far:
        made = publisher(replace(far.account, settings={**far.settings, "channel": "UCother_channel"}), far.tools)
        assert (made.identify().works, made.identify().name) == (False, CHANNEL)
