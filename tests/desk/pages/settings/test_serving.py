"""Hours and times to an answer, set by whoever manages the brand, and what they do to the queue."""

from html import unescape

from firewarden.desk.reads.queue import brand_queue
from firewarden.desk.reads.serving import service
from firewarden.desk.records import Brand
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.serving import Line, Service
from tests.desk.pages.engage.test_queue import waiting
from tests.desk.people import signed_in
from tests.desk.world import World

HERE = "/brands/acme/settings/service/"
OFFICE = {f"day-{day}": "9:00-17:00" for day in range(5)}
TYPED = {"zone": "Europe/Berlin", **OFFICE, "others": "300", "always": "never", "lines": "DE | Somebody | 112 112"}


def test_hours_are_saved_shown_and_hold_at_once(world: World) -> None:
    alice = waiting(world, 3)
    before = [place.due_at for place in brand_queue(world.as_alice)]

    assert alice.post(HERE, TYPED).status_code == 302

    kept = service(world.as_alice)
    assert (kept.zone, kept.minutes, kept.always_from, kept.lines) == (
        "Europe/Berlin",
        (15, 60, 300),
        None,
        (Line("DE", "Somebody", "112 112"),),
    )
    page = unescape(alice.get(HERE).content.decode())
    assert page.count('value="9:00-17:00"') == 5
    after = brand_queue(world.as_alice)
    assert after[0].due_at == before[0]
    assert [place.due_at for place in after][1:] != before[1:]
    assert after[0].lines == kept.lines
    assert [place.lines for place in after[1:]] == [(), ()]


def test_the_usual_times_hold_until_somebody_changes_them(world: World) -> None:
    waiting(world, 1)

    [place] = brand_queue(world.as_alice)

    assert Brand.objects.get(slug="acme").service == {}
    assert place.due_at == place.whole.posted_at + 15 * MINUTE


def test_reset_keeps_the_helplines(world: World) -> None:
    alice = signed_in(world.alice)
    alice.post(HERE, TYPED)

    alice.post(HERE, {"reset": "1"})

    assert service(world.as_alice) == Service(lines=(Line("DE", "Somebody", "112 112"),))


def test_what_cannot_be_meant_is_refused_and_stays_typed(world: World) -> None:
    alice = signed_in(world.alice)

    page = alice.post(HERE, {**TYPED, "day-6": "22-6"})

    assert page.status_code == 422
    assert "ends before it begins" in unescape(page.content.decode())
    assert 'value="22-6"' in page.content.decode()
    assert Brand.objects.get(slug="acme").service == {}


def test_only_who_manages_the_brand_may(world: World) -> None:
    bob = signed_in(world.bob)

    assert bob.get(HERE).content.decode().count(">Save<") == 0
    assert bob.post(HERE, TYPED).status_code == 403
