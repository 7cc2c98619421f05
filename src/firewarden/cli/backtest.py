"""`firewarden backtest`: what an alert rule would have said over a recording, with no server."""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firewarden.cli.analyze import collect_rarely, default_query, in_order, opened, tell_mapping
from firewarden.cli.captured import read_coverage
from firewarden.cli.crises import read_crises
from firewarden.cli.options import recording_options
from firewarden.cli.tracking import Track
from firewarden.inquiries.backtest import Backtest, Crisis
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import BrandId, QueryId, RuleId
from firewarden.vocabulary.plan import Brand, Interval, Query
from firewarden.vocabulary.rule import LANES, Rule, Terms
from firewarden.vocabulary.signal import Lane

if TYPE_CHECKING:
    from firewarden.connectors.replay.reading import Recording
    from firewarden.ports import StreamStore

SURGES = (Lane.HOSTILE.value, Lane.VOLUME.value)
KINDS = {lane.value: kind for kind, lane in LANES.items()}
BRAND = BrandId("tested")


@click.command()
@recording_options
@click.option("--rule", "kind", required=True, type=click.Choice([*SURGES, *KINDS]), help="What is tested.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A setting of the rule, such as least=20.")
@click.option(
    "--budget", type=click.FloatRange(0.01, 50), default=1.0, help="Of surges: false alarms a week. Default 1."
)
@click.option(
    "--crises",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with name,start,end,known_at: alerts inside are hits, all others false alarms.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON to stdout.")
def command(
    files: tuple[str, ...],
    brand: str,
    queries: tuple[str, ...],
    handles: tuple[str, ...],
    wheres: tuple[str, ...],
    maps: tuple[str, ...],
    coverage: Path | None,
    kind: str,
    settings: tuple[str, ...],
    budget: float,
    crises: Path | None,
    as_json: bool,
) -> None:
    """Try an alert rule on files of posts: how often it speaks, of what, and how early.

    FILE is JSONL or CSV, also gzipped; - is standard input.
    """
    rule = None if kind in SURGES else Rule(id=RuleId("tested"), brand=BRAND, name=kind, terms=terms_of(kind, settings))
    about = Brand(id=BRAND, name=brand, handles=handles, budget=budget)
    asked = [
        Query(id=QueryId(f"q{number}"), brand=BRAND, name=text, text=text)
        for number, text in enumerate(queries or (default_query(brand, handles),), 1)
    ]
    known = read_crises(crises) if crises else ()
    with ExitStack() as stack:
        recordings = [stack.enter_context(opened(path, maps, wheres)) for path in files]
        for path, recording in zip(files, recordings, strict=True):
            tell_mapping(path, recording, quiet=as_json)
        store = stack.enter_context(heard(recordings, about, asked, coverage, quiet=as_json))
        found = tested(store, about, rule, Lane(kind), asked, known)
    tell(found, known, as_json=as_json)


@contextmanager
def heard(
    recordings: "Sequence[Recording]", about: Brand, queries: Sequence[Query], coverage: Path | None, *, quiet: bool
) -> "Iterator[StreamStore]":
    """The recordings as the stages hear them, in a store that is thrown away afterwards."""
    from firewarden.bootstrap import WallClock, enrichers
    from firewarden.inquiries.trial import Trial
    from firewarden.stores.sqlite.store import SqliteStreamStore

    collect_rarely()
    with ExitStack() as stack:
        track = stack.enter_context(Track(recordings, show=not quiet and sys.stderr.isatty()))
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="firewarden-"))
        store = SqliteStreamStore.open(Path(folder) / "stream.sqlite3")
        stack.callback(store.close)
        trial = Trial(store, enrichers(), WallClock().now(), lambda _: None)
        trial.run(track.follow(in_order(recordings)), about, queries, read_coverage(coverage) if coverage else ())
        yield store


def tell(found: Backtest, crises: Sequence[Crisis], *, as_json: bool) -> None:
    from rich.console import Console

    from firewarden.cli.backtested import as_document, show

    if as_json:
        click.echo(json.dumps(as_document(found, crises), indent=1, allow_nan=False))
    else:
        show(found, crises, Console())


def terms_of(kind: str, settings: Sequence[str]) -> Terms:
    """Raises BadInput for a setting that the rule does not have, or a value out of its range."""
    import msgspec

    from firewarden.steps.monitor.rules.check import problems

    values = dict(part.partition("=")[::2] for part in settings)
    unknown = set(values) - set(KINDS[kind].__struct_fields__)
    if unknown:
        names = ", ".join(KINDS[kind].__struct_fields__)
        raise BadInput(f"A {kind} rule has no setting {', '.join(sorted(unknown))}. It has {names}.")
    try:
        terms: Terms = msgspec.convert(values, type=KINDS[kind], strict=False)
    except msgspec.ValidationError as error:
        raise BadInput(f"The settings of the rule cannot be used: {error}.") from error
    if found := problems(terms):
        raise BadInput(" ".join(found))
    return terms


def tested(
    store: "StreamStore",
    brand: Brand,
    rule: Rule | None,
    lane: Lane,
    queries: Sequence[Query],
    crises: Sequence[Crisis],
) -> Backtest:
    """Over all that is stored."""
    from firewarden.inquiries.backtest import of_rule, of_surge
    from firewarden.inquiries.series import bins_of
    from firewarden.vocabulary.clock import BIN

    mark = store.mark(brand.id)
    end = mark.closed_through if mark else Instant(0)
    first = next((one.at for one in bins_of(store, brand.id, Interval(start=Instant(0), end=end))), end)
    whole = Interval(start=first, end=Instant(end + BIN))
    if rule is None:
        return of_surge(store, brand, lane, whole, crises)
    return of_rule(store, rule, queries, whole, crises)
