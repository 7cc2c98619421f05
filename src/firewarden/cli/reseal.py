"""`firewarden reseal`: changes the key of private texts. Everything may go on running meanwhile."""

from pathlib import Path

import click

from firewarden.cli.options import data_option, load_settings


@click.command()
@data_option
def command(data: Path | None) -> None:
    """Change the key of private texts, and encrypt everything anew.

    The key before it is kept until the next change, for what was being written meanwhile: call it twice to be rid of a
    key that somebody saw. Keep a copy of the new key file where you keep keys; backups do not hold it.
    """
    settings = load_settings(data)
    from firewarden import bootstrap
    from firewarden.config import Folder

    folder = Folder(settings.data.absolute())
    bootstrap.start_desk(settings)
    bootstrap.migrate_desk()
    from firewarden.desk.actions.offline.resealing import reseal

    bootstrap.seals(folder).rotate()
    count = reseal()
    click.secho(f"{count} rows are sealed with a new key, in {folder.keys / 'private'}.", fg="green")
