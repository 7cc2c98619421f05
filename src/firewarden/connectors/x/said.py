"""What comes over the stream: posts, and why it ends."""

import msgspec

from firewarden.connectors.x.lines import Refused
from firewarden.connectors.x.wire import Includes
from firewarden.vocabulary.errors import NetworkError


class Matched(msgspec.Struct):
    id: str = ""
    tag: str = ""


class Problem(msgspec.Struct):
    title: str = ""
    detail: str = ""
    disconnect_type: str = ""
    connection_issue: str = ""


class Message(Problem):
    """A post has `data`; beside it `errors` say only what could not be expanded. Without it, they or the message
    itself say why the stream ends."""

    data: msgspec.Raw = msgspec.Raw()
    includes: Includes = msgspec.field(default_factory=Includes)
    matching_rules: list[Matched] = []
    errors: list[Problem] = []

    @property
    def is_post(self) -> bool:
        return bytes(self.data) not in (b"", b"null")


def ending(message: Message) -> NetworkError | None:
    """Why the stream ends, as a sentence; None for a message of a kind that we do not know."""
    for one in (*message.errors, message):
        if one.connection_issue == "TooManyConnections":
            return Refused(too_many(), 429)
        if one.title == "operational-disconnect" or one.disconnect_type.endswith("OperationalDisconnect"):
            return NetworkError("X ended the stream for reasons of its own operation.")
        if one.title or one.detail:
            reason = " ".join((one.detail or one.title).split())[:150]
            return Refused(NetworkError(f"X ended the stream: {reason.rstrip('.')}."), 503)
    return None


def explained(error: Refused) -> NetworkError:
    """A refusal to open the stream, with the reason X gives in its body where we know it."""
    try:
        message = msgspec.json.decode(error.body, type=Message)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return error
    if message.connection_issue == "TooManyConnections":
        return too_many(error.retry_after)
    return error


def too_many(wait: float | None = None) -> NetworkError:
    return NetworkError(
        "X allows this app one stream, and another one is open. Give each installation an app of its own.",
        retry_after=wait,
    )
