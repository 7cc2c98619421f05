from firewarden.steps.monitor.by_hand import LOOKS, Place, turns
from firewarden.vocabulary.clock import HOUR, Instant

NOON = Instant(1_700_000_000_000_000)
ALL_BUT_TWO = {place.value for place in Place} - {"tiktok", "linkedin"}


def ago(hours: float) -> Instant:
    return Instant(NOON - round(hours * HOUR))


def test_every_place_has_its_hours_once() -> None:
    assert sorted(look.place for look in LOOKS) == sorted(Place)
    assert [look for look in LOOKS if not 0 < look.trouble < look.calm] == []


def test_place_that_a_connector_reads_needs_no_look() -> None:
    assert [turn.look.place for turn in turns(ALL_BUT_TWO, {}, NOON, trouble=False)] == ["tiktok", "linkedin"]
    assert turns({place.value for place in Place}, {}, NOON, trouble=False) == ()


def test_where_nobody_ever_looked_it_is_time() -> None:
    assert [(turn.last_at, turn.due_at, turn.overdue) for turn in turns(ALL_BUT_TWO, {}, NOON, trouble=False)] == [
        (None, None, True),
        (None, None, True),
    ]


def test_look_is_due_again_after_its_hours() -> None:
    last = {Place.TIKTOK: ago(24), Place.LINKEDIN: ago(72.5)}

    assert [(turn.look.place, turn.due_at, turn.overdue) for turn in turns(ALL_BUT_TWO, last, NOON, trouble=False)] == [
        ("linkedin", ago(0.5), True),
        ("tiktok", NOON, False),
    ]


def test_while_something_is_going_on_it_is_due_sooner() -> None:
    last = {Place.TIKTOK: ago(3), Place.LINKEDIN: ago(3)}

    assert [(turn.look.place, turn.due_at, turn.overdue) for turn in turns(ALL_BUT_TWO, last, NOON, trouble=True)] == [
        ("tiktok", ago(1), True),
        ("linkedin", Instant(NOON + 5 * HOUR), False),
    ]
