"""A browser without scripts for each person, and incident 1 of Acme with a hostile post as evidence."""

import pytest
from django.test import Client

from firewarden.desk.actions import feed
from tests.desk.people import signed_in
from tests.desk.world import World, angry, signal


@pytest.fixture
def alice(world: World) -> Client:
    world.commit(angry("x:1", text="Nine hours on the quay"), signals=[signal(evidence=("x:1",))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    return signed_in(world.alice)


@pytest.fixture
def bob(world: World) -> Client:
    return signed_in(world.bob)
