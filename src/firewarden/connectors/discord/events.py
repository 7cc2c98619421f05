"""What Discord's gateway says, as documented: its frames, and the events that are of use to us."""

from collections.abc import Sequence

import msgspec

from firewarden.connectors.discord.wire import Channel

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, GUILD_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 15
INTENTS = GUILDS | GUILD_MESSAGES | MESSAGE_CONTENT
MESSAGES = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE"})
WANTED = MESSAGES | {
    *("MESSAGE_DELETE", "MESSAGE_DELETE_BULK", "CHANNEL_DELETE", "GUILD_CREATE"),
    *("THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE", "THREAD_LIST_SYNC"),
}
PRIVATE_THREAD = 12
_LATER = "Set 'gateway' to no until there is a newer Firewarden."
NEVER_AGAIN = {
    4004: "Discord does not know this token (4004). Make a new one in the developer portal, under Bot, and enter it.",
    4010: f"Discord did not accept the way the bot connects (4010). {_LATER}",
    4011: "The bot is on too many servers for one connection (4011). Use one of your own, or set 'gateway' to no.",
    4012: f"Discord gave up the version of its gateway that we speak (4012). {_LATER}",
    4013: f"Discord does not know what we ask to hear (4013). {_LATER}",
    4014: "The bot may not read what is written (4014). Switch on 'Message Content Intent' in Discord's developer "
    "portal: your application, Bot, Privileged Gateway Intents.",
}
"""Codes of closing after which nothing is tried again before a person has done something."""
FORGOTTEN = (4003, 4007, 4009)
"""Codes of closing after which the session cannot be resumed."""


class Frame(msgspec.Struct):
    op: int
    d: msgspec.Raw = msgspec.Raw(b"null")
    s: int | None = None
    t: str | None = None


class Hello(msgspec.Struct):
    """In milliseconds."""

    heartbeat_interval: int


class Ready(msgspec.Struct):
    session_id: str
    resume_gateway_url: str


class Starts(msgspec.Struct):
    """How many new sessions the bot may begin before `reset_after` milliseconds have passed."""

    remaining: int
    reset_after: int


class Entrance(msgspec.Struct):
    url: str
    session_start_limit: Starts


class Place(msgspec.Struct):
    """Where a message is."""

    channel_id: str
    guild_id: str | None = None


class Deleted(msgspec.Struct):
    """Of one message, or of several."""

    channel_id: str
    id: int | None = None
    ids: Sequence[int] = ()


class Threads(msgspec.Struct):
    """Those that are active: of a guild, or of some channels of it."""

    threads: Sequence[Channel] = ()


class Session(msgspec.Struct):
    """All up to the event `seq` was handed over."""

    id: str
    url: str
    seq: int


class Event(msgspec.Struct):
    seq: int
    name: str
    data: bytes
