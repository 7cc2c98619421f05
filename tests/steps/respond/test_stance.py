import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.stance import HELD, ORDER, Released, Words, holds, in_force, release, words_of
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.incident import Stance
from firewarden.vocabulary.statement import Refused

NOW = Instant(1_700_000_000_000_000)
LATER, EARLIER = Instant(NOW + HOUR), Instant(NOW - HOUR)


@pytest.mark.parametrize(
    ("stance", "out"),
    [
        (Stance.NORMAL, {Words.MARKETING, Words.PLANNED, Words.OURS, Words.REPLY}),
        (Stance.HOLD_MARKETING, {Words.PLANNED, Words.OURS, Words.REPLY}),
        (Stance.HOLD_ALL, {Words.OURS, Words.REPLY}),
        (Stance.LOCKED, set()),
    ],
)
def test_what_still_goes_out(stance: Stance, out: set[Words]) -> None:
    assert {words for words in Words if not holds(stance, words)} == out


def test_stricter_stance_holds_all_that_a_looser_one_does() -> None:
    assert all(HELD[loose] <= HELD[strict] for loose, strict in itertools.pairwise(ORDER))


def test_strictest_of_the_open_incidents_is_in_force() -> None:
    assert [in_force([]), in_force([Stance.NORMAL]), in_force(list(Stance))] == [
        Stance.NORMAL,
        Stance.NORMAL,
        Stance.LOCKED,
    ]


def test_ordinary_post_is_marketing_whenever_it_goes() -> None:
    assert [words_of(marketing=True, reply=False, planned=planned) for planned in (False, True)] == [
        Words.MARKETING
    ] * 2
    assert [words_of(marketing=False, reply=False, planned=planned) for planned in (False, True)] == [
        Words.OURS,
        Words.PLANNED,
    ]
    assert words_of(marketing=False, reply=True, planned=False) is Words.REPLY


@pytest.mark.parametrize(
    ("due", "wanted", "at"),
    [
        (None, None, NOW),
        (LATER, None, LATER),
        (EARLIER, LATER, LATER),
        (LATER, NOW, NOW),
    ],
)
def test_what_a_person_looked_at_goes_at_its_time(due: Instant | None, wanted: Instant | None, at: Instant) -> None:
    assert release(Stance.NORMAL, Words.PLANNED, due, wanted, NOW) == Released(at=at)


times = st.integers(-5, 5).map(lambda hours: Instant(NOW + hours * HOUR))


@given(st.sampled_from(Stance), st.sampled_from(Words), st.none() | times, st.none() | times)
def test_nothing_past_its_time_goes_out_unless_it_gets_a_new_one(
    stance: Stance, words: Words, due: Instant | None, wanted: Instant | None
) -> None:
    found = release(stance, words, due, wanted, NOW)

    if isinstance(found, Released):
        assert found.at >= NOW
        assert wanted is not None or due is None or due > NOW
        assert not holds(stance, words)


def test_held_words_stay_while_the_stance_does() -> None:
    assert release(Stance.HOLD_ALL, Words.PLANNED, LATER, None, NOW) == Refused(
        reason="The stance is still hold all: this stays here until it is loosened."  # type: ignore[arg-type]
    )
