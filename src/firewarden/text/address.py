"""Addresses of mail, as people type them."""

from re import compile as pattern

LONGEST = 254
_LOCAL = pattern(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = pattern(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def mail_address(typed: str) -> str | None:
    """As it is sent to, its domain in small ASCII letters; None for what is none. Nothing in it can begin a header.

    >>> [mail_address(one) for one in (" Ann@Example.ORG ", "ann@straße.example", "ann", "a b@example.org", "a@b")]
    ['Ann@example.org', 'ann@xn--strae-oqa.example', None, None, None]
    """
    local, at, domain = typed.strip().rpartition("@")
    plain = _domain(domain) if at and len(local) <= 64 and _LOCAL.fullmatch(local) else None
    found = f"{local}@{plain}"
    return found if plain is not None and len(found) <= LONGEST else None


def same_mailbox(address: str) -> str:
    """The form by which an address is known again: servers that tell letters apart by size are not met any more.

    >>> same_mailbox("Ann@example.org")
    'ann@example.org'
    """
    return address.casefold()


def masked(address: str) -> str:
    """For people who need not know it: the first letter and the domain.

    >>> masked("ann@example.org")
    'a…@example.org'
    """
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}"


def _domain(typed: str) -> str | None:
    """Not idna 2003, which makes `ss` of `ß`: a letter of its own since 2010."""
    try:
        labels = [_ascii(label) for label in typed.rstrip(".").lower().split(".")]
    except UnicodeError:
        return None
    return ".".join(labels) if len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) else None


def _ascii(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode()
