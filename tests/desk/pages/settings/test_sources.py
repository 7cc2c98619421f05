"""Sources through the pages a person uses: a form that a network's own words make, a test, and a key nobody sees."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from firewarden.desk.access import Right
from firewarden.desk.actions import monitor, team
from firewarden.desk.outside import Network, give
from firewarden.desk.reads.team import clients
from firewarden.desk.records import User
from firewarden.vocabulary.intake import Capabilities, Searched, Setting
from firewarden.vocabulary.plan import BrandKind, Source
from tests.desk.people import signed_in
from tests.desk.world import World

PAGE = "/brands/acme/settings/sources/"
TOWN = "/brands/acme/settings/networks/town/"
TYPED = {"name": "The square", "setting-places": "north", "setting-days": "7", "secret": "t0ken"}


@pytest.fixture
def alice(world: World) -> Client:
    client: Client = signed_in(world.alice)
    return client


def planned(world: World) -> list[Source]:
    plan = world.outside.plans.newest()
    return list(plan.sources) if plan else []


def fields(html: str) -> list[tuple[str, str, str, bool]]:
    """Name, type, value, and whether it must be given, of what the form asks for."""
    found = re.findall(r'<input id="f-[^"]*" name="([^"]+)" type="(\w+)" value="([^"]*)"( required)?', html)
    return [(name, kind, unescape(value), bool(needed)) for name, kind, value, needed in found]


def note(html: str) -> list[str]:
    """What a refusal, or a network, says on the page."""
    found = re.findall(r'<(?:p|div)[^>]* class="note (?:bad|good)"[^>]*>(.*?)</(?:p|div)>', html)
    plain = re.findall(r'<div class="note (?:bad|good)">(.*?)</div>', html)
    return [unescape(re.sub("<[^>]+>", "", text)).strip() for text in found or plain]


def added(world: World, alice: Client) -> str:
    assert alice.post(TOWN, TYPED).headers["Location"] == PAGE
    return str(planned(world)[0].id)


def test_form_asks_what_the_network_must_be_told(alice: Client) -> None:
    html = alice.get(TOWN).content.decode()

    assert fields(html) == [
        ("name", "text", "Town Square", True),
        ("setting-places", "text", "", True),
        ("setting-days", "text", "7", False),
        ("secret", "password", "", True),
    ]
    assert re.findall(r'<span class="help" id="f-setting-places-help">(.*?)</span>', html) == ["Several with spaces."]


def test_page_says_what_the_network_costs_and_forbids(alice: Client) -> None:
    html = alice.get(PAGE).content.decode()
    facts = html.partition('<dl class="rows">')[2].partition("</dl>")[0]

    assert [" ".join(re.sub("<[^>]+>", " ", text).split()) for text in re.findall(r"<dd>(.*?)</dd>", facts)] == [
        "a free one Token of the town hall",
        "Free.",
        "by looking again and again, and searches the past",
        "A month.",
        "Do not keep what its author deleted.",
    ]


def test_network_whose_library_is_missing_cannot_be_added(alice: Client) -> None:
    html = alice.get(PAGE).content.decode()

    assert re.findall(r'href="(/brands/acme/settings/networks/[^"]+)"', html) == [TOWN]
    assert re.findall(r'<p class="quiet">(Run [^<]+)</p>', html) == ["Run pip install harbor."]
    answer = alice.post("/brands/acme/settings/networks/harbor/", {"name": "Harbor"})
    assert (answer.status_code, note(answer.content.decode())) == (
        422,
        ["This network cannot be read yet. Run pip install harbor."],
    )


def test_added_source_is_in_the_plan(world: World, alice: Client) -> None:
    added(world, alice)

    [source] = planned(world)
    assert (source.connector, source.name, source.settings) == ("town", "The square", {"places": "north"})
    assert world.secrets.get(source.secret or "") == "t0ken"


def test_refused_form_comes_back_with_all_but_the_key(world: World, alice: Client) -> None:
    answer = alice.post(TOWN, TYPED | {"setting-places": " ", "setting-days": "30"})
    html = answer.content.decode()

    assert (answer.status_code, note(html)) == (422, ["“Places” must be filled in."])
    assert [value for _, _, value, _ in fields(html)] == ["The square", " ", "30", ""]
    assert "t0ken" not in html
    assert planned(world) == []


def test_key_is_never_shown_again(world: World, alice: Client) -> None:
    key = added(world, alice)
    html = alice.get(f"{PAGE}{key}/").content.decode()

    assert fields(html)[-1] == ("secret", "password", "", False)
    pages = html + alice.get(PAGE).content.decode() + alice.get("/brands/acme/settings/").content.decode()
    assert "t0ken" not in pages
    assert (planned(world)[0].secret or "-") not in pages


def test_change_keeps_the_key_unless_one_is_typed(world: World, alice: Client) -> None:
    key = added(world, alice)

    answer = alice.post(f"{PAGE}{key}/", TYPED | {"name": "East", "setting-places": "east", "secret": ""})

    [source] = planned(world)
    assert (answer.headers["Location"], source.name, source.settings) == (PAGE, "East", {"places": "east"})
    assert world.secrets.get(source.secret or "") == "t0ken"


def test_test_says_in_one_line_what_the_network_said(world: World, alice: Client) -> None:
    answer = alice.post(TOWN, TYPED | {"test": "1"}, headers={"HX-Request": "true"})
    whole = alice.post(TOWN, TYPED | {"test": "1"}).content.decode()

    assert note(answer.content.decode()) == note(whole) == ["It works. The town talks."]
    assert [(source.settings, secret) for source, secret in world.asked] == [({"places": "north"}, "t0ken")] * 2
    assert (planned(world), "t0ken" in whole) == ([], False)


def test_test_of_what_cannot_be_meant_asks_nobody(world: World, alice: Client) -> None:
    answer = alice.post(TOWN, {"name": "The square", "test": "1"}, headers={"HX-Request": "true"})

    assert note(answer.content.decode()) == ["It does not work. “Places” must be filled in."]
    assert world.asked == []


def test_saved_source_is_tested_as_it_is(world: World, alice: Client) -> None:
    key = added(world, alice)

    line = alice.post(f"{PAGE}{key}/test/", headers={"HX-Request": "true"}).content.decode()
    html = alice.post(f"{PAGE}{key}/test/", follow=True).content.decode()

    assert note(line) == ["It works. The town talks."]
    assert html.count("The town talks.") == 1
    assert world.asked == [(planned(world)[0], "")] * 2


def test_retired_source_is_gone_with_its_key(world: World, alice: Client) -> None:
    key = added(world, alice)

    html = alice.post(f"{PAGE}{key}/retirement/", follow=True).content.decode()

    assert html.count("The square") == 0
    assert (planned(world), list((world.sandbox.parent / "secrets").glob("*"))) == ([], [])
    assert alice.get(f"{PAGE}{key}/").status_code == 404


@pytest.mark.parametrize("kind", [BrandKind.DRILL, BrandKind.DEMO])
def test_drill_and_demo_are_told_why_not(world: World, alice: Client, kind: BrandKind) -> None:
    slug = team.create_brand(world.house, clients(world.house)[0].id, "Drill", kind=kind)
    assert isinstance(slug, str)
    team.join_brand(world.house, slug, world.alice, Right.MANAGE)
    page = f"/brands/{slug}/settings/"

    answers = [alice.get(page + "networks/town/"), alice.post(page + "networks/town/", TYPED)]

    assert [(answer.status_code, note(answer.content.decode())) for answer in answers] == [
        (422, ["A drill or demo brand reads recordings, never a live network."])
    ] * 2
    assert "networks/town" not in alice.get(page + "sources/").content.decode()
    assert planned(world) == []


def test_who_approves_sees_sources_and_changes_none(world: World, alice: Client) -> None:
    key = added(world, alice)
    bob: Client = signed_in(world.bob)

    html = bob.get(PAGE).content.decode()
    assert [html.count(one) for one in ("The square", "/test/", "/networks/", 'type="file"')] == [1, 0, 0, 0]
    forms = [bob.get(TOWN), bob.post(TOWN, TYPED), bob.get(f"{PAGE}{key}/"), bob.post(f"{PAGE}{key}/test/")]
    assert [answer.status_code for answer in forms] == [403] * 4


def test_page_speaks_german(world: World) -> None:
    User.objects.filter(pk=world.alice).update(language="de")
    html = signed_in(world.alice).get(TOWN).content.decode()

    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Neue Quelle: Town Square"]
    facts = html.partition('<dl class="rows">')[2]
    assert [facts.count(one) for one in ("Kostenlos.", "Nicht behalten, was der Verfasser gelöscht hat.")] == [1, 1]


def searching(world: World, alice: Client, **settings: str) -> str:
    """The page of a source of a network that is searched for words."""
    about = Capabilities(
        platform="hackernews",
        title="Hacker News",
        settings=(Setting(name="words", label="Search for"),),
        searched=Searched(setting="words", most=5),
    )
    networks = {**world.outside.networks(), "hackernews": Network(name="hackernews", about=about)}
    give(replace(world.outside, networks=lambda: networks))
    monitor.save_source(world.as_alice, "hn", connector="hackernews", name="HN", settings=settings, live=True)
    return unescape(alice.get(f"{PAGE}hn/").content.decode().partition('id="asked"')[2].partition("</section>")[0])


def test_source_without_words_shows_what_the_queries_ask_for_and_what_they_cannot(world: World, alice: Client) -> None:
    monitor.save_query(world.as_alice, "Names", "(acme OR akme) AND lang:de")
    monitor.save_query(world.as_charlie, "Other", "zyzzyva")
    html = searching(world, alice)
    assert re.findall(r"<code[^>]*>(.*?)</code>", html) == ["acme", "akme"]
    assert [text for text in re.findall(r'<li dir="auto">(.*?)</li>', html) if "lang" in text] == [
        "Hacker News cannot search for “lang:de”: it gives more, and that is looked through here."
    ]


def test_source_without_words_of_a_brand_without_queries_says_what_to_do(world: World, alice: Client) -> None:
    assert "Nothing of the brand's queries can be asked there. Fill in what to search for." in searching(world, alice)


def test_source_with_words_of_its_own_asks_for_them(world: World, alice: Client) -> None:
    monitor.save_query(world.as_alice, "Names", "acme")
    assert searching(world, alice, words="akme") == ""
