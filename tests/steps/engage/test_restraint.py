from typing import Any

import pytest

from firewarden.steps.engage.queue import ranked
from firewarden.steps.engage.restraint import Around, Restraint, restraint
from firewarden.vocabulary.mention import Hazard
from tests.steps.engage.test_queue import NOW, item


def why(around: Around, **signs: Any) -> Restraint | None:
    found = restraint(ranked(item("a", **signs), NOW), around)
    return None if found is None else found.why


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        (Around(), None),
        (Around(abusive=True), Restraint.ABUSE),
        (Around(chorus=3), Restraint.CHORUS),
        (Around(chorus=2), None),
        (Around(to_others=True), Restraint.NOT_TO_US),
        (Around(answers=2, since_news=2), Restraint.ANSWERED_TWICE),
        (Around(answers=2, since_news=1), None),
        (Around(answers=1, since_news=1), None),
    ],
)
def test_each_reason_to_hold_back(around: Around, expected: Restraint | None) -> None:
    assert why(around, negative=True) == expected


ALL = Around(abusive=True, answers=4, since_news=4, chorus=9, to_others=True)


def test_whoever_speaks_of_danger_or_law_is_never_held_back() -> None:
    assert why(ALL, hazards=frozenset({Hazard.HEALTH})) is None
    assert why(ALL, hazards=frozenset({Hazard.LEGAL})) is None
    assert why(ALL, distress=True) is None


def test_who_asks_or_tells_is_held_back_only_once_we_have_nothing_new_to_say() -> None:
    rude = Around(abusive=True, chorus=9, to_others=True)

    assert (why(rude, question=True), why(rude, first_person=True)) == (None, None)
    assert why(ALL, question=True) is Restraint.ANSWERED_TWICE


def test_the_reason_is_a_sentence() -> None:
    found = restraint(ranked(item("a", negative=True), NOW), Around(chorus=3))

    assert found is not None
    assert found.because == (
        "3 other people wrote the same words. One public answer to all says more than many small ones."
    )
