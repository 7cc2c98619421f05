from firewarden.steps.assess.opening import Attach, Ignore, Known, Open, decide
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.ids import BrandId, SignalId
from firewarden.vocabulary.signal import Lane, Signal

NOW = Instant(1_000 * HOUR)


def signal(score: float = 1.5) -> Signal:
    return Signal(
        id=SignalId("s"),
        brand=BrandId("acme"),
        lane=Lane.HOSTILE,
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
    assert decide(signal(), Level.WATCH, []) == Open()


def test_more_of_the_same_is_attached_to_the_latest() -> None:
    assert decide(signal(), Level.WATCH, [known(1, 2 * DAY), known(2, HOUR)]) == Attach(number=2)


def test_old_or_closed_incident_takes_nothing() -> None:
    assert decide(signal(), Level.WATCH, [known(1, 3 * DAY + 1), known(2, HOUR, is_open=False)]) == Open()


def test_noise_opens_nothing() -> None:
    assert decide(signal(), Level.NOISE, []) == Ignore(reason="assessed as noise")


def test_false_alarm_keeps_the_like_quiet_for_a_day() -> None:
    closed = {"is_open": False, "false_alarm": True, "loudest": 1.0}

    assert isinstance(decide(signal(1.9), Level.WATCH, [known(1, HOUR, **closed)]), Ignore)
    assert decide(signal(2.0), Level.WATCH, [known(1, HOUR, **closed)]) == Open()
    assert decide(signal(1.9), Level.WATCH, [known(1, DAY + 1, **closed)]) == Open()
