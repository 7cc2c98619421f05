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


def load_settings(data: Path | None = None, **changes: object) -> Settings:
    """From the environment; what was given on the command line wins. Raises ConfigError."""
    given = {f"FIREWARDEN_{name.upper()}": str(value) for name, value in changes.items() if value is not None}
    if data is not None:
        given["FIREWARDEN_DATA"] = str(data.absolute())
    os.environ.update(given)  # child processes and the web application read the same
    return Settings.load(os.environ)
