"""Posts in, results out."""

from dataclasses import replace

import pytest

from firewarden.stages.stream import finish, fold, process, recognize, renew, restore
from firewarden.stages.watching import Watching
from firewarden.vocabulary.clock import BIN, DAY, MINUTE, Instant
from firewarden.vocabulary.feed import FeedKind
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.plan import BrandClock, BrandKind, Interval
from firewarden.vocabulary.post import Author
from firewarden.vocabulary.results import BrandMark, Results
from firewarden.vocabulary.signal import Lane, signal_id
from firewarden.vocabulary.volume import Bin
from tests.stages.samples import (
    ACME,
    FILE,
    NOON,
    YEARS_LATER,
    ZENITH,
    at,
    brand,
    file_source,
    fresh,
    gap,
    plan,
    post,
    told,
    tones,
)

WATCHING = Watching(plan(brand("acme"), brand("zenith")))
CHATTER = [post(minute / 10, "weather") for minute in range(5)]
"""Tells what time it is; about nobody."""


def bins_of(results: Results, name: str = ACME) -> dict[int, Bin]:
    """By minutes after noon."""
    return {(b.at - NOON) // (BIN // 5): b for b in results.bins if b.brand == name}


def by_key(results: Results) -> dict[PostKey, Mention]:
    return {mention.post.key: mention for mention in results.mentions}


def test_process_counts_mentions_in_the_bin_in_which_they_were_written():
    posts = [post(1, "acme bad"), post(2, "acme good"), post(3, "acme"), post(4, "acme ???"), post(6, "acme bad")]
    bins = bins_of(told(posts, WATCHING))
    first, second = bins[0], bins[5]
    assert (first.mentions, first.readable, first.negative, first.positive, first.late) == (4, 3, 1, 1, 0)
    assert (second.mentions, second.negative, second.closed) == (1, 1, True)


def test_process_gives_a_mention_to_every_brand_it_is_about():
    results = told([*CHATTER, post(1, "acme beats zenith"), post(2, "zenith")], WATCHING)
    assert [(m.brand, m.post.text) for m in results.mentions] == [
        (ACME, "acme beats zenith"),
        (ZENITH, "acme beats zenith"),
        (ZENITH, "zenith"),
    ]


def test_process_reads_only_what_is_a_mention():
    asked = []

    def enrich(posts):
        asked.extend(posts)
        return tones(posts)

    process([*CHATTER, post(1)], fresh(WATCHING), WATCHING, enrich, now=YEARS_LATER)
    assert asked == [post(1)]


def test_process_closes_a_bin_two_minutes_after_its_end():
    state = fresh(WATCHING)
    early = process([*CHATTER, post(1), post(6.9, "weather")], state, WATCHING, tones, now=YEARS_LATER)
    assert not bins_of(early)[0].closed
    due = process([post(7, "weather")], state, WATCHING, tones, now=YEARS_LATER)
    assert bins_of(due)[0].closed
    mark = BrandMark(brand=ACME, watermark=at(5), closed_through=at(5))
    assert [found for found in due.marks if found.brand == ACME] == [mark]


def test_process_tells_narratives_only_of_closed_bins():
    state = fresh(WATCHING)
    early = process([*CHATTER, post(1)], state, WATCHING, tones, now=YEARS_LATER)
    assert early.mentions[0].narrative is None
    later = process([post(7, "weather")], state, WATCHING, tones, now=YEARS_LATER)
    assert [(placed.brand, placed.post) for placed in later.placements] == [(ACME, post(1).key)]
    assert [narrative.id for narrative in later.narratives] == [later.placements[0].narrative]


def test_process_places_at_once_what_was_written_and_closed_in_one_batch():
    results = process([*CHATTER, post(1), post(7)], fresh(WATCHING), WATCHING, tones, now=YEARS_LATER)
    assert [mention.narrative is None for mention in results.mentions] == [False, True]
    assert results.placements == []


def test_process_counts_a_late_post_in_its_bin_and_tells_nobody():
    state = fresh(WATCHING)
    process([*CHATTER, post(1), post(8, "weather")], state, WATCHING, tones, now=YEARS_LATER)
    late = process([post(2, "acme bad")], state, WATCHING, tones, now=YEARS_LATER)
    assert [(m.post.key, m.late, m.narrative) for m in late.mentions] == [(post(2, "acme bad").key, True, None)]
    counted = bins_of(late)[0]
    assert (counted.mentions, counted.negative, counted.late, counted.closed) == (2, 1, 1, True)
    assert (late.signals, late.narratives, late.placements) == ([], [], [])


def test_process_counts_a_late_post_in_a_bin_that_was_empty():
    state = fresh(WATCHING)
    process([*CHATTER, post(1), post(30, "weather")], state, WATCHING, tones, now=YEARS_LATER)
    late = process([post(12)], state, WATCHING, tones, now=YEARS_LATER)
    assert (bins_of(late)[10].mentions, bins_of(late)[10].late, bins_of(late)[10].gap) == (1, 1, False)


def test_process_calls_the_time_before_it_watched_not_captured():
    state = fresh(WATCHING)
    process([*CHATTER, post(1), post(30, "weather")], state, WATCHING, tones, now=YEARS_LATER)
    assert bins_of(process([post(-600)], state, WATCHING, tones, now=YEARS_LATER))[-600].gap


def test_process_asks_the_past_for_bins_it_has_forgotten(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("firewarden.stages.ledger.TOO_MANY", 1)
    old = Bin(brand=ACME, at=at(0), mentions=7, readable=7, negative=3, late=2, expected=1.5, closed=True)
    state = restore(WATCHING, {}, past=lambda name, start: old if (name, start) == (ACME, at(0)) else None)
    days_later = [post(3 * 24 * 60 + minute) for minute in range(12)]
    process([*CHATTER, post(1), *days_later], state, WATCHING, tones, now=YEARS_LATER)
    late = process([post(2, "acme bad")], state, WATCHING, tones, now=YEARS_LATER)
    assert late.bins == [replace(old, mentions=8, readable=8, negative=4, late=3)]


def test_process_needs_no_past_for_what_it_holds(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("firewarden.stages.ledger.TOO_MANY", 1)
    state = restore(WATCHING, {}, past=lambda *_: None)
    process([*CHATTER, post(1), *(post(600 + n) for n in range(12))], state, WATCHING, tones, now=YEARS_LATER)
    late = process([post(300, "acme bad")], state, WATCHING, tones, now=YEARS_LATER)
    assert [(b.at, b.mentions, b.late, b.gap) for b in late.bins] == [(at(300), 1, 1, False)]


def test_process_of_a_post_dated_years_ahead_closes_nothing():
    state = fresh(WATCHING)
    odd = post(400 * 24 * 60, "acme")
    process([*CHATTER, odd, post(1)], state, WATCHING, tones, now=YEARS_LATER)
    later = process([post(2, "acme bad")], state, WATCHING, tones, now=YEARS_LATER)
    assert [mention.late for mention in later.mentions] == [False]
    assert state.brands[ACME].closed_through == NOON


def test_process_reads_time_by_the_brand_s_clock():
    """In a drill that has come to noon, a post written at one o'clock is one of the future."""
    clock = BrandClock(start=NOON, speed=60, since=YEARS_LATER)
    drill = Watching(plan(brand("acme", kind=BrandKind.DRILL, clock=clock)))
    state = fresh(drill)
    ahead = [post(60 + minute / 10) for minute in range(5)]
    process([*CHATTER, *ahead], state, drill, tones, now=YEARS_LATER)
    assert state.brands[ACME].front.top == at(0)
    process([post(60.6)], state, drill, tones, now=Instant(YEARS_LATER + 61 * 1_000_000))
    assert state.brands[ACME].front.ahead == [at(60.6)]


LIVE = Watching(plan(brand("acme"), sources=[file_source(live=True)]))


def test_process_lets_the_wall_close_bins_of_a_brand_with_a_live_source():
    state = fresh(LIVE)
    process([post(1)], state, LIVE, tones, now=at(2))
    assert not bins_of(process([], state, LIVE, tones, now=at(6.9))).get(0, Bin(brand=ACME, at=NOON)).closed
    assert bins_of(process([], state, LIVE, tones, now=at(7)))[0].closed


def test_process_counts_what_has_just_arrived_before_the_wall_closes_its_bin():
    state = fresh(LIVE)
    process([post(1)], state, LIVE, tones, now=at(2))
    arrived = process([post(4)], state, LIVE, tones, now=at(9))
    assert [mention.late for mention in arrived.mentions] == [False]
    assert bins_of(arrived)[0].mentions == 2


def test_fold_does_not_let_the_wall_close_bins_of_a_brand_that_is_behind():
    state = fresh(LIVE)
    fold(recognize([post(1)], LIVE, tones), state, LIVE, now=at(2))
    fold([], state, LIVE, now=at(60), behind={ACME})
    assert state.brands[ACME].closed_through == NOON
    fold([], state, LIVE, now=at(60))
    assert state.brands[ACME].closed_through == at(55)


def test_finish_closes_the_last_bin_and_a_second_one_finds_nothing_to_do():
    state = fresh(WATCHING)
    results = told([*CHATTER, post(1), post(6)], WATCHING, state=state)
    assert [b.closed for b in bins_of(results).values()] == [True, True]
    assert state.brands[ACME].is_finished
    assert [b for b in told([], WATCHING, state=state).bins if b.mentions] == []


def test_finish_of_one_post_counts_it():
    results = told([post(1, "acme bad")], WATCHING)
    assert [(b.at, b.mentions, b.negative, b.closed) for b in results.bins if b.brand == ACME] == [(at(0), 1, 1, True)]


def test_finish_of_nothing_is_nothing():
    assert told([], WATCHING) == Results()


def test_finish_leaves_a_post_dated_past_now_open():
    ahead = post(60 * 24 * 900)
    bins = bins_of(told([*CHATTER, post(1), ahead], WATCHING))
    assert [b.closed for b in bins.values()] == [True, False]


def test_gap_is_unknown_and_told_once_when_it_is_over():
    source = file_source(gaps=(gap(7, 21),))
    watching = Watching(plan(brand("acme"), sources=[source]))
    results = told([*CHATTER, post(1), *(post(30 + n) for n in range(5))], watching)
    bins = bins_of(results)
    assert {minute for minute, b in bins.items() if b.gap} == {5}
    assert not bins[25].gap
    assert results.gaps == [(ACME, Interval(start=at(5), end=at(25)))]


def test_gap_at_the_end_is_told_by_finish():
    source = file_source(gaps=(Interval(start=at(5), end=Instant(NOON + DAY)),))
    watching = Watching(plan(brand("acme"), sources=[source]))
    results = told([*CHATTER, post(1), *(post(30 + n) for n in range(5))], watching)
    assert results.gaps == [(ACME, Interval(start=at(5), end=at(35)))]


DAYS = 8 * 24 * 60
ORDINARY = [post(minute, f"acme {'good' if minute % 7 else 'bad'} {minute}") for minute in range(0, DAYS, 9)]
STORM = [
    post(DAYS + n / 4, f"acme bad storm {n}", likes=n % 60, author=Author(handle=f"h{n}", followers=n))
    for n in range(120)
]


def test_signal_names_the_loudest_hostile_posts_of_its_window():
    results = told([*ORDINARY, *STORM], WATCHING)
    first = next(signal for signal in results.signals if signal.lane is Lane.HOSTILE)
    assert first.id == signal_id(ACME, Lane.HOSTILE, "all", first.bin)
    assert (first.at - first.bin, first.bin >= at(DAYS)) == (BIN, True)
    window = [p for p in STORM if first.at - first.window_minutes * MINUTE <= p.created_at < first.at]
    loudest = sorted(window, key=lambda p: (p.likes, p.author.followers), reverse=True)
    assert first.evidence == tuple(p.key for p in loudest[:50])


def test_signal_of_the_same_posts_has_the_same_id():
    once, again = told([*ORDINARY, *STORM], WATCHING), told([*ORDINARY, *STORM], WATCHING)
    assert [signal.id for signal in once.signals] == [signal.id for signal in again.signals]
    assert len({signal.id for signal in once.signals}) == len(once.signals) > 0
    assert once.order == [FeedKind.SIGNAL] * len(once.signals) + [FeedKind.GAP] * len(once.gaps)


def test_signal_is_not_raised_by_late_posts_however_many():
    state = fresh(WATCHING)
    process(ORDINARY, state, WATCHING, tones, now=YEARS_LATER)
    late = [replace(p, created_at=Instant(p.created_at - DAY)) for p in STORM]
    assert process(late, state, WATCHING, tones, now=YEARS_LATER).signals == []
    assert finish(state, WATCHING, YEARS_LATER).signals == []


def test_signal_needs_more_where_fewer_false_alarms_are_accepted():
    some = [*ORDINARY, *STORM[:6]]
    careful = Watching(plan(brand("acme", budget=0.02)))
    assert told(some, WATCHING).signals != []
    assert told(some, careful).signals == []
    state = fresh(WATCHING)
    first = process(ORDINARY, state, WATCHING, tones, now=YEARS_LATER)
    assert [*first.signals, *told(STORM[:6], careful, state=renew(state, careful, {})).signals] == []


def test_renew_keeps_brands_that_stay_and_starts_new_ones_fresh():
    state = fresh(Watching(plan(brand("acme"))))
    old = Watching(plan(brand("acme")))
    process([*CHATTER, post(1)], state, old, tones, now=YEARS_LATER)
    renewed = renew(state, WATCHING, {})
    results = process([post(7, "weather")], renewed, WATCHING, tones, now=YEARS_LATER)
    assert [(b.brand, b.mentions, b.closed) for b in results.bins] == [(ACME, 1, True)]
    assert set(renewed.brands) == {ACME, ZENITH}


def test_renew_lets_a_brand_go_that_is_no_longer_in_the_plan():
    assert set(renew(fresh(WATCHING), Watching(plan(brand("zenith"))), {}).brands) == {ZENITH}


def test_two_sources_of_one_brand_share_its_time():
    other = SourceId("other")
    both = Watching(plan(brand("acme"), sources=[file_source(), file_source(id=other)]))
    results = told([*CHATTER, post(1), post(8, "weather", source=other), post(2, "acme bad")], both)
    assert [(m.post.source, m.late) for m in results.mentions] == [(FILE, False), (FILE, True)]


def test_process_of_years_of_silence_is_the_same_bin_by_bin(monkeypatch: pytest.MonkeyPatch):
    days = (0, 3, 45, 45.1, 120)
    posts = [post(day * 24 * 60 + n, "acme bad") for day in days for n in range(30)]
    sources = [file_source(gaps=(gap(20 * 1440 + 7, 22 * 1440), gap(70 * 1440, 71 * 1440)))]
    watching = Watching(plan(brand("acme"), sources=sources))
    in_runs = told(posts, watching)
    monkeypatch.setattr("firewarden.steps.monitor.watch.FEWEST_ZEROS", 10**9)
    assert in_runs == told(posts, watching)
    assert len(in_runs.gaps) == 2
