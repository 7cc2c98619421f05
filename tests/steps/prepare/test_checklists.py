import itertools

import pytest

from firewarden.steps.prepare.checklists import Item, check, default_checklist
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.incident import CrisisType, Step


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("crisis_type", CrisisType)
def test_every_default_checklist_may_be_kept(level: Level, crisis_type: CrisisType) -> None:
    items = default_checklist(level, crisis_type)

    assert check(items) is None
    assert [item.due for item in items] == sorted(item.due for item in items)


@pytest.mark.parametrize("crisis_type", CrisisType)
def test_higher_level_asks_for_more(crisis_type: CrisisType) -> None:
    keys = [{item.key for item in default_checklist(level, crisis_type)} for level in Level]

    assert all(lower < higher for lower, higher in itertools.pairwise(keys))


def test_crisis_asks_for_first_words_within_the_hour() -> None:
    due = {item.key: item.due for item in default_checklist(Level.CRISIS, CrisisType.UNKNOWN)}

    assert (due["danger"], due["draft"], due["approve"], due["publish"]) == (10, 35, 45, 55)


def test_kind_of_trouble_adds_its_own() -> None:
    plain = {item.key for item in default_checklist(Level.ISSUE, CrisisType.UNKNOWN)}
    data = {item.key for item in default_checklist(Level.ISSUE, CrisisType.DATA)}

    assert data - plain == {"seal", "regulator", "whose"}


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ([], "A checklist needs at least one item."),
        ([("a", "x", 0), ("a", "y", 0)], "Two items have the same key. Give each its own."),
        ([("a", " ", 0)], "Item a has no text."),
        ([("a", "x", -1)], "Item a is due before the checklist starts."),
    ],
)
def test_broken_checklist_is_refused(items: list[tuple[str, str, int]], reason: str) -> None:
    refused = check([Item(key=key, text=text, step=Step.RESPOND, due=due) for key, text, due in items])

    assert refused is not None
    assert refused.reason == reason
