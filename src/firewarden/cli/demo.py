"""`firewarden demo`: a written crisis through the whole product, into a fresh folder, to a signed-in war room."""

import json
import os
import signal
import sys
import tempfile
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from firewarden.cli.options import json_option, load_settings
from firewarden.cli.staging import (
    PAST,
    Stage,
    begin_work,
    load_scenario,
    run_clock,
    set_stage,
    settle_past,
    sign_in_path,
)
from firewarden.cli.supervision import Supervisor
from firewarden.cli.up import address, make_supervisor, with_free_port
from firewarden.config import Settings
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import BadInput, FirewardenError

if TYPE_CHECKING:
    from firewarden.desk.outside import Outside

Found = TypeVar("Found")
SCENARIO = "ebren-star"
FAST, SLOW = 900.0, 6.0
"""How many times as fast as the wall: while the crisis builds up, and once somebody watches."""
STORY = 160 * MINUTE
"""Brand time from the curtain to the moment somebody is let in."""
PATIENCE = 300.0
"""Seconds after which something must be wrong; on a quiet machine it takes a tenth."""


@click.command()
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="A new folder. Default: a temporary one."
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: a free one.")
@click.option("--seed", type=int, default=7, help="Another number, another telling of the same story.")
@click.option("--browser/--no-browser", default=True, help="Open a browser, where there is a display.")
@click.option("--exit-when-ready", is_flag=True, help="Stop as soon as the war room is there.")
@json_option
def command(data: Path | None, port: int, seed: int, browser: bool, exit_when_ready: bool, as_json: bool) -> None:
    """Play a written crisis through the real pipeline and open its war room.

    Nothing in it is real, and nothing leaves this machine. Ctrl-C stops it.
    """
    folder = data or Path(tempfile.mkdtemp(prefix="firewarden-demo-"))
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(f"{folder} is not empty. The demo begins in a new folder: --data DIR.")
    settings = with_free_port(load_settings(folder, port=port))
    say: Callable[[str], None] = (lambda _text: None) if as_json else (lambda text: click.echo(text, err=True))
    supervisor = make_supervisor(lambda name, text: say(f"  {name:<9} {text}"))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: supervisor.stopping.set())
    try:
        ready = Show(settings, supervisor, say).open(seed)
        announce(ready, as_json=as_json)
        if exit_when_ready:
            return
        if browser and sys.stdout.isatty() and (os.environ.get("DISPLAY") or sys.platform == "darwin"):
            webbrowser.open(ready["ready"])
        supervisor.run()
    finally:
        supervisor.stop()


def announce(ready: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(ready))
    else:
        click.secho(f"Ready: {ready['ready']}", bold=True, fg="green")
        click.echo(f"A second person, to approve (in another browser): {ready['approver']}", err=True)
        click.echo("Each link lets somebody in once. Ctrl-C stops the demo.", err=True)
    sys.stdout.flush()


@dataclass(slots=True)
class Show:
    """From an empty folder to a war room. `say` tells a person what is going on."""

    settings: Settings
    supervisor: Supervisor
    say: Callable[[str], None]
    began: float = 0.0

    def open(self, seed: int) -> dict[str, str]:
        """The addresses to hand out. Raises FirewardenError when it takes longer than it may."""
        from firewarden import bootstrap

        self.began = time.monotonic()
        clock = bootstrap.WallClock()
        self.say("Setting up a fresh installation")
        folder = bootstrap.prepare_folder(self.settings)
        outside = start_desk(self.settings)
        self.say("Writing three weeks of posts, and the crisis")
        stage = set_stage(load_scenario(SCENARIO), seed, folder, clock.now())
        self.supervisor.start()
        self.say("Reading the weeks before")
        self.wait(lambda: past_is_read(outside), "the weeks before were not read")
        self.wait(lambda: feed_is_absorbed(outside), "the signals of the weeks before were not taken over")
        settle_past(stage, clock.now())
        self.say("The crisis begins, in fast motion")
        curtain = clock.now()
        run_clock(stage, curtain, at=stage.curtain, speed=FAST)
        end = Instant(stage.curtain + STORY)
        numbers = self.wait(lambda: open_incidents(stage, clock.now()), "no incident was opened")
        self.wait(lambda: brand_now(stage, clock.now()) >= end, "the story did not get so far")
        wall = clock.now()
        run_clock(stage, wall, at=brand_now(stage, wall), speed=SLOW)
        self.wait(lambda: is_assessed(stage, outside, numbers[0], end, clock.now()), "it was not assessed anew")
        begin_work(stage, numbers[0], clock.now())
        self.wait(lambda: is_served(self.settings), "the web process did not answer")
        then = f"/brands/{stage.slug}/incidents/{numbers[0]}/"
        paths = [sign_in_path(stage, person, clock.now(), then) for person in range(2)]
        here = address(self.settings)
        return {
            "ready": here + paths[0],
            "approver": here + paths[1],
            "incident": here + then,
            "data": str(folder.path),
            "seconds": f"{time.monotonic() - self.began:.1f}",
        }

    def wait(self, look: Callable[[], Found], failure: str) -> Found:
        """Looks several times a second, keeping the children alive meanwhile."""
        while True:
            found = look()
            if found:
                return found
            if time.monotonic() - self.began > PATIENCE:
                raise FirewardenError(f"The demo is not ready after {PATIENCE:.0f} seconds: {failure}.")
            if self.supervisor.stopping.wait(0.2):
                raise click.Abort
            self.supervisor.look()


def start_desk(settings: Settings) -> "Outside":
    from firewarden import bootstrap

    return bootstrap.start_desk(settings)


def past_is_read(outside: "Outside") -> bool:
    from firewarden.vocabulary.intake import SourceHealth

    return any(state.source == PAST and state.health is SourceHealth.DONE for state in outside.reader.sources())


def feed_is_absorbed(outside: "Outside") -> bool:
    from firewarden.desk.actions import feed

    return not outside.reader.feed(feed.cursor(outside.reader.store_id), 1)


def open_incidents(stage: Stage, wall: Instant) -> list[int]:
    from firewarden.desk.reads import incidents
    from firewarden.desk.reads import team as reads

    access = reads.access(reads.house(wall), stage.slug)
    return [row.number for row in incidents.incidents(access)]


def is_assessed(stage: Stage, outside: "Outside", number: int, end: Instant, wall: Instant) -> bool:
    """The assessment tells the story up to where it has come; asked for here, not waited for."""
    from firewarden.desk.actions.assess import reassess
    from firewarden.desk.reads import team as reads
    from firewarden.desk.reads.war_room import war_room

    access = reads.access(reads.house(wall), stage.slug)
    reassess(access, number, outside)
    assessment = war_room(access, number, outside).assessment
    return assessment is not None and assessment.at >= end - 15 * MINUTE


def brand_now(stage: Stage, wall: Instant) -> Instant:
    from firewarden.desk.reads import team as reads

    return reads.access(reads.house(wall), stage.slug).now


def is_served(settings: Settings) -> bool:
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(f"http://{settings.host}:{settings.port}/account/sign-in/", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
