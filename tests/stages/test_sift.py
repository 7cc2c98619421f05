"""What arrived, sorted out and counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from firewarden.stages.sift import Tally, counted, sift
from firewarden.stages.watching import Watching
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed, SourceState, Unreadable
from firewarden.vocabulary.plan import WatchPlan
from firewarden.vocabulary.post import Post
from tests.stages.samples import ACME, FILE, ZENITH, at, brand, file_source, plan, post

OTHER = SourceId("other")
BOTH = plan(brand("acme"), brand("zenith"))
APART = plan(
    *(brand("acme"), brand("zenith")),
    sources=[file_source(brands=(ACME,)), file_source(id=OTHER, brands=(ZENITH,))],
)


def fetched(post: Post) -> tuple[SourceId, Fetched]:
    return post.source, Fetched(post=post, raw=post.text.encode())


def sifted(*items: tuple[SourceId, Item], plan: WatchPlan = BOTH, known: Sequence[str] = (), had: object = ()):
    return sift(
        items,
        Watching(plan),
        lambda keys: {key for key in keys if key in known},
        lambda brand, key: (brand, key) in had,  # type: ignore[operator]
    )


def test_sift_counts_new_known_repeated_and_unreadable_things():
    one, two, three = post(0, "one"), post(1, "two"), post(2, "three")
    broken = Unreadable(reason="broken-json", raw=b"{")
    found = sifted(*map(fetched, (one, two, one)), (FILE, broken), (FILE, broken), fetched(three), known=[str(two.key)])
    assert [item.post for item in found.fetched] == [one, three]
    assert found.unreadable == [(FILE, broken), (FILE, broken)]
    assert found.tallies == {
        FILE: Tally(read=6, accepted=2, duplicates=2, rejected=Counter({"broken-json": 2}), last_post_at=at(2))
    }


def test_sift_counts_each_source_for_itself():
    found = sifted(fetched(post(5)), fetched(post(1, source=OTHER)), plan=APART)
    assert found.tallies == {
        FILE: Tally(read=1, accepted=1, last_post_at=at(5)),
        OTHER: Tally(read=1, accepted=1, last_post_at=at(1)),
    }


def test_sift_of_nothing_asks_nobody():
    found = sift([], Watching(BOTH), lambda _: 1 / 0, lambda *_: 1 / 0)  # type: ignore[arg-type, return-value]
    assert (found.fetched, found.tallies) == ([], {})


def test_sift_lets_a_known_post_in_for_a_brand_that_could_not_hear_it_before():
    said = post(0, "acme and zenith", key="p:1")
    again = post(0, "acme and zenith", key="p:1", source=OTHER)
    found = sifted(fetched(said), fetched(again), fetched(again), plan=APART)
    assert [item.post for item in found.fetched] == [said, again]
    assert found.news == {(OTHER, PostKey("p:1")): frozenset({ZENITH})}
    assert found.tallies[OTHER] == Tally(read=2, accepted=1, duplicates=1, last_post_at=at(0))


def test_sift_keeps_a_known_post_out_where_it_is_a_mention_already():
    again = post(0, "acme and zenith", key="p:1", source=OTHER)
    here = sifted(fetched(again), plan=APART, known=["p:1"], had=[(ZENITH, "p:1")])
    news = sifted(fetched(again), plan=APART, known=["p:1"], had=[(ACME, "p:1")])
    assert here.fetched == []
    assert [item.post for item in news.fetched] == [again]


def test_sift_lets_a_known_post_in_for_a_query_that_was_not_there_before():
    again = post(0, "acme and zenith", key="p:1")
    found = sifted(fetched(again), known=["p:1"], had=[(ACME, "p:1")])
    assert found.news == {(FILE, PostKey("p:1")): frozenset({ZENITH})}


def test_sift_keeps_a_known_post_out_when_it_is_about_nobody():
    again = post(0, "lovely weather", source=OTHER)
    assert sifted(fetched(again), plan=APART, known=[str(again.key)]).fetched == []


def test_reject_moves_a_post_from_accepted_to_rejected_with_its_bytes():
    one, two = post(0, "one"), post(1, "two")
    found = sifted(fetched(one), fetched(two))
    found.reject({one.key: "stage-failed-ValueError"})
    assert [item.post for item in found.fetched] == [two]
    assert found.unreadable == [(FILE, Unreadable(reason="stage-failed-ValueError", raw=b"one"))]
    tally = found.tallies[FILE]
    assert (tally.read, tally.accepted, dict(tally.rejected)) == (2, 1, {"stage-failed-ValueError": 1})


def test_counted_adds_one_batch_to_the_counts_of_a_source():
    state = SourceState(source=FILE, read=10, accepted=7, duplicates=1, rejected={"no-text": 2}, last_post_at=at(9))
    batch = Tally(read=3, accepted=1, duplicates=1, rejected=Counter({"no-text": 1}), last_post_at=at(3))
    assert counted(state, batch) == SourceState(
        source=FILE, read=13, accepted=8, duplicates=2, rejected={"no-text": 3}, last_post_at=at(9)
    )
    assert counted(SourceState(source=FILE), Tally()) == SourceState(source=FILE)


def removed(key: str, minutes: float = 30, source: SourceId = FILE) -> tuple[SourceId, Removed]:
    return source, Removed(key=PostKey(key), at=at(minutes))


def test_sift_takes_back_what_was_accepted_and_counts_it_once():
    gone = removed("p:1")
    found = sifted(gone, gone, removed("p:404"), known=["p:1"])
    assert list(found.removed.values()) == [gone[1]]
    assert found.tallies == {FILE: Tally(removed=1)}


def test_sift_takes_back_a_post_of_the_same_batch():
    one = post(0, "acme", key="p:1")
    found = sifted(fetched(one), removed("p:1"))
    assert ([item.post for item in found.fetched], list(found.removed)) == ([one], ["p:1"])


def test_sift_passes_by_news_of_a_post_that_was_taken_back_before_it_came():
    one = post(0, "acme", key="p:1")
    found = sifted(removed("p:1"), fetched(one))
    assert ([item.post for item in found.fetched], found.removed) == ([one], {})


def test_sift_keeps_the_newest_version_of_a_post():
    first, second, third = (replace(post(0, "acme", key="p:1"), text=f"acme {n}", edited_at=at(n)) for n in (1, 3, 2))
    found = sifted(*map(fetched, (first, second, third)), known=["p:1"], had=[(ACME, "p:1")])
    assert [item.post for item in found.edited.values()] == [second]
    assert found.tallies == {FILE: Tally(read=3, edited=2, duplicates=1)}


def test_version_that_is_stored_already_is_a_duplicate():
    newer = replace(post(0, "acme", key="p:1"), edited_at=at(1))
    found = sifted(fetched(newer), known=["p:1"], had=[(ACME, "p:1")])
    found.known_already([newer.key])
    assert (found.edited, found.tallies) == ({}, {FILE: Tally(read=1, duplicates=1)})
