"""`firewarden restore`: makes a data folder from a backup. Never writes over one that is there."""

import json
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from firewarden.cli.backup import FORMAT, MANIFEST, sha256_of
from firewarden.cli.options import data_option, load_settings
from firewarden.config import Folder
from firewarden.vocabulary.errors import BadInput, StoreError


@click.command()
@click.argument("backup", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
@click.option("--keys", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Your copy of the keys.")
def command(backup: Path, data: Path | None, keys: Path | None) -> None:
    """Make a data folder from BACKUP.

    The folder must not exist or be empty. The restored stream gets a new identity, so that the desk
    takes nothing over twice and misses nothing.
    """
    settings = load_settings(data)
    folder = Folder(settings.data.absolute())
    if folder.path.exists() and any(folder.path.iterdir()):
        raise BadInput(f"{folder.path} is not empty. Restore into a new folder: --data DIR. Nothing was changed.")
    manifest = unpack(backup, folder, keys)
    from firewarden import bootstrap

    bootstrap.prepare_folder(settings)
    click.secho(f"{folder.path} is restored from a backup of version {manifest['version']}.", fg="green")
    if keys is None:
        click.echo("New keys were made: people sign in anew, and second factors have to be set up again.")


def unpack(backup: Path, folder: Folder, keys: Path | None) -> dict[str, Any]:
    """All of it or nothing: unpacked beside the folder and moved when complete. Raises BadInput."""
    folder.path.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder.path.parent, prefix=".restore-"))
    try:
        manifest = extract(backup, scratch)
        renew_stream(scratch / "stream.sqlite3", scratch / "desk.sqlite3")
        if keys is not None:
            shutil.copytree(keys, scratch / "keys")
        if folder.path.exists():
            folder.path.rmdir()
        scratch.rename(folder.path)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    folder.create()
    return manifest


def extract(backup: Path, target: Path) -> dict[str, Any]:
    """Every file is as it was when the backup was made, or BadInput is raised."""
    try:
        with tarfile.open(backup, "r:gz") as archive:
            archive.extractall(target, filter="data")
        manifest: dict[str, Any] = json.loads((target / MANIFEST).read_text())
        damaged = [name for name, was in manifest["sha256"].items() if sha256_of(target / name) != was]
    except (tarfile.TarError, zlib.error, OSError, ValueError, EOFError, KeyError, AttributeError) as error:
        raise BadInput(f"{backup} is no backup of Firewarden, or is damaged ({error}). Nothing was changed.") from error
    if int(manifest["format"]) > FORMAT:
        raise StoreError(f"{backup} was made by a newer Firewarden ({manifest['version']}). Use that version.")
    if damaged:
        found = f"{', '.join(damaged)}: not what was backed up"
        raise BadInput(f"{backup} is no backup of Firewarden, or is damaged ({found}). Nothing was changed.")
    (target / MANIFEST).unlink()
    return manifest


def renew_stream(stream: Path, desk: Path) -> None:
    """A new identity for the stream; the desk goes on where it was with the old one, which is not behind the copy."""
    if not stream.exists():
        return
    from firewarden.stores.sqlite.store import SqliteStreamStore
    from firewarden.stores.sqlite.upkeep import renew_id

    reader = SqliteStreamStore.open(stream, read_only=True)
    old = reader.store_id
    reader.close()
    new = renew_id(stream)
    with closing(sqlite3.connect(desk)) as connection, connection:
        connection.execute("UPDATE desk_feedcursor SET store_id = ? WHERE store_id = ?", (new, old))
