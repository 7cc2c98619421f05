"""`firewarden check`: read a text as the desk does before it goes out. Needs no installation."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from firewarden.cli.checked import Given, report_of, to_json
from firewarden.cli.options import json_option
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.finding import Finding, Report, Weight

COLORS = {Weight.BLOCK: "red", Weight.CONFIRM: "magenta", Weight.WARN: "yellow"}
LABELS = {Weight.BLOCK: "stops it", Weight.CONFIRM: "needs a fact or a name", Weight.WARN: "look again"}
ABOUT = {
    "statement": "Facts, guesses, promises, and what a statement should say.",
    "apology": "The parts of an apology, and what undoes one.",
    "reply": "An answer to one person: copies, the problem named, tone, personal data.",
    "offline": "An invitation to a private talk.",
}


@click.group()
def command() -> None:
    """Check a statement, an apology, a reply, or an invitation to a private talk.

    FILE may be - for standard input. Exit code 1 when something stops the text: personal data, a blank, or words that
    need a confirmed fact or somebody's name.
    """


def _add(kind: str) -> None:
    options: list[Callable[[Any], Any]] = [
        click.pass_context,
        json_option,
        click.option("--lang", default=None, help="Language of the text, such as en. Default: it is guessed."),
        click.option("--context", "context_file", type=_FILE, help="What else is known, as JSON: docs/checks.md."),
        click.option("--facts", "facts_file", type=_FILE, help="Facts: JSON, JSON lines, or a confirmed one per line."),
        click.argument("file", type=click.Path(allow_dash=True, dir_okay=False)),
    ]

    def run(context: click.Context, /, file: str, as_json: bool, **given: Any) -> None:
        text = _text(file)
        report = report_of(kind, text, Given(**{name: _read(value) for name, value in given.items()}))
        click.echo(json.dumps(to_json(report), ensure_ascii=False, indent=1)) if as_json else _show(text, report)
        context.exit(1 if any(one.weight is not Weight.WARN for one in report.findings) else 0)

    wrapped: Any = run
    for option in options:
        wrapped = option(wrapped)
    command.command(kind, help=ABOUT[kind], short_help=ABOUT[kind])(wrapped)


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _read(value: Path | str | None) -> str | None:
    return _text(str(value)) if isinstance(value, Path) else value


def _text(file: str) -> str:
    """Raises BadInput."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as problem:
        raise BadInput(f"{file} could not be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise BadInput(f"{file} is not UTF-8 text.") from problem


def _show(text: str, report: Report) -> None:
    for finding in report.findings:
        _show_finding(text, finding)
    if report.components:
        click.echo(click.style("Parts", bold=True))
        for part in report.components:
            sign = click.style("yes", fg="green") if part.spans else click.style("no ", fg="yellow")
            quote = " ".join(text[slice(*part.spans[0])].split())[:70] if part.spans else ""
            click.echo(f"  {sign} {part.name.replace('_', ' '):<16} {quote}".rstrip())
    click.echo(f"{click.style('Score', bold=True)} {report.score} of 100")
    if not report.findings:
        click.echo(click.style("Nothing was found.", fg="green"))
    if report.perhaps:
        click.echo(click.style("Perhaps also (about every second one is right)", bold=True))
        for finding in report.perhaps:
            click.echo(f"  {finding.code}: {finding.message}")


def _show_finding(text: str, finding: Finding) -> None:
    label = click.style(f"{finding.code} ({LABELS[finding.weight]})", fg=COLORS[finding.weight], bold=True)
    click.echo(f"{label}: {finding.message}")
    if finding.end > finding.start:
        first = text.rfind("\n", 0, finding.start) + 1
        line = text[first:].split("\n", 1)[0]
        width = min(finding.end, first + len(line)) - finding.start
        click.echo(f"    {line}\n    {' ' * (finding.start - first)}{'^' * max(1, width)}")
    if finding.hint:
        click.echo(f"    {finding.hint}")
    click.echo()


for _kind in ABOUT:
    _add(_kind)
