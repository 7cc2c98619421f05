"""What every `ports.Spool` must do."""

from firewarden.ports import Spool
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Receipt
from tests.stores.conftest import Spools
from tests.stores.samples import NOON

DOOR, OTHER = SourceId("acme-door"), SourceId("acme-window")


def put(spool: Spool, *bodies: str, source: SourceId = DOOR, at: Instant = NOON) -> list[Receipt]:
    return [spool.put(source, body.encode(), at, once=body) for body in bodies]


def bodies(spool: Spool, cursor: str | None = None, source: SourceId = DOOR) -> list[bytes]:
    return [entry.body for entry in spool.after(source, cursor)]


def test_nothing_waits_where_nothing_was_posted(spools: Spools) -> None:
    spool = spools()
    assert (spool.after(DOOR, None), spool.waiting(DOOR)) == ([], 0)
    spool.drop(DOOR, "any.7")
    spool.forget(DOOR)


def test_what_was_posted_comes_back_as_it_was(spools: Spools) -> None:
    body = bytes(range(256)) + b"\n{}\n"
    receipt = spools().put(DOOR, body, NOON, once="one", query="a=b&c=%C3%A4", content_type="application/atom+xml")
    [entry] = spools().after(DOOR, None)
    assert receipt == Receipt.TAKEN
    assert (entry.source, entry.number, entry.taken_at) == (DOOR, 1, NOON)
    assert (entry.body, entry.query, entry.content_type) == (body, "a=b&c=%C3%A4", "application/atom+xml")


def test_order_is_that_of_taking_whatever_the_clock_does(spools: Spools) -> None:
    for minutes in (5, 1, 3):
        put(spools(), f"{minutes}", at=Instant(NOON + minutes * MINUTE))
    assert bodies(spools()) == [b"5", b"1", b"3"]


def test_reading_goes_on_behind_a_cursor_by_so_many_at_once(spools: Spools) -> None:
    put(spools(), "1", "2", "3", "4")
    first = spools().after(DOOR, None, 2)
    assert [entry.number for entry in first] == [1, 2]
    assert bodies(spools(), first[-1].cursor) == [b"3", b"4"]
    assert bodies(spools(), spools().after(DOOR, None)[-1].cursor) == []


def test_looking_takes_nothing_away(spools: Spools) -> None:
    put(spools(), "1", "2")
    assert [bodies(spools()), bodies(spools())] == [[b"1", b"2"]] * 2


def test_what_was_dropped_is_gone_and_no_number_comes_twice(spools: Spools) -> None:
    put(spools(), "1", "2", "3")
    second = spools().after(DOOR, None)[1].cursor
    spools().drop(DOOR, second)
    assert bodies(spools()) == [b"3"]
    last = spools().after(DOOR, None)[-1].cursor
    for _ in range(2):
        spools().drop(DOOR, last)
    assert spools().waiting(DOOR) == 0
    put(spools(), "4")
    assert [(entry.number, entry.body) for entry in spools().after(DOOR, last)] == [(4, b"4")]


def test_sources_have_nothing_to_do_with_each_other(spools: Spools) -> None:
    put(spools(), "1")
    assert put(spools(), "1", source=OTHER) == [Receipt.TAKEN]
    spools().drop(OTHER, spools().after(OTHER, None)[0].cursor)
    assert (bodies(spools()), spools().waiting(DOOR), spools().waiting(OTHER)) == ([b"1"], 1, 0)


def test_a_repeat_within_ten_minutes_leaves_nothing_even_when_the_first_was_read(spools: Spools) -> None:
    put(spools(), "1")
    spools().drop(DOOR, spools().after(DOOR, None)[0].cursor)
    later = Instant(NOON + 9 * MINUTE)
    assert put(spools(), "1", at=later) == [Receipt.REPEATED]
    assert spools().waiting(DOOR) == 0


def test_names_are_forgotten_after_a_while(spools: Spools) -> None:
    put(spools(), "1")
    assert put(spools(), "1", at=Instant(NOON + 21 * MINUTE)) == [Receipt.TAKEN]


def test_a_cursor_of_a_spool_that_is_gone_hides_nothing_and_drops_nothing(spools: Spools) -> None:
    put(spools(), "1", "2", "3")
    gone = spools().after(DOOR, None)[-1].cursor
    spools().forget(DOOR)
    assert (spools().waiting(DOOR), put(spools(), "1")) == (0, [Receipt.TAKEN])
    spools().drop(DOOR, gone)
    assert bodies(spools(), gone) == [b"1"]
