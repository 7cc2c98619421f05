"""What rules say reaches a German reader in German: one page for each room."""

import html
import re
from dataclasses import replace

import pytest
from django.db import transaction
from django.test import Client

from firewarden.desk.actions import assess
from firewarden.desk.actions.assessing import Gathered, save
from firewarden.desk.actions.feed import absorb
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.records import Incident, User
from firewarden.steps.assess.assessment import assess as whole_assessment
from firewarden.steps.assess.findings.impact import HARMS
from firewarden.steps.assess.title import TITLES
from firewarden.steps.monitor.crisis_gate import Surge
from firewarden.steps.monitor.reasons import hostile_reason
from firewarden.vocabulary.mention import Hazard
from tests.desk.world import NOON, World
from tests.steps.assess.crisis import storm
from tests.stores import samples

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def alice(world: World) -> Client:
    """Reads German, in Berlin."""
    User.objects.filter(pk=world.alice).update(language="de", time_zone="Europe/Berlin")
    client = Client()
    client.force_login(User.objects.get(pk=world.alice), backend=BACKEND)
    return client


def texts(page: str, tag: str, mark: str = "") -> list[str]:
    """What stands in each of these elements whose attributes begin so, tags and line breaks left out."""
    found = re.findall(rf"<{tag}\b *{mark}[^>]*>(.*?)</{tag}>", page, re.DOTALL)
    return [html.unescape(" ".join(re.sub("<[^>]+>", "", text).split())) for text in found]


def test_what_lint_says_of_a_query(alice: Client) -> None:
    page = alice.post("/brands/acme/settings/trials/", {"text": "acme or (delay"}).content.decode()

    assert texts(page, "li") == [
        "Vorsicht or wird hier als Wort gesucht. Als Operator schreibt man es groß. or → OR",
        "Fehler Diese Klammer wird nie geschlossen. Schließen Sie sie, wo die Gruppe endet. (",
    ]


@pytest.fixture
def room(world: World, alice: Client) -> str:
    """The address of an incident somebody reported."""
    report_trouble(world.as_alice, Report(words="A bus fell off the ramp"))
    return "/brands/acme/incidents/1/"


@pytest.mark.parametrize(
    ("address", "typed", "refusal"),
    [
        ("tasks/", {"text": " "}, "Sagen Sie, was zu tun ist."),
        ("drafts/1/request/", {}, "Dieser Text ist schon so weit: in Prüfung."),
        (
            "drafts/1/publication/",
            {"platforms": "nowhere"},
            "Auf nowhere können wir nicht veröffentlichen. Wählen Sie, wohin er gehen soll.",
        ),
    ],
)
def test_why_an_action_is_refused(alice: Client, room: str, address: str, typed: dict[str, str], refusal: str) -> None:
    alice.post(room + "drafts/", {"text": "We are looking into it.", "ask": "1"}, follow=True)
    answer = alice.post(room + address, typed)

    assert (answer.status_code, texts(answer.content.decode(), "div", 'class="note bad')) == (422, [refusal])


def checked(reader: Client, room: str) -> str:
    """What the checks answer to an apology that doubts the harm, and gives an unknown number and a phone."""
    text = "We are sorry if anyone had to wait 1200 minutes. Call +46 70 123 45 67."
    return reader.post(room + "drafts/checks/", {"text": text, "kind": "apology"}).content.decode()


def remarks(page: str) -> list[str]:
    """The sentences and hints alone, without the signs before them and the words they quote."""
    return texts(re.sub(r"<(span|q)\b.*?</\1>", "", page), "p")


def test_what_the_checks_of_a_text_remark(alice: Client, room: str) -> None:
    page = checked(alice, room)

    assert remarks(page)[:4] == [
        "„if anyone had to wait 1200 minutes“ macht aus dem Schaden eine Frage.",
        "Sagen Sie ohne Bedingung, was wem geschehen ist: „Es tut uns leid, dass wir ...“.",
        "Keine bestätigte Tatsache sagt 1200.",
        (
            "+46 70 123 45 67 sieht aus wie eine Telefonnummer. "
            "Nehmen Sie es heraus, oder tragen Sie es bei den eigenen Kontakten der Marke ein."
        ),
    ]
    assert texts(page, "span", 'class="chip')[:3] == ["Vorsicht", "braucht einen Fakt oder einen Namen", "blockiert"]
    assert texts(page, "q") == []  # the sentences have them already


def test_no_remark_of_the_checks_is_left_in_english(world: World, alice: Client, room: str) -> None:
    german = remarks(checked(alice, room))
    User.objects.filter(pk=world.alice).update(language="en")
    english = remarks(checked(alice, room))

    assert [told for told, source in zip(german, english, strict=True) if told == source] == []
    assert english[2] == "No confirmed fact says 1200."


@pytest.fixture
def assessed(world: World, alice: Client) -> Client:
    """Alice looks at a storm of fourteenth November 2023, 22:10 in UTC."""
    opened = assess.open_incident(world.as_alice, "Chargers catch fire")
    gathered = Gathered(assessment=whole_assessment(storm()), copied=())
    with transaction.atomic():
        assert save(world.as_alice, Incident.objects.get(number=opened), gathered) is not None
    return alice


def test_the_five_statements_of_an_assessment(assessed: Client) -> None:
    page = assessed.get("/brands/acme/incidents/1/").content.decode()
    findings = page.partition('<dl class="findings">')[2].partition("</dl>")[0]

    assert texts(findings, "span", 'dir="auto"')[:3] == [
        (
            "120 Erwähnungen seit 23:10 CET, von 110 Konten. Das ist etwa 25-mal so viel wie sonst in einer solchen "
            "Spanne (4,8). Feindselig, von 120, die sich lesen ließen: etwa 8 von 10 (vielleicht 7 bis 10). "
            "Gesehen auf t und m."
        ),
        (
            "Behauptet wird: Gefahr oder Gewalt für Menschen (5 Personen). Das sind Behauptungen; keine ist bestätigt. "
            "Es bleibt gleich: 48 feindselige Erwähnungen in der letzten Stunde, 48 in der Stunde davor. "
            "Die Konten hinter den feindseligen Beiträgen, die wir gelesen haben, haben zusammen 59.500 Follower."
        ),
        (
            "Der früheste feindselige Beitrag, den wir dazu gesehen haben: 23:11 CET auf t. "
            "Begonnen haben kann es anderswo. Zuerst verstärkt: 23:17 CET auf t, durch ein Konto mit 50.000 Followern. "
            "Zuerst gesehen, je Netzwerk: t: 23:11 CET und m: 23:13 CET."
        ),
    ]


def test_the_notes_beside_the_factors(assessed: Client) -> None:
    page = assessed.get("/brands/acme/incidents/1/").content.decode()
    arithmetic = page.partition('<ul class="factors">')[2].partition("</ul>")[2].partition("</ul>")[0]

    assert texts(arithmetic, "span", 'class="quiet"')[:3] == [
        (
            "96 feindselige Erwähnungen, 1,2 sind üblich: das 16,3-Fache, kleine Zahlen gedämpft; "
            "gewichtet mit dem feindseligen Anteil"
        ),
        (
            "etwa 8 von 10 von denen, die sich lesen ließen, wahrscheinlich 100 %; bis 30 % gilt als ruhig, "
            "ab 70 % als ganz feindselig"
        ),
        "48 in der letzten Stunde, 48 in der Stunde davor",
    ]


def test_why_a_signal_was_raised(world: World, alice: Client) -> None:
    surge = Surge(bins=12, total=1355, hostile=1204, expected=8.5, usual_share=0.22, z_volume=9.0, z_share=9.0)
    world.commit(signals=[replace(samples.signal("s1"), reason=hostile_reason(surge, 9.2))])
    absorb(world.accesses, world.feed(), world.outside)
    page = alice.get("/brands/acme/signals/").content.decode()

    assert texts(page.partition('<article class="signal"')[2], "span", 'class="quiet"')[1] == (
        "erwartet 8,5 feindselige Erwähnungen, gesehen 1.204 in 60 min; feindseliger Anteil 89 %, üblich 22 %; "
        "so ungewöhnlich ist es bei dieser Marke einmal in 9 Wochen"
    )


def test_what_an_incident_is_called_until_a_person_names_it(world: World, alice: Client) -> None:
    title = TITLES["claim"].filled(harm=HARMS[Hazard.DEATH], terms="ferry, ramp")
    with transaction.atomic():
        assess.start(world.as_alice, assess.Opening(title=title, since=NOON))
    page = alice.get("/brands/acme/incidents/1/").content.decode()

    assert texts(page, "h1") == ["A-1 Behauptung: ein Todesfall (ferry, ramp)"]


def test_why_a_step_stands_where_it_stands(alice: Client, room: str) -> None:
    alice.post(room + "drafts/", {"text": "We are looking into it."}, follow=True)
    page = alice.get(room).content.decode()

    assert texts(page, "span", 'class="step-state"')[:4] == [
        "keine Quelle wird gelesen",
        "noch nichts bewertet",
        "1 Entwurf",
        "zu entscheiden",
    ]


def test_the_tasks_a_checklist_brings(alice: Client, room: str) -> None:
    alice.post(room + "checklist/", follow=True)
    page = alice.get(room + "tasks/").content.decode()

    assert texts(page, "b", 'dir="auto"') == [
        "Die Leitung übernehmen",
        "Die lautesten Beiträge lesen und sagen, ob es um uns geht",
        "Prüfen, ob unsere Abfragen die Worte finden, die jetzt gebraucht werden",
    ]


def test_the_plan_of_the_house(alice: Client) -> None:
    page = alice.get("/brands/acme/plan/checklists/0/unknown/").content.decode()

    assert re.findall(r'name="text-\d+" value="([^"]+)"', page) == [
        "Die lautesten Beiträge lesen und sagen, ob es um uns geht"
    ]


def test_why_a_page_is_an_error(alice: Client, room: str) -> None:
    alice.post(room + "closure/", {"outcome": "resolved", "reason": "The bus was lifted."})
    answer = alice.post(room + "tasks/", {"text": "Call the port"})
    trouble = answer.content.decode().partition('<div class="trouble')[2]

    assert (answer.status_code, texts(trouble, "p")[0]) == (
        409,
        "Vorfall 1 ist abgeschlossen; es wurde nichts geändert. Öffnen Sie ihn zuerst wieder.",
    )


def test_the_incidents_one_can_choose_from(world: World, alice: Client) -> None:
    with transaction.atomic():
        assess.start(world.as_alice, assess.Opening(title=TITLES["quiet"], since=NOON))
    page = alice.get("/reports/").content.decode()

    assert [text for text in texts(page, "option") if "A-1" in text] == ["A-1 Nichts Ungewöhnliches"]
