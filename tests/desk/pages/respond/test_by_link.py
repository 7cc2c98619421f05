"""Deciding from a mail: what the link shows, what it does once, and what it never does."""

import re
from dataclasses import dataclass, field, replace
from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from firewarden.desk import outside as outside_module
from firewarden.desk.actions import calls, respond
from firewarden.desk.actions.assess import open_incident, override_level
from firewarden.desk.actions.respond.links import send_links
from firewarden.desk.deciding import decision_words
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import DecisionLink, Event
from firewarden.vocabulary.approval import PathRules
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.statement import DraftState
from tests.desk.people import signed_in
from tests.desk.world import World

TEXT = "The ferry stands still. We look into it."
OTHER = "quokka"


@dataclass
class Mails:
    """The mail server: what was sent to whom, and trouble when told to."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)

    def __call__(self, address: str, _subject: str, text: str) -> None:
        if self.trouble:
            raise self.trouble.pop()
        self.sent.append((address, text))

    @property
    def path(self) -> str:
        """Of the newest link."""
        found = re.search(r"http://127\.0\.0\.1:8000(/decisions/\S+)", self.sent[-1][1])
        assert found is not None
        return found[1]


@pytest.fixture
def mails(world: World) -> Mails:
    """Alice has written a text and asked for approval; Bob is the only one who may say yes."""
    made = Mails()
    world.outside = replace(world.outside, mail=made)
    outside_module.give(world.outside)
    open_incident(world.as_alice, f"Ferry {OTHER}")
    respond.write_draft(world.as_alice, 1, TEXT)
    respond.write_draft(world.as_alice, 1, f"Something else, {OTHER}")
    respond.request_approval(world.as_alice, 1, 1)
    return made


def mail(world: World) -> int:
    return send_links(world.as_worker, world.outside, decision_words)


def seen(answer: object) -> str:
    return unescape(answer.content.decode())  # type: ignore[attr-defined]


def state(world: World) -> DraftState:
    return next(one.state for one in workbench(world.as_alice, 1, world.outside).drafts if one.number == 1)


def test_whoever_may_decide_gets_one_link_and_the_mail_says_nothing_of_the_text(world: World, mails: Mails) -> None:
    assert [mail(world), mail(world)] == [1, 0]

    assert [address for address, _text in mails.sent] == ["bob@example.org"]
    assert TEXT not in mails.sent[0][1]
    assert mails.path.rpartition("/decisions/")[2] not in str(list(DecisionLink.objects.values()))


def test_a_mail_that_did_not_get_through_is_sent_again_with_another_token(world: World, mails: Mails) -> None:
    mails.trouble.append(NetworkError("no line"))
    before = mail(world)
    hashes = [DecisionLink.objects.get().token_hash]
    world.clock.pass_minutes(2)

    assert (before, mail(world)) == (0, 1)
    assert DecisionLink.objects.get().token_hash not in hashes


def test_opening_it_changes_nothing_and_shows_that_text_alone(world: World, mails: Mails) -> None:
    mail(world)
    events = Event.objects.count()
    answers = [Client().get(mails.path) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert TEXT in seen(answers[0])
    assert OTHER not in seen(answers[0])
    assert answers[0]["Cache-Control"] == "private, no-store"
    assert answers[0]["Referrer-Policy"] == "no-referrer"
    assert (Event.objects.count(), state(world)) == (events, DraftState.REVIEW)


def test_a_yes_by_link_counts_once_and_signs_nobody_in(world: World, mails: Mails) -> None:
    mail(world)
    client = Client()
    first, second = (client.post(mails.path, {"word": "yes"}) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 410)
    assert "Version 1 is approved." in seen(first)
    assert "This link was used. It works once." in seen(second)
    assert "_auth_user_id" not in client.session
    assert state(world) is DraftState.APPROVED


@pytest.mark.parametrize(("word", "after"), [("change it", DraftState.CHANGES), ("no", DraftState.REJECTED)])
def test_changes_and_refusals_need_a_word_of_why(world: World, mails: Mails, word: str, after: DraftState) -> None:
    mail(world)

    assert Client().post(mails.path, {"word": word}).status_code == 422
    assert state(world) is DraftState.REVIEW
    assert Client().post(mails.path, {"word": word, "note": "Name the ship"}).status_code == 200
    assert state(world) is after


def test_an_old_a_withdrawn_and_a_changed_text_each_say_so(world: World, mails: Mails) -> None:
    mail(world)
    path = mails.path
    world.clock.pass_minutes(12 * 60)
    old = Client().get(path)
    world.clock.pass_minutes(-12 * 60)
    respond.write_draft(world.as_alice, 1, TEXT + " More at noon.", draft=1)
    changed = Client().post(path, {"word": "yes"})
    respond.withdraw(world.as_alice, 1, 1)
    withdrawn = Client().get(path)

    assert [answer.status_code for answer in (old, changed, withdrawn)] == [410, 410, 410]
    assert "This link is too old." in seen(old)
    assert "The text was changed since." in seen(changed)
    assert "The text was withdrawn." in seen(withdrawn)


@pytest.mark.parametrize("token", ["not-a-token", "x" * 43, "a:b"])
def test_a_token_nobody_made_leads_nowhere(world: World, token: str) -> None:
    assert Client().get(f"/decisions/{token}/").status_code == 404
    assert Client().post(f"/decisions/{token}/", {"word": "yes"}).status_code == 404


def test_whoever_left_the_brand_decides_nothing(world: World, mails: Mails) -> None:
    from firewarden.desk.actions import team

    mail(world)
    team.remove_member(world.as_alice, world.bob)

    assert Client().post(mails.path, {"word": "yes"}).status_code == 404


def test_a_link_is_not_for_somebody_else_who_is_signed_in(world: World, mails: Mails) -> None:
    mail(world)

    assert signed_in(world.alice).post(mails.path, {"word": "yes"}).status_code == 410
    assert state(world) is DraftState.REVIEW


@pytest.fixture
def crisis(world: World, mails: Mails) -> Mails:
    """At a level that asks for a code, where Bob can be called."""
    override_level(world.as_alice, 1, Level.CRISIS, "It burns")
    respond.save_path(world.as_alice, PathRules(words_from=Level.SEVERE))
    wish = calls.Wish(user=world.bob, name="phone", address="push://bob")
    assert isinstance(calls.save_contact(world.as_alice, wish, world.outside), UUID)
    mail(world)
    return mails


def test_a_crisis_asks_for_a_code_sent_by_another_way(world: World, crisis: Mails) -> None:
    without = Client().post(crisis.path, {"word": "yes"})
    Client().post(crisis.path, {"send": "1"})
    _address, code = world.phones.rang[-1]
    right = Client().post(crisis.path, {"word": "yes", "code": code})

    assert (without.status_code, right.status_code) == (422, 200)
    assert re.fullmatch(r"\d{6}", code)
    assert state(world) is DraftState.APPROVED


def test_a_code_is_guessed_five_times_and_then_the_link_is_closed(world: World, crisis: Mails) -> None:
    Client().post(crisis.path, {"send": "1"})
    code = world.phones.rang[-1][1]
    wrong = f"{(int(code) + 1) % 10**6:06}"
    guesses = [Client().post(crisis.path, {"word": "yes", "code": wrong}).status_code for _ in range(5)]

    late = Client().post(crisis.path, {"word": "yes", "code": code})

    assert (guesses, late.status_code) == ([422, 422, 422, 422, 410], 410)
    assert "Too many wrong codes" in seen(late)
    assert state(world) is DraftState.REVIEW


def test_a_code_is_old_after_ten_minutes_and_few_are_sent(world: World, crisis: Mails) -> None:
    for _ in range(5):
        Client().post(crisis.path, {"send": "1"})
    code = world.phones.rang[-1][1]
    world.clock.pass_minutes(10)

    assert len(world.phones.rang) == 3
    assert Client().post(crisis.path, {"word": "yes", "code": code}).status_code == 422


def test_nobody_is_mailed_where_no_mail_is_configured(world: World, mails: Mails) -> None:
    assert send_links(world.as_worker, replace(world.outside, mail=None), decision_words) == 0
    assert DecisionLink.objects.count() == 0
