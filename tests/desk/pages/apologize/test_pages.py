"""What the pages of step 4 show, with nothing, one and three of a thing, and what a form says that is sent back."""

import re
from typing import Any

import pytest

from firewarden.desk.actions import apologize, assess, counsel, harmed, promises
from firewarden.desk.records import Apology, HarmedGroup, Promise, Weighing
from firewarden.vocabulary.apology import Answer, Harm
from firewarden.vocabulary.apology import Weighing as WeighingValue
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.incident import Fault
from tests.desk.people import signed_in
from tests.desk.world import NOON, World

ONE = "/brands/acme/incidents/1/"


@pytest.fixture
def alice(world: World) -> Any:
    assess.open_incident(world.as_alice, "Bags lost")
    return signed_in(world.alice)


def words(answer: Any) -> str:
    """What a reader sees of the page's content."""
    main = answer.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_before_anything_is_weighed_the_form_stands_first(alice: Any) -> None:
    page = words(alice.get(ONE + "apology/"))

    assert ("apology to decide" in page, "What the rule advises" in page, "No group is put down yet" in page) == (
        True,
        False,
        True,
    )


def test_weighing_leads_to_advice_and_admits_nothing(alice: Any) -> None:
    sent = {"fault": Fault.YES, "confirmed": "1", "harms": [Harm.MONEY, Harm.TIME], "repairable": "1"}
    page = words(alice.post(ONE + "apology/weighings/", sent, follow=True))

    assert Weighing.objects.get().harms == ["money", "time"]
    assert "People were harmed and it was our doing." in page
    assert "apology to decide" in page


def test_deciding_before_weighing_and_without_reason_is_sent_back(alice: Any, world: World) -> None:
    early = alice.post(ONE + "apology/", {"answer": Answer.EXPLAIN, "reason": "Because"})
    apologize.weigh_apology(world.as_alice, 1, WeighingValue(fault=Fault.NO, confirmed=True))
    undecided = alice.post(ONE + "apology/", {"reason": "Because"})
    empty = alice.post(ONE + "apology/", {"answer": Answer.EXPLAIN, "harmed": "Nobody else"})

    assert [answer.status_code for answer in (early, undecided, empty)] == [422, 422, 422]
    assert "Say first what is known: our part in it, and who was harmed." in words(early)
    assert "Choose what we do." in words(undecided)
    assert "Say why: this decision will be asked about." in words(empty)
    assert "Nobody else" in words(empty)
    assert not Apology.objects.exists()


def test_decision_takes_fault_from_the_weighing(alice: Any, world: World) -> None:
    apologize.weigh_apology(world.as_alice, 1, WeighingValue(fault=Fault.REGRETS, confirmed=True))
    harmed.add_group(world.as_alice, 1, harmed.Group(name="Guests", harm="Locked out"))
    sent = {"answer": Answer.APOLOGIZE, "reason": "We were wrong", "groups": ["1", "7", "x"]}
    page = words(alice.post(ONE + "apology/", sent, follow=True))

    row = Apology.objects.get()
    assert (row.fault, [one.name for one in row.groups.all()]) == (Fault.REGRETS, ["Guests"])
    assert "What is decided" in page
    assert "Write the apology" in page


@pytest.mark.parametrize("count", [0, 1, 3])
def test_groups_stand_with_who_was_reached(alice: Any, world: World, count: int) -> None:
    for number in range(count):
        harmed.add_group(world.as_alice, 1, harmed.Group(name=f"Group {'abc'[number]}", harm="Locked out"))
    page = words(alice.get(ONE + "groups/"))

    assert page.count("nobody reached") == count
    assert ("No group is put down yet" in page) == (count == 0)


def test_group_that_is_sent_back_keeps_what_was_typed(alice: Any) -> None:
    sent = {"name": "Guests <b>", "harm": "Locked out", "size": "known", "least": "many", "harms": [Harm.TIME]}
    answer = alice.post(ONE + "groups/", sent)

    assert (answer.status_code, HarmedGroup.objects.count()) == (422, 0)
    page = answer.content.decode()
    assert 'value="Guests &lt;b&gt;"' in page
    assert '<input type="checkbox" name="harms" value="time" checked>' in page


def test_counsels_page_is_the_same_for_who_may_read_none_whatever_there_is(alice: Any, world: World) -> None:
    bob = signed_in(world.bob)
    before = words(bob.get(ONE + "counsel/"))
    counsel.add_counsel_note(world.as_alice, 1, "Our exposure is large")

    assert words(bob.get(ONE + "counsel/")) == before
    assert "Our exposure is large" in words(alice.get(ONE + "counsel/"))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_promises_stand_with_who_has_them(alice: Any, world: World, count: int) -> None:
    for number in range(count):
        promised = promises.Promised(text=f"We will call {number}", due_at=Instant(NOON + number * DAY - 1))
        promises.make_promise(world.as_alice, 1, promised)
    page, brand = words(alice.get(ONE + "promises/")), words(alice.get("/brands/acme/promises/"))

    assert (page.count("nobody has it"), page.count("We will call")) == (count, count)
    assert brand.count("We will call") == count
    assert ("Nothing is promised yet" in page, "Nothing is promised yet" in brand) == (count == 0, count == 0)


def test_ledger_of_a_brand_is_narrowed_by_its_address(alice: Any, world: World) -> None:
    promises.make_promise(world.as_alice, 1, promises.Promised(text="late one", due_at=Instant(NOON - 1)))
    promises.make_promise(world.as_alice, 1, promises.Promised(text="quiet one", public=False))

    def shown(query: str) -> list[str]:
        page = words(alice.get("/brands/acme/promises/" + query))
        return [text for text in ("late one", "quiet one", "No promise like that") if text in page]

    assert shown("?state=late") == ["late one"]
    assert shown("?public=no") == ["quiet one"]
    assert shown("?mine=1") == ["No promise like that"]
    assert shown("?state=nonsense&public=perhaps") == ["late one", "quiet one"]


def test_promise_with_a_time_that_is_none_is_sent_back(alice: Any) -> None:
    answer = alice.post(ONE + "promises/", {"text": "We will call", "due_at": "on Friday"})

    assert (answer.status_code, Promise.objects.count()) == (422, 0)
    assert "Give the day and the hour by which it is due, or leave both empty." in words(answer)
    assert "We will call" in words(answer)


def test_proof_leads_from_the_form_to_the_line(alice: Any, world: World) -> None:
    promises.make_promise(world.as_alice, 1, promises.Promised(text="We will call"))
    refused = alice.post(ONE + "promises/1/proofs/", {})
    page = alice.post(ONE + "promises/1/proofs/", {"url": "https://acme.example/done"}, follow=True)

    assert refused.status_code == 422
    assert 'href="https://acme.example/done" rel="noreferrer nofollow"' in page.content.decode()
