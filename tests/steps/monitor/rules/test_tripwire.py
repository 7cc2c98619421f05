"""Single posts that must not be missed."""

import pytest

from firewarden.steps.monitor.query.finding import QueryError
from firewarden.vocabulary.clock import DAY, MINUTE
from firewarden.vocabulary.ids import PostKey, QueryId
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.post import Author
from firewarden.vocabulary.rule import Tripwire
from tests.stages.samples import at
from tests.steps.monitor.rules.talk import ACME, book, heard_at, keys, mention, ordinary, rule, said

DAY_MINUTES = DAY // MINUTE
SAFETY = rule(Tripwire(query="reason:safety AND followers:[1000 TO *]"), "Somebody in danger")


def loud(followers: int) -> dict[str, object]:
    return {"author": Author(handle="reporter", followers=followers)}


def test_all_conditions_have_to_hold():
    posts = [
        mention(1, "acme 1", hazards=[Hazard.SAFETY], **loud(5_000)),
        mention(2, "acme 2", hazards=[Hazard.SAFETY], **loud(10)),
        mention(3, "acme 3", **loud(5_000)),
    ]
    firings = said(book(SAFETY), posts)

    assert [keys(one) for one in firings] == [["p:1:acme 1"]]
    assert firings[0].reason == "Somebody in danger: a post by @reporter on p"


def test_posts_of_one_bin_are_one_signal():
    posts = [mention(n, f"acme {n}", hazards=[Hazard.SAFETY], **loud(5_000)) for n in (1, 2, 3)]

    assert [one.reason for one in said(book(SAFETY), posts)] == [
        "Somebody in danger: a post by @reporter on p, and 2 more posts"
    ]


def test_same_narrative_is_told_once_a_day_and_another_at_once():
    times = [(0, "a"), (10, "a"), (20, "b"), (DAY_MINUTES + 5, "a")]
    posts = [mention(n, f"acme {n}", story=story, hazards=[Hazard.SAFETY], **loud(5_000)) for n, story in times]

    assert heard_at(said(book(SAFETY), posts)) == [0.0, 20.0, DAY_MINUTES + 5]


def test_tripwire_may_name_a_saved_query():
    saved = Query(id=QueryId("q7"), brand=ACME, name="press", text="author:(reporter OR editor)")
    wire = rule(Tripwire(query="$press AND tone:negative"))
    posts = [mention(1, "acme bad", by="reporter"), mention(2, "acme bad 2", by="ann"), mention(3, by="editor")]

    assert [keys(one) for one in said(book(wire, queries=[saved]), posts)] == [["p:1:acme bad"]]


def test_query_that_cannot_be_used_is_refused():
    with pytest.raises(QueryError):
        book(rule(Tripwire(query="(acme OR")))


def test_new_network_is_news_once_the_brand_is_known():
    wire = rule(Tripwire(new_network=True), "New place")
    early = [mention(-13.9 * DAY_MINUTES, platform="early")]
    late = [mention(1, "acme 1", platform="tube"), mention(7, "acme 2", platform="tube")]
    firings = said(book(wire), [*early, *ordinary(14), *late])

    assert [(at_, one.reason) for at_, one in zip(heard_at(firings), firings, strict=True)] == [
        (0.0, "New place: first heard of on tube in 28 days")
    ]


def answers(target: str, hostile: int, others: int, start: float = 1) -> list[object]:
    texts = ["acme bad"] * hostile + ["acme"] * others
    return [
        mention(start + n / 10, text, key=f"{target}<{start}:{n}", reply_to=PostKey(target))
        for n, text in enumerate(texts)
    ]


def test_post_that_draws_hostile_answers_trips_once():
    wire = rule(Tripwire(answers=10), "Pile")

    assert len(said(book(wire), [*answers("x", 10, 9), *answers("x", 10, 0, start=9)])) == 1  # type: ignore[list-item]
    assert said(book(wire), answers("x", 5, 5)) == []  # type: ignore[arg-type]
    assert said(book(wire), answers("x", 9, 0)) == []  # type: ignore[arg-type]


def test_answers_to_others_do_not_count_where_only_ours_are_asked_for():
    listening = book(rule(Tripwire(answers=10, ours=True), "Ratioed"))
    listening.hear_own(PostKey("ours"), at(0))

    assert said(listening, answers("theirs", 30, 0)) == []  # type: ignore[arg-type]
    assert len(said(listening, answers("ours", 30, 0, start=20))) == 1  # type: ignore[arg-type]


def test_late_post_still_trips_but_not_what_needs_the_rest():
    listening = book(SAFETY, rule(Tripwire(query="acme", new_network=True), "New"))
    late = mention(1, hazards=[Hazard.SAFETY], **loud(5_000))

    assert [one.rule.name for one in listening.hear_late(late, at(60))] == ["Somebody in danger"]
    assert list(listening.hear_late(late, at(60 + DAY_MINUTES))) == []
