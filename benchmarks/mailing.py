"""How many mails a second go from an update to subscribers, each noted so that a crash mails nobody twice.

    python benchmarks/mailing.py [--people 2000] [--lines 4] [--json]

Both send the same words, as text and HTML, each with its own address, Message-ID and link to leave, to one mail server
on loopback (aiosmtpd, a process of its own). The peer is what Django's `send_mass_mail` does (`send_messages` of one
connection) in the same run; it notes nothing. Processor time is of the sending process alone: on a busy machine it says
more than the wall. The aim: at least the peer's mails a second, with a row for each mail in the desk's own database.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not this folder: it has names of the standard library

from tests.desk.mailing import parts  # noqa: E402
from tests.desk.mailing.far import taken, twice  # noqa: E402


@dataclass(frozen=True, kw_only=True)
class Measured:
    sender: str
    lines: int
    mails: int
    seconds: float
    per_second: float
    processor_ms: float


@contextmanager
def server(folder: Path) -> Iterator[int]:
    (folder / "port").unlink(missing_ok=True)
    with subprocess.Popen([sys.executable, "-m", "tests.desk.mailing.far", str(folder)], cwd=ROOT) as process:
        try:
            while not (folder / "port").exists():
                time.sleep(0.02)
            yield int((folder / "port").read_text())
        finally:
            process.kill()


def measured(sender: str, lines: int, folder: Path, send: Callable[[], object]) -> Measured:
    """`folder`: where the server notes what it takes."""
    before, used = len(taken(folder)), resource.getrusage(resource.RUSAGE_SELF)
    began = time.perf_counter()
    send()
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    mails = len(taken(folder)) - before
    processor = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return Measured(
        sender=sender,
        lines=lines,
        mails=mails,
        seconds=round(seconds, 2),
        per_second=round(mails / seconds, 1),
        processor_ms=round(1000 * processor / max(1, mails), 2),
    )


def ours(there: Any) -> None:
    """As the worker does it: a row for each, then as many connections as are wanted, until nothing waits."""
    from firewarden.desk.mailing import PAUSE, Mailman
    from firewarden.desk.records import UpdateMail

    mailman = Mailman(there, beside=True)
    mailman.round()
    while UpdateMail.objects.exclude(state="sent").exists():
        time.sleep(PAUSE / 10)
        mailman.round()
    mailman.leave()


def peer(people: int, port: int) -> None:
    """One message object each, as `send_mass_mail` makes them; HTML beside the text, as ours has."""
    from django.core.mail import EmailMultiAlternatives, get_connection

    text = "Update 1: aware\n\nWe know of it.\n\nUnsubscribe:\nhttps://crisis.example.org/unsubscribe/{}/\n"
    html = "<!doctype html><title>Acme</title><p>We know of it.</p><p><a href='{}'>Unsubscribe</a></p>"
    connection = get_connection("django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=port)
    mails = []
    for number in range(people):
        link = f"https://crisis.example.org/unsubscribe/{number:043}/"
        mail = EmailMultiAlternatives(
            "Acme: aware (update 1)",
            text.format(link),
            "Acme <updates@acme.example>",
            [f"peer{number}@news.example"],
            connection=connection,
            headers={"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        )
        mail.attach_alternative(html.format(link), "text/html")
        mails.append(mail)
    connection.send_messages(mails)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--lines", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="firewarden-mails-"))
    os.environ["FIREWARDEN_DATA"], os.environ["DJANGO_SETTINGS_MODULE"] = str(folder), "firewarden.desk.settings"
    parts.LINES = asked.lines
    try:
        with server(folder) as port:
            import django

            django.setup()
            from django.urls import reverse

            from firewarden.desk import outside as outsides

            outsides.give(parts.outside(folder))
            reverse("public:leaving", kwargs={"token": "0"})  # addresses are loaded once in a worker's life
            parts.stage(folder, outsides.outside(), asked.people)
            found = [
                measured("django send_mass_mail", 1, folder, lambda: peer(asked.people, port)),
                measured("firewarden", asked.lines, folder, lambda: ours(outsides.outside())),
            ]
            doubled = twice(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    ratio = found[1].per_second / found[0].per_second
    if asked.json:
        print(json.dumps({"measured": [asdict(one) for one in found], "ratio": round(ratio, 2)}))
    else:
        for one in found:
            print(
                f"{one.sender:24} {one.lines} lines  {one.mails:6} mails  {one.seconds:7.2f} s  {one.per_second:8.1f}/s"
                f"  {one.processor_ms:6.2f} ms processor each"
            )
        print(f"{ratio:.2f} times the peer; {len(doubled)} mailed twice")
    return 0 if ratio >= 1 and not doubled else 1


if __name__ == "__main__":
    sys.exit(main())
