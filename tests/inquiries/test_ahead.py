"""Recognizing posts in a second process."""

from collections.abc import Iterable, Iterator, Sequence

import pytest

from firewarden.enrichers import default
from firewarden.inquiries import ahead
from firewarden.inquiries.ahead import Ahead, Outcome
from firewarden.ports import Enrich
from firewarden.stages.stream import recognize
from firewarden.stages.watching import Watching
from firewarden.vocabulary.mention import Reading, Tone
from firewarden.vocabulary.post import Post
from tests.stages.samples import brand, plan, post, tones

BATCHES = [[post(n, f"acme {word} {n}") for n in range(3)] for word in ("bad", "good", "???", "well", "bad")]
WATCHING = Watching(plan(brand("acme"), brand("zenith")))


def outcomes(enrich: Enrich, batches: Iterable[Sequence[Post]]) -> list[Outcome]:
    with Ahead(enrich) as pool:
        return list(pool.recognized(WATCHING, batches))


def in_one(enrich: Enrich, batches: Iterable[Sequence[Post]]) -> list[Outcome]:
    return [(recognize(posts, WATCHING, enrich), {}) for posts in batches]


def breaking_on_good(posts: Sequence[Post]) -> list[Reading]:
    if any("good 1" in post.text for post in posts):
        raise ValueError("this text")
    return tones(posts)


def broken(_: Sequence[Post]) -> list[Reading]:
    raise OSError("the model is gone")


def test_ahead_recognizes_batch_by_batch_in_order():
    batches = [*BATCHES, [], [post(1, "weather"), post(2, "zenith and acme"), post(3, "zenith")]]
    assert outcomes(tones, batches) == in_one(tones, batches)


def test_ahead_says_what_the_real_reader_says():
    texts = ["Acme is a disgrace, I am furious", "das war wirklich schön, acme", "ACME #AcmeFails", "acme"]
    batches = [[], *[[post(n, text) for n, text in enumerate(texts)]] * 2]
    assert outcomes(default(), batches) == in_one(default(), batches)


def test_ahead_is_the_same_when_it_was_told_to_expect_many():
    with Ahead(tones) as pool:
        pool.expect_many()
        assert list(pool.recognized(WATCHING, BATCHES)) == in_one(tones, BATCHES)


def test_ahead_takes_only_a_few_batches_ahead():
    taken = []

    def batches() -> Iterator[list[Post]]:
        for number, batch in enumerate(BATCHES):
            taken.append(number)
            yield batch

    with Ahead(tones) as pool:
        pool.expect_many()
        next(iter(pool.recognized(WATCHING, batches())))
    assert len(taken) <= ahead.BATCHES_AHEAD + 1


def test_ahead_stays_here_with_a_reader_that_cannot_be_sent():
    def here(posts: Sequence[Post]) -> Sequence[Reading]:
        return [Reading(tone=Tone.NEGATIVE) for _ in posts]

    assert outcomes(here, BATCHES) == in_one(here, BATCHES)


def test_ahead_leaves_out_the_post_a_reader_breaks_on_and_says_why():
    bad, good, *others = BATCHES
    found = outcomes(breaking_on_good, [bad, good, *others])
    assert found[1] == (recognize([good[0], good[2]], WATCHING, tones), {good[1].key: "stage-failed-ValueError"})
    assert [found[0], *found[2:]] == in_one(tones, [bad, *others])


def test_ahead_breaks_when_it_is_the_reader_that_is_broken():
    many = [post(n, f"acme {n}") for n in range(ahead.BATCHES_AHEAD * 10)]
    with pytest.raises(OSError, match="the model is gone"):
        outcomes(broken, [[], many])
