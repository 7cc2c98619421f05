"""`firewarden status export`: the public status page as a folder of plain files, with its feeds, for any web host."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import click

from firewarden.cli.options import data_option, json_option, load_settings
from firewarden.config import Folder
from firewarden.vocabulary.errors import BadInput, StoreError


@click.group()
def command() -> None:
    """The public status page outside of the desk."""


@command.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--brand", required=True, help="Short name of the brand, as in its addresses.")
@click.option("--base", required=True, help="Where the folder will stand, such as https://status.example.org.")
@data_option
@json_option
def export_page(folder: Path, brand: str, base: str, data: Path | None, as_json: bool) -> None:
    """Write the public status page of a brand into FOLDER: pages, feeds, calendars, in every language.

    Nothing but published words is in it. Written again into the same folder it replaces what has changed. Let a timer
    do that and copy the folder to a web host of its own: it stays there when this server does not.
    """
    where = urlsplit(base)
    if where.scheme not in {"http", "https"} or not where.netloc or where.query or where.fragment:
        raise BadInput("Say with --base where the folder will stand, such as https://status.example.org.")
    settings = load_settings(data)
    if not Folder(settings.data.absolute()).desk_db.exists():
        raise StoreError(f"There is no installation in {settings.data.absolute()}; nothing was written.")
    total, written = export(settings.data, folder, brand, base.rstrip("/"))
    if as_json:
        click.echo(json.dumps({"folder": str(folder), "files": total, "written": written}))
        return
    click.secho(f"{folder}: {total} files, {written} of them new or changed.", fg="green")


def export(data: Path, folder: Path, brand: str, base: str) -> tuple[int, int]:
    """Files there are, and those that were written. Raises NotFound, and BadInput where the folder is somebody's."""
    from firewarden.bootstrap import WallClock, start_desk
    from firewarden.config import Settings

    start_desk(Settings(data=data))
    from firewarden.desk.public.copying import MARK, copy, files_of

    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise BadInput(
            f"{folder} holds files that are not of a status page. Name an empty folder; nothing was written."
        )
    files = dict(files_of(brand, base, WallClock().now()))
    return len(files), copy(folder, files)
