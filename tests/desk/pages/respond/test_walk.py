"""From a fact to published words, an answer and the decision about an apology: plain forms, no script."""

from html import unescape

from django.test import Client

from firewarden.desk.actions import feed
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.reads.inbox import conversation
from firewarden.desk.reads.workbench import apologies, deliveries, workbench
from firewarden.desk.worker import Worker
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.incident import Fault
from firewarden.vocabulary.publishing import Uncertain
from firewarden.vocabulary.statement import DraftState
from tests.desk.world import World, angry, signal

HERE = "/brands/acme/incidents/1/"
WORDS = "The ferry stood still from 12:04. We are finding out why."


def post(client: Client, path: str, **values: object) -> int:
    return client.post(HERE + path, values).status_code


def seen(client: Client, path: str) -> str:
    answer = client.get(HERE + path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_fact_becomes_published_words_by_two_people(world: World, alice: Client, bob: Client) -> None:
    assert post(alice, "facts/", text="It stood still from 12:04.", status="confirmed", source="bridge log") == 302
    assert post(alice, "drafts/", text=WORDS, title="First words", kind="holding statement", ask="1") == 302
    assert "Nobody approves what they wrote" in seen(alice, "drafts/1/")
    assert post(alice, "drafts/1/approvals/", version=1) == 422
    assert "Yes, version 1 may go out" in seen(bob, "drafts/1/")
    assert post(bob, "drafts/1/approvals/", version=1) == 302
    assert "go out, unchanged, in the name of Acme" in seen(alice, "drafts/1/")
    assert post(alice, "drafts/1/publication/", platforms=["sandbox"]) == 302

    Worker(world.outside).round()

    assert [(row.what, row.platform, row.state, row.text) for row in deliveries(world.as_alice, 1)] == [
        ("statement", "sandbox", "sent", WORDS)
    ]
    assert "sandbox:" in seen(alice, "workbench/")


def test_a_person_gets_an_answer(world: World, alice: Client) -> None:
    answer = "We left you on the quay for nine hours. A bus comes at 15:00."

    assert post(alice, "replies/1/", text=answer, send="it fits this person", platform="sandbox") == 302
    Worker(world.outside).round()

    found = conversation(world.as_alice, 1, 1)
    assert [(row.text, row.deliveries[0].state) for row in found.replies] == [(answer, "sent")]
    assert not found.waits


def test_an_apology_is_decided_and_earlier_decisions_stay(world: World, alice: Client) -> None:
    assert (
        post(
            alice, "apology/", fault="unknown", answer="express concern and promise facts", reason="We do not know yet."
        )
        == 302
    )
    world.clock.pass_minutes(5)
    assert (
        post(alice, "apology/", fault="yes", answer="apologize", harmed="312 people", reason="Our pump broke.") == 302
    )

    assert [(row.fault, row.owed) for row in apologies(world.as_alice, 1)] == [
        (Fault.YES, True),
        (Fault.UNKNOWN, False),
    ]
    page = seen(alice, "apology/")
    assert "We do not know yet." in page
    assert "drafts/?kind=apology" in page


def test_an_apology_without_a_reason_is_refused_and_kept_in_the_form(world: World, alice: Client) -> None:
    answer = alice.post(
        HERE + "apology/", {"fault": "yes", "answer": "apologize", "harmed": "312 people", "reason": " "}
    )

    assert answer.status_code == 422
    assert "312 people" in answer.content.decode()
    assert apologies(world.as_alice, 1) == []


def test_words_typed_over_somebody_elses_version_are_not_lost(world: World, alice: Client, bob: Client) -> None:
    post(alice, "drafts/", text=WORDS)
    post(bob, "drafts/1/", text="Bob's version", based_on=1)

    answer = alice.post(HERE + "drafts/1/", {"text": "Alice's version", "based_on": 1})

    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Alice's version" in page
    assert "Bob's version" in page
    assert workbench(world.as_alice, 1, world.outside).drafts[0].text == "Bob's version"


def test_saving_the_same_text_from_a_browser_makes_no_version(world: World, alice: Client, bob: Client) -> None:
    post(alice, "drafts/", text="One line.\r\nAnother.")
    post(bob, "drafts/1/", text="One line.\r\nAnother.", based_on=1, ask="1")

    draft = workbench(world.as_alice, 1, world.outside).drafts[0]
    assert (draft.version, draft.text, draft.authors) == (1, "One line.\nAnother.", ("Alice",))
    assert draft.state is DraftState.REVIEW


def test_changes_asked_for_bring_the_text_back(world: World, alice: Client, bob: Client) -> None:
    post(alice, "drafts/", text="The ferry stood still.", ask="1")

    assert post(bob, "drafts/1/changes/", version=1, note="") == 422
    assert post(bob, "drafts/1/changes/", version=1, note="Name the ship.") == 302

    assert "Name the ship." in seen(alice, "drafts/1/")
    assert workbench(world.as_alice, 1, world.outside).drafts[0].state is DraftState.CHANGES


def test_personal_data_stops_a_text_and_says_why(alice: Client) -> None:
    answer = alice.post(HERE + "drafts/", {"text": "Call Ms Ek at +46 70 123 45 67.", "ask": "1"})

    assert answer.status_code == 422
    assert "looks like a phone number" in answer.content.decode()


def test_checks_while_typing_are_those_of_saving(alice: Client) -> None:
    text = "We are sorry if anyone was hurt."
    live = alice.post(HERE + "drafts/checks/", {"text": text, "kind": "apology"}).content.decode()
    alice.post(HERE + "drafts/", {"text": text, "kind": "apology"})

    assert live.count("if anyone was hurt") == 1
    assert live.strip() in alice.get(HERE + "drafts/1/").content.decode()


def test_what_may_be_wrong_stands_apart_while_typing_and_is_not_kept(world: World, alice: Client) -> None:
    text = "We charged 40 guests twice. The money went back today. Guests do sign the slip."
    live = alice.post(HERE + "drafts/checks/", {"text": text, "kind": "apology"}).content.decode()
    plain = alice.post(HERE + "drafts/checks/", {"text": text, "kind": "statement"}).content.decode()
    alice.post(HERE + "drafts/", {"text": text, "kind": "apology"})

    sure, _, perhaps = live.partition("Perhaps also")
    assert ("Guests do sign the slip." in sure, "Guests do sign the slip." in perhaps) == (False, True)
    assert "Perhaps also" not in plain
    assert Code.SHIFT not in {one.code for one in workbench(world.as_alice, 1, world.outside).drafts[0].findings}


def test_a_reply_that_copies_another_is_caught_while_typing(world: World, alice: Client) -> None:
    text = "We left you on the quay for nine hours and we are sorry for every one of them."
    post(alice, "replies/1/", text=text, send="it fits this person", platform="sandbox")
    world.commit(angry("x:2", minutes=-5, text="And me"), signals=[signal("s_2", minutes=5, evidence=("x:1", "x:2"))])
    feed.absorb(world.accesses, world.feed(), world.outside)

    live = alice.post(HERE + "replies/2/checks/", {"text": text}).content.decode()

    assert "People compare what they get." in live


def test_in_a_locked_stance_nothing_goes_out(world: World, alice: Client) -> None:
    assert post(alice, "stance/", stance="locked") == 302
    assert (
        post(
            alice,
            "replies/1/",
            text="We are with you at 15:00 on the quay.",
            send="it fits this person",
            platform="sandbox",
        )
        == 422
    )
    assert deliveries(world.as_alice, 1) == []


def test_an_unknown_delivery_is_settled_by_a_person(world: World, alice: Client) -> None:
    world.network.trouble.append(Uncertain(reason="The line broke."))
    post(alice, "replies/1/", text="We are with you at 15:00 on the quay.", send="it fits this person", platform="town")
    Worker(world.outside).round()
    row = deliveries(world.as_alice, 1)[0]

    assert "The line broke." in seen(alice, "workbench/")
    assert post(alice, f"deliveries/{row.id}/settlement/") == 422
    assert post(alice, f"deliveries/{row.id}/settlement/", went_out="yes", url="https://town.example/7") == 302
    assert [(one.state, one.url) for one in deliveries(world.as_alice, 1)] == [("sent", "https://town.example/7")]


def test_what_waits_can_be_stopped(world: World, alice: Client) -> None:
    post(
        alice,
        "replies/1/",
        text="We are with you at 15:00 on the quay.",
        send="it fits this person",
        platform="sandbox",
    )
    row = deliveries(world.as_alice, 1)[0]

    assert post(alice, f"deliveries/{row.id}/cancellation/") == 302
    Worker(world.outside).round()

    assert [one.state for one in deliveries(world.as_alice, 1)] == ["canceled"]
    assert conversation(world.as_alice, 1, 1).waits


def test_a_delivery_of_another_incident_is_not_there(world: World, alice: Client) -> None:
    post(
        alice,
        "replies/1/",
        text="We are with you at 15:00 on the quay.",
        send="it fits this person",
        platform="sandbox",
    )
    row = deliveries(world.as_alice, 1)[0]
    open_incident(world.as_alice, "Another")

    assert alice.post(f"/brands/acme/incidents/2/deliveries/{row.id}/cancellation/").status_code == 404
    assert [one.state for one in deliveries(world.as_alice, 1)] == ["pending"]
