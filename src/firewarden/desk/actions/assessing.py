"""Takes an assessment of the stream into an incident: its version, its level, and copies of the posts it rests on.

Reading the stream and writing the desk are two calls, so that no transaction waits for a long read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from firewarden.desk.access import Access
from firewarden.desk.actions.evidence import Copied, copy_posts
from firewarden.desk.outside import Outside
from firewarden.desk.records import AssessmentVersion, Incident, SignalState, chain
from firewarden.ports import StreamReader
from firewarden.steps.assess.opening import SURGES
from firewarden.vocabulary.assessment import Assessment, Level
from firewarden.vocabulary.clock import BIN, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.said import to_stored

COPIES = 200
"""Posts copied for one assessment at most; the stream keeps the rest as long as its own retention says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """An assessment and the posts it rests on, read from the stream at one instant."""

    assessment: Assessment
    copied: tuple[Copied, ...]


def gather(access: Access, since: Instant, outside: Outside, evidence: Sequence[PostKey] = ()) -> Gathered:
    """Reads the stream; `evidence` are further posts to copy. Writes nothing."""
    brand = BrandId(str(access.brand))
    with outside.at_one_moment() as reader:
        assessment = outside.assess(reader, brand, since, _until(access, since, reader))
        keys = list(dict.fromkeys((*evidence, *keys_of(assessment))))[:COPIES]
        return Gathered(assessment=assessment, copied=copies(access, keys, reader))


def copies(access: Access, keys: Sequence[PostKey], reader: StreamReader) -> tuple[Copied, ...]:
    """These posts and their bytes, where the stream still has them."""
    mentions = reader.mentions_by_key(BrandId(str(access.brand)), keys)
    return tuple(Copied(mention=one, raw=reader.raw(one.post.key)) for one in mentions if not one.removed)


def keys_of(assessment: Assessment) -> list[PostKey]:
    """Every post the assessment names: statements first, then floors, factors, and the quotes of narratives."""
    keys: list[PostKey] = [] if assessment.loudest is None else [assessment.loudest]
    for floor in assessment.severity.floors:
        keys += floor.evidence
    for finding in assessment.findings:
        keys += finding.evidence
    for narrative in assessment.narratives:
        keys += (narrative.central, narrative.most_shared)
    for factor in assessment.severity.factors:
        keys += factor.evidence
    return keys


def is_news(old: Assessment, new: Assessment) -> bool:
    """At once when level, trend or a floor changed; else when anything did and a bin has passed."""
    if old == replace(new, at=old.at):
        return False
    told = (old.severity.level, old.trend, {floor.name for floor in old.severity.floors})
    return (
        told != (new.severity.level, new.trend, {floor.name for floor in new.severity.floors}) or new.at - old.at >= BIN
    )


def save(access: Access, incident: Incident, gathered: Gathered) -> AssessmentVersion | None:
    """A new version when it is news, else None. Call inside a transaction that holds the incident."""
    copy_posts(access, incident, gathered.copied)
    assessment = gathered.assessment
    last = incident.assessments.order_by("-version").first()
    if last is not None and not is_news(last.assessment(), assessment):
        return None
    value = msgspec.json.encode(assessment, enc_hook=to_stored).decode()
    version = AssessmentVersion.objects.create(
        incident=incident,
        version=last.version + 1 if last else 1,
        at=assessment.at,
        level=assessment.severity.level,
        index=assessment.severity.index,
        trend=assessment.trend,
        value=value,
    )
    chain.append(
        access,
        EventKind.ASSESSED,
        incident=incident.pk,
        subject=version.pk,
        content=value,
        version=version.version,
        level=int(version.level),
        index=round(version.index, 1),
        trend=assessment.trend,
    )
    if assessment.mentions:
        _follow(access, incident, int(version.level))
    _name(incident, None if last is None else last.assessment().title, assessment.title)
    return version


def _name(incident: Incident, before: str | None, now: str) -> None:
    """Until a person names it, an incident is called what its newest assessment calls it."""
    if incident.title == before and now != before:
        incident.title = now
        incident.save(update_fields=["title"])


def _follow(access: Access, incident: Incident, level: int) -> None:
    """The assessed level is in force unless somebody has overridden it."""
    before = incident.level
    if _is_asked_for(incident):
        level = max(level, int(Level.WATCH))
    incident.assessed_level = level
    if incident.override_level is None:
        incident.stand_at(level, access.now)
    incident.save(update_fields=["assessed_level", "level", "raised_at"])
    if incident.level != before:
        chain.append(access, EventKind.LEVEL_CHANGED, incident=incident.pk, level=incident.level, before=before)


def _is_asked_for(incident: Incident) -> bool:
    """A person opened it, or asked for it by a rule: that is never noise."""
    lanes = list(incident.signals.values_list("lane", "state"))
    return not lanes or any(state == SignalState.OPENED and lane not in SURGES for lane, state in lanes)


def _until(access: Access, since: Instant, reader: StreamReader) -> Instant:
    """As far as the stream has come: a recording is assessed at its own time, not at the wall's."""
    mark = reader.mark(BrandId(str(access.brand)))
    reached = access.now if mark is None else min(access.now, max(mark.watermark, mark.closed_through))
    return max(reached, since)
