"""A brand with one source of each way of signing."""

from dataclasses import dataclass, replace

from firewarden.desk import outside as outside_module
from firewarden.desk.actions import sources
from firewarden.desk.actions.sources import Typed
from firewarden.desk.outside import Network
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Capabilities, Key, Signed, Spooled
from tests.desk.world import NETWORKS, World

SECRET = "a-secret-of-the-door"
WAYS = {
    f"{signed}net": Network(
        name=f"{signed}net",
        about=Capabilities(platform=signed, title=f"{signed} net", key=Key.FREE, secret="Secret", signed=signed),
    )
    for signed in Signed
}


@dataclass
class Doors:
    """`own`, `graph`, `websub` are the ids of sources; `plain` one that nobody posts to."""

    world: World
    own: SourceId
    graph: SourceId
    websub: SourceId
    plain: SourceId

    def waiting(self, source: SourceId) -> list[Spooled]:
        return self.world.outside.spool.after(source, None)


def with_doors(world: World) -> None:
    world.outside = replace(world.outside, networks=lambda: NETWORKS | WAYS)
    outside_module.give(world.outside)


def opened(world: World) -> Doors:
    with_doors(world)

    def added(network: str, secret: str = SECRET) -> SourceId:
        typed = Typed(network=network, name=network, settings={"places": "here"}, secret=secret)
        key = sources.add_source(world.as_alice, typed)
        assert isinstance(key, str)
        return SourceId(key)

    return Doors(
        world=world,
        own=added("ownnet"),
        graph=added("graphnet", f"{SECRET} and-a-token"),
        websub=added("websubnet"),
        plain=added("town"),
    )
