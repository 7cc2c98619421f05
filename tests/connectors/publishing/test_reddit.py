"""Reddit on loopback, after its reference of `comment`, `submit`, `editusertext`, `del` and `user/where`: it refuses
with a yes, and says why inside."""

import re
from dataclasses import dataclass, replace

import pytest

from firewarden.connectors.reddit.publisher import publisher
from firewarden.vocabulary.clock import SECOND
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from tests.connectors.publishing.far import SECRET, SENTENCE, WAIT, Answered, Asked, HttpFar, Mood, Shown, answered
from tests.connectors.publishing.suite import BEFORE, KEY, PublisherSuite, published, words
from tests.connectors.tools import NOON

SESSION = "sess10n-t0ken"


def no(code: str, says: str, **more: object) -> Answered:
    return answered({"json": {"errors": [[code, says, "field"]], **more}})


@dataclass
class Item:
    name: str
    text: str
    ours: bool = True
    above: str = ""
    title: str = ""
    gone: bool = False


class RedditFar(HttpFar):
    connector, name = "reddit", "acme"
    secret = f"app-id app-s3cret {SECRET}"
    secrets = ("app-s3cret", SESSION)
    revoked = answered({"message": "Unauthorized", "error": 401}, 401)
    busy = no("RATELIMIT", "Looks like you've been doing that a lot.", ratelimit=WAIT)
    refusal = no("SUBREDDIT_NOTALLOWED", SENTENCE)

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[str, Item] = {}

    @property
    def settings(self) -> dict[str, str]:
        return {"account": "acme", "subreddit": "acme_help", "api": self.url}

    def publishes(self, asked: Asked) -> bool:
        return asked.path in ("/api/comment", "/api/submit")

    def say(self, text: str) -> PostKey:
        return PostKey(f"reddit:{self._add(Item('', text, ours=False), 't3')}")

    def missing(self) -> PostKey:
        return PostKey("reddit:t1_zzz")

    def shown(self) -> list[Shown]:
        """As people read it: a backslash makes a sign of a mark, two spaces end a line."""
        return [
            Shown(
                native_id=one.name, text=re.sub(r"\\([^0-9A-Za-z\s])", r"\1", one.text).replace("  \n", "\n"),
                reply_to=PostKey(f"reddit:{one.above}") if one.above else None, title=one.title,
            )
            for one in self.items.values()
            if one.ours and not one.gone
        ]  # fmt: skip

    def answer(self, asked: Asked) -> Answered:
        assert asked.headers["user-agent"].endswith("(by /u/acme)")
        if asked.path == "/api/v1/access_token":
            assert asked.headers["authorization"].startswith("Basic ")
            assert asked.form == {"grant_type": "refresh_token", "refresh_token": SECRET}
            return answered({"access_token": SESSION, "token_type": "bearer", "expires_in": 3600})
        assert asked.headers["authorization"] == f"Bearer {SESSION}"
        match asked.path:
            case "/api/v1/me":
                return answered({"name": self.name, "id": "1"})
            case "/user/acme/comments" | "/user/acme/submitted":
                kind = "t1" if asked.path.endswith("comments") else "t3"
                found = [one for one in self.items.values() if one.ours and one.name.startswith(kind) and not one.gone]
                return answered({"data": {"children": [self._told(one) for one in found[::-1]], "after": None}})
            case "/api/comment":
                return self._comment(asked.form)
            case "/api/submit":
                return self._submit(asked.form)
            case "/api/editusertext":
                self.items[asked.form["thing_id"]].text = asked.form["text"]
                return self._made(self.items[asked.form["thing_id"]])
            case "/api/del":
                self.items[asked.form["id"]].gone = True
                return answered({})
        return answered({"message": "Not Found", "error": 404}, 404)

    def _comment(self, form: dict[str, str]) -> Answered:
        above = self.items.get(form["thing_id"])
        if above is None or above.gone:
            return no("DELETED_COMMENT", "that comment has been deleted")
        return self._made(self.items[self._add(Item("", form["text"], above=above.name), "t1")])

    def _submit(self, form: dict[str, str]) -> Answered:
        assert (form["kind"], form["sr"]) == ("self", "acme_help")
        name = self._add(Item("", form["text"], title=form["title"]), "t3")
        url = f"https://www.reddit.com/r/acme_help/comments/{name[3:]}/news/"
        return answered({"json": {"errors": [], "data": {"url": url, "id": name[3:], "name": name}}})

    def _made(self, item: Item) -> Answered:
        return answered({"json": {"errors": [], "data": {"things": [self._told(item)]}}})

    def _add(self, item: Item, kind: str) -> str:
        item.name = f"{kind}_a{len(self.items)}"
        self.items[item.name] = item
        return item.name

    def _told(self, item: Item) -> dict[str, object]:
        number = item.name[3:]
        told = {"name": item.name, "created_utc": NOON / SECOND, "author": self.name}
        if item.name.startswith("t3"):
            link = f"/r/acme_help/comments/{number}/news/"
            return {"kind": "t3", "data": {**told, "title": item.title, "selftext": item.text, "permalink": link}}
        link = f"/r/acme_help/comments/{item.above[3:]}/news/{number}/"
        return {"kind": "t1", "data": {**told, "body": item.text, "parent_id": item.above, "permalink": link}}


class TestReddit(PublisherSuite):
    RIG = RedditFar


def test_lines_and_signs_are_read_as_they_were_written() -> None:
    text = "One\n# two\n\n1) *three*"
    with RedditFar() as far:
        outgoing = words(text, reply_to=far.say("It burns!"))
        made = published(far.publisher(), KEY, outgoing)
        assert far.items[made.native_id].text == "One  \n\\# two\n\n1\\) \\*three\\*"
        assert [one.text for one in far.shown()] == [text]
        assert far.publisher().find(KEY, outgoing, BEFORE) == made  # type: ignore[attr-defined]


class Hurried(RedditFar):
    busy = no("RATELIMIT", "you are doing that too much. try again in 9 minutes.")


def test_pause_is_read_from_its_words() -> None:
    with Hurried() as far:
        far.be(Mood.BUSY)
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert (refused.value.permanent, refused.value.retry_after) == (False, 540.0)


@pytest.mark.parametrize(("title", "subreddit"), [("", "acme_help"), ("x" * 301, "acme_help"), ("News", "")])
def test_statement_wants_a_title_and_a_place(title: str, subreddit: str) -> None:
    with RedditFar() as far:
        made = publisher(replace(far.account, settings={**far.settings, "subreddit": subreddit}), far.tools)
        with pytest.raises(NetworkError) as refused:
            made.publish(KEY, words(title=title))
        assert (refused.value.permanent, far.asked) == (True, [])
