"""A whole web process for tests: `python -m tests.desk.serving FOLDER`.

Prints one line of JSON and serves until its input ends. Each line on its input becomes a note in incident 1 of Acme.
"""

import json
import os
import socket
import sys
import threading
from pathlib import Path


def main(folder: Path) -> None:
    os.environ["FIREWARDEN_DATA"] = str(folder)
    os.environ["FIREWARDEN_STYLE_PAGE"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "firewarden.desk.settings"
    import django

    django.setup()
    import uvicorn
    from django.conf import settings

    from firewarden.desk import outside, schema
    from firewarden.desk.asgi import front
    from firewarden.desk.live.sqlite import SqliteTail

    schema.migrate()
    listener = socket.create_server(("127.0.0.1", 0))
    made = _world(folder, outside.give)
    print(json.dumps({"port": listener.getsockname()[1], **made}), flush=True)
    server = uvicorn.Server(
        uvicorn.Config(
            front(SqliteTail(Path(str(settings.DATABASES["default"]["NAME"])))),
            log_level="error",
            timeout_graceful_shutdown=1,
        )
    )
    threading.Thread(target=_note_lines, args=(server,), daemon=True).start()
    server.run(sockets=[listener])


WORLD: list[object] = []


def _world(folder: Path, give: object) -> dict[str, object]:
    from firewarden.desk.actions import assess, team
    from firewarden.desk.live.ticket import Ticket, sign
    from tests.desk import world as worlds

    made = worlds.build(folder)
    give(made.outside)  # type: ignore[operator]
    worlds.people(made)
    WORLD.append(made)
    assess.open_incident(made.as_alice, "Cold cabin")
    links = [team.make_signin_link(made.house, "alice@example.org") for _ in range(5)]
    return {"links": links, "ticket": sign(Ticket(str(made.alice), frozenset({made.brand})))}


def _note_lines(server: object) -> None:
    from firewarden.desk.actions import work

    for line in sys.stdin:
        work.add_note(WORLD[0].as_alice, 1, line)  # type: ignore[attr-defined]
    server.should_exit = True  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
