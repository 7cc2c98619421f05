"""When a signal opens an incident, joins one, or stays a signal."""

import pytest

from firewarden.steps.assess.opening import REASONS, SURGES, Asked, Attach, Ignore, Known, Open, decide
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.ids import BrandId, SignalId
from firewarden.vocabulary.signal import Lane, Signal

NOW = Instant(1_000 * HOUR)


def signal(score: float = 1.5, lane: Lane = Lane.HOSTILE) -> Signal:
    return Signal(
        id=SignalId("s"),
        brand=BrandId("acme"),
        lane=lane,
        stream="all",
        bin=NOW,
        at=NOW,
        window_minutes=60,
        observed=41,
        expected=3,
        score=score,
        once_per_weeks=12,
        reason="",
    )


def known(number: int, ago: int, **other: object) -> Known:
    return Known(**({"number": number, "is_open": True, "last_at": Instant(NOW - ago)} | other))  # type: ignore[arg-type]


def test_first_trouble_opens_an_incident() -> None:
    decision = decide(signal(), Level.WATCH, [])

    assert decision == Open()
    assert isinstance(decision, Open)
    assert decision.reason == REASONS["hostile"]


def test_more_of_the_same_is_attached_to_the_latest() -> None:
    decision = decide(signal(), Level.WATCH, [known(1, 2 * DAY), known(2, HOUR)])

    assert decision == Attach(number=2)
    assert isinstance(decision, Attach)
    assert decision.reason == "incident 2 is open and had its last signal less than 72 hours ago"


def test_old_or_closed_incident_takes_nothing() -> None:
    assert decide(signal(), Level.WATCH, [known(1, 3 * DAY + 1), known(2, HOUR, is_open=False)]) == Open()


@pytest.mark.parametrize("lane", SURGES)
def test_noise_opens_nothing(lane: Lane) -> None:
    assert decide(signal(lane=lane), Level.NOISE, [], readable=0.1) == Ignore(reason=REASONS["noise"])


def test_false_alarm_keeps_the_like_quiet_for_a_day() -> None:
    closed = {"is_open": False, "false_alarm": True, "loudest": 1.0}

    assert decide(signal(1.9), Level.WATCH, [known(1, HOUR, **closed)]) == Ignore(
        reason="incident 1 was closed as a false alarm and this is not twice as loud"
    )
    assert decide(signal(2.0), Level.WATCH, [known(1, HOUR, **closed)]) == Open()
    assert decide(signal(1.9), Level.WATCH, [known(1, DAY + 1, **closed)]) == Open()


@pytest.mark.parametrize(
    ("level", "readable", "decision"),
    [
        (Level.WATCH, 1.0, Ignore(reason=REASONS["talk"])),
        (Level.ISSUE, 0.5, Ignore(reason=REASONS["talk"])),
        (Level.ISSUE, 0.49, Open()),
        (Level.CRISIS, 1.0, Open()),
    ],
)
def test_mere_volume_opens_only_what_is_grave_or_unreadable(
    level: Level, readable: float, decision: Open | Ignore
) -> None:
    assert decide(signal(lane=Lane.VOLUME), level, [], readable=readable) == decision


def test_volume_is_attached_like_any_signal() -> None:
    assert decide(signal(lane=Lane.VOLUME), Level.WATCH, [known(1, HOUR)]) == Attach(number=1)


def test_signal_heard_late_waits_for_a_person() -> None:
    late = decide(signal(), Level.CRISIS, [], age=12 * HOUR + 1)

    assert late == Ignore(reason=REASONS["old"])
    assert decide(signal(), Level.CRISIS, [], age=12 * HOUR) == Open()


def test_signal_heard_late_still_joins_what_is_open() -> None:
    assert decide(signal(), Level.CRISIS, [known(3, HOUR)], age=2 * DAY) == Attach(number=3)


BY_RULE = [lane for lane in Lane if lane not in (*SURGES, Lane.SILENCE)]


@pytest.mark.parametrize("lane", BY_RULE)
@pytest.mark.parametrize("level", [Level.NOISE, Level.SEVERE])
def test_rule_opens_when_somebody_asked_for_it_and_only_then(lane: Lane, level: Level) -> None:
    """Also what the assessment calls noise, and a day after a false alarm."""
    closed = known(1, HOUR, is_open=False, false_alarm=True, loudest=9.0)
    wish = Asked(name="Press", opens=True)
    decision = decide(signal(lane=lane), level, [closed], asked=wish)

    assert decision == Open()
    assert isinstance(decision, Open)
    assert decision.reason == "the rule Press opens an incident whenever it speaks"
    assert decide(signal(lane=lane), level, [closed]) == Ignore(reason=REASONS["radar"])


@pytest.mark.parametrize("asked", [Asked(), Asked(opens=True)])
@pytest.mark.parametrize("lane", BY_RULE)
def test_rule_joins_what_is_open_either_way(lane: Lane, asked: Asked) -> None:
    assert decide(signal(lane=lane), Level.NOISE, [known(2, HOUR)], asked=asked) == Attach(number=2)


def test_rule_heard_late_waits_for_a_person() -> None:
    late = decide(signal(lane=Lane.REACH), Level.SEVERE, [], age=12 * HOUR + 1, asked=Asked(opens=True))

    assert late == Ignore(reason=REASONS["old"])


@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize("near", [[], [known(2, HOUR)]])
def test_muted_opens_nothing_and_joins_nothing(lane: Lane, near: list[Known]) -> None:
    muted = Asked(opens=True, muted=True)

    assert decide(signal(99.0, lane), Level.SEVERE, near, readable=0.0, asked=muted) == Ignore(reason=REASONS["muted"])


@pytest.mark.parametrize("near", [[], [known(2, HOUR)]])
def test_silent_source_stays_on_the_radar(near: list[Known]) -> None:
    assert decide(signal(lane=Lane.SILENCE), Level.SEVERE, near) == Ignore(reason=REASONS["source"])


def test_silent_source_opens_an_incident_where_people_want_it_and_joins_none() -> None:
    silent, wanted = signal(lane=Lane.SILENCE), Asked(name="silence", opens=True)

    assert decide(silent, Level.NOISE, [], asked=wanted) == Open()
    assert decide(silent, Level.NOISE, [known(2, HOUR)], asked=wanted) == Ignore(reason=REASONS["awake"])
