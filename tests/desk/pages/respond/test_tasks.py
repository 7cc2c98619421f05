"""Facts, tasks and the ten steps, as pages and as plain forms."""

import pytest
from django.test import Client

from firewarden.desk.actions import respond, work
from firewarden.desk.reads.tasks import tasks
from firewarden.desk.reads.workbench import facts
from firewarden.vocabulary.incident import FactStatus
from tests.desk.world import World

HERE = "/brands/acme/incidents/1/"
ROWS = pytest.mark.parametrize("count", [1, 3])


def post(client: Client, path: str, **values: object) -> int:
    return client.post(HERE + path, values).status_code


@ROWS
def test_fact_sheet_shows_every_fact_as_text(world: World, alice: Client, count: int) -> None:
    for number in range(count):
        respond.add_fact(world.as_alice, 1, f"<b>fact {number}</b>")

    page = alice.get(HERE + "workbench/").content.decode()

    assert page.count("&lt;b&gt;fact") >= count
    assert page.count('id="fact-') == count
    assert "<b>fact" not in page


def test_confirmed_fact_needs_a_source_and_keeps_what_it_said(world: World, alice: Client) -> None:
    post(alice, "facts/", text="312 people", status="unknown")

    assert post(alice, "facts/1/", status="confirmed", text="312 people") == 422
    assert post(alice, "facts/1/", status="confirmed", text="298 people", source="coast guard") == 302

    row = facts(world.as_alice, 1)[0]
    assert (row.text, row.status, row.source) == ("298 people", FactStatus.CONFIRMED, "coast guard")
    assert [change.text for change in row.changes] == ["298 people", "312 people"]


@ROWS
def test_tasks_are_listed_once(world: World, alice: Client, count: int) -> None:
    for number in range(count):
        work.add_task(world.as_alice, 1, f"Call harbor {number}")

    page = alice.get(HERE + "tasks/").content.decode()

    assert page.count('id="task-') == count


def test_a_task_is_added_given_timed_and_done(world: World, alice: Client) -> None:
    values = {"text": "Call the harbor", "owner": str(world.bob), "due_at": "2099-01-01T10:00", "step": "engage"}
    assert post(alice, "tasks/", **values) == 302
    assert post(alice, "tasks/1/", deed="assign", owner=str(world.alice)) == 302
    assert post(alice, "tasks/1/", deed="schedule", due_at="") == 302
    assert post(alice, "tasks/1/", deed="schedule", due_at="soon") == 422
    assert post(alice, "tasks/1/", deed="complete") == 302
    assert post(alice, "tasks/1/", deed="complete") == 422
    assert post(alice, "tasks/1/", deed="reopen") == 302

    row = tasks(world.as_alice, 1)[0]
    assert (row.text, row.step, row.mine, row.due_at, row.done_at) == ("Call the harbor", "engage", True, None, None)


def test_two_tasks_do_not_wait_for_each_other(world: World, alice: Client) -> None:
    for text in ("one", "two"):
        work.add_task(world.as_alice, 1, text)

    assert post(alice, "tasks/1/", deed="block", blocker="2") == 302
    assert post(alice, "tasks/2/", deed="block", blocker="1") == 422
    assert [row.blocked_by for row in tasks(world.as_alice, 1)] == [(2,), ()]
    assert post(alice, "tasks/1/", deed="unblock", blocker="2") == 302
    assert [row.blocked_by for row in tasks(world.as_alice, 1)] == [(), ()]


@pytest.mark.parametrize(
    ("sent_from", "leads_to"),
    [
        ("http://testserver/brands/acme/incidents/1/tasks/", HERE + "tasks/"),
        ("http://testserver/brands/acme/incidents/1/", HERE),
        ("http://evil.example/brands/acme/incidents/1/tasks/", HERE),
        ("http://testserver/no/such/page/", HERE),
        ("", HERE),
    ],
)
def test_a_deed_leads_back_to_our_own_page(world: World, alice: Client, sent_from: str, leads_to: str) -> None:
    work.add_task(world.as_alice, 1, "Call the harbor")

    answer = alice.post(HERE + "tasks/1/", {"deed": "complete"}, headers={"referer": sent_from})

    assert (answer.status_code, answer.headers["Location"]) == (302, leads_to)


def test_checklist_started_twice_adds_nothing(world: World, alice: Client) -> None:
    post(alice, "checklist/")
    first = len(tasks(world.as_alice, 1))
    post(alice, "checklist/")

    assert first > 0
    assert len(tasks(world.as_alice, 1)) == first


def test_a_step_is_marked_with_a_reason_and_taken_back(alice: Client) -> None:
    assert post(alice, "steps/rebuild/mark/", reason="") == 422
    assert post(alice, "steps/rebuild/mark/", reason="Nobody left us") == 302
    marked = alice.get(HERE + "steps/").content.decode()
    assert post(alice, "steps/rebuild/mark/", undo="1") == 302
    again = alice.get(HERE + "steps/").content.decode()

    assert (marked.count("Needed after all"), again.count("Needed after all")) == (1, 0)
    assert "Nobody left us" in marked
    assert marked.count('id="step-') == 10
    assert post(alice, "steps/dance/mark/", reason="why not") == 404
