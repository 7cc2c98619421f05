import pytest

from firewarden.steps.prepare.holdings import DAYS, PROPOSALS, ApprovedUntil, approve, blanks, check
from firewarden.text.length import length_of
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.publishing import Counting, Length
from firewarden.vocabulary.statement import Refused

NOW = Instant(1_700_000_000_000_000)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_kind_of_trouble_has_a_proposal(language: str) -> None:
    found = [one.crisis_type for one in PROPOSALS if one.language == language]

    assert sorted(found) == sorted(CrisisType)


def test_proposals_fit_a_network_of_300_signs_and_have_no_blank() -> None:
    short = Length(most=300, counting=Counting.GRAPHEMES)

    assert [one for one in PROPOSALS if length_of(one.text, short) > 300 or blanks(one.text)] == []


@pytest.mark.parametrize(
    ("title", "text", "good"),
    [
        ("First", "We are at {place}.", True),
        ("First", "We have heard.", True),
        (" ", "We have heard.", False),
        ("First", " ", False),
        ("First", "We are at {the place}.", False),
        ("First", "We are at [PLACE].", False),
        ("First", "We are at ____.", False),
        ("First", "We are at {place.", False),
    ],
)
def test_what_may_be_kept(title: str, text: str, good: bool) -> None:
    assert (check(title, text) is None) == good


def test_nobody_approves_their_own_but_in_a_team_of_one() -> None:
    assert isinstance(approve("a", "a", 30, NOW, solo=False), Refused)
    assert approve("a", "a", 30, NOW, solo=True) == ApprovedUntil(expires_at=Instant(NOW + 30 * DAY))
    assert [approve("a", "b", days, NOW, solo=False) for days in DAYS] == [
        ApprovedUntil(expires_at=Instant(NOW + days * DAY)) for days in DAYS
    ]
    assert isinstance(approve("a", "b", 9999, NOW, solo=False), Refused)
