"""What rules say reaches an Arabic reader in Arabic where it is translated, else in English; never half and half."""

from django.test import Client

from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.records import User
from tests.desk.pages.test_german import BACKEND, texts
from tests.desk.world import World


def reader(world: World) -> Client:
    report_trouble(world.as_alice, Report(words="A bus fell off the ramp"))
    User.objects.filter(pk=world.alice).update(language="ar")
    client = Client()
    client.force_login(User.objects.get(pk=world.alice), backend=BACKEND)
    return client


def test_where_the_steps_stand(world: World) -> None:
    page = reader(world).get("/brands/acme/incidents/1/").content.decode()

    assert texts(page, "span", 'class="step-state"')[:3] == ["لا يُقرأ أي مصدر", "لم يُقيَّم شيء بعد", "لم يُقَل شيء بعد"]


def test_what_has_no_arabic_yet_is_whole_english(world: World) -> None:
    page = reader(world).post("/brands/acme/settings/trials/", {"text": "acme -delay"}).content.decode()

    assert texts(page, "li")[0].endswith("A minus sign does not exclude anything here. Write NOT. -delay → NOT delay")
