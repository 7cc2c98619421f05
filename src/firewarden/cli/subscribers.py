"""`firewarden subscribers`: forget an address, and hear of a mail that came back."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firewarden.bootstrap import WallClock, start_desk
from firewarden.cli.options import data_option, load_settings

if TYPE_CHECKING:
    from firewarden.desk.access import Access
    from firewarden.desk.outside import Outside
    from firewarden.vocabulary.letter import Failure

LARGEST = 1_000_000
"""Bytes of a report that are read."""


@click.group()
def command() -> None:
    """Tend the addresses that public updates are mailed to."""


@command.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@data_option
def forget(addresses: Sequence[str], data: Path | None) -> int:
    """Forget ADDRESS... in all brands: nothing of them is kept, nothing is sent there any more.

    Exit code 1 when none of them was subscribed.
    """
    outside, accesses = _desk(data)
    from firewarden.desk.actions import subscribing

    gone = sum(subscribing.forget(access, address, outside) for address in addresses for access in accesses)
    click.echo(f"Forgotten in {gone} places. Backups made before now still hold it until they are deleted.")
    return 0 if gone else 1


@command.command()
@data_option
def bounce(data: Path | None) -> int:
    """Read a report of a mail that came back, as a mail server pipes it in.

    Let the address in FIREWARDEN_MAIL_FROM deliver to it, such as `bounces: "|firewarden subscribers bounce"`.
    Exit code 1 for what is no such report, or is about no mail of ours.
    """
    failure = failed_mail(sys.stdin.buffer.read(LARGEST))
    if failure is None:
        click.echo("This is no report of a mail that came back.", err=True)
        return 1
    outside, accesses = _desk(data)
    from firewarden.desk.actions import subscribing
    from firewarden.desk.tokens import mail_of

    mail = mail_of(outside, failure.message_id)
    final = failure.final and not failure.code.startswith("4") and failure.code[:3] in ("", "5.0", "5.1")
    heard = mail is not None and any(subscribing.bounced(access, mail, permanent=final) for access in accesses)
    click.echo("Heard." if heard else "It is about no mail of ours.", err=not heard)
    return 0 if heard else 1


def failed_mail(raw: bytes) -> "Failure | None":
    """What a report of a mail server (RFC 3464) is about; None for any other mail."""
    from firewarden.connectors.mailbox.letters import letter_of
    from firewarden.connectors.mailbox.wire import Mail

    letter = letter_of(Mail(uid=0, arrived=WallClock().now(), raw=raw), len(raw) + 1)
    return letter.failure if letter is not None and letter.failure.notice else None


def _desk(data: Path | None) -> "tuple[Outside, list[Access]]":
    outside = start_desk(load_settings(data))
    from firewarden.desk.reads.team import everywhere, house

    return outside, everywhere(house(outside.clock.now()))
