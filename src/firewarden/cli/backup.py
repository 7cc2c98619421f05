"""`firewarden backup`: desk, then stream, plans and evidence in one file, while it runs; never the keys."""

import hashlib
import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

import click

from firewarden import __version__
from firewarden.cli.options import data_option, json_option, load_settings
from firewarden.config import Folder
from firewarden.vocabulary.errors import BadInput, StoreError

MANIFEST = "backup.json"
FORMAT = 1
FOLDERS = ("plans", "evidence", "sandbox")


@click.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@data_option
@json_option
def command(target: Path, data: Path | None, as_json: bool) -> None:
    """Copy an installation into TARGET (a .tar.gz), while it runs.

    The keys folder is left out: keep a copy of it somewhere else. Without it, second factors and the
    fingerprints of content in the event log cannot be read any more.
    """
    folder = Folder(load_settings(data).data.absolute())
    if target.exists():
        raise BadInput(f"{target} exists. Name a file that does not; nothing was written.")
    heads = make_backup(folder, target)
    if as_json:
        click.echo(json.dumps({"file": str(target), "bytes": target.stat().st_size, "chains": heads}))
        return
    click.secho(f"{target}: {target.stat().st_size / 1e6:.1f} MB, {len(heads)} chains of events.", fg="green")
    click.echo(f"The keys in {folder.keys} are not in it: keep a copy of them somewhere else.")


def make_backup(folder: Folder, target: Path) -> dict[str, str]:
    """Desk first: what it refers to in the stream is then in the stream's later copy. Returns the chain heads."""
    if not folder.desk_db.exists():
        raise StoreError(f"There is no installation in {folder.path}; nothing was written.")
    part = target.with_name(target.name + ".part")
    with tempfile.TemporaryDirectory(dir=target.absolute().parent) as scratch:
        desk, stream, manifest = (Path(scratch) / name for name in ("desk.sqlite3", "stream.sqlite3", MANIFEST))
        copy_desk(folder.desk_db, desk)
        copy_stream(folder.stream_db, stream)
        heads = chain_heads(desk)
        sums = {file.name: sha256_of(file) for file in (desk, stream) if file.exists()}
        said = {"format": FORMAT, "version": __version__, "chains": heads, "sha256": sums}
        manifest.write_text(json.dumps(said, indent=1))
        with tarfile.open(part, "w:gz", compresslevel=3) as archive:
            for file in (manifest, desk, stream):
                if file.exists():
                    archive.add(file, file.name)
            for name in FOLDERS:
                if (folder.path / name).exists():
                    archive.add(folder.path / name, name)
    part.chmod(0o600)
    part.rename(target)
    return heads


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_desk(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as one,
        closing(sqlite3.connect(target)) as two,
    ):
        one.backup(two)


def copy_stream(source: Path, target: Path) -> None:
    if not source.exists():
        return
    from firewarden.stores.sqlite.store import SqliteStreamStore

    reader = SqliteStreamStore.open(source, read_only=True)
    try:
        reader.backup(target)
    finally:
        reader.close()


def chain_heads(desk: Path) -> dict[str, str]:
    """The newest hash of every chain, so that a tail cut off later is found."""
    with closing(sqlite3.connect(desk)) as connection:
        rows = connection.execute("SELECT id, head, length FROM desk_chain").fetchall()
    return {str(row[0]): f"{row[2]}:{row[1]}" for row in rows}
