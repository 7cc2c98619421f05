"""Calls people over any service that apprise knows: mail, Slack, Teams, Telegram, PagerDuty, ntfy, webhooks, ...

What a contact's address is (`mailtos://...`, `slack://...`, `ntfys://...`) is in apprise's documentation. The address
holds keys: it is a secret, and no word of it reaches a log or an error.
"""

import logging
from dataclasses import dataclass

from firewarden.vocabulary.errors import BadInput, NetworkError
from firewarden.vocabulary.said import say

SECONDS = 30
"""One call may take, connecting and answering included."""
ON_THIS_MACHINE = frozenset(
    ("dbus", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows", "growl", "file", "hassio", "kodi", "xbmc")
)
"""Services that would show the call on the server's own screen or in its own files: nobody is there."""

LOUD = ("apprise", "urllib3", "requests")
"""They write whole addresses, keys included, into their logs."""


@dataclass(frozen=True, slots=True)
class Apprise:
    """Implements `ports.Notifier`. Importing apprise takes half a second: only who sends pays for it."""

    seconds: int = SECONDS

    def service(self, address: str) -> str:
        """Its name, for people. Raises BadInput for an address of no service."""
        return str(self._service(address).service_name)

    def send(self, address: str, title: str, text: str) -> None:
        """Raises BadInput as `service` does, NetworkError when the service did not take it."""
        from apprise import Apprise as Sender

        self._service(address)
        sender = Sender()
        sender.add(address)
        result = sender.notify(body=text, title=title, timeout=self.seconds)
        if not result:
            raise NetworkError(
                say(
                    "{service} did not take the call. Check the address and try it again.",
                    service=self.service(address),
                )
            )

    def _service(self, address: str):  # type: ignore[no-untyped-def]
        from apprise import Apprise as Reader

        for name in LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        schema = address.partition("://")[0].lower()
        found = Reader.instantiate(address, suppress_exceptions=True) if "://" in address else None
        if found is None or schema in ON_THIS_MACHINE:
            raise BadInput(say("This is no address of a service. One looks like mailtos://user:password@example.org."))
        return found
