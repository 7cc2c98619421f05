"""Written crises: how one is read, checked and played. Drills and the demo are made of them.

Nothing here opens a file or knows the time: text, seed and start are arguments.
"""

from firewarden.steps.prepare.scenario.format import Scenario
from firewarden.steps.prepare.scenario.lines import to_line
from firewarden.steps.prepare.scenario.parsing import parse_scenario
from firewarden.steps.prepare.scenario.play import play
from firewarden.steps.prepare.scenario.schedule import Schedule

__all__ = ["Scenario", "Schedule", "parse_scenario", "play", "to_line"]
