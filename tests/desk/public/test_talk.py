"""The private talk: who may enter, what a stranger learns, and what is kept of what was said."""

import re
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from firewarden.desk.actions import consents, offline
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.reads.cases import case
from firewarden.desk.records import CaseCall, CaseContact, CaseFile, CaseLine, Consent, Event, Invitation
from firewarden.vocabulary.clock import DAY, HOUR
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.letter import Way
from tests import drawn
from tests.desk.world import World

PRIVATE = "insulin in the side pocket"


@dataclass
class Talk:
    world: World
    client: Client
    room: UUID
    token: str

    @property
    def link(self) -> str:
        return f"/talk/{self.room}/{self.token}/"

    @property
    def page(self) -> str:
        return f"/talk/{self.room}/"

    def enter(self) -> None:
        assert self.client.post(self.link).status_code == 302

    def say(self, text: str, **more: object) -> int:
        found = re.search(r'name="proof" value="(\w+)"', self.client.get(self.page).content.decode())
        form = {"text": text, "proof": found[1] if found else "", "agreed": "1", **more}
        return self.client.post(self.page, form).status_code


@pytest.fixture
def talk(world: World) -> Talk:
    open_incident(world.as_alice, "Bags lost")
    assert offline.open_case(world.as_bob, 1, "Bag with medicine is lost", person="ana") == 1
    made = offline.invite(world.as_bob, 1, 1, Way.LINK)
    assert isinstance(made, offline.Invited)
    return Talk(world, Client(), made.room, made.token)


def told(answer: object) -> tuple[int, bytes, dict[str, str]]:
    return answer.status_code, answer.content, dict(answer.headers)  # type: ignore[attr-defined]


def test_a_stranger_learns_nothing_and_nothing_about_why(talk: Talk) -> None:
    nothing = told(Client().get(f"/talk/{uuid4()}/guessed/"))
    assert nothing[0] == 404
    guessed = told(Client().get(f"/talk/{talk.room}/{'a' * 43}/"))
    assert told(Client().get(talk.page)) == nothing
    assert told(Client().get(f"{talk.page}lines/")) == nothing
    talk.enter()
    assert talk.say(PRIVATE) == 302
    used, used_by_post = told(Client().get(talk.link)), told(Client().post(talk.link))
    thief = Client()
    thief.cookies["talk"] = "b" * 43
    stolen = told(thief.get(talk.page))
    elsewhere = told(talk.client.get(f"/talk/{uuid4()}/"))
    assert [guessed, used, used_by_post, stolen, elsewhere] == [nothing] * 5
    assert told(Client().post(talk.page, {"text": "hello", "agreed": "1"})) == nothing
    assert CaseLine.objects.count() == 1


def test_looking_opens_nothing_and_old_links_open_nothing(talk: Talk) -> None:
    for _ in range(3):
        assert Client().get(talk.link).status_code == 200
    assert Invitation.objects.get().opened_at is None
    talk.world.clock.pass_minutes(3 * DAY / 60_000_000 + 1)
    assert Client().get(talk.link).status_code == 404
    assert talk.client.post(talk.link).status_code == 404


def test_a_new_link_ends_the_one_nobody_opened(talk: Talk) -> None:
    offline.invite(talk.world.as_bob, 1, 1, Way.LINK)
    assert talk.client.post(talk.link).status_code == 404


def test_headers_keep_the_talk_to_itself(talk: Talk) -> None:
    talk.enter()
    headers = talk.client.get(talk.page).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    cookie = talk.client.cookies["talk"]
    assert (cookie["path"], bool(cookie["httponly"]), cookie["samesite"]) == (talk.page, True, "Lax")


def test_nobody_writes_without_consent(talk: Talk) -> None:
    talk.enter()
    assert talk.say(PRIVATE, agreed="") == 422
    assert (CaseLine.objects.count(), Consent.objects.count()) == (0, 0)
    assert talk.say(PRIVATE) == 302
    assert [one.agreed for one in Consent.objects.all()] == [case(talk.world.as_bob, 1, 1).consent]


def test_both_sides_talk(talk: Talk) -> None:
    talk.enter()
    talk.say(PRIVATE)
    assert case(talk.world.as_bob, 1, 1).state is CaseState.TALKING
    offline.write_line(talk.world.as_bob, 1, 1, "We look for it <b>now</b>.", Way.LINK)
    offline.write_line(talk.world.as_bob, 1, 1, "Said on the telephone", Way.PHONE)
    page = talk.client.get(talk.page).content.decode()
    assert PRIVATE in page
    assert "We look for it &lt;b&gt;now&lt;/b&gt;." in page
    assert "Said on the telephone" not in page
    assert "Bob" not in page


def test_no_private_word_is_readable_in_the_database_or_in_an_event(talk: Talk) -> None:
    talk.enter()
    talk.say(PRIVATE, files=SimpleUploadedFile("ana-ruiz.txt", b"insulin in bytes"))
    offline.note_case(talk.world.as_bob, 1, 1, "Lives in Porto, insulin")
    offline.add_contact(talk.world.as_bob, 1, 1, Way.MAIL, "Ana.Ruiz@example.org", agreed="on the telephone")
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names() if name.startswith("desk_")]
        kept = b""
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += repr(cursor.fetchall()).lower().encode()
    for word in (b"insulin", b"porto", b"ana.ruiz", b"ana-ruiz"):
        assert word not in kept, word
    assert Event.objects.filter(kind="case-line.received").count() == 1


def test_files_are_shown_as_what_they_are_and_never_run(talk: Talk) -> None:
    talk.enter()
    page = SimpleUploadedFile("a.png", b"<html><script>alert(1)</script>", content_type="image/png")
    picture = SimpleUploadedFile("b.exe", drawn.png(), content_type="text/html")
    text = SimpleUploadedFile("c.html", b"just words", content_type="text/html")
    assert talk.say("see", files=[page, picture, text]) == 200
    assert sorted(one.media_type for one in CaseFile.objects.all()) == ["image/png", "text/plain"]
    for one in CaseFile.objects.all():
        answer = talk.client.get(f"{talk.page}files/{one.pk}/")
        shown = ("image/png", "inline") if one.media_type == "image/png" else ("application/octet-stream", "attachment")
        assert (answer["Content-Type"], answer["Content-Disposition"].partition(";")[0]) == shown
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert Client().get(f"{talk.page}files/{one.pk}/").status_code == 404


def test_it_closes_with_the_case(talk: Talk) -> None:
    talk.enter()
    talk.say(PRIVATE)
    offline.move_case(talk.world.as_bob, 1, 1, CaseState.SOLVED_PRIVATE)
    page = talk.client.get(talk.page).content.decode()
    assert ("This talk is over." in page, "<form" in page) == (True, False)
    assert Client().get(talk.link).status_code == 404


def test_a_call_is_asked_for_in_their_own_zone(talk: Talk) -> None:
    talk.enter()
    talk.say(PRIVATE)
    found = re.search(r'name="proof" value="(\w+)"', talk.client.get(talk.page).content.decode())
    assert found
    form = {"proof": found[1], "phone": "+351 21 000 0000", "day": "2023-11-16", "time": "09:00", "zone": "Asia/Tokyo"}
    wrong = talk.client.post(f"{talk.page}calls/", form | {"zone": "Asia/Nowhere"})
    assert wrong.status_code == 422
    right = talk.client.post(f"{talk.page}calls/", form)
    assert right.status_code == 302
    call = CaseCall.objects.get()
    assert (call.contact.value, call.wanted_at) == ("+351210000000", talk.world.clock.at + 26 * HOUR)


def test_who_takes_consent_back_is_reached_no_more(talk: Talk) -> None:
    offline.add_contact(talk.world.as_bob, 1, 1, Way.MAIL, "ana@example.org", agreed="said so by message")
    consents.withdraw_consent(talk.world.as_bob, 1, 1, "by telephone")
    gone = CaseContact.objects.get()
    assert (gone.value, gone.mark, gone.gone_at is not None) == ("", "", True)
    refused = offline.write_line(talk.world.as_bob, 1, 1, "Hello", Way.LINK)
    assert not isinstance(refused, offline.Sent)
