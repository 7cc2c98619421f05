"""The desk's processes of the kill test: `python -m tests.desk.publishing.parts stage|web|worker FOLDER PORT`.

`port` is that of the networks; the desk's own is in `FOLDER/web.port`. The wall of these processes runs faster.
"""

import os
import socketserver
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from firewarden.vocabulary.clock import Instant
from tests.desk.publishing.faults import Faults

FASTER = 8


class FastClock:
    """Implements `ports.Clock`: the same in every process that is told the same beginning."""

    def __init__(self, folder: Path) -> None:
        path = folder / "began"
        if not path.exists():
            path.write_text(str(time.time_ns()))
        self._began = int(path.read_text())

    def now(self) -> Instant:
        return Instant((self._began + (time.time_ns() - self._began) * FASTER) // 1000)


def main(part: str, folder: Path, port: int) -> None:
    os.environ["FIREWARDEN_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firewarden.desk.settings"
    import django

    django.setup()
    from firewarden.desk import outside as outsides

    faults = Faults(folder)
    made = _outside(folder, port, faults)
    outsides.give(made)
    {"stage": _stage, "web": _web, "worker": _worker}[part](folder, made, faults)


def _outside(folder: Path, port: int, faults: Faults) -> Any:
    from firewarden.desk.outside import Outside, PublishingNetwork
    from firewarden.stores.files import FilePlanStore, FileSpool
    from firewarden.stores.sqlite import SqliteStreamStore
    from firewarden.stores.sqlite.store import SqliteStreamReader
    from tests.desk.publishing.far import PUBLISHING, publisher
    from tests.desk.world import assess

    stream = folder / "stream.sqlite3"
    if not stream.exists():
        SqliteStreamStore.open(stream).close()
    return Outside(
        reader=SqliteStreamReader(stream),
        plans=FilePlanStore(folder / "plans"),
        clock=FastClock(folder),
        spool=FileSpool(folder / "spool"),
        publishers={},
        assess=assess,
        publishing=lambda: {name: PublishingNetwork(name=name, about=about) for name, about in PUBLISHING.items()},
        publisher_of=lambda account, _secret: publisher(account.connector, port, faults),
    )


def _stage(folder: Path, outside: Any, faults: Faults) -> None:
    from firewarden.desk import schema
    from firewarden.desk.access import Right
    from firewarden.desk.actions import accounts, assess, team
    from firewarden.desk.reads import team as reads
    from firewarden.desk.records import Draft, Incident
    from tests.desk.publishing.far import NETWORKS

    schema.migrate()
    house = reads.house(outside.clock.now())
    owner, _ = team.create_owner(house, "owner@example.org", "Owner")
    client: Any = team.create_client(house, "Client")
    slug: Any = team.create_brand(house, client, "Acme")
    team.join_brand(house, slug, owner, Right.MANAGE)
    access = reads.access(reads.person(owner, outside.clock.now()), slug)
    assess.open_incident(access, "Trouble")
    Draft.objects.create(incident=Incident.objects.get(), number=1, title="Words", author_id=owner)
    for name in NETWORKS:
        typed = accounts.Typed(network=name, name=name, confirmed=f"@acme@{name}")
        made = accounts.connect(access, typed)
        assert not hasattr(made, "reason"), made


def _worker(folder: Path, outside: Any, faults: Faults) -> None:
    from firewarden.desk import sending
    from firewarden.desk.actions import deliver
    from firewarden.desk.actions.deliver import outcomes
    from firewarden.desk.worker import run

    claim, sent = deliver.claim, outcomes.sent

    def claim_and_die(*args: Any) -> Any:
        faults.at("worker.claim")
        claimed = claim(*args)
        if claimed is not None:
            faults.at("worker.claimed")
        return claimed

    def save_and_die(access: Any, row: Any, *args: Any, **more: Any) -> Any:
        state = sent(access, row, *args, **more)
        faults.at(f"worker.saved.{row.platform}")
        return state

    deliver.claim, outcomes.sent, sending.PAUSE = claim_and_die, save_and_die, 0.03
    faults.i_am("worker")
    run(outside, threading.Event(), pause=0.1, anew=10**15)


def _web(folder: Path, outside: Any, faults: Faults) -> None:
    from django.db import connections, transaction
    from django.db.models.signals import post_save

    from firewarden.desk.records import Delivery

    def saved(**_: Any) -> None:
        faults.at("web.queued")
        transaction.on_commit(lambda: faults.at("web.committed"))

    post_save.connect(saved, sender=Delivery, weak=False)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            _, what, number = self.path.split("/")
            try:
                {"publish": _publish, "settle": _settle}[what](folder, outside, int(number))
            finally:
                connections.close_all()
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server: socketserver.BaseServer = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    (folder / "web.port").write_text(str(server.server_address[1]))
    faults.i_am("web")
    server.serve_forever()


def _access(outside: Any) -> Any:
    from firewarden.desk.reads import team as reads
    from firewarden.desk.records import User

    return reads.access(reads.person(User.objects.get().pk, outside.clock.now()), "acme")


def _publish(folder: Path, outside: Any, number: int) -> None:
    """A new statement to every account, as a page does it: one transaction."""
    from django.db import transaction

    from firewarden.desk.actions.deliver import enqueue
    from firewarden.desk.records import Account, Draft, Incident, Statement

    access, text = _access(outside), f"We are looking into it, part {number}."
    with transaction.atomic():
        statement, _ = Statement.objects.get_or_create(
            draft=Draft.objects.get(), version=number, defaults={"text": text, "approved_at": access.now}
        )
        for account in Account.objects.order_by("name"):
            enqueue(access, Incident.objects.get(), str(account.pk), text, statement=statement)


def _settle(folder: Path, outside: Any, number: int) -> None:
    """A person looks at the network, and says what is there."""
    from firewarden.desk.actions import deliver
    from firewarden.desk.records import Delivery
    from tests.desk.publishing.far import posts

    there = {one["key"] for one in posts(folder)}
    for row in Delivery.objects.filter(statement__version=number, state="unknown"):
        assert deliver.settle(_access(outside), row.pk, went_out=row.key in there) is None


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
