"""`firewarden coverage`: what can be seen, source by source, as the coverage panel of the desk says it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from firewarden.cli.options import data_option, json_option, load_settings
from firewarden.config import Folder, Settings
from firewarden.inquiries.coverage import Covered, covered
from firewarden.vocabulary.clock import SECOND, Instant, iso
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.intake import Capabilities, SourceHealth, SourceState


@click.command()
@data_option
@json_option
def command(data: Path | None, as_json: bool) -> int:
    """Say what can be seen: per source health, last post, lag, gaps, quota, sampling, and what its terms forbid.

    Asks no network. Exit code 1 when a source is blind or quiet.
    """
    rows = look(load_settings(data))
    sick = any(row.trouble for row in rows)
    if as_json:
        click.echo(json.dumps({"complete": not sick, "sources": [as_document(row) for row in rows]}))
    else:
        show(rows)
    return 1 if sick else 0


def look(settings: Settings) -> list[Covered]:
    """Raises ConfigError when nothing says what to read."""
    from firewarden.bootstrap import WallClock
    from firewarden.stores.files.plans import FilePlanStore
    from firewarden.stores.sqlite.store import SqliteStreamStore

    folder = Folder(settings.data.absolute())
    plan = FilePlanStore(folder.plans).newest()
    if plan is None:
        raise ConfigError("There is no watch plan: nothing says what to read. Add a source first.")
    about = _about(settings, {source.connector for source in plan.sources})
    if not folder.stream_db.exists():
        return covered(plan, None, about, WallClock().now())
    reader = SqliteStreamStore.open(folder.stream_db, read_only=True)
    try:
        return covered(plan, reader, about, WallClock().now())
    finally:
        reader.close()


def _about(settings: Settings, wanted: set[str]) -> Mapping[str, Capabilities]:
    from firewarden.bootstrap import connect, connector_names

    made = connect(settings)
    return {name: made(name).capabilities for name in sorted(wanted & set(connector_names()))}


def as_document(row: Covered) -> dict[str, Any]:
    """Instants are ISO 8601, spans are seconds."""
    state, about = row.state or SourceState(source=row.source.id), row.about
    quota, quiet = state.quota, state.quiet
    return {
        "source": row.source.id,
        "name": row.source.name,
        "network": (about.title or about.platform) if about else row.source.connector,
        "live": row.source.live,
        "health": row.health.value,
        "since": _iso(state.since or None),
        "note": state.note,
        "last_post_at": _iso(state.last_post_at),
        "heard_at": _iso(state.heard_at),
        "lag": None if row.lag is None else row.lag / SECOND,
        "quiet": quiet
        and {"since": iso(quiet.since), "an_hour": quiet.an_hour, "once_per_weeks": quiet.once_per_weeks},
        "expected_gap": None if state.expected_gap is None else state.expected_gap / SECOND,
        "gaps": [{"from": iso(gap.start), "to": iso(gap.end)} for gap in row.gaps],
        "missed": sum(gap.end - gap.start for gap in row.gaps) / SECOND,
        "quota": quota and {"left": quota.left, "of": quota.of, "until": iso(quota.until)},
        "sampled": quota is not None and quota.sampled,
        "unread": quota.unread if quota else 0,
        "read": state.read,
        "accepted": state.accepted,
        "duplicates": state.duplicates,
        "edited": state.edited,
        "removed": state.removed,
        "rejected": state.rejected,
        "forbids": list(about.forbids) if about else [],
    }


def standing(state: SourceState) -> str:
    """In one line: since when it is how it is, what is left of its quota, and whether it reads a part only."""
    parts = [state.health.value]
    if state.health in (SourceHealth.BLIND, SourceHealth.QUIET):
        parts.append(f"since {iso(_second(state.since))}")
    if state.quiet is not None:
        usual = f"{state.quiet.an_hour:,.1f} posts an hour are usual"
        parts.append(f"({usual}; such a silence comes once in {state.quiet.once_per_weeks:,.0f} weeks)")
    words = " ".join(parts)
    if state.quota is not None:
        quota = state.quota
        words += f", {quota.left:,} of {quota.of:,} left until {iso(_second(quota.until))}"
        words += ", reads only a part" if quota.sampled else ""
    return words


def show(rows: list[Covered]) -> None:
    for row in rows:
        state = row.state or SourceState(source=row.source.id)
        click.secho(f"{row.source.name}: {standing(state)}", bold=True, fg="red" if row.trouble else None)
        for line in _lines(row, state):
            click.echo(f"  {line}")


def _lines(row: Covered, state: SourceState) -> Iterator[str]:
    if state.note:
        yield state.note
    lag = "not known" if row.lag is None else _span(row.lag)
    missed = sum(gap.end - gap.start for gap in row.gaps)
    yield f"last post {_iso(state.last_post_at) or 'none yet'}, lag {lag}"
    yield f"missed in 7 days: {_span(missed)} ({len(row.gaps)} in all)" if missed else "missed in 7 days: nothing known"
    if row.about is None:
        yield f"This version does not know its network, {row.source.connector}."
    elif row.about.forbids:
        yield f"its terms forbid: {' '.join(row.about.forbids)}"


def _iso(at: Instant | None) -> str | None:
    return None if at is None else iso(_second(at))


def _second(at: Instant) -> Instant:
    return Instant(at - at % SECOND)


def _span(time: int) -> str:
    minutes = time / (60 * SECOND)
    if minutes < 2:
        return f"{time / SECOND:.0f} s"
    return f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.0f} h"
