"""An installation that publishes on two networks, with a team: `python -m tests.e2e.speaking FOLDER ACCOUNTS` sets it
up, with one open incident, and writes in one line where it is and how each of them comes in.

`ACCOUNTS` is JSON: by the name of a network its settings, its secret, and who we are there, by which it is called."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from firewarden import bootstrap
from firewarden.config import Settings

TEAM = {
    "lead": "manage",
    "writer": "work",
    "colleague": "work",
    "first approver": "approve",
    "second approver": "approve",
    "newcomer": "approve",
}
"""Each by what they are here, and their right."""
FACT = ("Line 2 in Malmö has stood still since 14:20 on Monday", "Shift log of line 2")
HOLDING = "We have heard you: {what}. We are finding out why. We will write here again within the hour."


def main(folder: Path, accounts: dict[str, dict[str, Any]]) -> None:
    settings = Settings(data=folder, private_networks=True)
    bootstrap.start_desk(settings)
    from firewarden.cli.staging import sure
    from firewarden.desk.access import Right
    from firewarden.desk.actions import accounts as ours
    from firewarden.desk.actions import assess, holdings, monitor, respond, team
    from firewarden.desk.reads import team as reads
    from firewarden.desk.reads.workbench import path_rules
    from firewarden.vocabulary.approval import Preset
    from firewarden.vocabulary.incident import CrisisType, FactStatus

    house = reads.house(bootstrap.WallClock().now())
    users = {"lead": team.create_owner(house, address("lead"), "Lead")[0]}
    for name in list(TEAM)[1:]:
        users[name] = sure(team.invite_user(house, address(name), name.capitalize()))[0]
    slug = sure(team.create_brand(house, sure(team.create_client(house, "Acme")), "Acme"))
    for name, right in TEAM.items():
        team.join_brand(house, slug, users[name], Right(right))
    lead, approver = (reads.access(reads.person(users[name], house.wall), slug) for name in ("lead", "first approver"))
    sure(monitor.save_query(lead, "Acme", "acme"))
    sure(respond.save_path(lead, replace(path_rules(lead), levels=(Preset.TWO,) * 5)))
    for network, one in accounts.items():
        sure(ours.connect(lead, ours.Typed(network=network, confirmed=one["name"], **one)))
    words = holdings.Written(title="A line stands still", text=HOLDING, crisis_type=CrisisType.OUTAGE)
    sure(holdings.approve_holding(approver, sure(holdings.save_holding(lead, words)), 1, 180))
    number = sure(assess.open_incident(lead, "Line 2 stands still"))
    assess.set_type(lead, number, CrisisType.OUTAGE)
    sure(respond.add_fact(lead, number, FACT[0], status=FactStatus.CONFIRMED, source=FACT[1]))
    room = f"/brands/{slug}/incidents/{number}/"
    links = {name: f"/enter/{team.make_signin_link(house, address(name))}?next={room}" for name in TEAM}
    print(json.dumps({"room": room, "links": links}), flush=True)


def address(name: str) -> str:
    return f"{name.replace(' ', '-')}@example.org"


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
