"""An analysis as JSON, in the published shape `firewarden.analysis/1` (schema/analysis-1.json)."""

import json
from importlib.resources import files
from typing import Any

from firewarden.text.hiding import plainly
from firewarden.vocabulary.analysis import SCHEMA, Analysis, AnalyzedIncident, AnalyzedNarrative, SeriesPoint
from firewarden.vocabulary.clock import iso
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.signal import Signal

Document = dict[str, Any]


def to_json(analysis: Analysis) -> str:
    return json.dumps(to_document(analysis), ensure_ascii=False, indent=1) + "\n"


def schema() -> Document:
    """The JSON Schema that ships with the package."""
    text = (files("firewarden.reports") / "schema" / "analysis-1.json").read_text(encoding="utf-8")
    loaded: Document = json.loads(text)
    return loaded


def to_document(analysis: Analysis) -> Document:
    period = analysis.period
    return {
        "schema": SCHEMA,
        "brand": analysis.brand,
        "queries": list(analysis.queries),
        "period": {"from": iso(period.start), "to": iso(period.end)} if period else None,
        "posts_read": analysis.posts_read,
        "accepted": analysis.accepted,
        "duplicates": analysis.duplicates,
        "rejected": [{"reason": r.reason, "count": r.count} for r in analysis.rejected],
        "mentions": analysis.mentions,
        "readable": analysis.readable,
        "negative": analysis.negative,
        "budget": analysis.budget,
        "bin_minutes": analysis.bin_minutes,
        "signals": [_signal(s) for s in analysis.signals],
        "ignored": [{"at": iso(s.at), "lane": s.lane.value, "reason": reason} for s, reason in analysis.ignored],
        "incidents": [_incident(i) for i in analysis.incidents],
        "narratives": [_narrative(n) for n in analysis.narratives],
        "series": [_point(p) for p in analysis.series],
        "gaps": [{"from": iso(g.start), "to": iso(g.end)} for g in analysis.gaps],
        "posts": {key: _post(post) for key, post in sorted(analysis.posts.items())},
        "notes": list(analysis.notes),
    }


def _signal(signal: Signal) -> Document:
    return {
        "at": iso(signal.at),
        "lane": signal.lane.value,
        "stream": signal.stream,
        "window_minutes": signal.window_minutes,
        "observed": signal.observed,
        "expected": round(signal.expected, 3),
        "score": round(signal.score, 4),
        "once_per_weeks": round(signal.once_per_weeks, 2),
        "reason": signal.reason,
        "cold_start": signal.cold,
        "evidence": list(signal.evidence),
    }


def _incident(incident: AnalyzedIncident) -> Document:
    assessment, severity = incident.assessment, incident.assessment.severity
    return {
        "opened_at": iso(incident.opened_at),
        "opened_level": int(incident.opened_level),
        "assessed_at": iso(assessment.at),
        "since": iso(assessment.since),
        "last_signal_at": iso(incident.last_signal_at),
        "title": assessment.title,
        "reason": incident.reason,
        "level": int(severity.level),
        "severity_index": round(severity.index, 2),
        "factors": [
            {
                "name": f.name,
                "value": round(f.value, 4),
                "weight": f.weight,
                "note": f.note,
                "evidence": list(f.evidence),
            }
            for f in severity.factors
        ],
        "floors": [{"name": f.name, "level": int(f.level), "evidence": list(f.evidence)} for f in severity.floors],
        "statements": [
            {"kind": f.topic.value, "text": f.text, "confidence": f.confidence.value, "evidence": list(f.evidence)}
            for f in assessment.findings
        ],
    }


def _narrative(narrative: AnalyzedNarrative) -> Document:
    value = narrative.narrative
    return {
        "id": value.id,
        "terms": list(value.terms),
        "first_seen": iso(value.first_seen),
        "last_seen": iso(value.last_seen),
        "size": value.size,
        "share_negative": round(narrative.share_negative, 4),
        "quotes": [{"post_id": q.post_id, "text": q.text} for q in narrative.quotes],
    }


def _point(point: SeriesPoint) -> Document:
    document: Document = {
        "at": iso(point.at),
        "mentions": point.mentions,
        "negative": point.negative,
        "expected": None if point.expected is None else round(point.expected, 2),
    }
    return document | {"gap": True} if point.gap else document


def _post(post: Post) -> Document:
    return {
        "created_at": iso(post.created_at),
        "platform": post.platform,
        "author": post.author.handle if post.author else None,
        "text": plainly(post.text),
        "url": post.url,
    }
