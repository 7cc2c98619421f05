"""What can go wrong, as one small tree. The docstring is the default message.

Messages tell what happened, what it means and what to do; one that is a `Said` reaches a page in the reader's language.
A rule that says no is a value (`Refused`), not an exception.
"""


class FirewardenError(Exception):
    """Something went wrong that nobody has described better."""

    code = "error"

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class NotFound(FirewardenError):
    """There is no such thing, or you may not see it."""

    code = "not-found"


class Conflict(FirewardenError):
    """Somebody else was faster. Look at the newest version and decide again."""

    code = "conflict"


class NotAllowed(FirewardenError):
    """You may not do this here."""

    code = "not-allowed"


class BadInput(FirewardenError):
    """The input could not be read."""

    code = "bad-input"


class ConfigError(FirewardenError):
    """The configuration is wrong; nothing was started."""

    code = "config"


class StoreError(FirewardenError):
    """The data folder could not be read or written."""

    code = "store"


class NetworkError(FirewardenError):
    """The network did not answer as it should."""

    code = "network"

    def __init__(self, message: str = "", *, permanent: bool = False, retry_after: float | None = None) -> None:
        """`permanent`: trying again soon is of no use; `retry_after`: seconds the network asked us to wait."""
        super().__init__(message)
        self.permanent = permanent
        self.retry_after = retry_after
