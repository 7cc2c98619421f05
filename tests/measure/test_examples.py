"""Every example in the docstrings of the counting rooms is run."""

import doctest
from importlib import import_module
from types import ModuleType

import pytest

MODULES = (
    "measure.decay",
    "measure.deviance",
    "measure.baseline",
    "measure.windows",
    "measure.share",
    "measure.conformal",
    "measure.roots",
    "steps.monitor.crisis_gate",
    "steps.monitor.conformal_burst",
    "steps.monitor.calibration",
    "steps.monitor.policy",
    "steps.monitor.silence",
    "steps.monitor.reasons",
)


@pytest.fixture(params=MODULES)
def module(request: pytest.FixtureRequest) -> ModuleType:
    return import_module(f"firewarden.{request.param}")


def test_examples_say_what_the_code_does(module: ModuleType):
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0
    assert outcome.failed == 0
