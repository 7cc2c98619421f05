"""A model through the pages a person uses: named in the settings, asked for a text, marked to whoever decides."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from firewarden.desk import outside as outside_module
from firewarden.desk.actions import assess, respond
from firewarden.desk.records import Draft, Wordsmith
from firewarden.models import chat
from firewarden.ports import Wordsmith as Port
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.proposal import Endpoint
from tests.connectors.tools import tools
from tests.desk.people import signed_in
from tests.desk.world import World
from tests.models.far import KEY, ModelFar, drafted, model, says

SETTINGS = "/brands/acme/settings/model/"
ROOM = "/brands/acme/incidents/1/"


@pytest.fixture
def far(world: World) -> Iterator[ModelFar]:
    def made(endpoint: Endpoint, secret: str) -> Port:
        kept = secret or (world.secrets.get(endpoint.secret) if endpoint.secret else "")
        return chat.wordsmith(replace(endpoint, secret="typed" if kept else None), tools({"typed": kept}))

    with model() as there:
        world.outside = replace(world.outside, wordsmith_of=made)
        outside_module.give(world.outside)
        there.do = drafted(("Train 12 stopped at 14:05.", [1]), ("38 people were hurt.", [1]))
        assert assess.open_incident(world.as_alice, "The train", level=Level.ISSUE) == 1
        respond.add_fact(
            world.as_alice, 1, "Train 12 stopped at 14:05.", status=FactStatus.CONFIRMED, source="the control room"
        )
        yield there


@pytest.fixture
def alice(world: World, far: ModelFar) -> Client:
    client: Client = signed_in(world.alice)
    return client


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", html)))


def typed(far: ModelFar, **other: str) -> dict[str, str]:
    return {"address": far.url, "model": "a-model", "secret": KEY, "per_hour": "5", "per_day": "9", **other}


def on(client: Client, far: ModelFar) -> None:
    client.post(SETTINGS, typed(far))
    client.post(f"{SETTINGS}switching/", {"on": "1"})


def test_page_says_what_leaves_and_that_it_is_off(alice: Client) -> None:
    html = words(alice.get(SETTINGS).content.decode())

    assert "switched off Everything works without it." in html
    assert "What leaves the house" in html
    assert "Never: posts, people who wrote to you" in html
    assert "0 questions within an hour · 0 within a day" in html
    assert "Let the model propose" not in alice.get(f"{ROOM}drafts/").content.decode()


def test_trial_shows_what_it_answered_as_text_and_saves_nothing(alice: Client, far: ModelFar) -> None:
    far.do = says("<script>alert(1)</script> & more")
    page = alice.post(SETTINGS, typed(far, test="1")).content.decode()
    part = alice.post(SETTINGS, typed(far, test="1"), headers={"HX-Request": "true"}).content.decode()

    for html in (page, part):
        assert "It answers, but not in the form we ask for." in html
        assert ("<script>alert" in html, "alert(1) &amp; more" in html, KEY in html) == (False, True, False)
    assert (part.lstrip()[:4], Wordsmith.objects.count()) == ("<div", 0)


def test_it_is_saved_switched_on_and_off_and_its_key_is_never_shown(alice: Client, far: ModelFar) -> None:
    on(alice, far)
    html = alice.get(SETTINGS).content.decode()
    assert (Wordsmith.objects.get().enabled, KEY in html) == (True, False)
    assert "One is kept." in html

    alice.post(f"{SETTINGS}switching/", {"on": "0"})
    alice.post(f"{SETTINGS}key/removal/")
    row = Wordsmith.objects.get()
    assert (row.enabled, row.secret, row.per_hour, row.per_day) == (False, None, 5, 9)


def test_what_is_refused_stays_in_the_form_without_the_key(alice: Client, far: ModelFar) -> None:
    response = alice.post(SETTINGS, typed(far, model=""))
    html = response.content.decode()

    assert (response.status_code, KEY in html, f'value="{far.url}"' in html) == (422, False, True)
    assert "Fill in the address and the name of the model." in html


def test_proposal_is_marked_until_its_reader_stands_for_it(world: World, alice: Client, far: ModelFar) -> None:
    on(alice, far)
    assert "1 confirmed fact is sent to a-model" in words(alice.get(f"{ROOM}drafts/").content.decode())

    went = alice.post(f"{ROOM}drafts/proposals/", {"kind": "statement"}, follow=True)
    html = words(went.content.decode())
    assert went.redirect_chain == [(f"{ROOM}drafts/1/", 302)]
    assert "Of its answer something was left out: No confirmed fact says 38." in html
    assert "proposed by a model a-model , asked by Alice ; nobody has changed it" in html
    assert "Nobody has read this yet" in html
    assert "proposed by a model" in alice.get(f"{ROOM}workbench/").content.decode()

    refused = alice.post(f"{ROOM}drafts/1/request/")
    assert "nobody has changed it or said that they have read it" in words(refused.content.decode())
    alice.post(f"{ROOM}drafts/1/reading/", {"version": "1"})
    alice.post(f"{ROOM}drafts/1/request/")

    seen = words(signed_in(world.bob).get(f"{ROOM}drafts/1/").content.decode())
    assert "proposed by a model a-model , asked by Alice ; not changed, read by Alice" in seen
    assert "Yes, version 1 may go out" in seen
    assert "Proposed by a model" in alice.get("/brands/acme/audit/").content.decode()


def test_proposal_beside_a_text_is_its_alternative(alice: Client, far: ModelFar) -> None:
    on(alice, far)
    alice.post(f"{ROOM}drafts/", {"text": "We know of it.", "kind": "statement"})
    assert "Its text stands beside this one" in alice.get(f"{ROOM}drafts/1/").content.decode()

    alice.post(f"{ROOM}drafts/proposals/", {"kind": "holding statement", "alternative_to": "1"})
    first, second = Draft.objects.order_by("number")
    assert first.alternatives == second.alternatives is not None
    assert "Let the model propose" not in alice.get(f"{ROOM}drafts/?kind=apology").content.decode()


def test_trouble_is_a_sentence_on_the_page(alice: Client, far: ModelFar) -> None:
    on(alice, far)
    far.do = says("Sure, here it is!")
    response = alice.post(f"{ROOM}drafts/proposals/", {"kind": "statement"})

    assert response.status_code == 422
    assert "The model did not keep to the form it was asked for." in response.content.decode()
