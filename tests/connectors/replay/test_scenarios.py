"""What a scenario writes is what the replay reads."""

from dataclasses import replace
from pathlib import Path

import firewarden
from firewarden.connectors.replay.options import Options
from firewarden.connectors.replay.reading import read
from firewarden.steps.prepare.scenario import parse_scenario, play, to_line
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.ids import SourceId
from tests.connectors.replay.recordings import posts, write
from tests.steps.prepare.written import SMALL


def test_lines_of_a_scenario_are_read_back_as_the_same_posts(tmp_path: Path) -> None:
    played = list(play(parse_scenario(SMALL), 3, start=from_iso("2024-05-06T00:00:00Z")))
    path = write(tmp_path, b"\n".join(map(to_line, played)), packed=True)
    with read(path, Options(source=SourceId("scenario"))) as recording:
        back = posts(list(recording))
        tally = recording.tally
    # Links in a text are seen again as attachments.
    assert [replace(post, has=frozenset()) for post in back] == [replace(post, has=frozenset()) for post in played]
    assert (tally.rejected, tally.repaired) == ({}, {})


def test_shipped_scenario_is_in_the_package() -> None:
    shipped = sorted(path.name for path in (Path(firewarden.__file__).parent / "scenarios").glob("*.toml"))
    assert shipped == ["ebren-star.toml"]
