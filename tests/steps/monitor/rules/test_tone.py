"""A larger hostile share than usual."""

import pytest

from firewarden.vocabulary.clock import DAY, MINUTE
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.rule import Tone
from tests.steps.monitor.rules.talk import book, heard_at, keys, mention, ordinary, rule, said

DAY_MINUTES = DAY // MINUTE


def hour(start: float, hostile: int, others: int) -> list[Mention]:
    """So many in the hour that starts at `start` minutes after noon, the hostile ones last."""
    texts = ["acme"] * others + ["acme bad"] * hostile
    return [mention(start + 55 * n / len(texts), text, key=f"{start}:{n}") for n, text in enumerate(texts)]


def test_share_surely_above_the_usual_speaks_once_with_its_arithmetic():
    firings = said(book(rule(Tone(minutes=60))), [*ordinary(14), *hour(0, 20, 10)])

    assert len(firings) == 1
    assert firings[0].reason == (
        "hostile share 50% (10 of 20 in 1 h, at least 25%) against the usual 20% (670 in 28 days, at most 24%)"
    )
    assert heard_at(firings) == [30.0]


def test_same_share_in_more_talk_is_not_news():
    assert said(book(rule(Tone(minutes=60))), [*ordinary(14), *hour(0, 20, 80)]) == []


def test_fewer_mentions_than_asked_for_say_nothing():
    talk = [*ordinary(14), *hour(0, 19, 0)]

    assert said(book(rule(Tone(minutes=60, least=20))), talk) == []
    assert len(said(book(rule(Tone(minutes=60, least=19))), talk)) == 1


def test_without_a_past_nothing_is_usual():
    assert said(book(rule(Tone(minutes=60))), hour(0, 40, 0)) == []


def test_unreadable_mentions_and_bins_not_captured_do_not_count():
    talk = ordinary(14)
    unread = [mention(n / 2, "acme ???", key=f"unread:{n}") for n in range(60)]
    listening = book(rule(Tone(minutes=60)))

    assert said(listening, [*talk, *unread]) == []
    assert said(listening, hour(60, 40, 0), captured=False) == []


def test_lasting_rise_is_told_once_and_again_where_it_grew():
    steady = [m for n in range(30) for m in hour(60.0 * n, 12, 12)]
    worse = [m for n in range(30, 33) for m in hour(60.0 * n, 30, 6)]

    assert len(said(book(rule(Tone(minutes=60))), [*ordinary(20), *steady])) == 1
    assert len(said(book(rule(Tone(minutes=60))), [*ordinary(20), *steady, *worse])) == 2


def test_next_rise_after_a_calm_day_is_another():
    calm = ordinary(3, ends=3 * DAY_MINUTES)
    talk = [*ordinary(20), *hour(0, 25, 5), *calm, *hour(3 * DAY_MINUTES, 25, 5)]
    listening = book(rule(Tone(minutes=60)))

    assert [at // DAY_MINUTES for at in heard_at(said(listening, talk))] == [0, 3]


def test_evidence_are_the_hostile_posts_of_the_bin():
    listening = book(rule(Tone(minutes=60, least=10)))
    talk = [*ordinary(14), *(mention(n, f"acme bad {n}", key=f"b:{n}") for n in range(2)), mention(3, key="fine")]
    more = [mention(5 + n / 4, "acme bad", key=f"c:{n}") for n in range(8)]

    assert keys(said(listening, [*talk, *more])[0]) == [f"c:{n}" for n in range(8)]


@pytest.mark.parametrize(("z", "spoke"), [(2.0, 1), (3.3, 0)])
def test_a_wider_interval_asks_for_more(z: float, spoke: int):
    assert len(said(book(rule(Tone(minutes=60, z=z))), [*ordinary(14), *hour(0, 10, 12)])) == spoke
