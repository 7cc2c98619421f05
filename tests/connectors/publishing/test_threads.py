"""An account of Threads on loopback, after the reference of its publishing, retrieving and deleting."""

import pytest

from firewarden.connectors.threads import publisher as module
from firewarden.vocabulary.clock import iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from tests.connectors.publishing.far import Answered, Asked, answered
from tests.connectors.publishing.graphs import ABSENT, GraphFar, Said
from tests.connectors.publishing.suite import KEY, PublisherSuite, words
from tests.connectors.tools import NOON


class ThreadsFar(GraphFar):
    connector = platform = "threads"
    name = "acme"

    def __init__(self) -> None:
        super().__init__()
        self.containers: dict[str, dict[str, str]] = {}
        self.status = ["IN_PROGRESS", "FINISHED"]

    def publishes(self, asked: Asked) -> bool:
        return asked.path == "/me/threads_publish"

    def say(self, text: str) -> PostKey:
        return PostKey(f"threads:{self.add(str(self.number()), text, ours=False)}")

    def missing(self) -> PostKey:
        return PostKey("threads:1")

    def answer(self, asked: Asked) -> Answered:
        self.admit(asked)
        parts = asked.path.strip("/").split("/")
        match asked.method, *parts:
            case "GET", "me":
                return answered({"id": "7", "username": self.name})
            case "GET", "me", ("threads" | "replies") as kind:
                found = [one for one in self.things.values() if one.ours and bool(one.above) == (kind == "replies")]
                return answered({"data": [_told(one) for one in found if not one.gone][::-1]})
            case "POST", "me", "threads":
                return self._contain(asked.form)
            case "POST", "me", "threads_publish":
                return self._publish(asked.form["creation_id"])
            case "GET", name if name in self.containers:
                seen = sum(1 for one in self.asked if one.path == asked.path)
                return answered({"id": name, "status": self.status[min(seen, len(self.status)) - 1]})
            case "GET", name if name in self.things:
                return answered(_told(self.things[name]))
            case "DELETE", name:
                return self.take_back(name)
        return ABSENT

    def _contain(self, form: dict[str, str]) -> Answered:
        above = form.get("reply_to_id", "")
        if form["media_type"] != "TEXT" or (above and (above not in self.things or self.things[above].gone)):
            return ABSENT
        name = str(9000 + len(self.containers))
        self.containers[name] = form
        return answered({"id": name})

    def _publish(self, container: str) -> Answered:
        form = self.containers[container]
        name = self.add(str(self.number()), form["text"], ours=True, above=form.get("reply_to_id", ""))
        return answered({"id": name})


def _told(one: Said) -> dict[str, object]:
    told: dict[str, object] = {"id": one.id, "text": one.text, "timestamp": iso(NOON)[:19] + "+0000"}
    told["permalink"] = f"https://www.threads.com/@acme/post/{one.id}"
    return told | ({"replied_to": {"id": one.above}} if one.above else {})


class TestThreads(PublisherSuite):
    RIG = ThreadsFar


def test_container_that_fails_is_refused_and_nothing_went_out() -> None:
    with ThreadsFar() as far:
        far.status = ["ERROR"]
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert (refused.value.permanent, far.shown()) == (True, [])


def test_container_that_is_never_ready_may_be_tried_later() -> None:
    with ThreadsFar() as far:
        far.status = ["IN_PROGRESS"]
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert (refused.value.permanent, refused.value.retry_after, far.shown()) == (False, 60.0, [])
        assert sum(one.path == "/9000" for one in far.asked) == module.LOOKS
