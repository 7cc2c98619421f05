"""The written drafts of benchmarks/statements: every hostile one is held back, no honest one is."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[4] / "benchmarks" / "statements"


def _of_the_folder(*names: str) -> tuple[Any, ...]:
    """Other benchmarks have modules of these names, too: none of them stays known."""
    sys.path.insert(0, str(FOLDER))
    try:
        return tuple(importlib.import_module(name) for name in names)
    finally:
        sys.path.remove(str(FOLDER))
        for name in names:
            sys.modules.pop(name, None)


corpus, measure = _of_the_folder("corpus", "measure")
DRAFTS = corpus.drafts("open", "blind")
HOSTILE = [draft for draft in DRAFTS if draft.kind != "honest"]
HONEST = [draft for draft in DRAFTS if draft.kind == "honest"]


def test_the_corpus_is_whole() -> None:
    assert (len(HOSTILE), len(HONEST)) == (200, 62)
    assert [draft.id for draft in DRAFTS if not draft.marks] == []


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "it"])
def test_every_hostile_draft_is_held_back_at_the_place_and_no_honest_one(language: str) -> None:
    passed = [draft.id for draft in HOSTILE if draft.language == language and not measure.stopped(draft)]
    alarmed = {draft.id: found for draft in HONEST if draft.language == language and (found := measure.alarms(draft))}

    assert (passed, alarmed) == ([], {})
