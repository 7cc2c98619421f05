"""The times of the communication clock, set by whoever manages the brand."""

from html import unescape

import pytest

from firewarden.desk.reads.tempos import tempos
from firewarden.desk.records import Brand
from tests.desk.people import signed_in
from tests.desk.world import World

HERE = "/brands/acme/settings/tempos/"
USUAL = [(240, 480, 240), (60, 120, 120), (30, 60, 60)]


def times(world: World) -> list[tuple[int, int, int]]:
    return [row.minutes for row in tempos(world.as_alice)]


def test_the_usual_times_are_shown_and_others_saved(world: World) -> None:
    alice = signed_in(world.alice)
    page = alice.get(HERE).content.decode()
    assert (page.count("the usual times"), page.count("minutes; empty: 240")) == (3, 2)
    assert page.count(">Save<") == 1

    saved = alice.post(HERE, {"acknowledge-3": "45", "every-3": " 90 "})

    assert saved.status_code == 302
    assert times(world) == [(240, 480, 240), (45, 120, 90), (30, 60, 60)]
    assert Brand.objects.get(slug="acme").tempos == {"3": [45, 120, 90]}
    assert alice.get(HERE).content.decode().count('value="45"') == 1


def test_reset_goes_by_the_usual_times_again(world: World) -> None:
    alice = signed_in(world.alice)
    alice.post(HERE, {"acknowledge-3": "45"})

    alice.post(HERE, {"acknowledge-3": "45", "reset": "1"})

    assert (times(world), Brand.objects.get(slug="acme").tempos) == (USUAL, {})


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("soon", "Level 3: write whole minutes, such as 30; not “soon”."),
        ("-5", "Level 3: write whole minutes, such as 30; not “-5”."),
        ("1", "Level 3: each time is between 5 minutes and 7 days."),
        ("300", "Level 3: what we know cannot be due before we have said that we know of it."),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_what_was_typed(world: World, typed: str, why: str) -> None:
    answer = signed_in(world.alice).post(HERE, {"acknowledge-3": typed})

    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert (page.count(why), page.count(f'value="{typed}"')) == (1, 1)
    assert times(world) == USUAL


def test_whoever_approves_sees_them_and_cannot_change_them(world: World) -> None:
    bob = signed_in(world.bob)

    assert bob.get(HERE).content.decode().count(">Save<") == 0
    assert bob.post(HERE, {"acknowledge-3": "45"}).status_code == 403
    assert times(world) == USUAL
