"""How many times a second a status page is served, and how long one waits for it, beside a plain Django view.

    python benchmarks/status_page.py [--seconds 5] [--clients 16] [--json]

The page is that of a brand with 30 updates in three incidents, served by the whole front of the desk in a process of
its own, over HTTP on loopback with connections that stay open. Peers in the same run, each in a process of its own
behind the same server: one Django view without any middleware that answers with the very same bytes; and the same page
with nothing kept, rendered anew each time (fewer requests are made to it). The client is this process. Exit code 1 when
the page is served fewer than 500 times a second or the median answer takes more than 2 ms when one asks at a time.
"""

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LEAST, LONGEST = 500.0, 2.0
"""Requests a second, and milliseconds."""
PAGE = "/status/acme/"
KINDS = {"status page": "front", "plain Django view": "view", "rendered anew": "anew"}

SERVE = """
import os, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "firewarden.desk.settings"
kind, port, body = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
import uvicorn
from firewarden.bootstrap import start_desk
from firewarden.config import Settings
start_desk(Settings(data=Path(os.environ["FIREWARDEN_DATA"])))
from django.conf import settings
from firewarden.desk.threads import Threads
from django.core.handlers.wsgi import WSGIHandler
if kind == "front":
    from firewarden.desk.asgi import make
    served = make()
elif kind == "anew":
    served = Threads(WSGIHandler())
else:
    import types
    from django.http import HttpResponse
    from django.urls import path
    page = body.read_bytes()
    length = {"Content-Length": str(len(page))}
    urls = types.ModuleType("plain_urls")
    urls.urlpatterns = [path("status/acme/", lambda request: HttpResponse(page, headers=length))]
    sys.modules["plain_urls"] = urls
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "plain_urls", []
    served = Threads(WSGIHandler())
lifespan = "on" if kind == "front" else "off"
uvicorn.run(served, host="127.0.0.1", port=port, log_level="error", access_log=False, lifespan=lifespan)
"""


FILL = """
import os, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "firewarden.desk.settings"
from firewarden.bootstrap import WallClock, start_desk
from firewarden.config import Settings
from firewarden.stores.sqlite import SqliteStreamStore
data = Path(os.environ["FIREWARDEN_DATA"])
SqliteStreamStore.open(data / "stream.sqlite3").close()
start_desk(Settings(data=data))
from firewarden.desk import schema
schema.migrate()
from firewarden.desk.actions import team
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.reads import team as reads
from firewarden.desk.records import Incident, Update
from firewarden.vocabulary.clock import HOUR, MINUTE
house = reads.house(WallClock().now())
team.create_owner(house, "owner@example.org", "Owner")
team.create_brand(house, team.create_client(house, "Agency"), "Acme", languages=("en",))
access = reads.access(house, "acme")
for number in range(1, 4):
    open_incident(access, f"Incident {number}")
    for update in range(1, 11):
        Update.objects.create(
            incident=Incident.objects.get(number=number), number=update, phase="what we know", language="en",
            text=f"The bags of flight {number} stand in Hall {update}. " * 8, next_at=access.now + HOUR,
            published_at=access.now - (11 - update) * MINUTE,
        )
from django.test import Client
Path(sys.argv[1]).write_bytes(Client(headers={"host": "localhost"}).get("/status/acme/").content)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["FIREWARDEN_DATA"] = str(Path(scratch) / "data")
        (Path(scratch) / "data").mkdir()
        body = Path(scratch) / "page.html"
        subprocess.run([sys.executable, "-c", FILL, str(body)], check=True)
        size = body.stat().st_size
        found = {name: measured(kind, body, asked.seconds, asked.clients) for name, kind in KINDS.items()}
    if asked.json:
        print(json.dumps({"bytes": size, "pages": found}))
    else:
        print(f"{size / 1000:.1f} kB, {asked.clients} connections")
        for name, (rate, median, worst) in found.items():
            print(f"{name:18}{rate:8,.0f} a second; one at a time: median {median:6.2f} ms, 99 of 100 {worst:6.2f} ms")
    rate, median, _worst = found["status page"]
    return 0 if rate >= LEAST and median <= LONGEST else 1


def measured(kind: str, body: Path, seconds: float, clients: int) -> tuple[float, float, float]:
    """Requests a second by all clients; of one client alone the median and the 99th percentile, in milliseconds."""
    with serving(kind, body) as port:
        asyncio.run(load(port, 2, 1.0))  # templates are compiled once
        alone = asyncio.run(load(port, 1, seconds))
        crowd = asyncio.run(load(port, clients, seconds))
    alone.sort()
    return len(crowd) / seconds, statistics.median(alone) * 1000, alone[int(len(alone) * 0.99)] * 1000


async def load(port: int, clients: int, seconds: float) -> list[float]:
    """How long each answer took, in seconds."""
    end = time.perf_counter() + seconds
    found = await asyncio.gather(*(one(port, end) for _ in range(clients)))
    return [took for each in found for took in each]


async def one(port: int, end: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took = []
    while (start := time.perf_counter()) < end:
        writer.write(f"GET {PAGE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        await reader.readexactly(int(length.split(b":")[1]))
        took.append(time.perf_counter() - start)
    writer.close()
    return took


@contextmanager
def serving(kind: str, body: Path) -> Iterator[int]:
    """The port it answers at. Only this process is ended."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    with subprocess.Popen([sys.executable, "-c", SERVE, kind, str(port), str(body)]) as process:
        try:
            until_open(port)
            yield port
        finally:
            process.terminate()


def until_open(port: int, patience: float = 60.0) -> None:
    end = time.monotonic() + patience
    with socket.socket() as line:
        while line.connect_ex(("127.0.0.1", port)):
            assert time.monotonic() < end, "The server did not come up."
            time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
