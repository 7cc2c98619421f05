"""`firewarden doctor`: is this installation fit to run? One line for each thing looked at."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from firewarden import __version__
from firewarden.cli.coverage import standing
from firewarden.cli.options import data_option, json_option, load_settings
from firewarden.cli.sources import ask_each, states_of
from firewarden.config import Folder, Settings
from firewarden.vocabulary.errors import FirewardenError

LEAST_FREE = 1 << 30
"""Bytes of disk under which doctor complains."""


@dataclass(frozen=True, slots=True)
class Check:
    """`well` None: looked at, nothing to judge."""

    name: str
    well: bool | None
    finding: str


@click.command()
@data_option
@json_option
def command(data: Path | None, as_json: bool) -> int:
    """Look whether an installation is fit to run. Changes nothing. Exit code 1 when something is wrong."""
    settings = load_settings(data)
    checks = list(look(settings))
    sick = [check for check in checks if check.well is False]
    if as_json:
        click.echo(json.dumps({"fit": not sick, "checks": [asdict(check) for check in checks]}))
    else:
        show(checks)
    return 1 if sick else 0


def look(settings: Settings) -> Iterator[Check]:
    folder = Folder(settings.data.absolute())
    yield Check("version", None, f"Firewarden {__version__}")
    yield check_folder(folder)
    yield check_space(folder)
    for name, examine in (("desk", examine_desk), ("stream", examine_stream), ("plan", examine_plan)):
        yield guarded(name, examine, folder)
    yield check_pictures()
    yield from check_sources(settings, folder)


def check_folder(folder: Folder) -> Check:
    if not folder.path.exists():
        return Check("folder", False, f"{folder.path} does not exist. Run `firewarden up` or `firewarden migrate`.")
    mode = folder.path.stat().st_mode & 0o077
    if mode:
        return Check("folder", False, f"{folder.path} is open to others. Run: chmod 700 {folder.path}")
    written_by = folder.version() or "nothing yet"
    return Check("folder", True, f"{folder.path}, last written by {written_by}")


def check_space(folder: Folder) -> Check:
    place = next(path for path in (folder.path, *folder.path.parents) if path.exists())
    free = shutil.disk_usage(place).free
    return Check("disk", free >= LEAST_FREE, f"{free / (1 << 30):.1f} GiB free")


def guarded(name: str, examine: Callable[[Folder], list[str]], folder: Folder) -> Check:
    try:
        problems = examine(folder)
    except FirewardenError as error:
        return Check(name, False, str(error))
    return Check(name, not problems, " ".join(problems) or "sound")


def examine_desk(folder: Folder) -> list[str]:
    if not folder.desk_db.exists():
        return ["There is no desk yet. Run `firewarden migrate`."]
    connection = sqlite3.connect(f"{folder.desk_db.as_uri()}?mode=ro", uri=True)
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    except sqlite3.DatabaseError as error:
        return [f"The desk cannot be read ({error}). Restore a backup."]
    finally:
        connection.close()


def examine_stream(folder: Folder) -> list[str]:
    from firewarden.stores.sqlite.store import SqliteStreamStore

    reader = SqliteStreamStore.open(folder.stream_db, read_only=True)
    try:
        return reader.check()
    finally:
        reader.close()


def examine_plan(folder: Folder) -> list[str]:
    from firewarden.bootstrap import connector_names
    from firewarden.stores.files.plans import FilePlanStore

    plan = FilePlanStore(folder.plans).newest()
    if plan is None:
        return []
    known = connector_names()
    return [
        f"Source {source.name} needs a connector {source.connector!r} that this version does not have."
        for source in plan.sources
        if source.connector not in known
    ]


def check_pictures() -> Check:
    """Whether a machine reads what is written on pictures of evidence: it may be missing."""
    from firewarden.enrichers.pictures import installed

    reader = installed()
    if reader is None:
        how = "apt install tesseract-ocr, and tesseract-ocr-deu or the like for languages beside English"
        return Check("pictures", None, f"text on pictures is not read; where it should be: {how}")
    return Check("pictures", None, f"text on pictures is read by {reader.program}, in {', '.join(reader.languages)}")


def check_sources(settings: Settings, folder: Folder) -> Iterator[Check]:
    """Of every source of the newest plan: what its network answers now, and how it went so far."""
    try:
        states = states_of(folder)
        found = ask_each(settings)
    except FirewardenError:
        return  # told by the checks of stream and plan
    for source, checked in found:
        state = states.get(source.id)
        so_far = f" {standing(state)}; {state.read:,} read, {state.accepted:,} accepted." if state else ""
        note = f" {state.note}" if state and state.note and state.note != checked.says else ""
        yield Check(f"source {source.name}", checked.works, f"{checked.says}{so_far}{note}")


def show(checks: list[Check]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, show_header=False)
    signs = {True: "[green]ok[/]", False: "[bold red]wrong[/]", None: "[dim]-[/]"}
    for check in checks:
        table.add_row(signs[check.well], check.name, check.finding)
    Console().print(table)
