"""How the status page of a brand looks, in which languages and where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.blobs import drop_bytes, keep_bytes
from firewarden.desk.records import Brand, chain, scope
from firewarden.desk.records.brand import LANGUAGE
from firewarden.steps.respond.bare import bare
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.picture import media_type_of
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

COLOR = re.compile(r"#[0-9a-fA-F]{6}")
HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
"""A name with a dot and no address of digits (RFC 1123); names of other scripts in their ASCII form."""
LARGEST_LOGO = 512 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """`languages` it is published in, its own first; `host` empty: it stands under the address of this desk alone."""

    shown: bool
    color: str
    languages: Sequence[str]
    zone: str
    host: str = ""


@transaction.atomic
def save_face(access: Access, face: Face) -> Refused | None:
    access.need("change brand")
    host = face.host.strip().rstrip(".").lower()
    problem = _problem(face) or _no_host(access, host)
    if problem is not None:
        return problem
    brand = scope.brand(access)
    brand.status_page, brand.color, brand.status_zone = face.shown, face.color.lower(), face.zone
    brand.status_languages, brand.status_host = list(dict.fromkeys(face.languages)), host or None
    brand.save(update_fields=["status_page", "color", "status_zone", "status_languages", "status_host"])
    chain.append(access, EventKind.BRAND_CHANGED, subject=brand.pk, content=host)
    return None


@transaction.atomic
def save_logo(access: Access, data: bytes) -> Refused | None:
    """Empty: there is none any more. What its file tells of place, time and device is taken out."""
    access.need("change brand")
    if len(data) > LARGEST_LOGO:
        return Refused(
            reason=say("The picture is larger than {count} kB. Take a smaller one.", count=LARGEST_LOGO >> 10)
        )
    clean = bare(data) if data else b""
    if isinstance(clean, Refused):
        return clean
    brand = scope.brand(access)
    before = brand.logo
    brand.logo = keep_bytes(access, clean, media_type_of(clean) or "") if clean else None
    brand.save(update_fields=["logo"])
    if before is not None and before != brand.logo:
        drop_bytes(before)
    chain.append(access, EventKind.BRAND_CHANGED, subject=brand.pk)
    return None


def _problem(face: Face) -> Refused | None:
    if not COLOR.fullmatch(face.color):
        return Refused(reason=say("Write the color as {example}.", example="#0b5c6b"))
    wrong = next((one for one in face.languages if not LANGUAGE.fullmatch(one)), None)
    if wrong is not None or not face.languages:
        return Refused(reason=say("Write the language as its code, such as {example}.", example="de"))
    try:
        ZoneInfo(face.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return Refused(reason=say("This time zone is not known: {name}.", name=face.zone))
    return None


def _no_host(access: Access, host: str) -> Refused | None:
    """A name leads to one brand, and the names of this desk lead to the desk."""
    if not host:
        return None
    if not HOST.fullmatch(host):
        return Refused(reason=say("A name of a host is written as {example}.", example="status.example.org"))
    if any(_covers(one.lower(), host) for one in settings.ALLOWED_HOSTS if one != "*"):
        return Refused(reason=say("This name leads to the desk itself. Choose another."))
    if Brand.objects.filter(status_host=host).exclude(pk=access.brand).exists():
        return Refused(reason=say("This name is taken."))
    return None


def _covers(allowed: str, host: str) -> bool:
    """As Django reads them: one that begins with a dot stands for all names below it, too."""
    return host == allowed.lstrip(".") or (allowed.startswith(".") and host.endswith(allowed))
