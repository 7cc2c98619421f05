from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from firewarden.connectors.replay.columns import Field
from firewarden.connectors.replay.options import Format, Options, Pace, options_of, pace_of
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import SourceId

SOURCE = SourceId("s")


def test_settings_left_out_have_their_usual_values() -> None:
    assert options_of({"path": "x"}, SOURCE) == Options(source=SOURCE, zone=UTC, format=Format.AUTO)
    assert pace_of({"path": "x"}) == Pace(speed=None)


def test_all_settings_are_read() -> None:
    settings = {
        "path": "x",
        "map": "text=body, created_at=when",
        "where": "brand=Acme\nlang = en",
        "format": "CSV",
        "platform": "forum",
        "naive_zone": "Europe/Berlin",
        "encoding": "cp1252",
        "speed": "60x",
        "pace_from": "2024-05-01T10:00:00Z",
    }
    assert options_of(settings, SOURCE) == Options(
        source=SOURCE,
        format=Format.CSV,
        columns=((Field.TEXT, "body"), (Field.CREATED_AT, "when")),
        where=(("brand", "Acme"), ("lang", "en")),
        platform="forum",
        zone=ZoneInfo("Europe/Berlin"),
        encoding="cp1252",
    )
    assert pace_of(settings) == Pace(speed=60.0, since=from_iso("2024-05-01T10:00:00Z"))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"pth": "x"}, "A replay has no setting 'pth'. It knows: encoding, format, map"),
        ({"map": "text"}, "'text' does not say which column a field comes from. Write FIELD=COLUMN"),
        ({"map": "body=text"}, "A post has no field 'body'. It has: id, created_at, text"),
        ({"where": "brand"}, "'brand' does not say which lines to take. Write COLUMN=VALUE"),
        ({"format": "xlsx"}, "'xlsx' is no format of a recording. There are: auto, jsonl, json, csv."),
        ({"naive_zone": "Mars/Olympus"}, "There is no time zone 'Mars/Olympus'"),
        ({"encoding": "klingon"}, "There is no encoding 'klingon'"),
    ],
)
def test_settings_that_cannot_be_meant_are_told_in_a_sentence(settings: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        options_of(settings, SOURCE)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("speed", ["0", "-1", "fast", "inf", "nan", ""])
def test_speed_has_to_be_a_positive_number(speed: str) -> None:
    with pytest.raises(ConfigError, match="makes no sense"):
        pace_of({"speed": speed})
