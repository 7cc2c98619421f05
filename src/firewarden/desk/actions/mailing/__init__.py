"""Public updates on their way to whoever subscribed, each mail at most once.

    published -> mailing: a row for each person, many at once -> pending
    pending --claim, in batches--> claimed --just before the server gets it--> sending ---> sent
       ^                             |                                           |--------> unknown   nobody knows
       |-- the worker died ----------'                                           |--------> failed    surely not taken
       '-- later: surely not taken, our own server turned us away ---------------'
    folded: a later update's mail tells of it, too

Of what is `sending` when the worker dies nobody knows whether it was taken: at most one mail for each connection. A
person says; it is never sent again blindly. Times are the wall's.
"""

from firewarden.desk.actions.mailing.fanning import fan_out
from firewarden.desk.actions.mailing.lines import Claimed, Outcome, begin, claim, end, give_back, release
from firewarden.desk.actions.mailing.settling import settle_mails
from firewarden.desk.actions.mailing.testing import send_test

__all__ = [
    "Claimed",
    "Outcome",
    "begin",
    "claim",
    "end",
    "fan_out",
    "give_back",
    "release",
    "send_test",
    "settle_mails",
]
