"""A whole installation that others post to, for tests: `python -m tests.connectors.webhook.serving FOLDER SOURCES`.

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


def main(folder: Path, sources: int) -> None:
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

    print(json.dumps({"port": port, "sources": _sources(sources)}), flush=True)
    application = front(SqliteTail(Folder(folder).desk_db))
    server = uvicorn.Server(uvicorn.Config(application, log_level="error", timeout_graceful_shutdown=1))
    threading.Thread(target=_until_input_ends, args=(server,), daemon=True).start()
    server.run(sockets=[listener])


def _sources(number: int) -> list[str]:
    """Of a brand that listens for its name."""
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
    made = [add_source(access, Typed(network="webhook", name=f"Door {n}", secret=SECRET)) for n in range(number)]
    return [key for key in made if isinstance(key, str)]


def _until_input_ends(server: object) -> None:
    sys.stdin.read()
    server.should_exit = True  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
