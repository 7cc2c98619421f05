"""Recorded answers of real servers: our reading of them, and our own server's likeness to them."""

import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
import yaml

from firewarden.connectors.mastodon.wire import Event, Instance, Status, glance, post_of
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from tests.conftest import RECORDINGS
from tests.connectors.mastodon.fake import FakeMastodon, frame

pytestmark = pytest.mark.mastodon
STATUS = {"id", "uri", "content", "account", "created_at"}


@cache
def recorded(folder: str) -> tuple[list[Any], list[Any]]:
    """JSON answers over HTTP, and frames that came over a WebSocket, of one of the folders of recordings."""
    assert RECORDINGS is not None, "scripts/real-parts fetches the recordings"
    answers: list[Any] = []
    frames: list[Any] = []
    with tarfile.open(RECORDINGS) as archive:
        for member in archive:
            if f"/tests/{folder}/" not in member.name or not member.name.endswith(".yaml"):
                continue
            said = archive.extractfile(member)
            assert said is not None
            tape = yaml.load(said.read(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            for connection in tape.get("connections", ()):
                frames += [step["receive"] for step in connection["interactions"] if "receive" in step]
            answers += [found for step in tape.get("interactions", ()) for found in _body(step["response"]["body"])]
    return answers, frames


def _body(body: Any) -> Iterator[Any]:
    text = body.get("string") if isinstance(body, dict) else body
    if isinstance(text, str) and text[:1] in ("{", "["):
        yield json.loads(text)


def inside(found: Any, names: set[str]) -> Iterator[dict[str, Any]]:
    """All objects that have these names, at any depth."""
    if isinstance(found, dict) and names <= found.keys():
        yield found
    for value in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from inside(value, names)


def shapes(objects: list[dict[str, Any]]) -> dict[str, set[str]]:
    """The kinds of value that each name has, with a dot for each step down into an object."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in objects:
        for name, value in one.items():
            found[name].add(type(value).__name__)
            if isinstance(value, dict):
                for below, kinds in shapes([value]).items():
                    found[f"{name}.{below}"] |= kinds
    return found


@pytest.mark.parametrize(
    ("folder", "count"), [("cassettes", 496), ("cassettes_entity_tests", 79), ("cassettes_pre_4_0_0", 15)]
)
def test_every_recorded_status_is_read(folder: str, count: int) -> None:
    statuses = list(inside(recorded(folder)[0], STATUS))
    read = [post_of(json.dumps(status).encode(), SourceId("s"), "a.example", lambda _: None) for status in statuses]
    assert [item for item in read if isinstance(item, Unreadable)] == []
    keys = [item.post.key for item in read if isinstance(item, Fetched)]
    assert (keys, len(keys)) == ([f"mastodon:{status['uri']}" for status in statuses], count)


def test_there_is_something_to_be_read() -> None:
    """The checks around this one would pass on nothing."""
    statuses = list(inside(recorded("cassettes")[0], STATUS))
    read = [msgspec.json.decode(json.dumps(status), type=Status) for status in statuses]
    for name in ("in_reply_to_id", "edited_at", "reblog", "quote", "poll", "spoiler_text"):
        assert any(getattr(status, name) for status in read), name
    assert any(found.version > 0 for found in (glance(json.dumps(s).encode()) for s in statuses) if found is not None)


def test_recorded_instances_say_who_may_read_and_where_to_listen() -> None:
    found = list(inside(recorded("cassettes")[0], {"domain", "configuration"}))
    read = [msgspec.json.decode(json.dumps(one), type=Instance).configuration for one in found]
    assert len(read) > 5
    assert {one.urls.streaming[:5] for one in read} <= {"ws://", "wss:/"}
    assert {one.timelines_access.live_feeds.local for one in read} == {"public", "disabled"}
    assert any("timelines_access" in one["configuration"] for one in found)


def test_recorded_frames_are_events() -> None:
    frames = recorded("cassettes")[1]
    events = [msgspec.json.decode(json.dumps(one), type=Event) for one in frames]
    assert {event.event for event in events} >= {"update", ""}
    assert {type(glance(event.payload.encode())).__name__ for event in events if event.event == "update"} == {"Glance"}
    assert [event.error for event in events if not event.event] == ["Unknown stream type"]


def test_statuses_of_our_server_have_the_shape_of_recorded_ones() -> None:
    ours = FakeMastodon()
    ours.say(1, "brand")
    ours.say(2, "brand", in_reply_to_id=ours.id_of(1))
    ours.change(2, "changed")
    real = shapes(list(inside(recorded("cassettes")[0], STATUS)))
    made = shapes(list(ours.statuses.values()))
    assert {
        name: kinds - real.get(name, set()) for name, kinds in made.items() if not kinds <= real.get(name, set())
    } == {}


def test_settings_of_our_server_have_the_shape_of_recorded_ones() -> None:
    real = shapes(list(inside(recorded("cassettes")[0], {"domain", "configuration"})))
    made = shapes([FakeMastodon().instance()])
    assert {name: kinds for name, kinds in made.items() if not kinds <= real.get(name, set())} == {}


def test_frames_of_our_server_have_the_shape_of_recorded_ones() -> None:
    real = [one for one in recorded("cassettes")[1] if one.get("event") == "update"]
    made = frame(("hashtag", "fire"), "update", "{}")
    assert made["stream"][0] in {one["stream"][0] for one in real}
    assert shapes([made]) == {name: kinds for name, kinds in shapes(real).items() if name in made}
