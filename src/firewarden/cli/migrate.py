"""`firewarden migrate`: brings a data folder to this version. Twice is harmless."""

import json
from pathlib import Path

import click

from firewarden import __version__
from firewarden.cli.options import data_option, json_option, load_settings


@click.command()
@data_option
@json_option
def command(data: Path | None, as_json: bool) -> None:
    """Bring a data folder to this version.

    Refuses a folder written by a newer program. Make a backup first.
    """
    settings = load_settings(data)
    from firewarden import bootstrap
    from firewarden.config import Folder

    folder = Folder(settings.data.absolute())
    folder.create()
    done = bootstrap.migrate_stream(folder)
    bootstrap.start_django(settings)
    done += bootstrap.migrate_desk()
    folder.write_version(__version__)
    if as_json:
        click.echo(json.dumps({"version": __version__, "done": done}))
        return
    for sentence in done:
        click.echo(sentence)
    click.secho(f"{folder.path} is at version {__version__}.", fg="green")
