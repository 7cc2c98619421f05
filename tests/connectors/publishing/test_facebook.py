"""A Page on loopback, after the Graph API's reference of `page/feed`, `page/photos` and `object/comments`."""

from firewarden.vocabulary.clock import iso
from firewarden.vocabulary.ids import PostKey
from tests.connectors.publishing.far import Answered, Asked, answered
from tests.connectors.publishing.graphs import ABSENT, GraphFar, Said, form_of, jsoned
from tests.connectors.publishing.suite import BEFORE, KEY, PublisherSuite, words
from tests.connectors.tools import NOON

PAGE = "42"


class FacebookFar(GraphFar):
    connector = platform = "facebook"
    name = PAGE

    @property
    def settings(self) -> dict[str, str]:
        return {"page": PAGE, "api": self.url}

    def publishes(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path.endswith(("/feed", "/comments"))

    def say(self, text: str) -> PostKey:
        return PostKey(f"facebook:{self.add(f'{PAGE}_{self.number()}', text, ours=False)}")

    def missing(self) -> PostKey:
        return PostKey(f"facebook:{PAGE}_1")

    def answer(self, asked: Asked) -> Answered:
        self.admit(asked)
        parts = asked.path.strip("/").split("/")
        match asked.method, *parts:
            case "GET", "me":
                return answered({"id": PAGE, "name": "Acme"})
            case "POST", "42", "photos":
                return self._photo(form_of(asked))
            case "POST", "42", "feed":
                return self._post(form_of(asked))
            case "POST", above, "comments":
                return self._comment(above, asked.form)
            case "GET", "42", "published_posts":
                assert int(asked.query["since"]) * 1_000_000 < NOON
                return _listed([one for one in self.things.values() if one.ours and not one.above and not one.gone])
            case "GET", above, "comments":
                return _listed([one for one in self.things.values() if one.above == above and not one.gone])
            case "POST", name if name in self.things:
                self.things[name].text = asked.form["message"]
                return answered({"success": True})
            case "DELETE", name:
                return self.take_back(name)
        return ABSENT

    def _photo(self, form: dict[str, str]) -> Answered:
        assert form["published"] == "false"
        assert "PNG" in form["source"]
        name = str(self.number())
        self.photos[name] = form["alt_text_custom"]
        return answered({"id": name})

    def _post(self, form: dict[str, str]) -> Answered:
        media = [jsoned(value)["media_fbid"] for name, value in form.items() if name.startswith("attached_media[")]
        pictures = tuple(self.photos[name] for name in media)
        return answered({"id": self.add(f"{PAGE}_{self.number()}", form["message"], ours=True, pictures=pictures)})

    def _comment(self, above: str, form: dict[str, str]) -> Answered:
        if above not in self.things or self.things[above].gone:
            return ABSENT
        pictures = (self.photos[form["attachment_id"]],) if "attachment_id" in form else ()
        name = f"{above.partition('_')[2]}_{self.number()}"
        return answered({"id": self.add(name, form["message"], ours=True, above=above, pictures=pictures)})


def _listed(found: list[Said]) -> Answered:
    at = iso(NOON)[:19] + "+0000"
    who = {True: {"id": PAGE}, False: {"id": "9"}}
    told = [{"id": one.id, "message": one.text, "created_time": at, "from": who[one.ours]} for one in found]
    return answered({"data": told[::-1]})


class TestFacebook(PublisherSuite):
    RIG = FacebookFar


def test_same_words_of_somebody_else_are_not_ours() -> None:
    with FacebookFar() as far:
        complaint = far.say("It burns!")
        far.add("9_9", words().text, ours=False, above=complaint.partition(":")[2])
        assert far.publisher().find(KEY, words(reply_to=complaint), BEFORE) is None  # type: ignore[attr-defined]
