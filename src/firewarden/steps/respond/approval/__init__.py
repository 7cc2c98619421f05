"""Who may say yes to a text, when the yeses are enough, and what else may let it out. Nobody approves what they wrote.

draft --request--> fact-check --settled--> in review --every step of the path--> approved --publish--> queued, published
  ^                                          |                |                    |
  '---- any edit of the text; change it -----'----------------'   expired <--------'
                                             ^                |                    |
                                             '-- a fact that it rests on changes --'
"""

from firewarden.steps.respond.approval.count import StepStanding, complete, missing, standing, turn
from firewarden.steps.respond.approval.machine import (
    Approved,
    Decider,
    NeedsMore,
    change,
    decide,
    doubt,
    edit,
    expire,
    publish,
    reject,
    request,
    supersede,
    withdraw,
)
from firewarden.steps.respond.approval.path import Situation, path

__all__ = [
    "Approved",
    "Decider",
    "NeedsMore",
    "Situation",
    "StepStanding",
    "change",
    "complete",
    "decide",
    "doubt",
    "edit",
    "expire",
    "missing",
    "path",
    "publish",
    "reject",
    "request",
    "standing",
    "supersede",
    "turn",
    "withdraw",
]
