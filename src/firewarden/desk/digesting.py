"""A digest in words: in the language, zone and format of whom it goes to."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.outside import outside
from firewarden.desk.reads.digest import news, recipient
from firewarden.steps.monitor.digest import fit, told
from firewarden.vocabulary.clock import Instant, to_datetime
from firewarden.vocabulary.digest import Every


def digest_words(access: Access, contact: UUID, since: Instant, until: Instant) -> tuple[str, str, bool] | None:
    """Title, text, and whether nothing happened; None for somebody who may see nothing any more."""
    to = recipient(access, contact)
    if to is None:
        return None
    with translation.override(to.language), timezone.override(ZoneInfo(to.time_zone)), shown.as_of(until):
        found = [news(one, since, until, outside()) for one in to.accesses]
        found.sort(key=lambda one: one.quiet)
        title = gettext("your week") if to.every is Every.WEEK else gettext("your day")
        text = fit(
            [[_span(since, until)], *([str(shown.said(line)) for line in told(one)] for one in found)],
            outside().address + reverse("monitor:radar"),
        )
        return f"Firewarden: {title}", text, all(one.quiet for one in found)


def _span(since: Instant, until: Instant) -> str:
    """With both days, whatever day it is read on."""
    start, end = (to_datetime(at).astimezone(timezone.get_current_timezone()) for at in (since, until))
    return f"{format_date(start, 'D j M H:i')} – {format_date(end, 'D j M H:i')} {shown.zone_name(end)}"
