from dataclasses import replace

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import feed, monitor, team
from firewarden.desk.actions.assess import attach_signal, close, open_incident
from firewarden.desk.outside import give
from firewarden.desk.reads.incidents import signals
from firewarden.desk.reads.team import clients
from firewarden.desk.reads.watch import watch
from firewarden.desk.records import Event, Label, QueryVersion, SignalState
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotAllowed, NotFound
from firewarden.vocabulary.incident import Outcome
from firewarden.vocabulary.plan import BrandKind, Interval
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World, angry, signal


def test_saved_query_is_in_the_next_plan(world: World) -> None:
    assert monitor.save_query(world.as_alice, "Name", "acme OR akme") == 1

    plan = world.outside.plans.newest()
    assert plan is not None
    assert (plan.version, [(query.brand, query.text) for query in plan.queries]) == (1, [(world.brand, "acme OR akme")])
    assert [brand.name for brand in plan.brands] == ["Acme", "Zeta"]


def test_query_with_errors_is_refused(world: World) -> None:
    give(replace(world.outside, lint=lambda text, _saved: ["A bracket is open."] if "(" in text else []))

    assert monitor.save_query(world.as_alice, "Name", "(acme") == Refused(reason="A bracket is open.")
    assert world.outside.plans.newest() is None


def test_a_query_that_others_name_stays_as_long_as_they_do(world: World) -> None:
    assert monitor.save_query(world.as_alice, "Brand names", "acme OR akme") == 1
    assert monitor.save_query(world.as_alice, "Trouble", "$brand-names AND late") == 2

    broken = (
        "The query Trouble would no longer work: "
        "No saved query is called $brand-names. For a stock symbol write capitals, $BRAND-NAMES."
    )
    assert monitor.retire_query(world.as_alice, 1) == Refused(reason=broken)
    assert monitor.save_query(world.as_alice, "Names", "acme", number=1) == Refused(reason=broken)
    circle = monitor.save_query(world.as_alice, "Brand names", "$trouble", number=1)
    assert circle == Refused(
        reason="Saved queries go round in a circle: $trouble > $brand-names > $trouble. Take one of them out."
    )
    plan = world.outside.plans.newest()
    assert plan is not None
    assert [query.text for query in plan.queries] == ["acme OR akme", "$brand-names AND late"]
    assert monitor.retire_query(world.as_alice, 2) is None
    assert monitor.retire_query(world.as_alice, 1) is None


def test_versions_of_a_query_stay(world: World) -> None:
    monitor.save_query(world.as_alice, "Name", "acme")
    monitor.save_query(world.as_alice, "Better name", "acme", number=1)
    monitor.save_query(world.as_alice, "Better name", "acme OR akme", number=1)

    assert list(QueryVersion.objects.order_by("version").values_list("version", "text")) == [
        (1, "acme"),
        (2, "acme OR akme"),
    ]


def test_retired_query_is_in_no_plan(world: World) -> None:
    monitor.save_query(world.as_alice, "Name", "acme")
    monitor.retire_query(world.as_alice, 1)

    plan = world.outside.plans.newest()
    assert plan is not None
    assert (plan.version, plan.queries) == (2, ())
    with pytest.raises(NotFound):
        monitor.retire_query(world.as_alice, 1)


def test_plan_without_change_gets_no_new_version(world: World) -> None:
    assert monitor.publish_plan(world.house) == 1
    assert monitor.publish_plan(world.house) == 1


def test_source_is_in_the_plan_with_its_gaps(world: World) -> None:
    gap = Interval(start=Instant(5), end=Instant(9))
    monitor.save_source(
        world.as_alice, "file", connector="replay", name="A file", settings={"path": "a.jsonl"}, gaps=(gap,)
    )

    plan = world.outside.plans.newest()
    assert plan is not None
    assert [(source.id, source.brands, source.settings, source.gaps) for source in plan.sources] == [
        ("file", (world.brand,), {"path": "a.jsonl"}, (gap,))
    ]


def test_source_of_another_brand_is_not_taken_over(world: World) -> None:
    monitor.save_source(world.as_alice, "file", connector="replay", name="A file", settings={"path": "a.jsonl"})

    refused = monitor.save_source(world.as_charlie, "file", connector="replay", name="Mine", settings={})

    assert refused == Refused(reason="There is a source file of another brand. Choose another key.")
    with pytest.raises(NotFound):
        monitor.retire_source(world.as_charlie, "file")


@pytest.mark.parametrize("kind", [BrandKind.DRILL, BrandKind.DEMO])
def test_drill_and_demo_read_no_live_network(world: World, kind: BrandKind) -> None:
    slug = team.create_brand(world.house, clients(world.house)[0].id, "Drill", kind=kind)
    assert isinstance(slug, str)
    team.join_brand(world.house, slug, world.alice, Right.MANAGE)

    refused = monitor.save_source(
        world.access(world.alice, slug), "b", connector="bluesky", name="Bluesky", settings={}, live=True
    )

    assert refused == Refused(reason="A drill or demo brand reads recordings, never a live network.")


def test_approver_changes_no_query(world: World) -> None:
    with pytest.raises(NotAllowed):
        monitor.save_query(world.as_bob, "Name", "acme")


def test_label_can_be_changed_and_keeps_a_copy(world: World) -> None:
    monitor.label_post(world.as_bob, "x:1", '{"text": "acme"}', ours=True)
    monitor.label_post(world.as_bob, "x:1", '{"text": "acme"}', ours=False)

    assert list(Label.objects.values_list("post_key", "post", "ours")) == [("x:1", '{"text": "acme"}', False)]
    assert watch(world.as_alice, world.outside).labels == 1
    assert watch(world.as_charlie, world.outside).labels == 0


def test_dismissed_signal_says_why(world: World) -> None:
    world.commit(angry("x:1"), signals=[signal("s_1", score=3.0), signal("s_2", 5, score=3.0)])
    entries = world.feed()
    feed.absorb(world.accesses, entries[:1], world.outside)
    close(world.as_alice, 1, Outcome.FALSE_ALARM, "A joke")
    feed.absorb(world.accesses, entries[1:], world.outside)
    waiting = signals(world.as_alice)[0]

    assert isinstance(monitor.dismiss_signal(world.as_bob, waiting.id, " "), Refused)
    with pytest.raises(NotFound):
        monitor.dismiss_signal(world.as_charlie, waiting.id, "not mine")
    assert monitor.dismiss_signal(world.as_bob, waiting.id, "The same joke") is None

    assert signals(world.as_alice) == []
    row = signals(world.as_alice, state=SignalState.DISMISSED)[0]
    assert row.settled_reason == "The same joke"
    open_incident(world.as_alice, "No joke")
    assert attach_signal(world.as_alice, waiting.id, 2) is None


def test_every_save_is_an_event(world: World) -> None:
    monitor.save_query(world.as_alice, "Name", "acme")

    kinds = [event.kind for event in Event.objects.order_by("-id")[:2]]
    assert kinds == ["plan.published", "query.saved"]
    assert Event.objects.order_by("-id")[0].at == NOON
