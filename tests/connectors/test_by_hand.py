"""Where a connector reads, nobody has to be sent to look."""

from firewarden.bootstrap import connector_names
from firewarden.steps.monitor.by_hand import Place, turns
from firewarden.vocabulary.clock import Instant

READ = {"x", "facebook", "instagram", "threads", "youtube", "reddit", "telegram", "discord"}


def test_places_that_can_be_read_are_called_like_their_connectors() -> None:
    assert {place.value for place in Place} & set(connector_names()) == READ


def test_place_leaves_the_list_with_its_source_alone() -> None:
    left = [turn.look.place for turn in turns({"facebook", "threads"}, {}, Instant(0), trouble=False)]
    assert set(Place) - set(left) == {Place.FACEBOOK, Place.THREADS}
