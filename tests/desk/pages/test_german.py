"""What rules say reaches a German reader in German: one page for each room."""

import html
import re

import pytest
from django.test import Client

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


def texts(page: str, tag: str) -> list[str]:
    """What stands in each of these elements, tags and line breaks left out."""
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", page, re.DOTALL)
    return [html.unescape(" ".join(re.sub("<[^>]+>", "", text).split())) for text in found]


def test_what_lint_says_of_a_query(alice: Client) -> None:
    page = alice.post("/brands/acme/settings/trials/", {"text": "acme or (delay"}).content.decode()

    assert texts(page, "li") == [
        "Vorsicht or wird hier als Wort gesucht. Als Operator schreibt man es groß. or → OR",
        "Fehler Diese Klammer wird nie geschlossen. Schließen Sie sie, wo die Gruppe endet. (",
    ]
