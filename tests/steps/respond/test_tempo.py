import pytest

from firewarden.steps.respond.tempo import check, tempo_of
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.tempo import TEMPOS, Tempo

BETWEEN = "Level 3: each time is between 5 minutes and 7 days."


def tempo(acknowledge: int, scope: int, every: int) -> Tempo:
    """In minutes."""
    return Tempo(acknowledge=acknowledge * MINUTE, scope=scope * MINUTE, every=every * MINUTE)


def test_the_usual_times_are_fine_and_hold_where_a_brand_has_none() -> None:
    assert check({}) is None
    assert check(TEMPOS) is None
    assert tempo_of({}, Level.CRISIS) == tempo(60, 120, 120)
    assert tempo_of({Level.CRISIS: tempo(45, 90, 120)}, Level.CRISIS) == tempo(45, 90, 120)
    assert tempo_of({}, Level.WATCH) is None


@pytest.mark.parametrize(
    ("own", "why"),
    [
        (tempo(4, 60, 60), BETWEEN),
        (tempo(30, 60, 7 * 24 * 60 + 1), BETWEEN),
        (tempo(60, 45, 60), "Level 3: what we know cannot be due before we have said that we know of it."),
        (
            tempo(300, 300, 120),
            "At level 3 the public would wait longer than at level 2. Make it shorter.",
        ),
        (tempo(20, 60, 60), "At level 4 the public would wait longer than at level 3. Make it shorter."),
    ],
)
def test_what_cannot_be_kept_or_makes_no_sense_is_refused(own: Tempo, why: str) -> None:
    assert check({Level.CRISIS: own}) == Refused(reason=Said(why))


@pytest.mark.parametrize("own", [tempo(60, 60, 60), tempo(30, 60, 60), tempo(240, 480, 240)])
def test_the_bounds_themselves_are_allowed(own: Tempo) -> None:
    assert check({Level.CRISIS: own}) is None
