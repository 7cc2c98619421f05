"""The findings alone of `checking.check`, for the desk."""

from firewarden.steps.apologize import checking
from firewarden.vocabulary.finding import Finding


def check(text: str, language: str | None = None) -> tuple[Finding, ...]:
    """Warnings alone: an apology is never refused by a machine."""
    return checking.check(text, language).findings
