"""What we can see and what not: the panel, where it is linked, and looks by hand."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from firewarden.desk.access import Right
from firewarden.desk.actions import assess, feed, monitor, team
from firewarden.desk.pages.monitor.places import WORDS
from firewarden.desk.reads.coverage_panel import panel
from firewarden.desk.reads.team import clients
from firewarden.desk.records import Event, Incident, ManualLook, User
from firewarden.stages.silences import silence_signals
from firewarden.steps.monitor.by_hand import Place
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Quiet, Quota, SourceHealth
from firewarden.vocabulary.plan import BrandKind, Interval, Source
from tests.desk.people import signed_in
from tests.desk.world import NOON, World, angry
from tests.stores import samples

PAGE = "/brands/acme/coverage/"


@pytest.fixture
def alice(world: World) -> Client:
    client: Client = signed_in(world.alice)
    return client


def source(world: World, key: str, *, live: bool = True, gaps: tuple[Interval, ...] = ()) -> None:
    connector, settings = ("town", {"places": "north"}) if live else ("replay", {"path": "/srv/secret/a.jsonl"})
    name = f"Source {key}"
    monitor.save_source(world.as_alice, key, connector=connector, name=name, settings=settings, live=live, gaps=gaps)


def cells(html: str) -> list[list[str]]:
    """The table of sources, row by row, without what opens in place."""
    table = re.sub(
        r"<details.*?</details>",
        "",
        html.partition('<table class="cover">')[2].partition("</table>")[0],
        flags=re.DOTALL,
    )
    rows = re.findall(r"<tr id=.*?</tr>", table, re.DOTALL)
    return [[plain(text) for text in re.findall(r"<t[hd] ?[^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]


def plain(text: str) -> str:
    return unescape(" ".join(re.sub("<[^>]+>", " ", text).split()))


def test_nothing_read_is_said_with_what_to_do(alice: Client) -> None:
    html = alice.get(PAGE).content.decode()

    assert re.findall(r"<h3>(.*?)</h3>", html) == ["No source yet"]
    assert re.findall(r'<p><a class="button" href="([^"]+)">Add a source</a></p>', html) == [
        "/brands/acme/settings/sources/"
    ]


def test_row_says_all_that_is_known_of_a_source(world: World, alice: Client) -> None:
    source(world, "a")
    quota = Quota(left=1200, of=5000, until=samples.at(60), sampled=True)
    state: dict[str, Any] = {
        "read": 9,
        "accepted": 4,
        "duplicates": 2,
        "edited": 1,
        "removed": 3,
        "rejected": {"no id": 2},
    }
    world.commit(
        sources=[
            samples.state(
                "a",
                health=SourceHealth.READING,
                since=samples.at(-120),
                last_post_at=samples.at(-7),
                heard_at=samples.at(-2),
                quota=quota,
                **state,
            )
        ]
    )

    assert cells(alice.get(PAGE).content.decode()) == [
        [
            "Source a Town Square a part only Places: north",
            "reading since 20:00 UTC",
            "21:53 UTC",
            "2 min ago",
            "not known",
            "nothing known",
            "1,200 of 5,000 until 23:00 UTC",
            "9 read: 4 accepted, 2 twice, 1 edited, 3 taken back 2 rejected: no id",
        ]
    ]


def test_one_row_for_each_source_of_the_brand_and_none_of_another(world: World, alice: Client) -> None:
    for key in ("a", "b", "c"):
        source(world, key, live=key != "c")
    monitor.save_source(world.as_charlie, "z", connector="town", name="Zeta's", settings={}, live=True)
    missed = (samples.gap(-200, -185)[1],)
    gone = samples.state("b", health=SourceHealth.BLIND, since=samples.at(-65), note="Its key is void.", missed=missed)
    world.commit(sources=[gone, samples.state("z", health=SourceHealth.BLIND, since=samples.at(-5))])
    html = alice.get(PAGE).content.decode()

    assert [[row[0], row[1], row[4], row[5]] for row in cells(html)] == [
        ["Source a Town Square Places: north", "not started", "not known", "nothing known"],
        [
            "Source b Town Square Places: north",
            "blind since 20:55 UTC Its key is void.",
            "not known",
            "80 min 2 gaps",
        ],
        ["Source c Recording", "not started", "a recording", "nothing known"],
    ]
    assert "1 of them blind" in html
    assert ("Zeta" in html, "/srv/secret" in html) == (False, False)


def test_terms_stand_with_each_source(world: World, alice: Client) -> None:
    source(world, "a")
    html = alice.get(PAGE).content.decode()

    assert re.findall(r"What its terms forbid</summary><ul><li>(.*?)</li></ul>", html) == [
        "Do not keep what its author deleted."
    ]


@pytest.mark.parametrize(("delays", "lag"), [((40, 60), None), ((40, 60, 500), 60 * SECOND), ((1, 2, 3, 4), 2_500_000)])
def test_lag_is_the_median_of_how_late_the_newest_came(world: World, delays: tuple[int, ...], lag: int | None) -> None:
    source(world, "src")
    came = [Instant(samples.at(-9) + delay * SECOND) for delay in delays]
    world.commit(*(angry(f"x:{n}", -9, received_at=at) for n, at in enumerate(came)))

    assert [row.lag for row in panel(world.as_alice, world.outside).sources] == [lag]


@pytest.mark.parametrize("count", [1, 3])
def test_panel_asks_the_same_however_many_sources(
    world: World, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        source(world, f"s{number}")
        monitor.look_by_hand(world.as_alice, list(Place)[number])
    access = world.as_alice

    with django_assert_num_queries(4):
        panel(access, world.outside)


def test_gaps_of_the_last_seven_days_are_told(world: World, alice: Client) -> None:
    week = 7 * 24 * 60
    own = (Interval(start=Instant(NOON - 8 * DAY), end=Instant(NOON - 7 * DAY + HOUR)),)
    source(world, "a", gaps=own)
    stretches = ((-week - 90, -week - 70), (-week - 60, -week + 30), (-90, -45))
    world.commit(gaps=[samples.gap(start, end, world.brand) for start, end in stretches])
    found = panel(world.as_alice, world.outside)

    assert [(gap.start, gap.end) for gap in found.gaps] == [
        (samples.at(-week), samples.at(-week + 30)),
        (samples.at(-90), samples.at(-45)),
    ]
    assert (found.missed, found.sources[0].missed) == (75 * MINUTE, HOUR)
    html = alice.get(PAGE).content.decode()
    gaps = html.partition('id="gaps"')[2].partition("</section>")[0]
    assert [plain(one) for one in re.findall(r"<li>(.*?)</li>", gaps)] == [
        "20:30 UTC – 21:15 UTC 45 min",
        "7 Nov, 22:00 UTC – 7 Nov, 22:30 UTC 30 min",
    ]


def test_every_place_has_words() -> None:
    assert sorted(WORDS) == sorted(Place)


def test_places_without_a_connector_are_listed_with_what_to_do(alice: Client) -> None:
    html = alice.get(PAGE).content.decode()
    listed = re.findall(r'<li class="row" id="place-(\w+)"><div class="grow"><b>(.*?)</b>', html)

    assert sorted(place for place, _ in listed) == sorted(place.value for place in Place)
    assert (listed[0], html.count("never done")) == (("tiktok", "TikTok"), len(Place))


def test_done_now_says_who_and_when(world: World, alice: Client) -> None:
    answer = alice.post(PAGE + "tiktok/looks/")
    world.clock.pass_minutes(90)
    html = alice.get(PAGE).content.decode()

    assert answer.headers["Location"] == PAGE
    entry = html.partition('id="place-tiktok"')[2].partition("</li>")[0]
    assert plain(entry.partition("</p>")[2].partition("</p>")[0]) == "Last done 22:00 UTC , Alice · due in 22 h 30 min"
    row = ManualLook.objects.get()
    assert (row.place, row.by_id, row.at) == ("tiktok", world.alice, NOON)
    event = Event.objects.get(kind="manual-look.done")
    assert (event.subject, event.values()) == (row.pk, {"place": "tiktok"})
    assert panel(world.as_charlie, world.outside).overdue == len(Place)


def test_newest_look_counts_and_what_is_overdue_is_marked(world: World, alice: Client) -> None:
    alice.post(PAGE + "tiktok/looks/")
    world.clock.pass_minutes(23 * 60)
    assert panel(world.as_alice, world.outside).overdue == len(Place) - 1

    world.clock.pass_minutes(2 * 60)
    entry = alice.get(PAGE).content.decode().partition('id="place-tiktok"')[2].partition("</li>")[0]
    assert re.findall(r'class="chip (\w+)">(.*?)<', entry) == [("bad", "overdue")]
    assert panel(world.as_alice, world.outside).overdue == len(Place)

    alice.post(PAGE + "tiktok/looks/")
    assert panel(world.as_alice, world.outside).overdue == len(Place) - 1


def test_looks_are_due_sooner_while_something_is_going_on(world: World, alice: Client) -> None:
    alice.post(PAGE + "tiktok/looks/")
    world.clock.pass_minutes(3 * 60)
    assert panel(world.as_alice, world.outside).trouble is False

    assess.open_incident(world.as_alice, "A fire", level=Level.ISSUE)

    found = panel(world.as_alice, world.outside)
    assert (found.trouble, found.overdue) == (True, len(Place))


def test_place_nobody_knows_is_not_there(world: World, alice: Client) -> None:
    assert alice.post(PAGE + "moon/looks/").status_code == 404
    assert ManualLook.objects.count() == 0


def test_who_may_only_read_sees_no_button(world: World, alice: Client) -> None:
    rita: Client = signed_in(world.join("Rita", Right.READ))

    assert ("Done now" in rita.get(PAGE).content.decode(), "Done now" in alice.get(PAGE).content.decode()) == (
        False,
        True,
    )
    assert rita.post(PAGE + "tiktok/looks/").status_code == 403


def test_drill_has_nothing_to_look_at(world: World, alice: Client) -> None:
    slug = team.create_brand(world.house, clients(world.house)[0].id, "Drill", kind=BrandKind.DRILL)
    assert isinstance(slug, str)
    team.join_brand(world.house, slug, world.alice, Right.MANAGE)
    page = f"/brands/{slug}/coverage/"

    assert "Done now" not in alice.get(page).content.decode()
    answer = alice.post(page + "tiktok/looks/")
    refusal = re.findall(r'<div class="note bad">(.*?)</div>', answer.content.decode())
    assert (answer.status_code, refusal) == (422, ["A drill or demo brand reads recordings, never a live network."])
    assert ManualLook.objects.count() == 0


CHARTS = ["/radar/", "/brands/acme/incidents/1/", "/brands/acme/incidents/1/recovery/"]
QUIET = Quiet(since=samples.at(-120), an_hour=40.2, once_per_weeks=9.4)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (
            {"quota": Quota(left=3, of=100, until=samples.at(60), sampled=True)},
            "“Source a” reads only a part, to make its quota last until 23:00 UTC: more was said than is counted here.",
        ),
        (
            {"health": SourceHealth.BLIND, "since": samples.at(-65)},
            "“Source a” is blind since 20:55 UTC. What was said there since is not counted.",
        ),
        (
            {"health": SourceHealth.QUIET, "since": samples.at(-120), "quiet": QUIET},
            (
                "“Source a” answers, but brings nothing since 20:00 UTC. Usual are 40 posts an hour."
                " By its own history such a silence comes once in 9 weeks."
            ),
        ),
    ],
)
def test_every_chart_says_what_is_not_counted_in_it(
    world: World, alice: Client, state: dict[str, Any], told: str
) -> None:
    source(world, "a")
    assess.open_incident(world.as_alice, "A fire")
    calm = [alice.get(address).content.decode() for address in CHARTS]
    world.commit(sources=[samples.state("a", **state)])
    limited = [alice.get(address).content.decode() for address in CHARTS]

    assert [plain(page).count(told) for page in calm] == [0, 0, 0]
    assert [plain(page).count(told) for page in limited] == [1, 1, 1]


def test_charts_of_another_brand_say_nothing_of_it(world: World) -> None:
    source(world, "a")
    world.commit(sources=[samples.state("a", health=SourceHealth.QUIET, since=samples.at(-120), quiet=QUIET)])
    html = signed_in(world.charlie).get("/radar/").content.decode()

    assert ("Source a" in html, html.count("Usual are")) == (False, 0)


@pytest.mark.parametrize(
    ("an_hour", "weeks", "told"),
    [
        (0.4, 1.1, "Usual is a post in 2 h 30 min. By its own history such a silence comes about once a week."),
        (3.0, 522.0, "Usual are 3 posts an hour. By its own history such a silence is rarer than once in 10 years."),
    ],
)
def test_quiet_source_is_shown_with_what_is_usual(
    world: World, alice: Client, an_hour: float, weeks: float, told: str
) -> None:
    source(world, "a")
    quiet = Quiet(since=samples.at(-120), an_hour=an_hour, once_per_weeks=weeks)
    world.commit(sources=[samples.state("a", health=SourceHealth.QUIET, since=quiet.since, quiet=quiet)])
    html = alice.get(PAGE).content.decode()

    assert cells(html)[0][1] == f"quiet since 20:00 UTC {told}"
    assert "0 of them blind, 1 quiet" in html


def test_source_that_is_read_says_how_long_it_may_rest(world: World, alice: Client) -> None:
    source(world, "a")
    state = samples.state("a", health=SourceHealth.READING, since=samples.at(-120), expected_gap=80 * MINUTE)
    world.commit(sources=[state])

    assert cells(alice.get(PAGE).content.decode())[0][1] == "reading since 20:00 UTC quiet after 80 min without a post"


def test_settings_show_a_quiet_source(world: World, alice: Client) -> None:
    source(world, "a")
    world.commit(sources=[samples.state("a", health=SourceHealth.QUIET, since=samples.at(-120), quiet=QUIET)])
    pages = [alice.get(f"/brands/acme/settings/{name}").content.decode() for name in ("", "sources/")]

    assert [page.count('<span class="chip wait">quiet</span>') for page in pages] == [1, 1]


def test_radar_and_war_room_say_that_a_part_was_read_and_lead_here(world: World, alice: Client) -> None:
    source(world, "a")
    assess.open_incident(world.as_alice, "A fire")
    pages = ["/radar/", "/brands/acme/incidents/1/"]
    calm = [alice.get(address).content.decode() for address in pages]
    world.commit(sources=[samples.state("a", quota=Quota(left=3, of=100, until=samples.at(60), sampled=True))])
    spent = [alice.get(address).content.decode() for address in pages]

    said = "“Source a” reads only a part, to make its quota last until 23:00 UTC: more was said than is counted here."
    assert [(page.count(said), page.count(f'href="{PAGE}"')) for page in calm] == [(0, 1), (0, 1)]
    assert [(page.count(said), page.count(f'href="{PAGE}"')) for page in spent] == [(1, 1), (1, 1)]


@pytest.mark.parametrize(("unread", "told"), [(0, []), (1250, ["Counted and not read: 1,250."])])
def test_radar_says_how_many_were_only_counted(world: World, alice: Client, unread: int, told: list[str]) -> None:
    source(world, "a")
    quota = Quota(left=0, of=100, until=samples.at(60), sampled=True, unread=unread)
    world.commit(sources=[samples.state("a", quota=quota)])

    assert re.findall(r"Counted and not read: [^<]*", alice.get("/radar/").content.decode()) == told


def test_page_speaks_german(world: World) -> None:
    source(world, "a")
    User.objects.filter(pk=world.alice).update(language="de")
    html = signed_in(world.alice).get(PAGE).content.decode()

    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Was wir sehen"]
    entry = html.partition('id="place-linkedin"')[2].partition("</li>")[0]
    assert plain(entry.partition('<p dir="auto">')[2].partition("</p>")[0]) == (
        "Beiträge des letzten Tages nach der Marke durchsuchen; Kommentare unter unseren eigenen Beiträgen und denen "
        "unserer Führung ansehen."
    )


def test_page_stands_from_right_to_left(world: World) -> None:
    source(world, "a")
    User.objects.filter(pk=world.alice).update(language="ar")
    html = signed_in(world.alice).get(PAGE).content.decode()

    assert re.findall(r'<html lang="(\w+)" dir="(\w+)"', html) == [("ar", "rtl")]
    assert "<bdi>Source a</bdi>" in html


def test_long_silence_stands_on_the_radar_and_opens_nothing(world: World, alice: Client) -> None:
    """From the pipeline's signal to the page."""
    quiet = Quiet(since=Instant(NOON - 3 * HOUR), an_hour=40.0, once_per_weeks=23.0)
    told = Source(id=SourceId("a"), connector="town", name="Fires", live=True)
    world.commit(signals=silence_signals(told, [world.brand], quiet, NOON, blind=False))
    feed.absorb(world.accesses, world.feed(), world.outside)
    html = plain(alice.get("/radar/").content.decode())

    assert Incident.objects.count() == 0
    assert html.count("“Fires” answers, but has brought nothing new since") == 1
    assert html.count("where 40 posts an hour are usual; by its own history such a silence comes once in 23 weeks") == 1
