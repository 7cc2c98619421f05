"""Marked personal data goes through reports, pages, the worker, publishing and errors; afterwards it stands in evidence
and nowhere in a log, an event or an error page."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from firewarden.desk import calling
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.outside import outside
from firewarden.desk.records import Event, Evidence
from firewarden.desk.worker import Worker
from firewarden.discreet import Discreet
from tests.desk.people import signed_in
from tests.desk.world import World

CANARIES = ("kanarie.vogel@example.org", "0171 7366271", "DE89 3704 0044 0532 0130 00", "4111 1111 1111 1111")
WORDS = "zebraquarz " + ", ".join(CANARIES)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """All that any logger of the program writes, as it is set up in an installation, at every level."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Discreet())
    loggers = [logging.getLogger(name) for name in ("", "django", "firewarden")]
    before = [(one, one.level) for one in loggers]
    for one in loggers:
        one.addHandler(handler)
        one.setLevel(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    yield stream
    for one, level in before:
        one.removeHandler(handler)
        one.setLevel(level)


def leaks(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text or canary.replace(" ", "") in text]


def refuse(*_: object, **__: object) -> object:
    raise RuntimeError(f"550 refused: {WORDS}")


@pytest.fixture
def visited(world: World, written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """What was logged, and what the error pages said."""
    report_trouble(world.as_bob, Report(words=WORDS))
    client: Client = signed_in(world.alice, raise_request_exception=False)
    room = "/brands/acme/incidents/1/"
    for page in ("", "evidence/", "timeline/", "replies/1/"):
        assert client.get(room + page).status_code == 200
    said = [
        client.get(f"/brands/{CANARIES[0]}/incidents/"),
        client.post(room + "evidence/1/disclosures/", {"place": "99"}),
    ]
    worker = Worker(outside())
    worker.round()
    with monkeypatch.context() as broken:
        broken.setattr("firewarden.desk.reads.war_room.war_room", refuse)
        broken.setattr("firewarden.desk.worker.assess.reassess", refuse)
        broken.setattr(calling, "call_words", refuse)
        said.append(client.get(room))
        Worker(outside()).round()
    assert [one.status_code for one in said] == [404, 404, 500]
    address = f"/brands/{CANARIES[0]}/"  # what a person typed stands in the links of their own page
    return written.getvalue(), "".join(one.content.decode() for one in said).replace(address, "")


def test_no_personal_data_in_logs_events_or_error_pages(visited: tuple[str, str]) -> None:
    logged, said = visited

    assert leaks(logged) == []
    assert leaks(said) == []
    assert "zebraquarz" not in said
    assert "550 refused: zebraquarz [mail hidden]" in logged
    assert leaks("".join(map(str, Event.objects.values_list("data", "digest", "kind")))) == []
    assert leaks(Evidence.objects.get().text) == list(CANARIES)


def test_a_line_of_the_log_keeps_what_is_nobodys() -> None:
    line = "plan=7 brands=2 queries=12 sources=3 brand=01a20620-83a3-7485-8a6c-05404f62666e took 1.25 s at 10:30:01"
    record = logging.LogRecord("firewarden", logging.INFO, "x.py", 1, line, (), None)

    assert Discreet("%(message)s").format(record) == line
