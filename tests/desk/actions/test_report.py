import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.reads.evidence import evidence_file, evidence_of
from firewarden.desk.reads.incidents import incidents
from firewarden.desk.records import Blob, Evidence
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.statement import Refused
from tests.desk.world import NOON, World

PNG = b"\x89PNG\r\n\x1a\n and pixels"


def test_sentence_opens_an_incident(world: World) -> None:
    reporter = world.join("Dora", Right.READ)

    number = report_trouble(world.access(reporter), Report(words="Reporter called, publishes at 18:00"))

    assert number == 1
    assert incidents(world.as_alice)[0].title == "Reporter called, publishes at 18:00"
    row = evidence_of(world.as_alice, 1)[0]
    assert (row.kind, row.text, row.reported_by, row.received_at) == (
        "word",
        "Reporter called, publishes at 18:00",
        "Dora",
        NOON,
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("https://town.example/p/1", "link"),
        ("see https://town.example/p/1", "word"),
        ("Passenger wrote:\nnine hours in the cold", "text"),
    ],
)
def test_what_was_pasted_is_recognized(world: World, words: str, kind: str) -> None:
    report_trouble(world.as_bob, Report(words=words))

    assert [row.kind for row in evidence_of(world.as_bob, 1)] == [kind]


def test_screenshot_joins_an_incident_with_its_bytes(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    assert report_trouble(world.as_bob, Report(screenshot=PNG, incident=1)) == 1

    assert len(incidents(world.as_alice)) == 1
    assert evidence_file(world.as_alice, 1, 1) == (PNG, "image/png")


def test_same_bytes_are_kept_once(world: World) -> None:
    report_trouble(world.as_bob, Report(words="twice", screenshot=PNG))
    report_trouble(world.as_alice, Report(words="twice", screenshot=PNG))

    assert (Evidence.objects.count(), Blob.objects.count()) == (4, 2)


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(), "Paste a link or the text, add a screenshot, or write what you were told."),
        (
            Report(screenshot=b"<script>alert(1)</script>"),
            "The file is no PNG, JPEG, GIF or WebP picture. Take a screenshot, or paste the text.",
        ),
        (
            Report(screenshot=PNG + bytes(10_000_000)),
            "The picture is larger than 10 MB. Cut it, or paste the text.",
        ),
    ],
)
def test_what_cannot_be_used_is_refused(world: World, report: Report, sentence: str) -> None:
    assert report_trouble(world.as_bob, report) == Refused(reason=sentence)
    assert incidents(world.as_bob) == []


def test_nobody_reports_into_another_brands_incident(world: World) -> None:
    open_incident(world.as_alice, "Bags lost")

    with pytest.raises(NotFound):
        report_trouble(world.as_charlie, Report(words="hello", incident=1))


def test_file_of_another_brand_is_not_found(world: World) -> None:
    report_trouble(world.as_bob, Report(screenshot=PNG))

    with pytest.raises(NotFound):
        evidence_file(world.as_charlie, 1, 1)
