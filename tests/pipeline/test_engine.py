"""Reading, committing, failing, stopping and going on."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from firewarden.steps.assess.narratives import Narrator
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import NarrativeId, QueryId, SourceId
from firewarden.vocabulary.intake import SourceHealth, Unreadable
from firewarden.vocabulary.mention import Mention, Reading
from firewarden.vocabulary.plan import BrandClock, BrandKind, Interval, Query
from firewarden.vocabulary.post import Post
from tests.pipeline.samples import Network, Resumable, Run, Until, Wall, block, blocks
from tests.pipeline.tables import differences, tables
from tests.stages.samples import ACME, FILE, NOON, YEARS_LATER, ZENITH, at, brand, file_source, plan, post, tones

OTHER = SourceId("other")
PLAN = plan(brand("acme"), brand("zenith"))
UNREADABLE = Query(id=QueryId("q-acme"), brand=ACME, name="Acme", text="acme AND (")
TALK = [
    post(minute / 3, f"{'acme' if minute % 3 else 'zenith'} talk {minute % 7}", key=f"p:{minute}")
    for minute in range(200)
]


@pytest.fixture(autouse=True)
def _pauses_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST_PAUSE", "LONGEST_PAUSE"):
        monkeypatch.setattr(f"firewarden.pipeline.intake.{name}", 0.001)
    for name in ("PLAN_SECONDS", "TICK_SECONDS", "STATUS_SECONDS", "BATCH_SECONDS"):
        monkeypatch.setattr(f"firewarden.pipeline.engine.{name}", 0.01)


def test_run_reads_a_finite_source_to_its_end_and_closes_its_bins(tmp_path: Path):
    here = Run(tmp_path, PLAN)
    here.go(Network({FILE: blocks(TALK)}))
    state = here.source(FILE)
    assert (state.health, state.read, state.accepted, state.cursor) == (SourceHealth.DONE, 200, 200, "196")
    with here.reader() as reader:
        bins = reader.bins(ACME, NOON, at(70))
        assert (len(bins), sum(b.mentions for b in bins), all(b.closed for b in bins)) == (14, 133, True)


def test_run_counts_everything_that_was_read(tmp_path: Path):
    here = Run(tmp_path, PLAN)
    broken, odd = Unreadable(reason="broken-json", raw=b"{"), Unreadable(reason="no-time", raw=b"{}")
    here.go(Network({FILE: [block(1, *TALK[:5], broken), block(2, *TALK[3:9], odd, broken)]}))
    state = here.source(FILE)
    assert (state.read, state.accepted, state.duplicates) == (14, 9, 2)
    assert state.rejected == {"broken-json": 2, "no-time": 1}
    with here.reader() as reader:
        assert sorted(item.reason for _, item in reader.quarantined()) == ["broken-json", "no-time"]


def test_run_goes_on_from_the_last_cursor_when_a_network_fails(tmp_path: Path):
    here = Run(tmp_path, PLAN)
    network = Network({FILE: [*blocks(TALK)[:3], NetworkError("It is down."), *blocks(TALK)[3:]]})
    here.go(network)
    assert network.asked == [(FILE, None), (FILE, "14")]
    undisturbed = Run(tmp_path / "other", PLAN)
    undisturbed.go(Network({FILE: blocks(TALK)}))
    assert differences(here.file, undisturbed.file) == []


def test_run_is_not_stopped_by_an_error_in_one_source(tmp_path: Path):
    sources = [file_source(), file_source(id=OTHER)]
    here = Run(tmp_path, plan(brand("acme"), sources=sources))
    defect = RuntimeError("something about somebody@example.org")
    here.go(Network({FILE: blocks(TALK[:100]), OTHER: [*blocks(TALK[100:150]), defect, *blocks(TALK[150:])]}))
    assert (here.source(FILE).accepted, here.source(OTHER).accepted) == (100, 100)


def test_run_until_done_gives_a_source_up_that_will_not_get_better(tmp_path: Path):
    here = Run(tmp_path, PLAN)
    here.go(Network({FILE: [*blocks(TALK)[:2], NetworkError("The account is closed.", permanent=True)]}))
    state = here.source(FILE)
    assert (state.health, state.note, state.accepted) == (SourceHealth.BLIND, "The account is closed.", 14)


def test_run_until_done_without_a_plan_says_so(tmp_path: Path):
    here = Run(tmp_path, PLAN)
    (tmp_path / "plans" / "plan-000001.json").unlink()
    with pytest.raises(ConfigError, match="There is no watch plan"):
        here.go(Network({}))


def test_run_until_done_with_an_unreadable_query_says_so(tmp_path: Path):
    with pytest.raises(ConfigError, match="acme AND"):
        Run(tmp_path, replace(PLAN, queries=(UNREADABLE,))).go(Network({FILE: []}))


def test_stop_commits_what_has_arrived_and_a_restart_does_the_rest(tmp_path: Path):
    stop = asyncio.Event()
    here = Run(tmp_path, PLAN)
    here.go(Network({FILE: [*blocks(TALK)[:10], stop.set]}, endless=True), stop=stop, until_done=False)
    assert here.source(FILE).accepted == 70
    assert here.source(FILE).cursor == "63"
    rest = Network({FILE: blocks(TALK)[10:]})
    here.go(rest)
    assert rest.asked == [(FILE, "63")]
    undisturbed = Run(tmp_path / "other", PLAN)
    undisturbed.go(Network({FILE: blocks(TALK)}))
    assert differences(here.file, undisturbed.file) == []


def test_run_does_not_read_again_what_was_read_to_its_end(tmp_path: Path):
    here = Run(tmp_path, PLAN)
    here.go(Network({FILE: blocks(TALK)}))
    before, again = tables(here.file), Network({FILE: blocks(TALK)})
    here.go(again)
    assert again.asked == []
    assert tables(here.file) == before


def test_batches_of_any_size_give_the_same_tables(tmp_path: Path):
    for size in (1, 200):
        Run(tmp_path / str(size), PLAN).go(Network({FILE: blocks(TALK, size)}))
    assert differences(tmp_path / "1" / "stream.db", tmp_path / "200" / "stream.db") == []


def test_differences_are_found(tmp_path: Path):
    Run(tmp_path / "all", PLAN).go(Network({FILE: blocks(TALK)}))
    Run(tmp_path / "less", PLAN).go(Network({FILE: blocks(TALK[:-1])}))
    found = differences(tmp_path / "all" / "stream.db", tmp_path / "less" / "stream.db")
    assert [name.partition(":")[0] for name in found] == [
        "bin",
        "mark",
        "mention",
        "narrative",
        "raw",
        "seen",
        "snapshot",
        "source",
    ]


def test_run_takes_a_newer_plan_at_the_edge_of_a_batch(tmp_path: Path):
    here, stop = Run(tmp_path, plan(brand("acme"))), asyncio.Event()
    steps = [
        *blocks(TALK[:100]),
        lambda: here.publish(replace(PLAN, version=2)),
        Until(lambda: here.works_by(2)),
        *(*blocks(TALK[100:]), stop.set),
    ]
    here.go(Network({FILE: steps}, endless=True), until_done=False, stop=stop)
    with here.reader() as reader:
        assert reader.totals(ACME, NOON, at(70)).mentions == 133
        assert reader.totals(ZENITH, NOON, at(70)).mentions == 33


def test_run_keeps_its_plan_when_the_newest_has_an_unreadable_query(tmp_path: Path):
    here, stop = Run(tmp_path, PLAN), asyncio.Event()
    steps = [
        *blocks(TALK[:100]),
        Until(lambda: here.works_by(1)),
        lambda: here.publish(replace(PLAN, version=2, queries=(UNREADABLE,))),
        *(*blocks(TALK[100:]), stop.set),
    ]
    here.go(Network({FILE: steps}, endless=True), until_done=False, stop=stop)
    assert {status.plan for status in here.statuses} == {1}
    assert here.source(FILE).accepted == 200


def test_run_stops_reading_a_source_that_is_no_longer_in_the_plan(tmp_path: Path):
    sources = [file_source(), file_source(id=OTHER)]
    both, here, stop = (
        plan(brand("acme"), sources=sources),
        Run(tmp_path, plan(brand("acme"), sources=sources)),
        asyncio.Event(),
    )
    steps = [
        *blocks(TALK[:100]),
        lambda: here.publish(replace(both, version=2, sources=both.sources[:1])),
        Until(lambda: here.works_by(2)),
        *(*blocks(TALK[100:]), stop.set),
    ]
    network = Network({FILE: steps, OTHER: []}, endless=True)
    here.go(network, until_done=False, stop=stop)
    assert here.source(FILE).accepted == 200
    assert network.asked == [(FILE, None), (OTHER, None)]


def test_run_reads_nothing_twice_when_a_source_is_to_be_read_in_another_way(tmp_path: Path):
    """As when a recording is to be played at another speed."""
    here, stop = Run(tmp_path, PLAN), asyncio.Event()
    faster = replace(PLAN, version=2, sources=(file_source(settings={"speed": "6"}),))
    network = Resumable(TALK, {5: lambda: here.publish(faster), 190: stop.set})
    here.go(network, until_done=False, stop=stop)
    state = here.source(FILE)
    assert len(network.asked) == 2
    assert (state.duplicates, state.accepted, state.cursor) == (0, state.read, str(state.read))
    assert state.read >= 190


def test_run_gives_a_post_to_both_clients_whose_sources_bring_it(tmp_path: Path):
    sources = [file_source(brands=(ACME,)), file_source(id=OTHER, brands=(ZENITH,))]
    both = [post(1, "acme beats zenith", key="p:1")]
    again = [post(1, "acme beats zenith", key="p:1", source=OTHER)]
    here = Run(tmp_path, plan(brand("acme"), brand("zenith"), sources=sources))
    here.go(Network({FILE: blocks(both), OTHER: [*blocks(again), *blocks(again)]}))
    with here.reader() as reader:
        assert [reader.totals(name, NOON, at(70)).mentions for name in (ACME, ZENITH)] == [1, 1]
    assert (here.source(OTHER).accepted, here.source(OTHER).duplicates) == (1, 1)


def test_run_puts_a_post_aside_that_cannot_be_recognized(tmp_path: Path):
    def enrich(posts: Sequence[Post]) -> Sequence[Reading]:
        if any(post.key == "p:50" for post in posts):
            raise ValueError("this text")
        return tones(posts)

    here = Run(tmp_path, PLAN)
    here.go(Network({FILE: blocks(TALK)}), enrich=enrich)
    state = here.source(FILE)
    assert (state.read, state.accepted, state.rejected) == (200, 199, {"stage-failed-ValueError": 1})
    with here.reader() as reader:
        assert reader.quarantined() == [
            (FILE, Unreadable(reason="stage-failed-ValueError", raw=TALK[50].text.encode()))
        ]
        assert reader.mentions_by_key(ACME, [TALK[50].key]) == []


def test_run_does_not_put_everything_aside_when_it_is_the_program_that_is_broken(tmp_path: Path):
    def enrich(posts: Sequence[Post]) -> Sequence[Reading]:
        raise OSError("the model is gone")

    here = Run(tmp_path, PLAN)
    with pytest.raises(OSError, match="the model is gone"):
        here.go(Network({FILE: blocks(TALK)}), enrich=enrich)
    here.go(Network({FILE: blocks(TALK)}))
    assert here.source(FILE).accepted == 200


def test_run_leaves_mentions_without_a_narrative_on_which_narratives_break(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = Narrator.place

    def broken(self: Narrator, mentions: Sequence[Mention], *wordings: Sequence[str]) -> list[NarrativeId]:
        if any(mention.post.key == "p:50" for mention in mentions):
            raise RecursionError
        return place(self, mentions, *wordings)

    monkeypatch.setattr(Narrator, "place", broken)
    here = Run(tmp_path, PLAN)
    here.go(Network({FILE: blocks(TALK)}))
    with here.reader() as reader:
        mentions = reader.mentions(ACME, NOON, at(70))
        assert [mention.post.key for mention in mentions if mention.narrative is None] == ["p:50"]
        assert len(mentions) == 133
        assert reader.quarantined() == [(FILE, Unreadable(reason="no-narrative", raw=TALK[50].text.encode()))]
    assert here.source(FILE).rejected == {}


def test_run_hears_a_drill_by_its_own_clock(tmp_path: Path):
    """The recording is of 2024; for the brand it is 2024."""
    clock = BrandClock(start=at(30), speed=1.0, since=YEARS_LATER)
    here = Run(tmp_path, plan(brand("acme", kind=BrandKind.DRILL, clock=clock)))
    here.go(Network({FILE: blocks(TALK)}))
    with here.reader() as reader:
        mark = reader.mark(ACME)
        assert mark is not None
        assert mark.watermark == at(28)
        assert [b.closed for b in reader.bins(ACME, at(20), at(45))] == [True, True, True, False, False]


LIVE = plan(brand("acme"), sources=[file_source(live=True)])


def closed_through(here: Run) -> Instant:
    with here.reader() as reader:
        mark = reader.mark(ACME)
        return mark.closed_through if mark else Instant(0)


def test_live_source_that_is_quiet_lets_the_wall_close_bins(tmp_path: Path):
    wall, stop, here = Wall(at(3)), asyncio.Event(), Run(tmp_path, LIVE)
    steps = [
        *blocks([post(1), post(2)]),
        Until(lambda: closed_through(here) >= NOON),
        *(lambda: setattr(wall, "time", at(30)), block(2)),
        Until(lambda: closed_through(here) == at(25)),
        stop.set,
    ]
    here.go(Network({FILE: steps}, endless=True), wall=wall, until_done=False, stop=stop)
    assert closed_through(here) == at(25)


def test_live_source_that_is_still_catching_up_holds_the_wall_back(tmp_path: Path):
    wall, stop, here = Wall(at(600)), asyncio.Event(), Run(tmp_path, LIVE)
    here.go(
        Network({FILE: [*blocks(TALK[:60]), Until(lambda: len(here.statuses) > 3), stop.set]}, endless=True),
        wall=wall,
        until_done=False,
        stop=stop,
    )
    assert closed_through(here) == at(15)


def test_live_source_that_was_blind_leaves_a_gap_and_no_zeros(tmp_path: Path):
    wall, stop, here = Wall(at(20)), asyncio.Event(), Run(tmp_path, LIVE)
    steps = [
        block(1, post(19)),
        Until(lambda: closed_through(here) == at(15)),
        NetworkError("It is down."),
        Until(lambda: here.source(FILE).health is SourceHealth.BLIND),
        *(lambda: setattr(wall, "time", at(60)), block(2, post(59.9))),
        Until(lambda: here.source(FILE).health is SourceHealth.READING),
        *(lambda: setattr(wall, "time", at(70)), block(3, post(61), post(69.9))),
        Until(lambda: closed_through(here) == at(65)),
        stop.set,
    ]
    here.go(Network({FILE: steps}, endless=True), wall=wall, until_done=False, stop=stop)
    with here.reader() as reader:
        assert [b.at for b in reader.bins(ACME, at(15), at(65)) if b.gap] == [at(minute) for minute in range(20, 60, 5)]
        assert reader.gaps(ACME, NOON, at(100)) == [Interval(start=at(20), end=at(60))]
    assert here.source(FILE).missed == (Interval(start=at(20), end=at(60)),)


def test_live_source_that_gives_later_what_it_missed_leaves_no_gap(tmp_path: Path):
    wall, stop, here = Wall(at(20)), asyncio.Event(), Run(tmp_path, LIVE)
    steps = [
        block(1, post(19)),
        Until(lambda: closed_through(here) == at(15)),
        NetworkError("It is down."),
        Until(lambda: here.source(FILE).health is SourceHealth.BLIND),
        *(lambda: setattr(wall, "time", at(60)), block(2, *(post(20 + n) for n in range(40)))),
        Until(lambda: closed_through(here) == at(55)),
        stop.set,
    ]
    here.go(Network({FILE: steps}, endless=True, searches=True), wall=wall, until_done=False, stop=stop)
    with here.reader() as reader:
        assert [(b.mentions, b.late, b.gap) for b in reader.bins(ACME, at(20), at(55))] == [(5, 0, False)] * 7
    assert here.source(FILE).missed == ()


def test_what_a_network_does_not_give_any_more_is_a_gap(tmp_path: Path):
    """Also where it gives what was missed, as a rule."""
    wall, stop, here = Wall(at(20)), asyncio.Event(), Run(tmp_path, LIVE)
    steps = [
        block(1, post(19)),
        Until(lambda: closed_through(here) == at(15)),
        lambda: setattr(wall, "time", at(60)),
        replace(block(2, post(59.9)), lost=Interval(start=at(20), end=at(40))),
        Until(lambda: closed_through(here) == at(55)),
        stop.set,
    ]
    here.go(Network({FILE: steps}, endless=True, searches=True), wall=wall, until_done=False, stop=stop)
    with here.reader() as reader:
        assert [b.at for b in reader.bins(ACME, at(15), at(55)) if b.gap] == [at(20), at(25), at(30), at(35)]
        assert reader.gaps(ACME, NOON, at(100)) == [Interval(start=at(20), end=at(40))]
    assert here.source(FILE).missed == (Interval(start=at(20), end=at(40)),)
