"""An installation that listens to a Bluesky network: `python -m tests.e2e.listening FOLDER ADDRESS` sets it up, with
one open incident, and writes in one line where it is and how one comes in."""

import json
import sys
from pathlib import Path
from uuid import UUID

from firewarden import bootstrap
from firewarden.config import Settings

OWNER = "owner@example.org"


def main(folder: Path, jetstream: str) -> None:
    bootstrap.start_desk(Settings(data=folder))
    from firewarden.cli.staging import sure
    from firewarden.desk.access import Right
    from firewarden.desk.actions import assess, monitor, team
    from firewarden.desk.reads import team as reads
    from firewarden.vocabulary.plan import BrandKind

    wall = bootstrap.WallClock().now()
    house = reads.house(wall)
    owner, _ = team.create_owner(house, OWNER, "Owner")
    client = sure(team.create_client(house, "Acme"))
    slug = sure(team.create_brand(house, client, "Acme", kind=BrandKind.LIVE))
    team.join_brand(house, slug, UUID(str(owner)), Right.MANAGE)
    access = reads.access(house, slug)
    sure(monitor.save_query(access, "Acme", "acme"))
    settings = {"wire": "v2", "host": jetstream, "profiles": ""}
    sure(monitor.save_source(access, "sky", connector="bluesky", name="Sky", settings=settings, live=True))
    number = sure(assess.open_incident(access, "A network is talking"))
    room = f"/brands/{slug}/incidents/{number}/"
    token = team.make_signin_link(house, OWNER)
    print(json.dumps({"room": room, "link": f"/enter/{token}?next={room}", "brand": str(access.brand)}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
