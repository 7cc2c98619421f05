"""Options that several commands share, and how an installation's settings come together."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from firewarden.config import Settings

Decorated = Callable[..., Any]


def data_option(function: Decorated) -> Decorated:
    return click.option(
        "--data",
        type=click.Path(path_type=Path, file_okay=False),
        help="Data folder. Default: FIREWARDEN_DATA or ./data.",
    )(function)


def json_option(function: Decorated) -> Decorated:
    return click.option("--json", "as_json", is_flag=True, help="For machines: JSON instead of words.")(function)


def recording_options(function: Decorated) -> Decorated:
    """Of commands that hear files of posts as if they were a network."""
    coverage = click.Path(exists=True, dir_okay=False, path_type=Path)
    for option in reversed(
        (
            click.argument("files", nargs=-1, required=True, metavar="FILE..."),
            click.option("--brand", required=True, help="Whom it is about. Alone, the name is the query."),
            click.option("--query", "queries", multiple=True, help="What a mention is; may be given several times."),
            click.option("--handle", "handles", multiple=True, help="The brand's own account: its posts do not count."),
            click.option("--where", "wheres", multiple=True, metavar="COLUMN=VALUE", help="Take only these lines."),
            click.option("--map", "maps", multiple=True, metavar="FIELD=COLUMN", help="Correct how columns are read."),
            click.option("--coverage", type=coverage, help="Hours not captured."),
        )
    ):
        function = option(function)
    return function


def load_settings(data: Path | None = None, **changes: object) -> Settings:
    """From the environment; what was given on the command line wins. Raises ConfigError."""
    given = {f"FIREWARDEN_{name.upper()}": str(value) for name, value in changes.items() if value is not None}
    if data is not None:
        given["FIREWARDEN_DATA"] = str(data.absolute())
    os.environ.update(given)  # child processes and the web application read the same
    return Settings.load(os.environ)
