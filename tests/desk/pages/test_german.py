"""What rules say reaches a German reader in German: one page for each room."""

import html
import re

import pytest
from django.test import Client

from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.records import User
from tests.desk.world import World

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def alice(world: World) -> Client:
    """Reads German, in Berlin."""
    User.objects.filter(pk=world.alice).update(language="de", time_zone="Europe/Berlin")
    client = Client()
    client.force_login(User.objects.get(pk=world.alice), backend=BACKEND)
    return client


def texts(page: str, tag: str, kind: str = "") -> list[str]:
    """What stands in each of these elements whose class begins so, tags and line breaks left out."""
    begin = rf' class="{kind}\b[^>]*' if kind else r"\b[^>]*"
    found = re.findall(rf"<{tag}{begin}>(.*?)</{tag}>", page, re.DOTALL)
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

    assert (answer.status_code, texts(answer.content.decode(), "div", "note bad")) == (422, [refusal])


def test_what_the_checks_of_a_text_remark(alice: Client, room: str) -> None:
    text = "We are sorry if anyone had to wait 1200 minutes. Call +46 70 123 45 67."
    page = alice.post(room + "drafts/checks/", {"text": text, "kind": "apology"}).content.decode()

    assert texts(page, "p", "note") == [
        "Vorsicht Kein bestätigter Fakt nennt 1200.",
        (
            "blockiert +46 70 123 45 67 sieht aus wie eine Telefonnummer. "
            "Nehmen Sie es heraus, oder tragen Sie es bei den eigenen Kontakten der Marke ein."
        ),
        "Vorsicht „if anyone had to wait 1200 minutes“ stellt den Schaden in Frage. Benennen Sie ihn stattdessen.",
        "Vorsicht Es steht nicht da, wer es verursacht hat.",
        "Vorsicht Es steht nicht da, was Sie dagegen tun.",
    ]
