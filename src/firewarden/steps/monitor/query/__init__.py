"""The query language: what a brand listens for, in words that a person can read back."""

from firewarden.steps.monitor.query.description import describe
from firewarden.steps.monitor.query.explanation import Explanation, Place, explain
from firewarden.steps.monitor.query.finding import Code, Finding, QueryError, Severity
from firewarden.steps.monitor.query.linting import errors_of, lint
from firewarden.steps.monitor.query.proposal import propose
from firewarden.steps.monitor.query.syntax import Span

__all__ = [
    "Code",
    "Explanation",
    "Finding",
    "Place",
    "QueryError",
    "Severity",
    "Span",
    "describe",
    "errors_of",
    "explain",
    "lint",
    "propose",
]
