"""A back-test for people, and as JSON."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from firewarden.inquiries.backtest import Backtest, Crisis
from firewarden.reports import wording
from firewarden.vocabulary.clock import MINUTE, iso

SHOWN = 20


def as_document(found: Backtest, crises: Sequence[Crisis]) -> dict[str, object]:
    """Times in ISO 8601, leads in minutes."""
    low, high = found.per_week_range
    return {
        "since": iso(found.period.start),
        "until": iso(found.period.end),
        "weeks": round(found.weeks, 3),
        "mentions": found.mentions,
        "alerts_per_week": round(found.per_week, 4),
        "alerts_per_week_range": [round(low, 4), round(high, 4) if found.weeks else None],
        "hits": found.hits,
        "crises": [
            {"name": crisis.name, "lead_minutes": None if lead is None else round(lead / MINUTE, 1)}
            for crisis, lead in zip(crises, found.leads, strict=True)
        ],
        "false_alarms": found.false_alarms,
        "alerts": [
            {
                "at": iso(alert.at),
                "reason": alert.reason,
                "crisis": None if alert.crisis is None else crises[alert.crisis].name,
                "evidence": list(alert.evidence[:3]),
            }
            for alert in found.alerts
        ],
    }


def show(found: Backtest, crises: Sequence[Crisis], console: Console) -> None:
    low, high = found.per_week_range
    console.print(
        f"[bold]{found.per_week:.2f} alerts a week[/] ({low:.2f} to {high:.2f}, 95 %): {len(found.alerts)} over "
        f"{found.weeks:.1f} captured weeks and {found.mentions:,} mentions"
    )
    if crises:
        console.print(f"[bold]{found.hits} of {len(crises)}[/] crises, {found.false_alarms} false alarms")
        console.print(_crises(found, crises))
    if found.alerts:
        console.print(_alerts(found, crises))
    else:
        console.print("It said nothing.")


def _crises(found: Backtest, crises: Sequence[Crisis]) -> Table:
    table = Table("Crisis", "From", "Rule spoke", title_justify="left")
    for crisis, lead in zip(crises, found.leads, strict=True):
        table.add_row(Text(crisis.name), wording.when(crisis.start), _lead(lead))
    return table


def _lead(lead: int | None) -> str:
    if lead is None:
        return "[red]never[/]"
    minutes = round(lead / MINUTE)
    return f"[green]{minutes} min earlier[/]" if minutes >= 0 else f"[yellow]{-minutes} min later[/]"


def _alerts(found: Backtest, crises: Sequence[Crisis]) -> Table:
    rest = len(found.alerts) - SHOWN
    table = Table("When", "Crisis", "Why", caption=f"and {rest} more" if rest > 0 else None)
    for alert in found.alerts[:SHOWN]:
        name = "" if alert.crisis is None else crises[alert.crisis].name
        table.add_row(wording.when(alert.at), Text(name), Text(alert.reason))
    return table
