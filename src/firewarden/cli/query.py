"""`firewarden query`: check a query, see why it matches, try it on posts. Needs no installation."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import click

from firewarden.cli.dialects import import_query, outward_query
from firewarden.cli.options import json_option
from firewarden.steps.monitor.query import Explanation, Finding, Severity, describe, errors_of, explain, lint
from firewarden.steps.monitor.query.known import NOTHING_KNOWN, Known
from firewarden.steps.monitor.query.saved import saved_name
from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId, SourceId
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind


class LineFormat(StrEnum):
    """AUTO: the first line that is not empty decides."""

    AUTO = "auto"
    JSONL = "jsonl"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read, and the post in it; `row` is None for plain text."""

    raw: bytes
    post: Post
    row: dict[str, Any] | None = None
    known: Known = NOTHING_KNOWN


_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_format_option = click.option(
    "--format",
    "line_format",
    type=click.Choice([choice.value for choice in LineFormat]),
    default=LineFormat.AUTO.value,
    callback=lambda _context, _option, value: LineFormat(value),
    help="How standard input is read. Default: the first line decides.",
)


def _texts(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    texts = {}
    for each in given:
        name, sign, text = each.partition("=")
        if not sign or saved_name(name) != name.strip():
            raise click.BadParameter(f"{each} is not name=query; a name has small letters, digits and -.")
        texts[name.strip()] = text
    return texts


_saved_option = click.option(
    "--saved", multiple=True, metavar="NAME=QUERY", callback=_texts, help="What $NAME stands for. May be repeated."
)


@click.group()
def command() -> None:
    """Check, explain and try queries; read those of other tools."""


command.add_command(import_query)
command.add_command(outward_query)


@command.command("lint")
@click.argument("query")
@_saved_option
@json_option
@click.pass_context
def lint_query(context: click.Context, query: str, saved: dict[str, str], as_json: bool) -> None:
    """Say what is wrong, doubtful or could be better. QUERY may be - for standard input.

    Exit code 1 when the query cannot be used.
    """
    text = sys.stdin.read().strip() if query == "-" else query
    findings = lint(text, saved)
    usable = not errors_of(text, saved)
    reading = describe(text, saved) if usable else None
    if as_json:
        told = [{"start": f.span.start, "end": f.span.end, **_without_span(f)} for f in findings]
        _echo_json({"query": text, "usable": usable, "reading": reading, "findings": told})
    else:
        for finding in findings:
            _show_finding(text, finding)
        click.echo(f"Finds: {reading}" if usable else "The query cannot be used until the errors are gone.")
    context.exit(0 if usable else 1)


@command.command("explain")
@click.argument("query")
@click.argument("texts", nargs=-1)
@_saved_option
@_format_option
@json_option
@click.pass_context
def explain_query(
    context: click.Context,
    query: str,
    texts: tuple[str, ...],
    saved: dict[str, str],
    line_format: LineFormat,
    as_json: bool,
) -> None:
    """Show which parts of QUERY each of TEXTS has, and where.

    Without TEXTS, posts are read from standard input, as JSON lines or plain lines.
    Exit code 1 when none of them matches.
    """
    reading = describe(query, saved)
    if not as_json:
        click.echo(f"Finds: {reading}")
    matched = False
    for line in map(_plain, texts) if texts else _stdin_lines(line_format):
        explanation = explain(query, line.post, saved, line.known)
        matched |= explanation.matched
        if as_json:
            _echo_json({"text": line.post.text, **_told(explanation)})
        else:
            _show_explanation(explanation, line.post)
    context.exit(0 if matched else 1)


@command.command("match")
@click.option("--query", required=True, help="What to look for.")
@_saved_option
@_format_option
@json_option
def match_posts(query: str, saved: dict[str, str], line_format: LineFormat, as_json: bool) -> None:
    """Read posts from standard input and write those that match, unchanged.

    A line is a post as JSON or plain text. With --json every line becomes JSON, and its `spans` say
    where the query was found.
    """
    from firewarden.steps.monitor.matcher import Matcher

    asked = QueryId("--query")
    texts = {**saved, asked: query}
    matcher = Matcher([Query(id=QueryId(n), brand=BrandId("brand"), name=n, text=text) for n, text in texts.items()])
    out = sys.stdout.buffer
    for line in _stdin_lines(line_format):
        if asked in matcher.match(line.post, line.known):
            out.write((_with_spans(query, line, saved) if as_json else line.raw) + b"\n")
            out.flush()


def _stdin_lines(line_format: LineFormat) -> Iterator[Line]:
    """Every line that can be read; the others are counted and named on standard error at the end."""
    stream = sys.stdin.buffer
    if stream.isatty():
        click.echo("Reading posts from the keyboard, one on each line. Ctrl-D ends.", err=True)
    return _lines(stream, line_format)


def _lines(stream: Iterable[bytes], line_format: LineFormat) -> Iterator[Line]:
    unreadable: list[int] = []
    read = 0
    for number, raw in enumerate(stream, 1):
        content = raw.rstrip(b"\r\n")
        if not content.strip():
            continue
        if line_format is LineFormat.AUTO:
            line_format = LineFormat.JSONL if content.lstrip().startswith(b"{") else LineFormat.LINES
        read += 1
        line = (
            _json_line(content)
            if line_format is LineFormat.JSONL
            else _plain(content.decode(errors="replace"), content)
        )
        if line is None:
            unreadable.append(number)
        else:
            yield line
    if unreadable:
        _report_unreadable(unreadable, read)


def _report_unreadable(numbers: list[int], read: int) -> None:
    named = ", ".join(map(str, numbers[:5])) + (" and others" if len(numbers) > 5 else "")
    sentence = (
        f"{len(numbers)} of {read} lines could not be read as JSON objects with a text (line {named}). "
        "Repair them, or use --format lines to read every line as plain text."
    )
    if len(numbers) == read:
        raise BadInput(sentence)
    click.secho(f"{sentence} They were left out.", fg="yellow", err=True)


def _plain(text: str, raw: bytes | None = None) -> Line:
    return Line(text.encode() if raw is None else raw, _post({}, text))


def _json_line(raw: bytes) -> Line | None:
    try:
        row = json.loads(raw.decode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict):
        return None
    text = next((row[name] for name in ("text", "content", "body", "full_text") if name in row), None)
    return Line(raw, _post(row, text), row, _known(row)) if isinstance(text, str) else None


def _post(row: dict[str, Any], text: str) -> Post:
    return Post(
        key=PostKey(str(row.get("id", ""))),
        platform=str(_first(row, "platform", "source") or ""),
        source=SourceId("stdin"),
        created_at=_created_at(row),
        text=text,
        title=_text(row.get("title")),
        author=_author(row),
        url=_text(row.get("url")),
        lang=_text(_first(row, "lang", "language")),
        kind=_kind(row),
        has=_attachments(row.get("has")),
        rating=_number(row.get("rating")),
        reply_to=PostKey(reply_to) if (reply_to := _text(row.get("reply_to"))) else None,
    )


def _known(row: dict[str, Any]) -> Known:
    said = row.get("reasons", ())
    return Known(
        tone=_text(_first(row, "tone", "sentiment")),
        reasons=frozenset(str(each).lower() for each in (said if isinstance(said, list) else [said]) if each),
        cluster=_text(_first(row, "cluster", "narrative")),
        country=_text(row.get("country")),
    )


def _created_at(row: dict[str, Any]) -> Instant:
    """A line without a time, or with one that cannot be read, was written in 1970."""
    try:
        return from_iso(str(_first(row, "created_at", "date")))
    except (ValueError, OverflowError):
        return Instant(0)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _author(row: dict[str, Any]) -> Author | None:
    found = _first(row, "author", "user", "username")
    about = found if isinstance(found, dict) else {"handle": found}
    handle = _text(_first(about, "handle", "username", "screen_name", "name"))
    if handle is None:
        return None
    followers = about.get("followers", row.get("followers"))
    number = followers if isinstance(followers, int) and not isinstance(followers, bool) else None
    return Author(handle=handle.lstrip("@"), name=_text(about.get("name")), followers=number)


def _kind(row: dict[str, Any]) -> PostKind:
    said = row.get("kind")
    if isinstance(said, str) and said in list(PostKind):
        return PostKind(said)
    for name, kind in (("reply_to", PostKind.REPLY), ("repost_of", PostKind.REPOST), ("quote_of", PostKind.QUOTE)):
        if row.get(name):
            return kind
    return PostKind.POST


def _attachments(said: object) -> frozenset[Attachment]:
    values = said if isinstance(said, list) else [said]
    return frozenset(attachment for attachment in Attachment if attachment.value in values)


def _first(row: dict[str, Any], *names: str) -> Any:
    return next((row[name] for name in names if row.get(name)), None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _with_spans(query: str, line: Line, saved: dict[str, str]) -> bytes:
    spans = [asdict(place) for place in explain(query, line.post, saved, line.known).highlights()]
    row = line.row if line.row is not None else {"text": line.post.text}
    return json.dumps({**row, "spans": spans}, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _without_span(finding: Finding) -> dict[str, Any]:
    return {name: value for name, value in asdict(finding).items() if name != "span"}


def _told(explanation: Explanation) -> dict[str, Any]:
    return {
        "part": explanation.source,
        "start": explanation.span.start,
        "end": explanation.span.end,
        "matched": explanation.matched,
        "sentence": explanation.sentence,
        "spans": [asdict(place) for place in explanation.places],
        "parts": [_told(part) for part in explanation.parts],
    }


def _echo_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _show_finding(text: str, finding: Finding) -> None:
    start, end = finding.span.start, max(finding.span.end, finding.span.start + 1)
    label = click.style(f"{finding.severity} {finding.code}", fg=_COLORS[finding.severity], bold=True)
    click.echo(f"{label}: {finding.message}")
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].split("\n", 1)[0]
    click.echo(f"    {line}")
    click.echo("    " + " " * (start - first) + "^" * max(1, min(end - start, len(line) - (start - first))))
    if finding.fix is not None:
        click.echo(f"    Write: {finding.fix}" if finding.fix else "    Take it out.")
    click.echo()


def _show_explanation(explanation: Explanation, post: Post) -> None:
    verdict = click.style("matches", fg="green") if explanation.matched else click.style("does not match", fg="red")
    click.echo(f"\n{_marked_text(explanation, post)}\n  {verdict}")
    _show_part(explanation, 1)


def _show_part(part: Explanation, depth: int) -> None:
    sign = click.style("yes", fg="green") if part.matched else click.style("no ", fg="red")
    click.echo(f"{'  ' * depth}{sign} {part.sentence}" + (f"  [{part.source}]" if part.parts else ""))
    for below in part.parts:
        _show_part(below, depth + 1)


def _marked_text(explanation: Explanation, post: Post) -> str:
    """The text with what was found between »guillemets«, in color where there is any."""
    shown, done = "", 0
    for place in explanation.highlights():
        if place.field == "text" and place.start >= done:
            found = click.style(f"»{post.text[place.start : place.end]}«", bold=True, fg="green")
            shown += post.text[done : place.start] + found
            done = place.end
    return shown + post.text[done:]
