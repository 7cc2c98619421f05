"""The machine walked through every state it can reach within bounds; `scripts/prove approvals` takes larger ones."""

import os

import pytest

from tests.steps.respond.approval.explore import Bounds, explore

BOUNDS = {
    "a path of two steps, two versions": (Bounds(ticks=0), 6692),
    "a path of two steps that expires": (Bounds(versions=1), 740),
    "one step, with a number to settle": (Bounds(ticks=0, level="low", facts=True), 7748),
    "two steps, with a number to settle": (Bounds(versions=1, ticks=0, facts=True), 1148),
    "a fact changes under it": (Bounds(versions=1, ticks=0, level="low", facts=True, doubts=1), 1464),
    "the level rises": (Bounds(versions=1, level="low", rises=True), 1412),
    "a team of one": (Bounds(versions=1, level="low", solo=True, facts=True), 2460),
    "two break the glass": (Bounds(versions=1, level="low", glass=True), 1444),
}
"""With how many states there are: fewer say that something cannot be reached any more."""
if "FIREWARDEN_APPROVALS" in os.environ:
    BOUNDS |= {
        "two steps, two versions, that expire": (Bounds(), 65_132),
        "one step, two versions, that expires, with a number to settle": (Bounds(level="low", facts=True), 88_942),
        "two break the glass, two versions": (Bounds(level="low", glass=True), 124_084),
        "two break the glass, with a number to settle": (Bounds(ticks=0, level="low", glass=True, facts=True), 136_036),
        "a team of one, two versions": (Bounds(level="low", solo=True), 7_320),
        "the level rises, two versions": (Bounds(level="low", rises=True), 95_894),
        "three versions": (Bounds(versions=3, ticks=0, level="low"), 2_910),
    }


@pytest.mark.parametrize("name", BOUNDS)
def test_no_path_lets_a_text_out_without_its_people(name: str) -> None:
    bounds, least = BOUNDS[name]

    states, let_out, wrong = explore(bounds)

    assert wrong == []
    assert let_out
    assert states >= least
