"""Who hears of public updates by mail: asked for by anybody, confirmed by whose address it is, left at any time.

    wish --mailed, once an hour--> link --a button, once, within two days--> subscriber ---> left   nothing is kept
                                                                                 '-------> dead   mails come back

No address is in an event, a log or an error, and the answer to who asks is the same whether we know the address or not.
"""

from firewarden.desk.actions.subscribing.asking import Wanted, ask, confirm, send_links, why_not
from firewarden.desk.actions.subscribing.leaving import bounced, forget, leave
from firewarden.desk.actions.subscribing.lists import bring_in, take_out

__all__ = [
    "Wanted",
    "ask",
    "bounced",
    "bring_in",
    "confirm",
    "forget",
    "leave",
    "send_links",
    "take_out",
    "why_not",
]
