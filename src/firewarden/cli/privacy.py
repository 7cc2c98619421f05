"""`firewarden privacy`: what is held of persons, handed out or erased, in all brands at once."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from firewarden.bootstrap import start_desk
from firewarden.cli.options import data_option, json_option, load_settings
from firewarden.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from firewarden.desk.access import Access
    from firewarden.desk.actions.privacy import Found
    from firewarden.desk.outside import Outside

Person = tuple[str, str]
BACKUPS = (
    "Backups made before now still hold it until they are deleted: delete them when their time is over, and run the"
    " same command again after restoring one."
)
WHO = "A person is a network and a name there, such as mastodon:anna@example.org, or customer:4711."


@click.group()
def command() -> None:
    """Answer requests of persons: what is held of them, and let it go.

    A person is a network and a name there, such as `mastodon:anna@example.org`. Names they agreed to be joined with
    belong to them.
    """


@command.command()
@click.argument("persons", nargs=-1, required=True, metavar="PERSON...")
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), help="Write it into this new file.")
@data_option
@json_option
def export(persons: Sequence[str], target: Path | None, data: Path | None, as_json: bool) -> int:
    """Show what is held of PERSON..., or write all of it into a file.

    Without --to nothing is written and nothing is logged: it is a table of what is held where.
    """
    wanted = _persons(persons)
    outside, accesses = _desk(data)
    from firewarden.desk.actions import privacy

    if target is None:
        found = _find(wanted, outside, accesses)
        _show(found, as_json)
        return 0 if any(one.rows for _, _, one in found) else 1
    if target.exists():
        raise BadInput(f"{target} exists. Name a file that does not; nothing was written.")
    documents = [privacy.export(access, person, outside) for person in wanted for access in accesses]
    with target.open("x", encoding="utf-8") as file:
        target.chmod(0o600)
        json.dump([one for one in documents if one["records"]], file, ensure_ascii=False, indent=1, default=str)
    click.echo(f"Written to {target}, which only you may read. Hand it over in a way that only this person can open.")
    return 0


@command.command()
@click.argument("persons", nargs=-1, required=True, metavar="PERSON...")
@click.option("--yes", is_flag=True, help="Do it. Without this, nothing is changed.")
@data_option
@json_option
def erase(persons: Sequence[str], yes: bool, data: Path | None, as_json: bool) -> int:
    """Erase what is held of PERSON....

    First without --yes: a table of what would go, and what a legal hold keeps.
    """
    wanted = _persons(persons)
    outside, accesses = _desk(data)
    from firewarden.desk.actions import privacy

    found = _find(wanted, outside, accesses)
    _show(found, as_json)
    if not any(one.rows for _, _, one in found):
        return 1
    if not yes:
        click.echo("Nothing was changed. Run it again with --yes to erase this.", err=True)
        return 0
    for access, person, one in found:
        if one.rows:
            privacy.erase(access, person, outside)
    click.echo("Erased; tombstones and the event log stay. The stream follows as soon as the pipeline runs.", err=True)
    click.echo(BACKUPS, err=True)
    return 0


def _persons(typed: Sequence[str]) -> list[Person]:
    """Raises BadInput before anything is looked at."""
    found = []
    for text in typed:
        platform, colon, author = text.strip().partition(":")
        if not colon or not platform.strip() or not author.strip():
            raise BadInput(f"“{text}” names nobody. {WHO}")
        found.append((platform.strip().lower(), author.strip().removeprefix("@")))
    return found


def _desk(data: Path | None) -> "tuple[Outside, list[Access]]":
    settings = load_settings(data)
    outside = start_desk(settings)
    from firewarden.desk.reads.team import everywhere, house

    return outside, everywhere(house(outside.clock.now()))


def _find(
    wanted: Sequence[Person], outside: "Outside", accesses: "Sequence[Access]"
) -> "list[tuple[Access, Person, Found]]":
    from firewarden.desk.actions import privacy

    return [(access, person, privacy.find(access, person, outside)) for person in wanted for access in accesses]


def _show(found: "Sequence[tuple[Access, Person, Found]]", as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_plain(access, person, one) for access, person, one in found if one.rows]))
        return
    table = Table("Person", "Brand", "What is held", "Records", "Stays: legal hold")
    for access, person, one in found:
        for row in one.rows:
            table.add_row(":".join(person), access.slug, str(row.what), str(row.rows), str(row.kept or ""))
    Console().print(table if table.rows else "Nothing is held of them here.")
    for _, _, one in found:
        for label, reason in one.holds:
            click.echo(f"{label} stands under a legal hold ({reason}): what is held there stays until it is lifted.")


def _plain(access: "Access", person: Person, found: "Found") -> dict[str, Any]:
    return {
        "person": ":".join(person),
        "brand": access.slug,
        "names": [":".join(name) for name in found.names],
        "held": [{"what": str(row.what), "records": row.rows, "kept": row.kept} for row in found.rows],
        "holds": [{"incident": label, "reason": reason} for label, reason in found.holds],
    }
