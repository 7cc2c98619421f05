"""A small incident, and all the checks a person's text meets."""

import json
from collections.abc import Sequence

from firewarden.steps.apologize import checking as apology
from firewarden.steps.respond.checking import Background, check
from firewarden.steps.respond.proposing import masked, sift
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Finding, KnownFact
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.proposal import Proposal
from firewarden.vocabulary.statement import Refused

FACTS = (
    ("Train 12 stopped near Bonn at 14:05 on 3 May 2026.", FactStatus.CONFIRMED),
    ("37 passengers were hurt.", FactStatus.CONFIRMED),
    ("Anna Schmidt leads the inquiry.", FactStatus.CONFIRMED),
    ("Engineers are checking the brakes of all trains.", FactStatus.CONFIRMED),
    ("41 passengers were hurt.", FactStatus.DISPUTED),
)
OURS = ("Acme Rail", "help@acme.example", "+44 20 7946 0958")
BACKGROUND = Background(
    now=Instant(1_777_900_000_000_000),
    facts=tuple(
        KnownFact(number=number, text=text, status=status, source="the log")
        for number, (text, status) in enumerate(FACTS, 1)
    ),
    ours=OURS,
    language="en",
    kind=None,
)


def lint(text: str, background: Background) -> Sequence[Finding]:
    return (*check(text, background).findings, *apology.check(text).findings)


def answered(*sentences: tuple[str, Sequence[int]]) -> str:
    return json.dumps({"sentences": [{"text": text, "facts": list(facts)} for text, facts in sentences]})


def sifted(raw: str, background: Background = BACKGROUND) -> Proposal | Refused:
    confirmed = [fact for fact in background.facts if fact.status is FactStatus.CONFIRMED]
    return sift(raw, masked(confirmed, background.ours, background.language or "en"), background, lint)


def judged(text: str, *facts: int) -> tuple[list[str], list[str]]:
    """What was kept of one sentence, with its marks, and why the rest was dropped. A harmless one stands beside it."""
    found = sifted(answered((text, facts), ("37 passengers were hurt.", [2])))
    assert isinstance(found, Proposal), found
    kept = [" ".join((one.text, *(f"[{word or '-'}]" for word in one.doubts))) for one in found.kept[:-1]]
    return kept, [str(one.why) for one in found.dropped]
