from pathlib import Path

import firewarden.connectors.replay
from firewarden.connectors.replay.columns import Field
from firewarden.connectors.replay.options import SETTINGS
from firewarden.connectors.replay.tally import Reason, Repair


def test_readme_names_every_setting_field_reason_and_repair() -> None:
    text = (Path(firewarden.connectors.replay.__file__).parent / "README.md").read_text()
    names = [*SETTINGS, *Field, *Reason, *Repair]
    assert [name for name in names if f"`{name}`" not in text] == []
