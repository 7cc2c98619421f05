from dataclasses import replace
from typing import Any

import pytest

from firewarden.desk.actions import feed
from firewarden.desk.reads.evidence import evidence_file
from firewarden.desk.reads.incidents import incidents, signals
from firewarden.desk.records import Blob, Event, Evidence, FeedCursor, Incident, Signal
from firewarden.vocabulary.assessment import Assessment, Level
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.feed import FeedEntry, FeedKind
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.intake import Removed
from tests.desk.world import NOON, World, angry, assess, signal
from tests.stores import samples


def take(world: World) -> int:
    return feed.absorb(world.accesses, world.feed(), world.outside)


def test_signal_opens_an_incident_with_evidence(world: World) -> None:
    world.commit(angry("x:1"), angry("x:2"), signals=[signal(evidence=(PostKey("x:2"),))])

    assert take(world) == 1

    row = incidents(world.as_alice)[0]
    assert (row.number, row.title, row.level) == (1, "Trouble with bags", Level.WATCH)
    copies = Evidence.objects.order_by("number")
    assert [(copy.post_key, copy.text) for copy in copies] == [("x:2", "text of x:2"), ("x:1", "text of x:1")]
    assert evidence_file(world.as_alice, 1, 1)[0] == b'{"id": "x:2"}'


def test_same_feed_again_changes_nothing(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    take(world)
    before = (Event.objects.count(), Evidence.objects.count(), Incident.objects.count())

    assert take(world) == 0
    assert (Event.objects.count(), Evidence.objects.count(), Incident.objects.count()) == before


def test_lost_cursor_is_harmless(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])
    take(world)
    FeedCursor.objects.all().delete()

    assert take(world) == 1
    assert (Incident.objects.count(), Signal.objects.count()) == (1, 1)


def test_second_signal_joins_the_open_incident(world: World) -> None:
    world.commit(angry("x:1"), angry("x:2"), signals=[signal("s_1"), signal("s_2", 60, evidence=(PostKey("x:2"),))])

    take(world)

    assert Incident.objects.count() == 1
    assert [(row.state, row.incident) for row in signals(world.as_alice, state=None)] == [
        ("attached", 1),
        ("opened", 1),
    ]


def test_signal_after_three_quiet_days_opens_another(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal("s_1"), signal("s_2", 3 * 24 * 60 + 1)])

    take(world)

    assert Incident.objects.count() == 2


def test_failure_leaves_nothing_behind(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal("s_1"), signal("s_2", 5)])
    calls = []

    def break_down(*args: object) -> Assessment:
        calls.append(args)
        raise StoreError("the stream is gone")

    with pytest.raises(StoreError):
        feed.absorb(world.accesses, world.feed(), replace(world.outside, assess=break_down))

    assert len(calls) == 1
    assert (Incident.objects.count(), Signal.objects.count(), feed.cursor(world.stream.store_id)) == (0, 0, 0)
    assert take(world) == 2


def test_deletion_reaches_every_copy_and_leaves_a_tombstone(world: World) -> None:
    world.commit(angry("x:1", handle="anna", text="My bag is lost"), signals=[signal()])
    take(world)
    number = world.feed()[-1].number
    gone = FeedEntry(number=number + 1, kind=FeedKind.DELETION, brand=world.brand, at=NOON, subject="x:1", plan=1)

    feed.absorb(world.accesses, [gone], world.outside)

    row = Evidence.objects.get()
    assert (row.text, row.post, row.author, row.erased_because) == ("", "", "", "deleted at source")
    assert [blob.data for blob in Blob.objects.all()] == [None]
    assert row.post_key == "x:1"


def edit(world: World, text: str, minutes: float) -> None:
    """Anna changes what she wrote."""
    newer = replace(angry("x:1", handle="anna", text=text, edited_at=samples.at(minutes)), brand=world.brand)
    world.stream.commit(replace(samples.commit(), edits=[newer]))


def copies() -> list[tuple[str, str, int | None]]:
    return [(row.text, row.newer_text, row.edited_at) for row in Evidence.objects.order_by("number")]


@pytest.fixture
def copied(world: World) -> World:
    """An incident that rests on what Anna wrote."""
    world.commit(angry("x:1", handle="anna", text="My bag is lost"), signals=[signal()])
    take(world)
    return world


def test_edit_is_put_beside_the_copy(copied: World) -> None:
    edit(copied, "My bag is here again", 5)

    assert take(copied) == 1

    assert copies() == [("My bag is lost", "My bag is here again", samples.at(5))]
    told = Event.objects.filter(kind="evidence.edited").values_list("incident", "subject")
    assert list(told) == [(Incident.objects.get().pk, Evidence.objects.get().pk)]
    assert evidence_file(copied.as_alice, 1, 1)[0] == b'{"id": "x:1"}'


def test_newest_of_several_edits_stands(copied: World) -> None:
    edit(copied, "My bag is here again", 5)
    take(copied)
    edit(copied, "My bag is lost", 6)

    assert take(copied) == 1
    assert copies() == [("My bag is lost", "My bag is lost", samples.at(6))]


def test_edit_that_is_told_twice_is_noted_once(copied: World) -> None:
    edit(copied, "My bag is here again", 5)
    take(copied)
    before = (copies(), Event.objects.count())
    FeedCursor.objects.all().delete()

    assert take(copied) == 2
    assert (copies(), Event.objects.count()) == before


def test_copy_made_after_the_edit_has_no_newer_text(world: World) -> None:
    world.commit(angry("x:1", handle="anna", text="My bag is lost"))
    edit(world, "My bag is here again", 5)
    world.commit(signals=[signal()])

    assert take(world) == 2
    assert copies() == [("My bag is here again", "", None)]


def test_deletion_takes_the_newer_text_too(copied: World) -> None:
    edit(copied, "My bag is here again", 5)
    take(copied)
    copied.stream.commit(replace(samples.commit(), removed=[Removed(key=PostKey("x:1"), at=samples.at(9))]))

    assert take(copied) == 1
    assert copies() == [("", "", samples.at(5))]


def test_edit_of_a_post_that_is_gone_by_now_changes_nothing(copied: World) -> None:
    edit(copied, "My bag is here again", 5)
    copied.stream.commit(replace(samples.commit(), removed=[Removed(key=PostKey("x:1"), at=samples.at(9))]))

    assert take(copied) == 2
    assert copies() == [("", "", None)]
    assert Event.objects.filter(kind="evidence.edited").count() == 0


def test_edit_stays_inside_its_brand(copied: World) -> None:
    zeta = copied.as_charlie
    entry = FeedEntry(
        number=copied.feed()[-1].number + 1,
        kind=FeedKind.EDIT,
        brand=BrandId(str(zeta.brand)),
        at=NOON,
        subject="x:1",
        plan=1,
    )
    edit(copied, "My bag is here again", 5)

    feed.absorb(copied.accesses, [entry], copied.outside)

    assert copies() == [("My bag is lost", "", None)]


def test_gap_is_noted(world: World) -> None:
    world.commit(gaps=[samples.gap(-30, -10, world.brand)])

    take(world)

    assert [event.kind for event in Event.objects.order_by("-id")[:1]] == ["gap.seen"]


def test_brand_that_is_gone_is_passed_by(world: World) -> None:
    entry = FeedEntry(number=1, kind=FeedKind.SIGNAL, brand=BrandId("gone"), at=NOON, subject="s_9", plan=1)

    assert feed.absorb(world.accesses, [entry], world.outside) == 1
    assert (Signal.objects.count(), feed.cursor(world.stream.store_id)) == (0, 1)


def test_signal_at_noise_level_opens_nothing(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal()])

    def calm(*args: Any) -> Assessment:
        assessment = assess(*args)
        return replace(assessment, severity=replace(assessment.severity, level=Level.NOISE))

    feed.absorb(world.accesses, world.feed(), replace(world.outside, assess=calm))

    assert Incident.objects.count() == 0
    assert [(row.state, row.settled_reason) for row in signals(world.as_alice)] == [("open", "assessed as noise")]
