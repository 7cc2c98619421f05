"""Who has to say yes, set by whoever manages the brand."""

from firewarden.desk.reads.workbench import path_rules
from firewarden.vocabulary.approval import PathRules, Preset
from tests.desk.people import signed_in
from tests.desk.world import World

HERE = "/brands/acme/settings/approving/"


def test_rules_are_shown_saved_and_shown_again(world: World) -> None:
    alice = signed_in(world.alice)
    before = path_rules(world.as_alice)

    saved = alice.post(
        HERE,
        {"level-2": "two approvers", "hours-2": "3", "words": "fire, smoke", "legal": str(world.bob), "solo": "1"},
    )

    assert before == PathRules()
    assert saved.status_code == 302
    after = path_rules(world.as_alice)
    assert (after.levels[2], after.hours[2], after.words, after.solo) == (Preset.TWO, 3, ("fire", "smoke"), True)
    assert (after.levels[4], after.hours[4], after.legal) == (Preset.BOTH, 6, frozenset({str(world.bob)}))
    assert "fire, smoke" in alice.get(HERE).content.decode()


def test_a_rule_that_cannot_be_is_refused_with_what_was_typed(world: World) -> None:
    answer = signed_in(world.alice).post(HERE, {"small_edit": "900", "words": "fire"})

    assert answer.status_code == 422
    assert 'value="fire"' in answer.content.decode()
    assert path_rules(world.as_alice) == PathRules()


def test_whoever_approves_cannot_change_who_approves(world: World) -> None:
    assert signed_in(world.bob).post(HERE, {"level-4": "one approver"}).status_code == 403
    assert path_rules(world.as_alice) == PathRules()
