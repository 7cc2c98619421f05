"""Updates, cases, review, recovery and plan, through the pages a person uses."""

import json
from uuid import UUID

import pytest
from django.test import Client

from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.reads import cases as case_reads
from firewarden.desk.reads import review as review_reads
from firewarden.desk.reads import updates as update_reads
from firewarden.desk.reads import watch as watch_reads
from firewarden.desk.records import Draft, User
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.incident import CrisisType
from tests.desk.saying import let_out
from tests.desk.world import World

BACKEND = "django.contrib.auth.backends.ModelBackend"
HERE = "/brands/acme/incidents/1/"


def signed_in(user: UUID) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user), backend=BACKEND)
    return client


@pytest.fixture
def alice(world: World) -> Client:
    report_trouble(world.as_alice, Report(words="A bus fell off the ramp"))
    return signed_in(world.alice)


def publish(world: World, client: Client, text: str, **other: str) -> int:
    """Written and published by Alice through the pages; somebody else says yes."""
    values = {"text": text, "phase": "aware", "next_at": "2099-01-01T10:00"} | other
    answer = client.post(HERE + "updates/", values)
    if answer.status_code == 302:
        let_out(world, 1, Draft.objects.latest("number").number)
        assert client.get(answer["Location"]).status_code == 200
        answer = client.post(answer["Location"].replace("/drafts/", "/updates/drafts/") + "publication/", values)
    return answer.status_code


@pytest.mark.parametrize("count", [1, 3])
def test_status_page_shows_published_updates_to_anybody(world: World, alice: Client, count: int) -> None:
    for number in range(count):
        assert publish(world, alice, f"We know of it, message {number}.") == 302

    page = Client().get("/status/acme/").content.decode()

    assert page.count('class="said"') == count
    assert "A bus fell off the ramp" not in page


def test_update_without_a_next_time_is_refused(world: World, alice: Client) -> None:
    assert publish(world, alice, "We know of it.", next_at="") == 422


def test_update_with_somebodys_telephone_number_is_refused(world: World, alice: Client) -> None:
    alice.post(HERE + "updates/", {"text": "Call Ms Ek at +46 70 123 45 67.", "phase": "closed", "ask": "1"})
    assert Draft.objects.get().state == "draft"
    assert update_reads.updates(world.as_alice, 1).updates == ()


def test_correction_keeps_the_old_text(world: World, alice: Client) -> None:
    publish(world, alice, "Two people were hurt.")
    publish(world, alice, "One person was hurt.", corrects="1")

    newest, oldest = update_reads.updates(world.as_alice, 1).updates
    page = Client().get("/status/acme/").content.decode()

    assert (newest.corrects, oldest.corrected_by, oldest.text) == (1, 2, "Two people were hurt.")
    assert "Corrected by update 2." in page


def test_feed_and_data_say_the_same(world: World, alice: Client) -> None:
    publish(world, alice, "We know of it.")

    data = json.loads(Client().get("/status/acme/data/", follow=True).content)
    feed = Client().get("/status/acme/feed/", follow=True)

    assert [row["content_text"] for row in data["items"]] == ["We know of it."]
    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert b"We know of it." in feed.content


def test_status_page_of_nobody_is_not_found(alice: Client) -> None:
    assert Client().get("/status/acme/").status_code == 200
    assert Client().get("/status/nobody/").status_code == 404


def test_case_needs_consent_before_private_talk(world: World, alice: Client) -> None:
    alice.post(HERE + "cases/", {"problem": "Lost the insulin with the bag"})
    refused = alice.post(HERE + "cases/1/state/", {"state": "talking"})
    moved = alice.post(HERE + "cases/1/state/", {"state": "talking", "consent": "said yes in public"})

    (case,) = case_reads.cases(world.as_alice, 1)
    assert (refused.status_code, moved.status_code, case.state) == (422, 302, "talking")


def test_case_is_nowhere_public(world: World, alice: Client) -> None:
    alice.post(HERE + "cases/", {"problem": "Lost the insulin with the bag"})
    alice.post(HERE + "cases/1/notes/", {"text": "Lives in Visby"})
    publish(world, alice, "We know of it.")

    public = b"".join(Client().get(f"/status/acme/{part}", follow=True).content for part in ("", "feed/", "data/"))

    assert b"insulin" not in public
    assert b"Visby" not in public
    assert "Lives in Visby" in alice.get(HERE + "cases/1/").content.decode()


def test_review_writes_its_timeline_and_closes_with_a_lesson(world: World, alice: Client) -> None:
    alice.post(HERE + "review/")
    alice.post(HERE + "review/sections/", {"section": "overview", "text": "The ramp was icy."})
    too_early = alice.post(HERE + "review/closure/")
    alice.post(HERE + "closure/", {"outcome": "resolved", "reason": "towed"})
    no_lesson = alice.post(HERE + "review/closure/")
    alice.post(HERE + "review/lessons/", {"text": "Salt the ramp", "plan_change": "salt before six"})
    closed = alice.post(HERE + "review/closure/")

    found = review_reads.review(world.as_alice, 1)
    assert (too_early.status_code, no_lesson.status_code, closed.status_code) == (422, 422, 302)
    assert [one.text for one in found.lessons] == ["Salt the ramp"]
    assert "Trouble was reported" in alice.get(HERE + "review/").content.decode()


def test_recovery_without_days_is_not_yet_estimable(alice: Client) -> None:
    alice.post(HERE + "recovery/", {"measure": "negative share", "limit": "30", "days": "7"})

    page = alice.get(HERE + "recovery/").content.decode()

    assert "Not yet estimable" in page
    assert "at or under 30%" in page


def test_recovery_criterion_in_words_is_refused(alice: Client) -> None:
    answer = alice.post(HERE + "recovery/", {"measure": "negative share", "limit": "few", "days": "7"})

    assert answer.status_code == 422


def test_checklist_is_saved_as_a_version_of_its_own(world: World, alice: Client) -> None:
    rows = {"rows": "2", "text-0": "Ring the harbor master", "due-0": "5", "step-0": "assess", "text-1": ""}
    answer = alice.post("/brands/acme/plan/checklists/3/safety/", rows)

    row = watch_reads.checklist(world.as_alice, Level.CRISIS, CrisisType.SAFETY)
    assert answer.status_code == 302
    assert (row.version, [item.text for item in row.items]) == (1, ["Ring the harbor master"])
    assert "version 1" in alice.get("/brands/acme/plan/").content.decode()


def test_who_may_not_manage_reads_the_checklist_without_a_form(world: World, alice: Client) -> None:
    page = signed_in(world.bob).get("/brands/acme/plan/checklists/3/safety/").content.decode()

    assert "Save the checklist" not in page
    assert signed_in(world.bob).post("/brands/acme/plan/checklists/3/safety/", {"rows": "0"}).status_code == 403
