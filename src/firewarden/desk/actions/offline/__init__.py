"""One person's problem in private: the case, the invitation, what is said there, and how it ends.

    cases      open, note, move, close          agreeing   consent, and the ways to reach somebody
    inviting   one-time links                   talking    lines and files, by either side
    calling    calls that were asked for        box        the mailbox cases go by
    sending    mail out, each once              arriving   mail in, strays put aside

What the person does comes in the name of the house: nobody of the team is behind it.
"""

from firewarden.desk.actions.offline.agreeing import add_contact, agree, remove_contact
from firewarden.desk.actions.offline.arriving import drop_mail, file_mail, read_mails
from firewarden.desk.actions.offline.box import save_box
from firewarden.desk.actions.offline.calling import Wish, ask_call, end_call, note_call
from firewarden.desk.actions.offline.cases import move_case, note_case, open_case
from firewarden.desk.actions.offline.inviting import Invited, Opened, end_invitation, invite, open_link
from firewarden.desk.actions.offline.sending import send_mails, settle_line
from firewarden.desk.actions.offline.talking import Sent, say_line, write_line

__all__ = [
    "Invited",
    "Opened",
    "Sent",
    "Wish",
    "add_contact",
    "agree",
    "ask_call",
    "drop_mail",
    "end_call",
    "end_invitation",
    "file_mail",
    "invite",
    "move_case",
    "note_call",
    "note_case",
    "open_case",
    "open_link",
    "read_mails",
    "remove_contact",
    "save_box",
    "say_line",
    "send_mails",
    "settle_line",
    "write_line",
]
