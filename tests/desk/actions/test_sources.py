"""Sources of networks: what is refused, what the plan says, and where a key is and is not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from firewarden.desk.access import Access, Right
from firewarden.desk.actions import monitor, sources, team
from firewarden.desk.actions.sources import Typed
from firewarden.desk.reads.sources import source_form
from firewarden.desk.reads.team import clients
from firewarden.desk.records import Event
from firewarden.desk.records import Source as Row
from firewarden.vocabulary.errors import NotAllowed, NotFound
from firewarden.vocabulary.plan import BrandKind, Source
from firewarden.vocabulary.statement import Refused
from tests.desk.world import World

SQUARE = Typed(network="town", name="The square", settings={"places": "north south", "days": "7"}, secret="t0ken")


def planned(world: World) -> list[Source]:
    plan = world.outside.plans.newest()
    return list(plan.sources) if plan else []


def kept(world: World) -> list[str]:
    """The secrets there are, as they read."""
    folder: Path = world.sandbox.parent / "secrets"
    return [world.secrets.get(file.name) for file in sorted(folder.glob("*"))]


def added(world: World, typed: Typed = SQUARE) -> str:
    key = sources.add_source(world.as_alice, typed)
    assert isinstance(key, str), key
    return key


def test_added_source_is_read_by_the_next_plan(world: World) -> None:
    key = added(world)

    [source] = planned(world)
    assert (source.id, source.connector, source.name, source.live) == (key, "town", "The square", True)
    assert (source.brands, source.settings) == ((world.brand,), {"places": "north south"})
    assert world.secrets.get(source.secret or "") == "t0ken"
    kinds = [event.kind for event in Event.objects.order_by("-id")[:2]]
    assert kinds == ["plan.published", "source.saved"]


def test_key_is_nowhere_in_the_desk(world: World) -> None:
    added(world)

    desk = str(list(Row.objects.values())) + str(list(Event.objects.values()))
    assert "t0ken" not in desk
    assert "t0ken" not in repr(SQUARE)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"network": "moon"}, "There is no connector for this network here."),
        ({"network": "harbor"}, "This network cannot be read yet. Run pip install harbor."),
        ({"network": "replay"}, "A recording is uploaded as a file."),
        ({"name": " "}, "Give the source a name."),
        ({"settings": {"days": "7"}}, "“Places” must be filled in."),
        ({"settings": {"places": "x" * 2001}}, "“Places” is too long."),
        ({"secret": ""}, "This network lets nobody in without a key. Fill in “Token of the town hall”."),
    ],
)
def test_source_that_cannot_work_is_refused(world: World, change: dict[str, object], reason: str) -> None:
    typed = replace(SQUARE, **change)  # type: ignore[arg-type]

    assert sources.add_source(world.as_alice, typed) == Refused(reason=reason)  # type: ignore[arg-type]
    assert (planned(world), kept(world), Row.objects.count()) == ([], [], 0)


@pytest.mark.parametrize("kind", [BrandKind.DRILL, BrandKind.DEMO])
def test_drill_and_demo_are_told_that_they_read_recordings(world: World, kind: BrandKind) -> None:
    slug = team.create_brand(world.house, clients(world.house)[0].id, "Drill", kind=kind)
    assert isinstance(slug, str)
    team.join_brand(world.house, slug, world.alice, Right.MANAGE)
    drill = world.access(world.alice, slug)
    refused = Refused(reason=sources.ONLY_RECORDINGS)

    assert sources.add_source(drill, SQUARE) == refused
    assert sources.check_typed(drill, SQUARE) == refused
    assert (planned(world), kept(world), world.asked) == ([], [], [])


def test_change_without_a_key_keeps_the_one_there_is(world: World) -> None:
    key = added(world)
    reference = planned(world)[0].secret

    typed = Typed(network="town", name="Both squares", settings={"places": "east", "days": "30"})
    assert sources.change_source(world.as_alice, key, typed) is None

    [source] = planned(world)
    assert (source.id, source.name, source.settings) == (key, "Both squares", {"places": "east", "days": "30"})
    assert (source.secret, kept(world)) == (reference, ["t0ken"])


def test_new_key_takes_the_place_of_the_old_and_is_a_new_plan(world: World) -> None:
    key = added(world)
    before = planned(world)[0]

    assert sources.change_source(world.as_alice, key, replace(SQUARE, secret="n3w")) is None

    [source] = planned(world)
    assert replace(source, secret=before.secret) == before
    assert source.secret != before.secret
    assert kept(world) == ["n3w"]


def test_change_leaves_settings_alone_that_no_form_shows(world: World) -> None:
    monitor.save_source(world.as_alice, "file", connector="replay", name="A file", settings={"path": "a.jsonl"})

    assert sources.change_source(world.as_alice, "file", Typed(network="replay", name="March")) is None

    [source] = planned(world)
    assert (source.name, source.settings, source.live) == ("March", {"path": "a.jsonl"}, False)


def test_retired_source_is_read_no_more_and_its_key_is_gone(world: World) -> None:
    key = added(world)

    sources.retire_source(world.as_alice, key)

    assert (planned(world), kept(world)) == ([], [])
    assert Row.objects.get(key=key).secret is None
    with pytest.raises(NotFound):
        sources.change_source(world.as_alice, key, SQUARE)


def test_key_that_another_source_has_stays(world: World) -> None:
    key = added(world)
    monitor.save_source(
        world.as_alice, "other", connector="town", name="Other", settings={}, live=True, secret=planned(world)[0].secret
    )

    sources.retire_source(world.as_alice, key)
    assert kept(world) == ["t0ken"]

    sources.retire_source(world.as_alice, "other")
    assert kept(world) == []


def test_failure_leaves_no_key_behind(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    key = added(world)

    def break_down(*_: object) -> int:
        raise NotAllowed("the plan cannot be published")

    monkeypatch.setattr(monitor, "republish", break_down)
    with pytest.raises(NotAllowed):
        sources.change_source(world.as_alice, key, replace(SQUARE, secret="n3w"))

    assert kept(world) == ["t0ken"]


def test_what_was_typed_is_asked_about_before_it_is_saved(world: World) -> None:
    checked = sources.check_typed(world.as_alice, SQUARE)

    assert not isinstance(checked, Refused)
    assert (checked.works, checked.says) == (True, "The town talks.")
    [(source, secret)] = world.asked
    assert (source.connector, source.settings, secret) == ("town", {"places": "north south"}, "t0ken")
    assert (planned(world), kept(world), Row.objects.count()) == ([], [], 0)


def test_saved_source_is_asked_about_as_it_is(world: World) -> None:
    key = added(world)
    sources.check_source(world.as_alice, key)
    sources.check_typed(world.as_alice, replace(SQUARE, secret="", settings={"places": "west"}), key)

    [saved] = planned(world)
    assert world.asked == [(saved, ""), (replace(saved, settings={"places": "west"}), "")]


def test_form_knows_that_there_is_a_key_and_not_which(world: World) -> None:
    form = source_form(world.as_alice, world.outside, added(world))

    assert (form.network.about.title, form.settings, form.has_secret) == (
        "Town Square",
        {"places": "north south"},
        True,
    )
    assert "t0ken" not in repr(form)


Deed = Callable[[Access, str], object]


@pytest.mark.parametrize(
    "deed",
    [
        lambda access, _: sources.add_source(access, SQUARE),
        lambda access, key: sources.change_source(access, key, SQUARE),
        sources.retire_source,
        sources.check_source,
        lambda access, key: sources.check_typed(access, SQUARE, key),
    ],
)
def test_sources_are_for_who_manages_the_brand(world: World, deed: Deed) -> None:
    key = added(world)
    before = (planned(world), kept(world))

    with pytest.raises(NotAllowed):
        deed(world.as_bob, key)

    assert (planned(world), kept(world), world.asked) == (*before, [])


@pytest.mark.parametrize(
    "deed",
    [
        lambda access, key: sources.change_source(access, key, SQUARE),
        sources.retire_source,
        sources.check_source,
        lambda access, key: sources.check_typed(access, SQUARE, key),
    ],
)
def test_sources_of_another_brand_are_not_there(world: World, deed: Deed) -> None:
    key = added(world)

    with pytest.raises(NotFound):
        deed(world.as_charlie, key)

    assert (kept(world), world.asked) == (["t0ken"], [])
