"""Acme has a mail server, and a status page that others reach by HTTPS."""

from dataclasses import replace

import pytest

from firewarden.desk import outside as outside_module
from tests.desk.mailing.box import Box
from tests.desk.mailing.post import Post
from tests.desk.world import World


@pytest.fixture
def post(world: World) -> Post:
    box = Box()
    world.outside = replace(world.outside, mailer=box, address="https://crisis.example.org")
    outside_module.give(world.outside)
    return Post(world, box)
