"""An analysis in the terminal: what happened first, the arithmetic after it."""

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from firewarden.reports import wording
from firewarden.vocabulary.analysis import Analysis, AnalyzedIncident, SeriesPoint
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE

STYLES = {
    Level.NOISE: "dim",
    Level.WATCH: "blue",
    Level.ISSUE: "yellow",
    Level.CRISIS: "bold red",
    Level.SEVERE: "bold white on red",
}
SHOWN = 12
BLOCKS = " ▁▂▃▄▅▆▇█"


def show(analysis: Analysis, console: Console) -> None:
    console.print(_head(analysis))
    for number, incident in enumerate(analysis.incidents, 1):
        console.print(_incident(number, incident))
    if not analysis.incidents:
        console.print("[green]No incident.[/] Nothing in this file was out of line enough to open one.\n")
    if analysis.signals:
        console.print(_signals(analysis))
    if analysis.narratives:
        console.print(_narratives(analysis))
    console.print(_read(analysis))
    for note in analysis.notes:
        console.print(Text("! " + note, style="yellow"))


def _head(analysis: Analysis) -> RenderableType:
    title = Text(analysis.brand, style="bold")
    if analysis.period is None:
        return Group(title, Text("No post could be read.", style="yellow"))
    period = f"{wording.when(analysis.period.start)} to {wording.when(analysis.period.end)}"
    return Group(title, Text(period, style="dim"), Text(sparkline(analysis.series), style="cyan"), Text())


def sparkline(series: tuple[SeriesPoint, ...], width: int = 72) -> str:
    """Mentions in at most `width` characters; `·` where nothing was captured."""
    if not series:
        return ""
    size = -(-len(series) // width)
    groups = [series[i : i + size] for i in range(0, len(series), size)]
    sums = [sum(p.mentions or 0 for p in g) if any(not p.gap for p in g) else None for g in groups]
    top = max((s for s in sums if s is not None), default=0) or 1
    return "".join("·" if s is None else BLOCKS[-(-s * (len(BLOCKS) - 1) // top)] for s in sums)


def _incident(number: int, incident: AnalyzedIncident) -> RenderableType:
    assessment, severity = incident.assessment, incident.assessment.severity
    style = STYLES[severity.level]
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column(ratio=1)
    table.add_column(style="dim")
    for finding in assessment.findings:
        evidence = f"{len(finding.evidence)} posts" if finding.evidence else "assumed"
        table.add_row(finding.topic.value, escape(finding.text), f"{finding.confidence.value}, {evidence}")
    factors = ", ".join(f"{f.name} {f.value:.2f}x{f.weight}" for f in severity.factors if f.value >= 0.005)
    floors = "".join(f"\nFloor: {escape(f.name)} sets level {int(f.level)}." for f in severity.floors)
    level = f"[{style}]Level {int(severity.level)}, {wording.LEVELS[severity.level]}[/]"
    return Panel(
        Group(
            f"{level}, severity {severity.index:.0f} of 100. Opened {wording.when(incident.opened_at)}.",
            escape(incident.reason) + "\n",
            table,
            f"\n[dim]Severity: {factors}{floors}[/]",
        ),
        title=f"Incident {number}: {escape(assessment.title)}",
        title_align="left",
        border_style=style,
    )


def _signals(analysis: Analysis) -> Table:
    table = Table(title="Signals", title_justify="left", title_style="bold", box=None)
    for name in ("When", "Lane", "Seen", "Expected", "Window", "How rare"):
        table.add_column(name, justify="right" if name in {"Seen", "Expected", "Window"} else "left")
    for signal in analysis.signals[:SHOWN]:
        table.add_row(
            wording.when(signal.at),
            wording.LANES[signal.lane] + (" (cold start)" if signal.cold else ""),
            wording.number(signal.observed),
            wording.number(signal.expected),
            f"{signal.window_minutes} min",
            f"once in {wording.number(signal.once_per_weeks)} weeks",
        )
    if len(analysis.signals) > SHOWN:
        table.caption = f"and {len(analysis.signals) - SHOWN} more: --json has all"
    return table


def _narratives(analysis: Analysis) -> Table:
    table = Table(title="\nNarratives", title_justify="left", title_style="bold", box=None)
    table.add_column("What is told", ratio=1)
    for name in ("Mentions", "Hostile", "Earliest we saw"):
        table.add_column(name, justify="right" if name != "Earliest we saw" else "left")
    for item in analysis.narratives[:SHOWN]:
        quote = f"\n[dim]{escape(wording.shorten(item.quotes[0].text, 100))}[/]" if item.quotes else ""
        table.add_row(
            escape(" · ".join(item.narrative.terms)) + quote,
            wording.number(item.narrative.size),
            wording.percent(item.share_negative),
            wording.when(item.narrative.first_seen),
        )
    return table


def _read(analysis: Analysis) -> Text:
    parts = [
        f"{analysis.posts_read:,} posts read",
        f"{analysis.accepted:,} accepted",
        f"{analysis.duplicates:,} duplicates",
        *[f"{r.count:,} rejected ({r.reason})" for r in analysis.rejected],
        f"{analysis.mentions:,} mentions",
        f"{analysis.negative:,} hostile",
        f"{sum(g.end - g.start for g in analysis.gaps) / (60 * MINUTE):.0f} hours not captured",
    ]
    return Text("\n" + " · ".join(parts), style="dim")
