import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.approval.path import Situation, holds_until, path
from firewarden.steps.respond.approval.touches import touches
from firewarden.vocabulary.approval import Part, PathRules, Preset, Touch
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.statement import DraftKind

DEFAULT = PathRules()


def seats(rules: PathRules = DEFAULT, level: Level = Level.ISSUE, **other: object) -> list[list[str]]:
    told = {"kind": DraftKind.STATEMENT, "authors": frozenset({"alice"})} | other
    steps = path(rules, Situation(level=level, **told))  # type: ignore[arg-type]
    return [[seat.key for seat in step.seats] for step in steps]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level.NOISE, [["approver"]]),
        (Level.WATCH, [["approver"]]),
        (Level.ISSUE, [["approver"]]),
        (Level.CRISIS, [["approver"]]),
        (Level.SEVERE, [["approver, legal"], ["approver, executive"]]),
    ],
)
def test_the_level_forces_a_path(level: Level, expected: list[list[str]]) -> None:
    assert seats(level=level) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We are sorry.", {Touch.APOLOGY}),
        ("A lawsuit was filed.", {Touch.LEGAL}),
        ("Everybody gets a refund of 20 €", {Touch.MONEY}),
        ("We'll write again at noon.", {Touch.PROMISE}),
        ("The ferry stands still.", set()),
        ("Die Fähre steht still. Wir entschuldigen uns.", {Touch.APOLOGY}),
        ("Sous-marin", {Touch.LISTED}),
        ("Souss-marine", set()),
    ],
)
def test_what_a_text_speaks_of(text: str, found: set[Touch]) -> None:
    assert touches(text, ("sous",)) == found


def test_touchy_words_go_to_legal_from_a_crisis_on() -> None:
    spoken = frozenset({Touch.MONEY})

    assert seats(level=Level.ISSUE, touches=spoken) == [["approver"]]
    assert seats(level=Level.CRISIS, touches=spoken) == [["approver"], ["approver, legal"]]
    assert seats(level=Level.SEVERE, touches=spoken) == [["approver, legal"], ["approver, executive"]]


def test_words_of_the_brand_go_to_legal_at_every_level() -> None:
    assert seats(level=Level.NOISE, touches=frozenset({Touch.LISTED})) == [["approver"], ["approver, legal"]]


def test_an_apology_of_a_crisis_is_signed_by_both() -> None:
    assert seats(level=Level.CRISIS, kind=DraftKind.APOLOGY) == [
        ["approver"],
        ["approver, legal"],
        ["approver, executive"],
    ]
    assert seats(level=Level.ISSUE, kind=DraftKind.APOLOGY) == [["approver"]]


def test_a_new_author_needs_one_reader_more() -> None:
    assert seats(PathRules(juniors=frozenset({"alice"}))) == [["approver"], ["approver"]]
    assert seats(fresh=frozenset({"alice"})) == [["approver"], ["approver"]]
    assert seats(PathRules(juniors=frozenset({"bob"}))) == [["approver"]]


def test_people_named_by_the_brand_have_to_say_yes() -> None:
    rules = PathRules(named=("dora", "eve"), named_from=Level.CRISIS)

    assert seats(rules, Level.ISSUE) == [["approver"]]
    assert seats(rules, Level.CRISIS) == [["approver"], ["person dora", "person eve"]]


@given(
    st.tuples(*[st.sampled_from(Preset)] * 5),
    st.sampled_from(Level),
    st.sampled_from(DraftKind),
    st.frozensets(st.sampled_from(Touch)),
)
def test_on_every_path_somebody_reads_every_character(levels, level, kind, spoken) -> None:  # type: ignore[no-untyped-def]
    """However small an edit is, it reaches nobody outside unread."""
    steps = path(
        PathRules(levels=levels, named=("eve",), named_from=Level.NOISE),
        Situation(level=level, kind=kind, authors=frozenset({"alice"}), touches=spoken),
    )

    assert any(step.part is Part.WORDS for step in steps)


def test_an_approval_holds_as_long_as_the_level_lets_it() -> None:
    assert holds_until(DEFAULT, Level.SEVERE, Instant(0)) == 6 * HOUR
    assert holds_until(PathRules(hours=(1, 1, 1, 1, 2)), Level.SEVERE, Instant(5)) == 2 * HOUR + 5
