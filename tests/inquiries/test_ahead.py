"""Reading texts in a second process."""

from collections.abc import Sequence

from firewarden.enrichers import default
from firewarden.inquiries import ahead
from firewarden.inquiries.ahead import reading_ahead
from firewarden.vocabulary.mention import Reading, Tone
from firewarden.vocabulary.post import Post
from tests.stages.samples import post, tones

BATCHES = [[post(n, f"{word} {n}") for n in range(3)] for word in ("bad", "good", "???", "well", "bad")]


def test_reading_ahead_gives_readings_batch_by_batch_in_order():
    with reading_ahead(tones) as read_all:
        assert list(read_all([*BATCHES, []])) == [*map(tones, BATCHES), []]


def test_reading_ahead_says_what_the_real_reader_says():
    texts = [post(0, "This is a disgrace, I am furious"), post(1, "das war wirklich schön"), post(2, "")]
    read = default()
    with reading_ahead(read) as read_all:
        assert list(read_all([[], texts, texts])) == [[], read(texts), read(texts)]


def test_reading_ahead_takes_only_a_few_batches_ahead():
    taken = []

    def batches():
        for number, batch in enumerate(BATCHES):
            taken.append(number)
            yield batch

    with reading_ahead(tones) as read_all:
        next(iter(read_all(batches())))
    assert len(taken) <= ahead.BATCHES_AHEAD + 1


def test_reading_ahead_stays_here_with_a_reader_that_cannot_be_sent():
    def here(posts: Sequence[Post]) -> Sequence[Reading]:
        return [Reading(tone=Tone.NEGATIVE) for _ in posts]

    with reading_ahead(here) as read_all:
        assert list(read_all(BATCHES[:1])) == [[Reading(tone=Tone.NEGATIVE)] * 3]
