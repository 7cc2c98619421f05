"""An account of Instagram on loopback, after the reference of its comments, replies and mentions."""

from dataclasses import replace

import pytest

from firewarden.vocabulary.clock import iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Published
from tests.connectors.publishing.far import Answered, Asked, Shown, answered
from tests.connectors.publishing.graphs import ABSENT, GraphFar, error
from tests.connectors.publishing.suite import BEFORE, KEY, PublisherSuite, words
from tests.connectors.tools import NOON

OWN, POST = "7", "100"


class InstagramFar(GraphFar):
    """`elsewhere`: media of others that mention us, and comments there, by number, with the media they are under."""

    connector = platform = "instagram"
    name = "acme"

    def __init__(self) -> None:
        super().__init__()
        self.elsewhere: dict[str, str] = {}

    @property
    def settings(self) -> dict[str, str]:
        return {"account": OWN, "under": POST, "api": self.url}

    def publishes(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def say(self, text: str) -> PostKey:
        return PostKey(f"instagram:{self.add(str(self.number()), text, ours=False)}")

    def missing(self) -> PostKey:
        return PostKey("instagram:1")

    def shown(self) -> list[Shown]:
        """What stands under the post for statements answers nobody."""
        under = PostKey(f"instagram:{POST}")
        return [replace(one, reply_to=None if one.reply_to == under else one.reply_to) for one in super().shown()]

    def answer(self, asked: Asked) -> Answered:
        self.admit(asked)
        parts = asked.path.strip("/").split("/")
        match asked.method, *parts:
            case "GET", "7":
                return self._own(asked.query["fields"])
            case "POST", "7", "mentions":
                return self._mention(asked.form)
            case "GET", "100":
                return error(100, "Tried accessing nonexisting field (text) on node type (ShadowIGMedia)")
            case "GET", name if name in self.things and not self.things[name].gone:
                return answered({"id": name, "text": self.things[name].text})
            case ("POST", name, "replies") if name in self.things:
                return self._said(asked.form["message"], name)
            case "POST", "100", "comments":
                return self._said(asked.form["message"], POST)
            case "GET", above, ("replies" | "comments"):
                found = [one for one in self.things.values() if one.above == above and not one.gone]
                at = iso(NOON)[:19] + "+0000"
                told = [
                    {"id": one.id, "text": one.text, "timestamp": at, "username": self.name if one.ours else "ann"}
                    for one in found[::-1]
                ]
                return answered({"data": told})
            case "DELETE", name:
                return self.take_back(name)
        return ABSENT

    def _own(self, fields: str) -> Answered:
        if fields == "id,username":
            return answered({"id": OWN, "username": self.name})
        kind, _, rest = fields.partition(".")
        number = rest.partition("(")[2].partition(")")[0]
        media = self.elsewhere.get(number)
        if media is None or (media == number) != (kind == "mentioned_media"):
            return ABSENT
        return answered({kind: {"id": number, "media": {"id": media}}, "id": OWN})

    def _mention(self, form: dict[str, str]) -> Answered:
        above = form.get("comment_id", form["media_id"])
        assert self.elsewhere[above] == form["media_id"]
        return self._said(form["message"], above)

    def _said(self, text: str, above: str) -> Answered:
        return answered({"id": self.add(str(self.number()), text, ours=True, above=above)})


class TestInstagram(PublisherSuite):
    RIG = InstagramFar


@pytest.mark.parametrize("number", ["501", "500"], ids=["a comment", "a post"])
def test_who_mentions_us_elsewhere_is_answered_there(number: str) -> None:
    with InstagramFar() as far:
        far.elsewhere = {"500": "500", "501": "500"}
        outgoing = words(reply_to=PostKey(f"instagram:{number}"))
        made = far.publisher().publish(KEY, outgoing)
        assert isinstance(made, Published)
        assert [one.reply_to for one in far.shown()] == [f"instagram:{number}"]

        with pytest.raises(NetworkError) as unknown:
            far.publisher().find(KEY, outgoing, BEFORE)  # type: ignore[attr-defined]
        assert unknown.value.permanent


@pytest.mark.parametrize(
    "text", ["#a #b #c #d #e", "https://a.example/1 https://a.example/2", "WE ARE SORRY"], ids=["tags", "links", "caps"]
)
def test_what_instagram_refuses_is_not_sent(text: str) -> None:
    with InstagramFar() as far:
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words(text))
        assert (refused.value.permanent, far.shown(), far.asked) == (True, [], [])


def test_without_a_post_of_ours_nothing_begins() -> None:
    with InstagramFar() as far:
        alone = replace(far.account, settings={"account": OWN, "api": far.url})
        from firewarden.connectors.instagram.publisher import publisher

        with pytest.raises(NetworkError) as refused:
            publisher(alone, far.tools).publish(KEY, words())
        assert (refused.value.permanent, far.asked) == (True, [])


def test_same_words_of_somebody_else_are_not_ours() -> None:
    with InstagramFar() as far:
        far.add("900", words().text, ours=False, above=POST)
        assert far.publisher().find(KEY, words(), BEFORE) is None  # type: ignore[attr-defined]
