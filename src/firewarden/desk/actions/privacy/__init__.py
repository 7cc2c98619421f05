"""What we hold of persons: looked at one piece at a time, held for a court, handed out, erased, kept no longer."""

from firewarden.desk.actions.privacy.disclosing import Disclosed, disclose
from firewarden.desk.actions.privacy.holds import lift_hold, set_hold
from firewarden.desk.actions.privacy.keeping import ahead, keep, keep_heard, may_hold, save_times, standing
from firewarden.desk.actions.privacy.requests import Found, HeldRow, erase, export, find, person_from

__all__ = [
    "Disclosed",
    "Found",
    "HeldRow",
    "ahead",
    "disclose",
    "erase",
    "export",
    "find",
    "keep",
    "keep_heard",
    "lift_hold",
    "may_hold",
    "person_from",
    "save_times",
    "set_hold",
    "standing",
]
