"""A model of Acme's, on loopback, asked by the real adapter."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from firewarden.desk import outside as outside_module
from firewarden.desk.actions.respond import wordsmith as settings
from firewarden.models import chat
from firewarden.ports import Wordsmith as Port
from firewarden.vocabulary.proposal import Endpoint
from tests.connectors.tools import tools
from tests.desk.wordsmith import ANSWER, typed
from tests.desk.world import World
from tests.models.far import ModelFar, model


@pytest.fixture
def far(world: World) -> Iterator[ModelFar]:
    """Named in Acme with a key, not switched on."""

    def made(endpoint: Endpoint, secret: str) -> Port:
        kept = secret or (world.secrets.get(endpoint.secret) if endpoint.secret else "")
        told = replace(endpoint, secret="typed" if kept else None)
        return chat.wordsmith(told, replace(tools({"typed": kept}), patience=0.6))

    with model() as there:
        world.outside = replace(world.outside, wordsmith_of=made)
        outside_module.give(world.outside)
        assert settings.save_wordsmith(world.as_alice, typed(there)) is None
        yield there


@pytest.fixture
def on(world: World, far: ModelFar) -> ModelFar:
    assert settings.switch_wordsmith(world.as_alice, on=True) is None
    far.do = ANSWER
    return far
