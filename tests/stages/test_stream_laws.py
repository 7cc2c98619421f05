"""What holds of every stream: batches do not matter, nor does the order inside an open bin, nor a restart."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.ports import Restored
from firewarden.stages.stream import State, finish, process, restore
from firewarden.stages.watching import Watching
from firewarden.stages.zeros import filled
from firewarden.vocabulary.clock import BIN, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.results import Results
from firewarden.vocabulary.volume import Bin
from tests.stages.samples import YEARS_LATER, at, brand, file_source, fresh, gap, merged, plan, post, told, tones

WATCHING = Watching(plan(brand("acme"), brand("zenith"), sources=[file_source(gaps=(gap(100, 220),))]))
TEXTS = ("acme bad", "acme", "zenith good", "acme and zenith", "weather", "acme ???")


@pytest.fixture(autouse=True, scope="module")
def _snapshots_are_made_often() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("firewarden.stages.brand.WORK_BETWEEN_SNAPSHOTS", 40)
        yield


steps = st.tuples(st.sampled_from((0.1, 0.7, 2, 11, 95, -3, -17, 400, -300)), st.sampled_from(TEXTS))


@st.composite
def streams(draw: st.DrawFn) -> list[Post]:
    """Mostly forward in time, with pauses, stragglers and wrong times."""
    posts, minute = [], 0.0
    for number, (step, text) in enumerate(draw(st.lists(steps, max_size=30))):
        minute = max(minute, 0) + step if abs(step) < 300 else minute
        when = minute if abs(step) < 300 else minute + step
        posts.append(post(round(when, 1), text, key=f"p:{number}"))
    return posts


@st.composite
def cut(draw: st.DrawFn) -> tuple[list[Post], list[list[Post]]]:
    posts = draw(streams())
    edges = sorted(draw(st.sets(st.integers(0, len(posts)), max_size=6)) | {0, len(posts)})
    return posts, [posts[start:end] for start, end in pairwise(edges)]


@settings(deadline=None, max_examples=40)
@given(cut())
def test_results_do_not_depend_on_batches(cut: tuple[list[Post], list[list[Post]]]):
    posts, batches = cut
    state = fresh(WATCHING)
    parts = [process(batch, state, WATCHING, tones, now=YEARS_LATER) for batch in batches]
    assert merged([*parts, finish(state, WATCHING, YEARS_LATER)]) == told(posts, WATCHING)


@settings(deadline=None, max_examples=40)
@given(st.permutations([post(n / 10, text, key=f"p:{n}") for n, text in enumerate(TEXTS * 8)]))
def test_results_do_not_depend_on_the_order_within_an_open_bin(shuffled: Sequence[Post]):
    after = [post(8 + n / 10, "weather") for n in range(5)]
    in_order = sorted(shuffled, key=lambda post: post.created_at)
    assert told([*shuffled, *after], WATCHING) == told([*in_order, *after], WATCHING)


@settings(deadline=None, max_examples=40)
@given(cut())
def test_every_mention_is_counted_once(cut: tuple[list[Post], list[list[Post]]]):
    results = told(cut[0], WATCHING)
    for name in WATCHING.brands:
        mentions = [mention for mention in results.mentions if mention.brand == name]
        bins = [b for b in results.bins if b.brand == name]
        assert sum(b.mentions for b in bins) == len(mentions)
        assert sum(b.late for b in bins) == sum(mention.late for mention in mentions)
        assert sum(b.negative for b in bins) == sum(mention.reading.tone == "negative" for mention in mentions)


@settings(deadline=None, max_examples=40)
@given(cut())
def test_narratives_are_given_to_all_that_were_on_time_and_closed(cut: tuple[list[Post], list[list[Post]]]):
    results = told(cut[0], WATCHING)
    open_bins = {(b.brand, b.at) for b in results.bins if not b.closed}
    for mention in results.mentions:
        is_open = (mention.brand, Instant(mention.post.created_at // BIN * BIN)) in open_bins
        assert (mention.narrative is None) == (mention.late or is_open)


@settings(deadline=None, max_examples=40)
@given(cut())
def test_stored_bins_tell_of_every_closed_one(cut: tuple[list[Post], list[list[Post]]]):
    results = told(cut[0], WATCHING)
    for mark in results.marks:
        rows = [b for b in results.bins if b.brand == mark.brand and b.closed]
        if rows:
            every = list(filled(rows, rows[0].at, mark.closed_through, before=None))
            assert [b.at for b in every] == list(range(rows[0].at, mark.closed_through, BIN))


@settings(deadline=None, max_examples=40)
@given(cut())
def test_a_restart_between_batches_changes_nothing(cut: tuple[list[Post], list[list[Post]]]):
    posts, batches = cut
    parts: list[Results] = []
    for batch in batches:
        parts.append(process(batch, restarted(parts), WATCHING, tones, now=YEARS_LATER))
    parts.append(finish(restarted(parts), WATCHING, YEARS_LATER))
    assert merged(parts) == told(posts, WATCHING)


def restarted(parts: list[Results]) -> State:
    """The state of a process that knows nothing but what was stored."""
    whole = merged(parts)
    return restore(
        WATCHING,
        {name: stored(whole, name) for name in WATCHING.brands},
        past=lambda name, start: next((b for b in every(whole, name) if b.at == start), None),
    )


def stored(whole: Results, name: BrandId) -> Restored:
    mark = next((mark for mark in whole.marks if mark.brand == name), None)
    snapshot = next((snapshot for snapshot in whole.snapshots if snapshot.brand == name), None)
    told_from = snapshot.closed_through if snapshot else 0
    open_from = mark.closed_through if mark else 0
    mentions = sorted(
        (mention for mention in whole.mentions if mention.brand == name),
        key=lambda mention: (mention.post.created_at, mention.post.key),
    )
    return Restored(
        mark=mark,
        snapshot=snapshot,
        closed=[b for b in whole.bins if b.brand == name and b.closed and b.at >= told_from],
        told=[m for m in mentions if told_from <= m.post.created_at < open_from and not m.late],
        open=[m for m in mentions if m.post.created_at >= open_from],
    )


def every(whole: Results, name: BrandId) -> list[Bin]:
    mark = next((mark for mark in whole.marks if mark.brand == name), None)
    rows = [b for b in whole.bins if b.brand == name and b.closed]
    return list(filled(rows, rows[0].at, mark.closed_through, before=None)) if rows and mark else []


def test_a_restart_goes_on_with_posts_that_wait_for_others():
    """Five posts after a night are believed, whether or not the process died between them."""
    evening = [post(minute / 10) for minute in range(5)]
    morning = [post(600 + minute) for minute in range(5)]
    state = fresh(WATCHING)
    parts = [process([*evening, *morning[:3]], state, WATCHING, tones, now=YEARS_LATER)]
    again = restarted(parts)
    process(morning[3:], again, WATCHING, tones, now=YEARS_LATER)
    assert {own.front.top for own in again.brands.values()} == {at(604)}
