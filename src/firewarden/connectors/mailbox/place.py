"""Where a mail server is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`ip`: where to connect, looked up and checked before; `tls` is one of tls, starttls and none."""

    host: str
    port: int
    ip: str
    tls: str
