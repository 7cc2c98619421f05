"""Which model a brand has: its address, its key, its limits, and what a trial says."""

from dataclasses import replace

import pytest

from firewarden.desk.actions.respond import wordsmith as settings
from firewarden.desk.records import ModelQuestion, Wordsmith
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.statement import Refused
from tests.desk.wordsmith import told, typed
from tests.desk.world import World
from tests.models.far import KEY, ModelFar, drafted, model, says


def test_key_goes_to_no_other_address_than_it_was_typed_for(world: World, far: ModelFar) -> None:
    with model() as thief:
        refused = settings.save_wordsmith(world.as_alice, typed(thief, ""))
        tried = settings.try_wordsmith(world.as_alice, typed(thief, ""))

        assert told(refused).startswith("The key that is kept belongs to the other address.")
        assert (tried.works, thief.asked) == (False, [])
        assert Wordsmith.objects.get().address == far.url


def test_new_address_goes_off_and_the_old_key_is_thrown_away(world: World, on: ModelFar) -> None:
    before = Wordsmith.objects.get().secret
    with model() as other:
        assert settings.save_wordsmith(world.as_alice, typed(other, "an0ther")) is None

    row = Wordsmith.objects.get()
    assert (row.enabled, world.secrets.get(row.secret or "")) == (False, "an0ther")
    with pytest.raises(ConfigError):
        world.secrets.get(before or "")


def test_change_of_limits_leaves_it_on_with_its_key(world: World, on: ModelFar) -> None:
    before = Wordsmith.objects.get().secret
    settings.save_wordsmith(world.as_alice, typed(on, "", per_day=9))

    row = Wordsmith.objects.get()
    assert (row.enabled, row.per_day, row.secret) == (True, 9, before)


def test_key_can_be_thrown_away(world: World, on: ModelFar) -> None:
    before = Wordsmith.objects.get().secret or ""
    settings.forget_key(world.as_alice)
    settings.forget_key(world.as_alice)

    row = Wordsmith.objects.get()
    assert (row.secret, row.enabled) == (None, False)
    with pytest.raises(ConfigError):
        world.secrets.get(before)


def test_trial_says_what_came_back_and_counts(world: World, far: ModelFar) -> None:
    far.do = drafted(("Ready.", [1]))
    works = settings.try_wordsmith(world.as_alice, typed(far, ""))
    far.do = says("<b>Hello</b>\x07 " + "x" * 900)
    other = settings.try_wordsmith(world.as_alice, typed(far, ""))

    assert (works.works, works.answer) == (True, '{"sentences": [{"text": "Ready.", "facts": [1]}]}')
    assert (other.works, other.answer[:7], len(other.answer)) == (False, "Hello x", 400)
    assert [one.outcome for one in ModelQuestion.objects.order_by("at", "pk")] == ["tested", "tested"]
    assert (far.asked[0].headers["authorization"], "Acme" in far.payload) == (f"Bearer {KEY}", False)


@pytest.mark.parametrize(
    "change",
    [
        {"address": " "},
        {"model": ""},
        {"address": "x" * 501},
        {"per_hour": 0},
        {"per_day": 201},
        {"secret": "x" * 1001},
    ],
)
def test_what_makes_no_sense_is_not_saved(world: World, far: ModelFar, change: dict[str, object]) -> None:
    before = Wordsmith.objects.values_list().get()

    assert isinstance(settings.save_wordsmith(world.as_alice, replace(typed(far), **change)), Refused)  # type: ignore[arg-type]
    assert Wordsmith.objects.values_list().get() == before
