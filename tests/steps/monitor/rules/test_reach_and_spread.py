"""Posts on their way to many, and narratives that come to another place."""

from firewarden.measure.growth import foretold
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.rule import Reach, Spread
from tests.steps.monitor.rules.talk import book, heard_at, keys, mention, rule, said

LOUD = rule(Reach(least=400, hostile=False), "Loud")


def reposts(of: str, count: int, start: float, text: str = "acme") -> list[Mention]:
    return [
        mention(start + n / 1000, text, key=f"{of}>{start}:{n}", repost_of=PostKey(of), by=f"u{n}")
        for n in range(count)
    ]


def test_counts_of_the_network_are_taken_as_they_are():
    posts = [mention(0, "acme 1", likes=200, reposts=150, replies=49), mention(6, "acme 2", likes=400)]

    assert [keys(one) for one in said(book(LOUD), posts)] == [["p:6:acme 2"]]


def test_what_is_heard_in_the_first_minutes_foretells_the_day():
    talk = [mention(0, key="x"), *reposts("x", 100, 1)]
    firings = said(book(LOUD), talk)

    assert round(foretold(100, 300, 86_400)) == 408
    assert [(one.observed, keys(one)) for one in firings] == [(408, ["x"])]
    assert firings[0].reason == "Loud: a post is on its way to 408 reactions in a day, 400 were asked for"


def test_post_of_unknown_age_counts_as_much_as_was_heard():
    assert said(book(LOUD), reposts("never heard", 399, 1)) == []
    assert len(said(book(LOUD), reposts("never heard", 400, 1))) == 1


def test_same_post_is_told_again_at_four_times_as_many():
    talk = [*reposts("x", 400, 1), *reposts("x", 1_000, 7), *reposts("x", 300, 13)]

    assert heard_at(said(book(LOUD), talk)) == [0.0, 10.0]


def test_friendly_post_is_left_out_where_hostile_ones_are_asked_for():
    hostile = rule(Reach(least=400), "Hostile")
    posts = [mention(0, "acme 1", likes=500), mention(6, "acme bad", likes=500)]

    assert [keys(one) for one in said(book(hostile), posts)] == [["p:6:acme bad"]]
    assert len(said(book(hostile), reposts("x", 400, 1, "acme bad"))) == 1
    assert said(book(hostile), reposts("x", 400, 1)) == []


def told(story: str, start: float, count: int, **fields: object) -> list[Mention]:
    return [mention(start + n / 10, key=f"{story}{start}:{n}", story=story, **fields) for n in range(count)]


SPREAD = rule(Spread(least=10, there=3), "Crosses over")


def test_narrative_that_comes_to_another_network_is_told_once():
    talk = [*told("n", 0, 10, platform="a"), *told("n", 6, 2, platform="b"), *told("n", 12, 5, platform="b")]
    firings = said(book(SPREAD), talk)

    assert [(at, one.reason) for at, one in zip(heard_at(firings), firings, strict=True)] == [
        (10.0, "Crosses over: a narrative that began on a has come to b: 7 posts there, 10 elsewhere")
    ]
    assert len(keys(firings[0])) == 5


def test_language_counts_like_a_network():
    talk = [*told("n", 0, 12), *told("n", 6, 3, lang="de")]

    assert [one.reason for one in said(book(SPREAD), talk)] == [
        "Crosses over: a narrative that began in the language en is told in de as well: 3 posts, 12 in others"
    ]


def test_small_narratives_and_other_narratives_do_not_spread():
    assert said(book(SPREAD), [*told("n", 0, 9, platform="a"), *told("n", 6, 9, platform="b")]) == []
    assert said(book(SPREAD), [*told("n", 0, 20, platform="a"), *told("m", 6, 20, platform="b")]) == []
