"""First run, queries, sources, members and audit, through the pages a person uses."""

import json
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firewarden.desk.reads import team as team_reads
from firewarden.desk.reads import watch as watch_reads
from firewarden.desk.records import User
from tests.desk.world import World

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(user: UUID) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user), backend=BACKEND)
    return client


@pytest.fixture
def alice(world: World) -> Client:
    return signed_in(world.alice)


def export(*texts: str) -> SimpleUploadedFile:
    lines = [
        json.dumps({"id": str(n), "created_at": "2026-03-02T10:00:00Z", "text": text, "author": f"a{n}"})
        for n, text in enumerate(texts)
    ]
    return SimpleUploadedFile("export.jsonl", "\n".join(lines).encode())


def test_first_run_leads_from_a_name_to_a_query_judged_on_posts(world: World, alice: Client) -> None:
    made = alice.post(
        "/start/", {"name": "Halmstad Ferries", "file": export("Halmstad Ferries is late", "nothing to do with it")}
    )
    proposed = alice.get(made["Location"])

    assert made["Location"] == "/brands/halmstad-ferries/proposal/"
    assert "1 of 2 posts match." in proposed.content.decode()

    alice.post(made["Location"], {"text": '"Halmstad Ferries"'})

    (query,) = watch_reads.watch(world.access(world.alice, "halmstad-ferries"), world.outside).queries
    assert query.text == '"Halmstad Ferries"'
    plan = world.outside.plans.newest()
    assert plan is not None
    assert [source.connector for source in plan.sources] == ["replay"]


def test_it_is_happening_now_opens_the_incident_first(alice: Client) -> None:
    made = alice.post("/start/", {"name": "Halmstad Ferries", "what": "A bus fell off the ramp", "now": "1"})

    assert made["Location"] == "/brands/halmstad-ferries/incidents/1/"
    assert "A bus fell off the ramp" in alice.get(made["Location"]).content.decode()


def test_brand_without_a_name_is_refused(alice: Client) -> None:
    assert alice.post("/start/", {"name": " "}).status_code == 422


def test_query_with_an_error_is_tried_but_not_saved(world: World, alice: Client) -> None:
    answer = alice.post("/brands/acme/settings/queries/", {"name": "one", "text": "(acme"})
    tried = alice.post("/brands/acme/settings/trials/", {"text": "(acme"})

    assert answer.status_code == 422
    assert "error" in tried.content.decode()
    assert watch_reads.watch(world.as_alice, world.outside).queries == ()


def test_a_query_that_names_another_is_tried_and_holds_it(world: World, alice: Client) -> None:
    alice.post("/brands/acme/settings/queries/", {"name": "Names", "text": "acme"})
    alice.post("/brands/acme/settings/queries/", {"name": "two", "text": "$names AND late"})
    tried = alice.post("/brands/acme/settings/trials/", {"text": "$names AND late"})
    unknown = alice.post("/brands/acme/settings/trials/", {"text": "$nobody AND late"})
    kept = alice.post("/brands/acme/settings/queries/1/retirement/", follow=True)

    assert "No saved query" not in tried.content.decode()
    assert "No saved query is called $nobody." in unknown.content.decode()
    assert "The query two would no longer work: No saved query is called $names." in kept.content.decode()
    assert [query.text for query in watch_reads.watch(world.as_alice, world.outside).queries] == [
        "acme",
        "$names AND late",
    ]


def test_saving_again_makes_a_new_version(world: World, alice: Client) -> None:
    alice.post("/brands/acme/settings/queries/", {"name": "one", "text": "acme"})
    alice.post("/brands/acme/settings/queries/1/", {"name": "one", "text": "acme NOT film"})

    (query,) = watch_reads.watch(world.as_alice, world.outside).queries
    assert (query.number, query.version, query.text) == (1, 2, "acme NOT film")


def test_who_may_only_approve_may_not_change_queries(world: World) -> None:
    answer = signed_in(world.bob).post("/brands/acme/settings/queries/", {"name": "one", "text": "acme"})

    assert answer.status_code == 403
    assert watch_reads.watch(world.as_alice, world.outside).queries == ()


def test_labels_are_kept_with_the_post(world: World, alice: Client) -> None:
    alice.post("/brands/acme/settings/sources/", {"file": export("acme is fine", "acme, the film")})

    alice.post("/brands/acme/labels/", {"text": "acme", "ours:x:unknown": "yes"})
    page = alice.get("/brands/acme/proposal/").content.decode()
    key = page.partition('name="ours:')[2].partition('"')[0]
    alice.post("/brands/acme/labels/", {"text": "acme", f"ours:{key}": "no"})

    assert watch_reads.watch(world.as_alice, world.outside).labels == 1


def test_new_member_gets_a_link_that_works_once(world: World, alice: Client) -> None:
    answer = alice.post(
        "/brands/acme/settings/members/", {"email": "dora@example.org", "name": "Dora", "right": "work"}
    )

    assert "/enter/" in answer.content.decode()
    assert [row.name for row in team_reads.members(world.as_alice)] == ["Alice", "Bob", "Dora"]


def test_nobody_locks_themselves_out(world: World, alice: Client) -> None:
    answer = alice.post(f"/brands/acme/settings/members/{world.alice}/", {"right": "read"})

    assert answer.status_code == 422
    assert world.as_alice.right == "manage"


def test_audit_page_checks_the_chain(alice: Client) -> None:
    alice.post("/brands/acme/settings/queries/", {"name": "one", "text": "acme"})

    page = alice.get("/brands/acme/audit/?check=1").content.decode()

    assert "The chain holds" in page
    assert "Query saved:" in page


def test_audit_page_names_a_broken_place(world: World, alice: Client) -> None:
    from django.db import connection

    alice.post("/brands/acme/settings/queries/", {"name": "one", "text": "acme"})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE desk_event SET data = '{\"version\": 7}' WHERE kind = 'query.saved'")

    assert "The chain is broken at 1 place." in alice.get("/brands/acme/audit/?check=1").content.decode()


def test_audit_of_the_installation_is_for_its_owner(world: World, alice: Client) -> None:
    assert alice.get("/audit/").status_code == 200
    assert signed_in(world.bob).get("/audit/").status_code == 403
