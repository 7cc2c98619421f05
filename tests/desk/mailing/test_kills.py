"""The worker is killed while it mails an update to many: nobody is mailed twice, nobody is left out, and of at most one
mail for each connection and kill nobody knows until a person says."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

from tests.desk.mailing.killing import most, run
from tests.desk.mailing.parts import LINES

PEOPLE, KILLS = (int(number) for number in os.environ.get("FIREWARDEN_MAILS", "200,1").split(","))


@pytest.mark.kill
@pytest.mark.xdist_group("up")
def test_killed_while_it_mails_everybody_gets_one(tmp_path: Path) -> None:
    told = run(tmp_path, PEOPLE, KILLS, Random(os.environ.get("PROVE_SEED", "1")))
    path = os.environ.get("PROVE_DETAILS")
    if path:
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(json.dumps(asdict(told), indent=1) + "\n")

    assert (told.twice, told.left_out, told.kills) == (0, 0, KILLS)
    assert told.most_unknown <= LINES
    assert told.unknown <= most(told)
    assert sum(told.ended.values()) == PEOPLE
