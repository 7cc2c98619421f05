"""Alert rules as the stages tell them: their signals, late posts, restarts."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from firewarden.ports import Restored
from firewarden.stages.stream import State, finish, process, restore
from firewarden.stages.watching import Watching
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import RuleId
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.results import Results
from firewarden.vocabulary.rule import Rule, Tripwire
from firewarden.vocabulary.signal import Lane, Signal, signal_id
from tests.stages.samples import ACME, YEARS_LATER, ZENITH, at, brand, fresh, merged, plan, post, tones

PRESS = Rule(id=RuleId("r1"), brand=ACME, name="Press", terms=Tripwire(query="author:reporter"), per_week=0.5)
RATIO = Rule(id=RuleId("r2"), brand=ACME, name="Ratio", terms=Tripwire(answers=3, ours=True))


def watched(*rules: Rule) -> Watching:
    base = plan(brand("acme", handles=("acmecares",)), brand("zenith"))
    return Watching(replace(base, rules=rules))


def told(posts: Sequence[Post], watching: Watching, state: State | None = None) -> Results:
    state = state or fresh(watching)
    each = [process([one], state, watching, tones, now=YEARS_LATER) for one in posts]
    return merged([*each, finish(state, watching, YEARS_LATER)])


def ruled(results: Results) -> list[Signal]:
    return [signal for signal in results.signals if signal.lane is Lane.TRIPWIRE]


def test_rule_of_a_brand_speaks_of_its_mentions_alone():
    posts = [post(1, "acme zenith", by="reporter"), post(7, "zenith", by="reporter"), post(13, "acme")]
    signals = ruled(told(posts, watched(PRESS)))

    assert [(one.brand, one.stream, one.bin, one.evidence) for one in signals] == [(ACME, "r1", at(0), (posts[0].key,))]
    assert signals[0].id == signal_id(ACME, Lane.TRIPWIRE, "r1", at(0))
    assert (signals[0].at, signals[0].once_per_weeks, signals[0].expected) == (at(5), 2.0, 0.0)
    assert ZENITH not in {one.brand for one in signals}


def test_without_rules_nothing_is_said():
    assert ruled(told([post(1, "acme", by="reporter")], watched())) == []


def test_late_post_trips_once_an_hour_of_its_own():
    on_time = [post(n, f"acme {n}") for n in range(100, 300, 10)]
    late = [post(m, f"acme late {m}", by="reporter") for m in (121, 122, 185)]
    signals = ruled(told([*on_time, *late], watched(PRESS)))
    by_id = {signal.id: signal for signal in reversed(signals)}

    assert [one.evidence for one in signals] == [(one.key,) for one in late]
    assert [one.evidence for one in reversed(by_id.values())] == [(late[0].key,), (late[2].key,)]
    assert signals[0].id == signal_id(ACME, Lane.TRIPWIRE, "r1:late", Instant(at(121) - at(121) % HOUR))


def test_hostile_answers_to_our_own_post_are_told():
    ours = post(0, "we are sorry", key="p:ours", by="acmecares")
    answers = [post(n, f"acme bad {n}", reply_to=ours.key, by=f"u{n}") for n in (1, 2, 3)]
    others = [post(n, f"acme bad {n}", reply_to="p:theirs", by=f"u{n}") for n in (6, 7, 8)]
    signals = ruled(told([ours, *answers, *others], watched(RATIO)))

    assert [(one.stream, set(one.evidence)) for one in signals] == [("r2", {one.key for one in answers})]


def test_new_rule_knows_what_was_before_it():
    """The network was heard of before the rule was made."""
    old = [post(60 * n, f"acme {n}") for n in range(24 * 8)]
    fresh_network = Rule(id=RuleId("r3"), brand=ACME, name="New", terms=Tripwire(new_network=True))
    state = fresh(watched())
    process(old, state, watched(), tones, now=YEARS_LATER)
    posts = [post(60 * 24 * 8 + n, f"acme {n}", platform=name) for n, name in enumerate(("p", "tube"))]
    watching = watched(fresh_network)
    for name, own in state.brands.items():
        own.adopt(watching.brands[name], own.gaps, watching.rulings[name])

    assert [one.evidence for one in ruled(told(posts, watching, state))] == [(posts[1].key,)]


def test_restart_from_any_snapshot_says_the_same():
    """A narrative is told once a day, also when the process dies in between."""
    posts = [post(10 * n, f"acme burns the harbor down {n % 3}", by="reporter") for n in range(40)]
    watching = watched(PRESS)
    whole = [(one.id, one.reason) for one in ruled(told(posts, watching))]

    for cut in (1, 7, 23):
        state = fresh(watching)
        first = merged([process([one], state, watching, tones, now=YEARS_LATER) for one in posts[:cut]])
        again = restore(watching, {ACME: stored(first)})
        rest = told(posts[cut:], watching, again)
        assert [(one.id, one.reason) for one in ruled(merged([first, rest]))] == whole


def stored(results: Results) -> Restored:
    """As a store would give it back, with nothing but the first snapshot to go on from."""
    mark = next((one for one in results.marks if one.brand == ACME), None)
    snapshot = next((one for one in results.snapshots if one.brand == ACME), None)
    mine = [one for one in results.mentions if one.brand == ACME]
    mine.sort(key=lambda m: (m.post.created_at, m.post.key))
    closed = mark.closed_through if mark else Instant(0)
    since = snapshot.closed_through if snapshot else Instant(0)
    return Restored(
        mark=mark,
        snapshot=snapshot,
        closed=[one for one in results.bins if one.brand == ACME and one.closed and one.at >= since],
        told=[one for one in mine if since <= one.post.created_at < closed],
        open=[one for one in mine if one.post.created_at >= closed],
    )


def test_plan_with_a_rule_that_cannot_be_read_is_refused():
    with pytest.raises(BadInput):
        watched(replace(PRESS, terms=Tripwire(query="author:(")))
