"""The processes of the test of mails: `python -m tests.desk.mailing.parts stage|worker|settle FOLDER [COUNT]`."""

import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from firewarden.vocabulary.clock import Instant

LINES = 4


class WallClock:
    """Implements `ports.Clock`."""

    def now(self) -> Instant:
        return Instant(time.time_ns() // 1000)


def main(part: str, folder: Path, count: int) -> None:
    os.environ["FIREWARDEN_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firewarden.desk.settings"
    import django

    django.setup()
    from firewarden.desk import outside as outsides

    outsides.give(outside(folder))
    {"stage": stage, "worker": work, "settle": settle}[part](folder, outsides.outside(), count)


def outside(folder: Path) -> Any:
    from firewarden.connectors.mailbox.mailing import SmtpMailer
    from firewarden.connectors.mailbox.place import Address
    from firewarden.desk.outside import Outside
    from firewarden.stores.files import FilePlanStore, FileSpool
    from firewarden.stores.sqlite import SqliteStreamStore
    from firewarden.stores.sqlite.store import SqliteStreamReader
    from tests.connectors.tools import own_key
    from tests.desk.world import assess

    stream = folder / "stream.sqlite3"
    if not stream.exists():
        SqliteStreamStore.open(stream).close()
    port = int((folder / "port").read_text())
    return Outside(
        reader=SqliteStreamReader(stream),
        plans=FilePlanStore(folder / "plans"),
        clock=WallClock(),
        spool=FileSpool(folder / "spool"),
        publishers={},
        assess=assess,
        own_key=own_key,
        address="https://crisis.example.org",
        mailer=SmtpMailer(
            "updates@acme.example", Address(host="127.0.0.1", port=port, ip="127.0.0.1", tls="none"), lines=LINES
        ),
    )


def stage(folder: Path, there: Any, count: int) -> None:
    """Acme, so many people who subscribed to everything, some of them to more, and one update."""
    from django.db import transaction

    from firewarden.desk import schema
    from firewarden.desk.access import Right
    from firewarden.desk.actions import assess, subscribing, team
    from firewarden.desk.actions.subscribing.asking import keep
    from firewarden.desk.reads import team as reads
    from firewarden.desk.records import Incident, Subscriber, Update
    from firewarden.vocabulary.assessment import Level

    schema.migrate()
    house = reads.house(there.clock.now())
    owner, _ = team.create_owner(house, "owner@example.org", "Owner")
    client: Any = team.create_client(house, "Client")
    slug: Any = team.create_brand(house, client, "Acme")
    team.join_brand(house, slug, owner, Right.MANAGE)
    access = reads.access(reads.person(owner, there.clock.now()), slug)
    assess.open_incident(access, "Trouble")
    addresses = [f"reader{number}@news.example" for number in range(count)]
    assert subscribing.bring_in(access, addresses, there, language="en", proven=True) == (count, 0)
    incident = Incident.objects.get()
    with transaction.atomic():
        for person in Subscriber.objects.order_by("pk")[: count // 10]:
            keep(person, incident, "", Level.NOISE, access.wall)
    Update.objects.create(
        incident=incident, number=1, phase="aware", text="We know of it.", published_at=there.clock.now()
    )


def work(folder: Path, there: Any, _count: int) -> None:
    from firewarden.desk import mailing

    mailing.PAUSE = 0.05
    with mailing.running(there, threading.Event()):
        threading.Event().wait()


def settle(folder: Path, there: Any, _count: int) -> None:
    """A person looks into the log of the mail server, and says of each what is there."""
    from firewarden.desk.actions.mailing import settle_mails
    from firewarden.desk.reads import team as reads
    from firewarden.desk.records import UpdateMail, User
    from firewarden.desk.tokens import mail_of
    from tests.desk.mailing.far import taken

    access = reads.access(reads.person(User.objects.get().pk, there.clock.now()), "acme")
    there_are = {mail_of(there, name) for _, name in taken(folder)}
    for key in UpdateMail.objects.filter(state="unknown").values_list("pk", flat=True):
        assert settle_mails(access, [key], went_out=key in there_are) == 1


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
