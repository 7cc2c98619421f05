"""The inbox: what is decided about conversations, who has them, what is noted, and the way back."""

from firewarden.desk.actions.engage.claims import let_go, take_over
from firewarden.desk.actions.engage.deeds import Assign, Chosen, Done, Left, Preview, carry_out, preview, undo
from firewarden.desk.actions.engage.notes import heard, note_conversation
from firewarden.desk.actions.engage.views import drop_view, save_view

__all__ = [
    "Assign",
    "Chosen",
    "Done",
    "Left",
    "Preview",
    "carry_out",
    "drop_view",
    "heard",
    "let_go",
    "note_conversation",
    "preview",
    "save_view",
    "take_over",
    "undo",
]
