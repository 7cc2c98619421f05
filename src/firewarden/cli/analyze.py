"""`firewarden analyze`: files of posts in, a report out, with no server. The same stages as the pipeline."""

import gc
import heapq
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firewarden.cli.captured import read_coverage
from firewarden.cli.options import recording_options
from firewarden.cli.tracking import Track
from firewarden.vocabulary.errors import BadInput, ConfigError
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.plan import Interval

if TYPE_CHECKING:
    from firewarden.connectors.replay.reading import Recording
    from firewarden.vocabulary.analysis import Analysis

Item = Fetched | Unreadable


@click.command()
@recording_options
@click.option("--budget", type=click.FloatRange(0.01, 50), default=1.0, help="False alarms accepted a week. Default 1.")
@click.option(
    "--bin",
    "bin_minutes",
    type=click.Choice(["5", "15", "60"]),
    default="60",
    help="Minutes of one step of the series. Default 60.",
)
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a self-contained page.")
@click.option("--markdown", type=click.Path(dir_okay=False, path_type=Path), help="Write Markdown.")
@click.option(
    "--json",
    "as_json",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Write JSON; - is stdout.",
)
@click.option("--quiet", is_flag=True, help="No report in the terminal.")
def command(
    files: tuple[str, ...],
    brand: str,
    queries: tuple[str, ...],
    handles: tuple[str, ...],
    wheres: tuple[str, ...],
    maps: tuple[str, ...],
    coverage: Path | None,
    budget: float,
    bin_minutes: str,
    html: Path | None,
    markdown: Path | None,
    as_json: Path | None,
    quiet: bool,
) -> None:
    """Read files of posts and report what happened.

    FILE is JSONL or CSV, also gzipped; - is standard input. Times without a zone are read as UTC.
    Exit code 0 also when there was no incident.
    """
    for target in (html, markdown, as_json):
        look_where_it_goes(target)
    collect_rarely()
    found = run(
        files,
        Asked(
            brand=brand,
            queries=queries or (default_query(brand, handles),),
            handles=handles,
            budget=budget,
            bin_minutes=int(bin_minutes),
            gaps=read_coverage(coverage) if coverage else (),
        ),
        maps=maps,
        wheres=wheres,
        quiet=quiet,
    )
    write(found, html=html, markdown=markdown, as_json=as_json)
    if not quiet and str(as_json) != "-":
        show(found)


def look_where_it_goes(target: Path | None) -> None:
    """Whoever waits for a long analysis must not learn at its end that there is no such folder. Raises BadInput."""
    if target is not None and str(target) != "-" and not target.parent.is_dir():
        raise BadInput(f"{target} cannot be written: there is no folder {target.parent}. Nothing was read.")


def collect_rarely() -> None:
    """What an analysis remembers it keeps to its end. Going over all of it for garbage as often as a server should
    costs a sixth of the time (measured: 28 s of processor time with Python's own thresholds, 23 s with these)."""
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for, in all files together."""

    brand: str
    queries: tuple[str, ...]
    handles: tuple[str, ...]
    budget: float
    bin_minutes: int
    gaps: tuple[Interval, ...]


def run(files: Sequence[str], asked: Asked, *, maps: Sequence[str], wheres: Sequence[str], quiet: bool) -> "Analysis":
    """Into a store that is thrown away afterwards."""
    from firewarden.bootstrap import WallClock, enrichers
    from firewarden.inquiries.analysis import analyze
    from firewarden.stores.sqlite.store import SqliteStreamStore

    with ExitStack() as stack:
        recordings = [stack.enter_context(opened(path, maps, wheres)) for path in files]
        for path, recording in zip(files, recordings, strict=True):
            tell_mapping(path, recording, quiet=quiet)
        track = stack.enter_context(Track(recordings, show=not quiet and sys.stderr.isatty()))
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="firewarden-"))
        store = SqliteStreamStore.open(Path(folder) / "stream.sqlite3")
        stack.callback(store.close)
        return analyze(
            track.follow(in_order(recordings)),
            brand=asked.brand,
            queries=asked.queries,
            store=store,
            enrich=enrichers(),
            now=WallClock().now(),
            handles=asked.handles,
            gaps=asked.gaps,
            budget=asked.budget,
            bin_minutes=asked.bin_minutes,
        )


def default_query(brand: str, handles: Sequence[str]) -> str:
    """The name, and its accounts."""
    from firewarden.steps.monitor.query.proposal import propose

    return propose(brand, handles)


def opened(path: str, maps: Sequence[str], wheres: Sequence[str]) -> "Recording":
    from firewarden.connectors.replay.options import Options, parse_map, parse_where
    from firewarden.connectors.replay.reading import read

    try:
        options = Options(columns=parse_map(",".join(maps)), where=parse_where("\n".join(wheres)))
    except ConfigError as error:
        raise BadInput(str(error)) from error  # said on the command line: the call is wrong, not the installation
    return read(path, options)


def in_order(recordings: "Sequence[Recording]") -> Iterator[Item]:
    """Several files as one stream, by time; each is taken in its own order."""
    if len(recordings) == 1:
        return iter(recordings[0])
    return heapq.merge(*(iter(one) for one in recordings), key=_when)


def _when(item: Item) -> int:
    return item.post.created_at if isinstance(item, Fetched) else 0


def tell_mapping(path: str, recording: "Recording", *, quiet: bool) -> None:
    """Which column was read as what, on stderr; what is missing is said also when quiet."""
    missing = recording.mapping.missing
    if missing:
        names = ", ".join(field.value for field in missing)
        raise BadInput(f"{path}: no column holds {names}. Say which one does: --map {missing[0].value}=COLUMN.")
    if quiet:
        return
    pairs = ", ".join(f"{field} from {column}" for field, column, _why in recording.mapping.describe())
    click.secho(f"{path}: {pairs}", dim=True, err=True)


def write(found: "Analysis", *, html: Path | None, markdown: Path | None, as_json: Path | None) -> None:
    if html is not None or markdown is not None:
        from firewarden.reports.analysis_page import to_html, to_markdown

        _save(html, lambda: to_html(found))
        _save(markdown, lambda: to_markdown(found))
    if as_json is not None:
        from firewarden.reports.analysis_json import to_json

        if str(as_json) == "-":
            click.echo(to_json(found), nl=False)
        else:
            _save(as_json, lambda: to_json(found))


def _save(path: Path | None, text: Callable[[], str]) -> None:
    if path is None:
        return
    try:
        path.write_text(text(), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}.") from error
    click.secho(f"Wrote {path}", dim=True, err=True)


def show(found: "Analysis") -> None:
    from rich.console import Console

    from firewarden.reports.analysis_terminal import show as show_report

    show_report(found, Console())
