"""What the rules of updates look at beside the words: what the facts said when, and what earlier updates told."""

from collections.abc import Sequence
from dataclasses import replace

from firewarden.desk.records.incident import Incident
from firewarden.desk.records.words import FactChange, Update
from firewarden.steps.respond.checking import Background
from firewarden.steps.respond.touched import resting
from firewarden.steps.update.news import Known, Told, changed_since, still_promised, tiring
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.progress import Progress
from firewarden.vocabulary.promise import PromiseState
from firewarden.vocabulary.statement import Phase

RECENT = 8
"""Updates whose words are read for what they told, newest first."""


def changed_facts(incident: Incident, since: Instant | None) -> tuple[int, ...]:
    """Numbers of the facts to tell of since then. One query."""
    found: dict[int, list[Known]] = {}
    changes = FactChange.objects.filter(fact__incident=incident).select_related("fact").order_by("at", "id")
    for row in changes:
        known = Known(at=Instant(row.at), text=row.text, status=FactStatus(row.status))
        found.setdefault(row.fact.number, []).append(known)
    return changed_since(dict(found), since)


def findings_on_news(incident: Incident, text: str, progress: Progress, sheet: Background) -> tuple[Finding, ...]:
    """On an update as such: one more without news, or the last one while promises are open. Two queries."""
    before = list(reversed(incident.updates.order_by("-number")[:RECENT]))
    told = [_told(row.text, Phase(row.phase), row.corrects_id is not None, sheet) for row in before]
    this = _told(text, progress.phase, progress.corrects is not None, sheet)
    rows = incident.promises.filter(state=PromiseState.PROMISED, public=True) if progress.phase is Phase.CLOSED else ()
    found = (tiring(this, told), still_promised(progress.phase, [row.text for row in rows]))
    return tuple(one for one in found if one is not None)


def words_of(incident: Incident, number: int | None) -> frozenset[str]:
    """What an update says, and says elsewhere: a correction of it may contradict these."""
    row = incident.updates.filter(number=number).first() if number is not None else None
    return frozenset() if row is None else frozenset(_words(row))


def _words(row: Update) -> Sequence[str]:
    return (row.text, *(str(one["text"]) for one in row.variants))


def _told(text: str, phase: Phase, corrects: bool, sheet: Background) -> Told:
    facts = frozenset(one.fact for one in resting(text, replace(sheet, kind=None)))
    return Told(facts=facts, phase=phase, corrects=corrects)
