"""`firewarden up`: web, pipeline and worker as supervised processes, or one of them alone (`--part`)."""

import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import click

from firewarden.cli.options import data_option, load_settings
from firewarden.cli.supervision import Child, Supervisor, part_command, watch_parent
from firewarden.config import Folder, Settings
from firewarden.discreet import log_discreetly
from firewarden.vocabulary.errors import Conflict

PARTS = ("web", "pipeline", "worker")
FIRST_ADDRESS = "owner@localhost"
"""Until the owner enters their own."""


@click.command()
@data_option
@click.option("--host", help="Address to serve on. Default 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to serve on; 0 takes a free one. Default 8000.")
@click.option("--part", type=click.Choice(PARTS), help="Run only this process, unsupervised.")
def command(data: Path | None, host: str | None, port: int | None, part: str | None) -> None:
    """Run an installation until Ctrl-C.

    The first run makes the data folder and prints the way in, once.
    """
    settings = load_settings(data, host=host, port=port)
    if part is not None:
        run_part(part, settings)
        return
    from firewarden.bootstrap import prepare_folder

    prepare_folder(settings)
    settings = with_free_port(settings)
    supervisor = make_supervisor(tell)
    supervisor.start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: supervisor.stopping.set())
    click.secho(f"Firewarden serves {address(settings)}", bold=True)
    way_in = first_way_in(settings)
    if way_in:
        click.secho(f"You are the first here. This link lets you in once: {way_in}", fg="green")
    click.echo("Ctrl-C stops it.")
    supervisor.run()


def make_supervisor(tell: Callable[[str, str], None]) -> Supervisor:
    return Supervisor([Child(part, part_command(part)) for part in PARTS], tell)


def run_part(part: str, settings: Settings) -> None:
    log_discreetly(settings.log_level.upper())
    {"web": run_web, "pipeline": run_pipeline, "worker": run_worker}[part](settings)


def run_pipeline(settings: Settings) -> None:
    from firewarden import bootstrap

    bootstrap.run_pipeline(settings, on_start=watch_parent)


def run_worker(settings: Settings) -> None:
    from firewarden import bootstrap

    outside = bootstrap.start_desk(settings)
    from firewarden.desk.worker import run

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    watch_parent(stop.set)
    run(outside, stop)


def run_web(settings: Settings) -> None:
    import uvicorn

    from firewarden import bootstrap

    outside = bootstrap.start_desk(settings)
    from firewarden.desk.asgi import front
    from firewarden.desk.live.sqlite import SqliteTail

    server = uvicorn.Server(
        uvicorn.Config(
            front(SqliteTail(Folder(settings.data.absolute()).desk_db), talk=outside.reader.talk),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            log_config=None,  # ours, which hides personal data
            access_log=False,
            timeout_graceful_shutdown=5,
            server_header=False,
        )
    )
    watch_parent(lambda: setattr(server, "should_exit", True))
    server.run()


def with_free_port(settings: Settings) -> Settings:
    """The same with a port that is free just now in place of 0."""
    if settings.port:
        return settings
    with socket.socket() as probe:
        probe.bind((settings.host, 0))
        return load_settings(port=probe.getsockname()[1])


def address(settings: Settings) -> str:
    return settings.public_url or f"http://{settings.host}:{settings.port}"


def first_way_in(settings: Settings) -> str | None:
    """A single-use link for the first person of an installation; None once they have been in."""
    from firewarden import bootstrap

    bootstrap.start_desk(settings)
    from firewarden.desk.actions import team
    from firewarden.desk.reads import team as reads

    house = reads.house(bootstrap.WallClock().now())
    try:
        _, token = team.create_owner(house, FIRST_ADDRESS, "")
    except Conflict:
        waiting = reads.owner_not_yet_in(house)
        if waiting is None:
            return None
        token = team.make_signin_link(house, waiting)
    return f"{address(settings)}/enter/{token}"


def tell(name: str, message: str) -> None:
    click.echo(f"{name:<9} {message}", err=True)
    sys.stderr.flush()
