import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.reads.evidence import evidence_of
from firewarden.desk.records import Brand, Event
from tests.desk.people import signed_in
from tests.desk.world import World

PHONE, MAIL = "0171 2345678", "dora.berg@example.org"
WORDS = f"Call me: {PHONE} or write to {MAIL}, thanks\nnot help@acme.example"
PAGES = ("", "evidence/", "replies/1/", "timeline/", "replies/")


@pytest.fixture
def room(world: World) -> str:
    Brand.objects.filter(slug="acme").update(contacts=["acme.example"])
    report_trouble(world.as_bob, Report(words=WORDS))
    return "/brands/acme/incidents/1/"


def test_no_page_shows_what_somebody_gave_away(world: World, room: str) -> None:
    client = signed_in(world.alice)

    for page in (*(room + end for end in PAGES), "/brands/acme/incidents/", "/inbox/", "/radar/"):
        text = client.get(page).content.decode()
        assert (PHONE in text, MAIL in text) == (False, False), page
    text = client.get(room + "evidence/").content.decode()
    phone, mail = (f'<span class="hid">{what} hidden</span>' for what in ("phone number", "mail address"))
    assert f"Call me: {phone} or write to {mail}, thanks" in text
    assert "help@acme.example" in text


def test_one_piece_is_shown_once_and_that_is_written_down(world: World, room: str) -> None:
    answer = signed_in(world.alice).post(room + "evidence/1/disclosures/", {"place": "1"})
    event = Event.objects.get(kind="private.disclosed")

    assert (MAIL in answer.content.decode(), PHONE in answer.content.decode()) == (True, False)
    assert "no-store" in answer.headers["Cache-Control"]
    assert event.data == '{"newer":false,"place":1,"what":"PRIV_MAIL"}'
    assert (event.actor, event.digest) == (world.alice, "")


def test_who_only_reads_is_not_shown_it(world: World, room: str) -> None:
    reader = world.join("Dora", Right.READ)
    answer = signed_in(reader).post(room + "evidence/1/disclosures/", {"place": "0"})

    assert (answer.status_code, PHONE in answer.content.decode()) == (403, False)
    assert not Event.objects.filter(kind="private.disclosed").exists()


@pytest.mark.parametrize("place", ["2", "-1", "", "99999", "x"])
def test_a_place_where_nothing_is_hidden_shows_nothing(world: World, room: str, place: str) -> None:
    answer = signed_in(world.alice).post(room + "evidence/1/disclosures/", {"place": place})

    assert answer.status_code in (302, 404)
    assert not Event.objects.filter(kind="private.disclosed").exists()


def test_words_reported_are_evidence_as_they_were(world: World, room: str) -> None:
    assert PHONE not in evidence_of(world.as_alice, 1)[0].text
