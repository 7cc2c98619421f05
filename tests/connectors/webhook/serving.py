"""A whole installation that others post to, for tests: `python -m tests.connectors.webhook.serving FOLDER`.

Made by bootstrap as in earnest: only the address and the people are the test's. Prints one line of JSON and serves
until its input ends.
"""

import json
import os
import socket
import sys
import threading
from pathlib import Path

SECRET = "a-secret-that-a-sender-knows"
SOURCES = {"webhook": 40, "feeds": 30}


def main(folder: Path) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    os.environ["FIREWARDEN_DATA"] = str(folder)
    from firewarden import bootstrap
    from firewarden.config import Settings

    settings = Settings(data=folder, port=port)
    bootstrap.prepare_folder(settings)
    bootstrap.start_desk(settings)
    import uvicorn

    from firewarden.config import Folder
    from firewarden.desk.asgi import front
    from firewarden.desk.live.sqlite import SqliteTail

    print(json.dumps({"port": port, "sources": _sources()}), flush=True)
    application = front(SqliteTail(Folder(folder).desk_db))
    server = uvicorn.Server(uvicorn.Config(application, log_level="error", timeout_graceful_shutdown=1))
    threading.Thread(target=_until_input_ends, args=(server,), daemon=True).start()
    server.run(sockets=[listener])


def _sources() -> dict[str, list[str]]:
    """By connector, of a brand that listens for its name."""
    from firewarden.bootstrap import WallClock
    from firewarden.desk.access import Right
    from firewarden.desk.actions import monitor, team
    from firewarden.desk.actions.sources import Typed, add_source
    from firewarden.desk.reads import team as reads

    house = reads.house(WallClock().now())
    user, _ = team.create_owner(house, "alice@example.org", "Alice")
    team.create_brand(house, team.create_client(house, "Agency"), "Brand")  # type: ignore[arg-type]
    team.join_brand(house, "brand", user, Right.MANAGE)
    access = reads.access(reads.person(user, WallClock().now()), "brand")
    monitor.save_query(access, "name", "brand")
    settings = {"addresses": "https://feed.example"}
    made = {}
    for network, number in SOURCES.items():
        first = add_source(access, Typed(network=network, name=network, settings=settings, secret=SECRET))
        made[network] = [str(first), *_more(str(first), number - 1)]
    monitor.publish_plan(access.person)
    return made


def _more(key: str, number: int) -> list[str]:
    """Like the first, all at once: each by itself would publish a plan of its own."""
    from firewarden.desk.records import Source

    first = Source.objects.get(key=key)
    same = {"connector": first.connector, "settings": first.settings, "secret": first.secret, "live": True}
    rows = [Source(key=f"{key}-{n}", name=f"{first.name} {n}", **same) for n in range(number)]
    Source.objects.bulk_create(rows)
    for brand in first.brands.all():
        brand.sources.add(*rows)
    return [row.key for row in rows]


def _until_input_ends(server: object) -> None:
    sys.stdin.read()
    server.should_exit = True  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
