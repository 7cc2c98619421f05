"""Every kind of event has a sentence."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from firewarden.desk.told import SENTENCES, event_words
from firewarden.vocabulary.events import EventKind


@dataclass
class Happened:
    kind: EventKind
    data: dict[str, Any] = field(default_factory=dict)


def test_every_kind_has_a_sentence() -> None:
    assert sorted(set(EventKind) - set(SENTENCES)) == []


def test_values_of_the_event_fill_the_sentence() -> None:
    assert event_words(Happened(EventKind.LEVEL_CHANGED, {"before": 1, "level": 3})) == "Level went from 1 to 3"


def test_values_are_words_of_the_same_language_as_the_sentence() -> None:
    changed = Happened(EventKind.STANCE_SET, {"before": "normal", "stance": "hold all"})

    with translation.override("de"):
        assert event_words(changed) == "Haltung geändert von „normal“ zu „alles anhalten“"


def test_an_older_event_without_a_value_still_reads() -> None:
    assert event_words(Happened(EventKind.INCIDENT_CLOSED)) == "Incident closed: ?"
