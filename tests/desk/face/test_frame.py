"""The frame around every page: brands, places, language, direction, theme, drafts, the live ticket."""

import re
from uuid import UUID

import pytest
from django.test import Client

from firewarden.desk.access import Right
from firewarden.desk.actions import team
from firewarden.desk.live import ticket as tickets
from firewarden.vocabulary.plan import BrandClock, BrandKind
from tests.desk.people import account, signed_in
from tests.desk.world import World

pytestmark = pytest.mark.usefixtures("style_page")


def style(client: Client) -> str:
    return str(client.get("/style/").content.decode())


def preferences(world: World, **changed: str) -> None:
    values = {"name": "Alice", "time_zone": "UTC", "language": "en", "theme": "system"} | changed
    team.set_preferences(world.as_alice.person, **values)


def test_the_clock_shows_time_and_zone_of_the_reader(world: World, alice: Client) -> None:
    preferences(world, time_zone="Asia/Kathmandu")

    assert re.findall(r'data-zone="([^"]+)"><time>([^<]+)</time>', style(alice)) == [
        ("Asia/Kathmandu", "03:45 UTC+05:45")
    ]


def test_one_brand_is_named_and_needs_no_choice(alice: Client) -> None:
    assert '<details class="menu">\n  <summary><bdi>' not in style(alice)


def test_only_ones_own_brands_are_offered(world: World, alice: Client) -> None:
    team.join_brand(world.house, "zeta", world.alice, Right.READ)
    assert re.findall(r"<bdi>(Acme|Zeta)</bdi></a>", style(alice)) == ["Acme", "Zeta"]

    assert re.findall(r"Acme", style(signed_in(world.charlie))) == []


def test_right_to_left_turns_the_page(world: World, alice: Client) -> None:
    preferences(world, language="ar")

    page = style(alice)

    assert '<html lang="ar" dir="rtl"' in page
    assert "تخط" in page or "انتقل إلى المحتوى" in page


def test_the_theme_is_kept_with_the_account_and_in_the_browser(world: World, alice: Client) -> None:
    answer = alice.post("/theme/", {"theme": "dark", "next": "/style/"})

    assert answer["Location"] == "/style/"
    assert account(world.alice).theme == "dark"
    assert 'data-theme="dark"' in style(alice)
    assert answer.cookies["theme"].value == "dark"


def test_a_theme_there_is_not_is_refused(alice: Client) -> None:
    assert alice.post("/theme/", {"theme": "pink"}).status_code == 404


def test_language_before_sign_in_is_the_browsers_or_the_chosen_one(world: World) -> None:
    client = Client()
    german = client.get("/account/sign-in/", headers={"accept-language": "de"}).content.decode()
    client.post("/language/", {"language": "ar", "next": "https://evil.example/"})
    arabic = client.get("/account/sign-in/", headers={"accept-language": "de"}).content.decode()

    assert "<h1>Anmelden</h1>" in german
    assert 'dir="rtl"' in arabic


def test_a_form_that_arrived_lets_the_browser_forget_the_draft(alice: Client) -> None:
    data = {"name": "Alice", "time_zone": "UTC", "language": "en", "draft": "profile"}

    arrived = alice.post("/account/", data)
    refused = alice.post("/account/", data | {"name": " "})

    assert arrived.status_code == 302
    assert arrived.cookies["draft_sent"].value == "profile"
    assert refused.status_code == 422
    assert "draft_sent" not in refused.cookies


def test_a_refused_form_keeps_what_was_typed(alice: Client) -> None:
    page = alice.post("/account/", {"name": "", "time_zone": "Mars/Base", "language": "en"}).content.decode()

    assert "Colleagues need a name to know who did what." in page


def test_a_profile_takes_only_zones_and_languages_there_are(world: World, alice: Client) -> None:
    alice.post("/account/", {"name": "Eve", "time_zone": "../../etc/passwd", "language": "en"})
    alice.post("/account/", {"name": "Eve", "time_zone": "UTC", "language": "tlh"})

    assert account(world.alice).name == "Alice"


def test_the_ticket_speaks_of_ones_own_brands_alone(world: World, alice: Client) -> None:
    found = tickets.read(re.findall(r'data-ticket="([^"]+)"', style(alice))[0])

    assert found == tickets.Ticket(str(world.alice), frozenset({str(world.as_alice.brand)}))


def test_a_new_ticket_is_only_for_members(world: World, alice: Client) -> None:
    mine = alice.get("/live/ticket/?brand=acme")
    other = alice.get("/live/ticket/?brand=zeta")

    assert (mine.status_code, mine["Content-Type"]) == (200, "text/plain")
    assert tickets.read(mine.content.decode()) is not None
    assert other.status_code == 404


def test_what_people_write_is_shown_as_text(world: World) -> None:
    preferences(world, name="<img src=x onerror=alert(1)>")

    page = style(signed_in(world.alice))

    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_a_drill_says_so_on_every_page(world: World) -> None:
    house = world.house
    client = team.create_client(house, "Drills")
    assert isinstance(client, UUID)
    slug = team.create_brand(
        house,
        client,
        "Drill Air",
        kind=BrandKind.DRILL,
        clock=BrandClock(start=world.clock.at, speed=60.0),
    )
    team.join_brand(house, str(slug), world.alice, Right.READ)
    page = signed_in(world.alice).get(f"/brands/{slug}/incidents/").content.decode()

    assert '<p class="ribbon">Drill. Nothing you do here reaches anybody outside.</p>' in page
    assert 'data-speed="60.0"' in page


def test_the_style_page_is_not_there_in_an_installation(alice: Client, settings: object) -> None:
    settings.STYLE_PAGE = False  # type: ignore[attr-defined]

    assert alice.get("/style/").status_code == 404


def test_every_part_renders_and_one_page_stays_small(alice: Client) -> None:
    answer = alice.get("/style/", headers={"accept-encoding": "gzip"})

    assert answer.status_code == 200
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 15_000
