"""Which texts rest on which fact, and what of them is no longer confirmed."""

import pytest

from firewarden.desk.actions import promises, respond
from firewarden.desk.reads.touched import TouchRow, of_draft, touches, wrong_in_public
from firewarden.desk.records import Delivery, Incident, Publication
from firewarden.vocabulary.correction import Mending
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.statement import DraftState, Phase
from tests.desk.actions.test_deliver import send_all
from tests.desk.actions.test_doubting import FACT, TEXT, approved, corrected, sheet, written
from tests.desk.saying import tell
from tests.desk.world import World

__all__ = ["sheet"]
SPEAK = "We know that 1,200 bags were lost in Lisbon."


def told(row: TouchRow) -> tuple[str, int, bool, list[str]]:
    return row.kind.value, row.number, row.out, [words for words, sign in row.words if sign]


def wrong(world: World) -> int:
    return wrong_in_public(world.as_bob, Incident.objects.get(number=1))


def published(world: World, text: str = TEXT) -> int:
    number = approved(world, text)
    respond.publish(world.as_alice, 1, number, ["town"], world.outside)
    send_all(world)
    respond.keep_up(world.as_worker)
    return number


def test_a_fact_says_where_it_is_used(sheet: World) -> None:
    written(sheet)
    written(sheet, "We look into it.")

    found = touches(sheet.as_bob, 1)

    assert {fact: [told(row) for row in touch.using] for fact, touch in found.items()} == {
        1: [("draft", 1, False, ["1,200", "Lisbon"])]
    }


def test_a_corrected_fact_shows_every_text_that_says_what_it_said(sheet: World) -> None:
    published(sheet)
    written(sheet, SPEAK)
    tell(sheet, 1, SPEAK, phase=Phase.CLOSED, next_at=None)
    promises.make_promise(sheet.as_bob, 1, promises.Promised(text="The 1,200 bags reach their owners"))

    corrected(sheet)

    assert [told(row) for row in touches(sheet.as_bob, 1)[1].wrong] == [
        ("promise", 1, True, ["1,200"]),
        ("statement", 1, True, ["1,200"]),
        ("update", 1, True, ["1,200"]),
        ("draft", 2, False, ["1,200"]),
    ]
    assert wrong(sheet) == 2


def test_a_draft_that_was_changed_is_no_longer_wrong(sheet: World) -> None:
    number = written(sheet)
    corrected(sheet)
    respond.write_draft(sheet.as_alice, 1, TEXT.replace("1,200", "1,300"), draft=number)

    found = touches(sheet.as_bob, 1)

    assert (found[1].wrong, [told(row)[:2] for row in found[1].using]) == ((), [("draft", 1)])
    assert of_draft(found, number) == []


def test_what_a_draft_calls_unknown_is_said_when_it_is_known(sheet: World) -> None:
    number = written(sheet, "We do not know yet how many bags were lost.")

    (fact, row), *rest = of_draft(touches(sheet.as_bob, 1), number)

    assert (fact, row.answered, row.lost, rest) == (1, True, (), [])


def test_what_was_taken_back_there_is_no_longer_wrong(sheet: World) -> None:
    published(sheet)
    corrected(sheet)
    assert wrong(sheet) == 1

    Publication.objects.update(deleted_at=sheet.as_bob.now)

    assert wrong(sheet) == 0


def test_once_its_correction_is_out_a_text_is_no_longer_wrong(sheet: World) -> None:
    number = published(sheet)
    corrected(sheet)
    made = respond.begin_correction(sheet.as_alice, 1, number, "It was another number")
    assert isinstance(made, int)

    out, new = touches(sheet.as_bob, 1)[1].wrong
    assert (told(out)[:2], out.corrected_by) == (("statement", number), ((made, DraftState.DRAFT),))
    assert told(new)[:2] == ("draft", made)

    right = TEXT.replace("1,200", "1,300")
    respond.write_draft(sheet.as_alice, 1, right, draft=made, notice="we first wrote 1,200 bags.")
    respond.request_approval(sheet.as_alice, 1, made)
    respond.approve(sheet.as_bob, 1, made, 2)
    ways = {Delivery.objects.get().pk: Mending.POST}
    assert respond.publish_correction(sheet.as_alice, 1, made, ways, sheet.outside) == 1
    send_all(sheet)
    respond.keep_up(sheet.as_worker)

    assert (touches(sheet.as_bob, 1)[1].wrong, wrong(sheet)) == ((), 0)


def test_corrected_back_nothing_is_wrong(sheet: World) -> None:
    published(sheet)
    corrected(sheet)
    respond.set_fact(sheet.as_bob, 1, 1, FactStatus.CONFIRMED, text=FACT)

    assert wrong(sheet) == 0


@pytest.mark.parametrize("count", [1, 3])
def test_questions_do_not_grow_by_texts(sheet: World, django_assert_num_queries: object, count: int) -> None:
    for _ in range(count):
        published(sheet)
        tell(sheet, 1, SPEAK, phase=Phase.CLOSED, next_at=None)
    corrected(sheet)

    with django_assert_num_queries(16):  # type: ignore[operator]
        touches(sheet.as_bob, 1)
