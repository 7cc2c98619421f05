"""Things on their way out. Each is queued once by its key, claimed by one worker, and never sent twice.

    pending --claim--> claimed ---> sent
       ^  ^               |-------> failed    surely not sent, and trying is over: a person tries again or gives up
       |  |               |-------> unknown   nobody knows
       |  '-- later: surely not sent, or the network knows our key and the same once more is harmless
       '----- not on our own timeline -- unknown --> sent   found there, or a person says so
    hand-off ---> sent    a person put it out in the native app

Claims, retries and looks go by the wall clock.
"""

from firewarden.desk.actions.deliver.amending import edit, take_back
from firewarden.desk.actions.deliver.lane import Lane, lanes
from firewarden.desk.actions.deliver.looking import look
from firewarden.desk.actions.deliver.queue import enqueue, hand_off, locked
from firewarden.desk.actions.deliver.sending import claim, release_stale, send
from firewarden.desk.actions.deliver.settling import cancel, give_up, note_hand_off, settle

__all__ = [
    "Lane",
    "cancel",
    "claim",
    "edit",
    "enqueue",
    "give_up",
    "hand_off",
    "lanes",
    "locked",
    "look",
    "note_hand_off",
    "release_stale",
    "send",
    "settle",
    "take_back",
]
