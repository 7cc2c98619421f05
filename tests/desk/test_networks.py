"""What bootstrap gives the desk of the networks there are, with the connectors as they are."""

import re
import sys
from pathlib import Path

import pytest

from firewarden.bootstrap import build_outside, connector_names, migrate_stream, networks, source_secrets
from firewarden.config import Folder, Settings
from firewarden.desk.outside import Outside
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.plan import Source


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def outside(settings: Settings) -> Outside:
    folder = Folder(settings.data)
    folder.create()
    migrate_stream(folder)
    return build_outside(settings)


def test_every_connector_says_what_a_form_needs(settings: Settings) -> None:
    found = networks(settings)

    assert list(found) == connector_names()
    told = [one for one in found.values() if one.about.live and not one.missing]
    assert [one.name for one in told if not (one.about.title and one.about.cost and one.about.backfill)] == []
    names = [(one.name, setting.name) for one in told for setting in one.about.settings]
    assert len(set(names)) == len(names)
    assert [pair for pair in names if not re.fullmatch(r"[a-z_]+", pair[1])] == []
    assert [pair for one in told for pair in one.about.settings if not pair.label] == []


def test_library_that_is_missing_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("firewarden.connectors.feeds")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "feedparser", None)

    found = networks(settings)["feeds"]

    assert (found.about.title, found.missing) == (
        "",
        "Python finds no feedparser on the server: run pip install 'firewarden[networks,feeds]' there.",
    )


def test_network_is_asked_and_its_answer_is_one_line(outside: Outside) -> None:
    asked = outside.ask(Source(id=SourceId("s"), connector="replay", name="A file", settings={}), "")

    assert (asked.works, asked.says.count("\n")) == (False, 0)


def test_key_is_kept_for_the_pipeline_and_forgotten(outside: Outside, settings: Settings) -> None:
    outside.keep_secret("source-1", "t0ken")
    assert source_secrets(Folder(settings.data)).get("source-1") == "t0ken"

    outside.forget_secret("source-1")
    with pytest.raises(ConfigError):
        source_secrets(Folder(settings.data)).get("source-1")
