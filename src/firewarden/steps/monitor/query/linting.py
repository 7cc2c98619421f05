"""Looks over a query and says in plain words what is wrong, doubtful or could be better."""

from collections.abc import Mapping

from firewarden.steps.monitor.query.checks import advise, check_parts
from firewarden.steps.monitor.query.finding import Finding, QueryError, errors
from firewarden.steps.monitor.query.parser import Parsed, parse
from firewarden.steps.monitor.query.syntax import Node
from firewarden.vocabulary.said import say, sentences

Texts = Mapping[str, str]
"""Saved queries by the name with which others refer to them, without the $."""


def lint(text: str, saved: Texts | None = None) -> list[Finding]:
    """All findings, in the order of the characters they are about. Never raises."""
    return list(inspect(text, saved).findings)


def errors_of(text: str, saved: Texts | None = None) -> list[str]:
    """Sentences that say why the query is refused; empty for one that can be used."""
    return [finding.message for finding in errors(_checked(text, saved).findings)]


def inspect(text: str, saved: Texts | None = None) -> Parsed:
    """The syntax together with every finding."""
    parsed = _checked(text, saved)
    findings = list(parsed.findings)
    if parsed.root and not errors(findings):
        findings += advise(text, parsed.root)
    return Parsed(parsed.root, tuple(sorted(findings, key=lambda finding: (finding.span.start, finding.span.end))))


def sound(text: str, saved: Texts | None = None) -> Node:
    """The syntax of a query without errors; raises QueryError, which lists the findings."""
    parsed = _checked(text, saved)
    if parsed.root is None or errors(parsed.findings):
        why = sentences(finding.message for finding in errors(parsed.findings))
        told = say("The query “{text}” cannot be used. {why}", text=shortened(text), why=why)
        raise QueryError(told, parsed.findings)
    return parsed.root


def _checked(text: str, saved: Texts | None) -> Parsed:
    parsed = parse(text, saved)
    return Parsed(parsed.root, (*parsed.findings, *(check_parts(parsed.root) if parsed.root else ())))


def shortened(text: str, length: int = 80) -> str:
    """One line, cut with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
