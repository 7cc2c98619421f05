"""An analysis as one self-contained HTML page or as Markdown. No script, nothing loaded from elsewhere."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from firewarden.reports import wording
from firewarden.reports.chart import Mark, draw
from firewarden.vocabulary.analysis import Analysis
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant, iso
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.post import Post

SHOWN_EVIDENCE = 5


def to_html(analysis: Analysis) -> str:
    return _environment(autoescape=True).get_template("analysis.html").render(_names(analysis))


def to_markdown(analysis: Analysis) -> str:
    return _environment(autoescape=False).get_template("analysis.md").render(_names(analysis))


def _environment(*, autoescape: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("firewarden.reports"),
        autoescape=autoescape,  # noqa: S701 - off for Markdown only, where `plain` escapes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "when": wording.when,
        "iso": iso,
        "number": wording.number,
        "percent": wording.percent,
        "shorten": wording.shorten,
        "plain": plain,
    }
    return environment


def _names(analysis: Analysis) -> dict[str, object]:
    def posts(keys: Sequence[PostKey]) -> list[Post]:
        return [analysis.posts[key] for key in keys[:SHOWN_EVIDENCE] if key in analysis.posts]

    return {
        "a": analysis,
        "levels": wording.LEVELS,
        "lanes": wording.LANES,
        "span": wording.span,
        "posts": posts,
        "chart": _chart(analysis),
        "close_ups": [_close_up(analysis, incident.opened_at) for incident in analysis.incidents],
    }


def _chart(analysis: Analysis) -> str:
    return draw(
        analysis.series,
        step=analysis.bin_minutes * MINUTE,
        summary=f"{analysis.mentions:,} mentions of {analysis.brand}, {analysis.negative:,} of them hostile",
        marks=[Mark(at=i.opened_at, text=f"incident {n}") for n, i in enumerate(analysis.incidents, 1)],
    )


def _close_up(analysis: Analysis, opened_at: Instant) -> str:
    """The day around the opening of an incident."""
    near = [p for p in analysis.series if opened_at - 12 * HOUR <= p.at < opened_at + 24 * HOUR]
    total = sum(p.mentions or 0 for p in near)
    return draw(
        near,
        step=analysis.bin_minutes * MINUTE,
        summary=f"{total:,} mentions from 12 hours before the incident opened to 24 hours after",
        marks=[Mark(at=opened_at, text="opened")],
        size=(760, 170),
    )


def plain(text: str) -> str:
    """A stranger's text inside Markdown: one line, nothing in it is markup."""
    line = " ".join(text.split())
    return "".join("\\" + c if c in r"\`*_{}[]<>()#+-!|" else c for c in line)
