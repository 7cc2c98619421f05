"""The front of the web process: live streams and static files are answered here, every page in a pool of threads."""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from firewarden.desk import statics
from firewarden.desk.jinja import compile_all
from firewarden.desk.live.app import PATH as LIVE_PATH
from firewarden.desk.live.app import Live
from firewarden.desk.live.happening import Tail, Talk
from firewarden.desk.live.hub import Hub
from firewarden.desk.live.sqlite import SqliteTail
from firewarden.desk.public.front import Front
from firewarden.desk.threads import Receive, Send, Threads
from firewarden.net import posted

Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]


def front(tail: Tail, *, talk: Talk | None = None, threads: int = 8) -> Application:
    """The whole web process as one ASGI application. Django must be set up, and the outside world given."""
    hub = Hub(tail, talk=talk)
    handler = WSGIHandler()
    live, pages = Live(hub), Threads(handler, threads=threads)
    everybody = Front(pages)
    doors = Threads(handler, threads=2, largest=posted.LARGEST)  # no flood of strangers keeps a page waiting

    async def application(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send, hub, pages, doors)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
        elif scope["path"] == LIVE_PATH:
            await live(scope, receive, send)
        elif scope["path"].startswith(statics.PREFIX):
            await statics.answer(scope, receive, send)
        elif scope["path"].startswith(posted.PATH):
            await doors(scope, receive, send)
        elif everybody.may_keep(scope):
            await everybody(scope, receive, send)
        else:
            await everybody.through(scope, receive, send)

    return application


def make() -> Application:
    """For `uvicorn --factory firewarden.desk.asgi:make`: the front over the configured desk file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firewarden.desk.settings")
    django.setup()
    return front(SqliteTail(Path(str(settings.DATABASES["default"]["NAME"]))))


async def _lifespan(receive: Receive, send: Send, hub: Hub, pages: Threads, doors: Threads) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            statics.tree()
            pages.ahead(compile_all)
            await send({"type": "lifespan.startup.complete"})
        else:
            await hub.close()
            pages.close()
            doors.close()
            await send({"type": "lifespan.shutdown.complete"})
            return
