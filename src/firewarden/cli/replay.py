"""`firewarden replay`: a recorded crisis in one's own installation, on a drill brand made for it.

file -> drill brand, query, source in a new plan -> the pipeline that runs, or one of our own until it is read
"""

import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from firewarden.cli.options import data_option, json_option, load_settings
from firewarden.config import Folder, Settings
from firewarden.ports import PlanStore
from firewarden.vocabulary.clock import BIN, DAY, Instant, iso
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import BrandId, SourceId
from firewarden.vocabulary.intake import Fetched, SourceHealth, SourceState
from firewarden.vocabulary.plan import BrandClock, BrandKind, WatchPlan

if TYPE_CHECKING:
    from firewarden.connectors.replay.options import Options
    from firewarden.ports import StreamReader

CLIENT = "Recordings"
LOOK = 0.25
"""Seconds between two looks at a pipeline that runs already."""
UNTIDY = 0.01
"""From this share of posts out of order on, a copy in the order of time is played: most would come late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What is in a file: when it begins and ends, and how many of its posts are older than the one before."""

    first: Instant
    last: Instant
    posts: int
    behind: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A recording on its way through an installation."""

    slug: str
    brand: BrandId
    source: SourceId


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--brand", required=True, help="Whom it is about. Alone, the name is the query.")
@click.option("--query", help="What a mention is.")
@click.option("--handle", "handles", multiple=True, help="The brand's own account: its posts are not counted.")
@click.option("--speed", default="max", help="max (default), 1 for the speed at which it happened, 60 for sixty times.")
@click.option("--where", "wheres", multiple=True, metavar="COLUMN=VALUE", help="Take only these lines.")
@click.option("--map", "maps", multiple=True, metavar="FIELD=COLUMN", help="Correct how columns are read.")
@data_option
@json_option
def command(
    file: Path,
    brand: str,
    query: str | None,
    handles: tuple[str, ...],
    speed: str,
    wheres: tuple[str, ...],
    maps: tuple[str, ...],
    data: Path | None,
    as_json: bool,
) -> None:
    """Play a file of posts into an installation, on a drill brand of its own.

    FILE is JSONL or CSV, also gzipped. The brand's clock is that of the recording, and nothing can go out in its
    name. Ctrl-C stops it; what was read stays. Exit code 0 when the file was read to its end.
    """
    from firewarden.bootstrap import prepare_folder, start_desk
    from firewarden.connectors.replay.options import options_of, pace_of

    asked = {"path": str(file.absolute()), "speed": speed, "map": ",".join(maps), "where": "\n".join(wheres)}
    pace_of(asked)
    span = look_through(asked["path"], options_of(asked, SourceId("replay")))
    settings = load_settings(data)
    folder = Folder(settings.data.absolute())
    if not folder.stream_db.exists():
        prepare_folder(settings)
    if span.behind > UNTIDY * span.posts:
        click.echo("The file is not in the order of time; a copy that is will be played.", err=True)
        asked |= {"path": str(tidied(asked, folder)), "map": "", "where": ""}
    start_desk(settings)
    played = set_up(brand, query, handles, asked, span)
    click.echo(f"{brand} is the drill brand {played.slug} from now on. Reading {span.posts:,} posts.", err=True)
    play(played, settings, span.posts)
    tell(played, folder, as_json=as_json)


def look_through(path: str, options: "Options") -> Span:
    """Reads it once. Raises BadInput when there is no post in it."""
    from firewarden.connectors.replay.reading import read

    first = last = latest = None
    posts = behind = 0
    with read(path, options) as recording:
        for item in recording:
            if isinstance(item, Fetched):
                at, posts = item.post.created_at, posts + 1
                behind += latest is not None and at < latest - BIN
                first = at if first is None else min(first, at)
                last = latest = at if latest is None else max(latest, at)
    if first is None or last is None:
        raise BadInput(
            f"There is no post in {path} that could be read. Look with: firewarden analyze {path} --brand NAME"
        )
    return Span(first=first, last=last, posts=posts, behind=behind)


def tidied(asked: dict[str, str], folder: Folder) -> Path:
    """A copy of the chosen lines in the order of time, in the data folder."""
    from firewarden.connectors.replay.options import options_of
    from firewarden.connectors.replay.reading import read
    from firewarden.inquiries.ordering import by_time
    from firewarden.steps.prepare.scenario.lines import to_line

    target = folder.path / "recordings" / f"{uuid4().hex[:8]}.jsonl"
    target.parent.mkdir(mode=0o700, exist_ok=True)
    with read(asked["path"], options_of(asked, SourceId("replay"))) as recording, target.open("wb") as copy:
        for item in by_time(item for item in recording if isinstance(item, Fetched)):
            copy.write(to_line(item.post) + b"\n")
    return target


def set_up(brand: str, query: str | None, handles: tuple[str, ...], asked: dict[str, str], span: Span) -> Played:
    """A drill brand, its query and the file as its only source; whoever owns the installation manages it."""
    from firewarden.bootstrap import WallClock
    from firewarden.cli.staging import sure
    from firewarden.desk.access import Right
    from firewarden.desk.actions import monitor, team
    from firewarden.desk.reads import team as reads
    from firewarden.steps.monitor.query.proposal import propose

    wall = WallClock().now()
    house = reads.house(wall)
    known = next((client.id for client in reads.clients(house) if client.name == CLIENT), None)
    clock = clock_of(asked["speed"], span, wall)
    slug = sure(
        team.create_brand(
            house,
            known or sure(team.create_client(house, CLIENT)),
            brand,
            kind=BrandKind.DRILL,
            clock=clock,
            handles=handles,
        )
    )
    for owner in reads.owners(house):
        team.join_brand(house, slug, owner, Right.MANAGE)
    access, key = reads.access(house, slug), f"replay-{uuid4().hex[:8]}"
    sure(monitor.save_query(access, brand, query or propose(brand, handles)))
    settings = {name: value for name, value in asked.items() if value} | {"pace_from": iso(span.first)}
    sure(monitor.save_source(access, key, connector="replay", name=Path(asked["path"]).name, settings=settings))
    return Played(slug=slug, brand=BrandId(str(access.brand)), source=SourceId(key))


def clock_of(speed: str, span: Span, wall: Instant) -> BrandClock:
    """As fast as possible, the brand's now is the end of the recording; else it runs along with it."""
    if speed == "max":
        return BrandClock(start=Instant(span.last + BIN), speed=1.0, since=wall)
    return BrandClock(start=span.first, speed=float(speed.removesuffix("x")), since=wall)


def play(played: Played, settings: Settings, posts: int) -> None:
    """Until the file is read: by the pipeline that runs, or by one of our own that reads nothing else."""
    from firewarden.stores.files.plans import FilePlanStore
    from firewarden.stores.sqlite import SqliteStreamStore
    from firewarden.vocabulary.errors import StoreError

    folder = Folder(settings.data.absolute())
    with progress(posts) as bar:
        try:
            store = SqliteStreamStore.open(folder.stream_db)
        except StoreError:
            with closing_reader(folder) as reader:
                while not is_over(state := state_of(reader, played.source)):
                    bar(state.read)
                    time.sleep(LOOK)
            return
        from firewarden.bootstrap import WallClock, connect, enrichers
        from firewarden.pipeline.engine import serve

        logging.getLogger("firewarden.pipeline").setLevel(logging.WARNING)
        serve(
            *(
                store,
                OneSource(FilePlanStore(folder.plans), played.source),
                connect(settings),
                enrichers(),
                WallClock(),
            ),
            until_done=True,
            status=lambda status: bar(next((s.read for s in status.sources if s.source == played.source), 0)),
        )


@dataclass(frozen=True, slots=True)
class OneSource:
    """Implements `ports.PlanStore` for a run of our own: the newest plan, with one source and whom it serves."""

    plans: PlanStore
    source: SourceId

    def newest(self) -> WatchPlan | None:
        plan = self.plans.newest()
        if plan is None:
            return None
        sources = tuple(source for source in plan.sources if source.id == self.source)
        served = {brand for source in sources for brand in source.brands}
        return replace(
            plan,
            sources=sources,
            brands=tuple(brand for brand in plan.brands if brand.id in served),
            queries=tuple(query for query in plan.queries if query.brand in served),
        )

    def publish(self, plan: WatchPlan) -> None:
        self.plans.publish(plan)


def state_of(reader: "StreamReader", source: SourceId) -> SourceState:
    return next((state for state in reader.sources() if state.source == source), SourceState(source=source))


def is_over(state: SourceState) -> bool:
    return state.health in (SourceHealth.DONE, SourceHealth.BLIND)


@contextmanager
def closing_reader(folder: Folder) -> "Iterator[StreamReader]":
    from firewarden.stores.sqlite import SqliteStreamStore

    reader = SqliteStreamStore.open(folder.stream_db, read_only=True)
    try:
        yield reader
    finally:
        reader.close()


@contextmanager
def progress(posts: int) -> "Iterator[Callable[[int], None]]":
    """A bar for people; nothing where nobody looks."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=posts)
        yield lambda read: bar.update(task, completed=read)


def tell(played: Played, folder: Folder, *, as_json: bool) -> None:
    """What came of it. Raises BadInput when the file could not be read."""
    with closing_reader(folder) as reader:
        state = state_of(reader, played.source)
        if state.health is SourceHealth.BLIND:
            raise BadInput(f"The recording could not be read to its end: {state.note}")
        mark = reader.mark(played.brand)
        end = Instant(mark.watermark + DAY) if mark else Instant(0)
        totals, signals = reader.totals(played.brand, Instant(0), end), reader.signals(played.brand, Instant(0), end)
    found = {
        "brand": played.slug,
        "source": played.source,
        "done": state.health is SourceHealth.DONE,
        "read": state.read,
        "accepted": state.accepted,
        "duplicates": state.duplicates,
        "rejected": state.rejected,
        "mentions": totals.mentions,
        "negative": totals.negative,
        "signals": len(signals),
        "first_signal_at": iso(signals[0].at) if signals else None,
    }
    if as_json:
        click.echo(json.dumps(found))
        return
    first = f", the first at {iso(signals[0].at)}" if signals else ""
    click.echo(f"{state.read:,} read, {totals.mentions:,} mentions, {totals.negative:,} of them hostile.")
    click.echo(f"{len(signals)} signals{first}.")
    if not found["done"]:
        click.echo("It was stopped before its end; `firewarden up` goes on with it.")
    click.secho(f"Open the brand {played.slug} in the browser: `firewarden up` serves it.", bold=True)
