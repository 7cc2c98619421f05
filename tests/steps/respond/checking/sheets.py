"""A small fact sheet and short ways to ask the check about a text."""

from firewarden.steps.respond.checking import Background, Said, check
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.finding import Code, KnownFact, Weight
from firewarden.vocabulary.incident import FactStatus

NOW = from_iso("2026-04-09T16:00:00Z")
FACTS = (
    (FactStatus.CONFIRMED, "Acme Air lost 1,200 bags in Lisbon on 8 April 2026."),
    (FactStatus.CONFIRMED, "Two passengers were hurt at 6:40 am."),
    (FactStatus.DISPUTED, "14 bags were stolen by a contractor."),
    (FactStatus.UNKNOWN, "When the last bags will be back."),
)


def background(**more: object) -> Background:
    facts = tuple(
        KnownFact(number=number, text=text, status=status, source="ground handling")
        for number, (status, text) in enumerate(FACTS, 1)
    )
    values = {"now": NOW, "zone": "UTC", "facts": facts, "ours": ("Acme Air", "acme.example"), "language": "en"}
    return Background(**(values | more))  # type: ignore[arg-type]


def found(text: str, *weights: Weight, **more: object) -> list[tuple[Code, str]]:
    """Code and words of the findings that have a place, of these weights or of any."""
    report = check(text, background(**more))
    return [
        (finding.code, text[finding.start : finding.end])
        for finding in report.findings
        if finding.end and (not weights or finding.weight in weights)
    ]


def said(text: str) -> tuple[Said, ...]:
    return (Said(text=text, at=from_iso("2026-04-08T12:00:00Z")),)
