"""How values are put into words on a page: times with their zone, numbers, shares. Reads nothing, decides nothing.

`now` is set once for a request, like Django's time zone and language, so that a macro need not be handed it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta, tzinfo
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_noop as _
from markupsafe import Markup, escape

from firewarden.desk.outside import outside
from firewarden.text.hiding import SIGN, hidden, in_words, kind_of
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant, from_datetime, iso, to_datetime
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.said import Said, spoken

_now: ContextVar[Instant | None] = ContextVar("now", default=None)


def set_now(now: Instant | None) -> None:
    """From here on this request's pages count from `now`: the brand's own clock."""
    _now.set(now)


@contextmanager
def as_of(now: Instant) -> Iterator[None]:
    """For words made outside a request: they count from `now`, whatever this thread answered before."""
    token = _now.set(now)
    try:
        yield
    finally:
        _now.reset(token)


def now() -> Instant:
    """The instant set for this request, else the wall clock's."""
    return _now.get() or outside().clock.now()


def zone_name(moment: datetime) -> str:
    """`CET`, or `UTC+03:30` where a zone has no letters of its own."""
    name = moment.tzname() or "UTC"
    if name[:1] not in "+-":
        return name
    digits = name[1:]
    return f"UTC{name[0]}{digits[:2]}" + (f":{digits[2:4]}" if len(digits) > 2 else "")


def clock(value: Instant | datetime, *, seconds: bool = False) -> str:
    """`14:48 CET` today, `3 Nov, 14:48 CET` in the days around, with the year beyond."""
    local = _local(value)
    today = to_datetime(now()).astimezone(local.tzinfo)
    pattern = "H:i:s" if seconds else "H:i"
    if local.date() == today.date():
        day = ""
    elif abs((local.date() - today.date()).days) < 180:
        day = format_date(local, "j M") + ", "
    else:
        day = format_date(local, "j M Y") + ", "
    return f"{day}{format_date(local, pattern)} {zone_name(local)}"


def instant(value: Instant | datetime | None) -> Markup:
    """A moment as a `<time>`, in the reader's zone, the zone said."""
    if value is None:
        return Markup('<span class="quiet">{}</span>').format(gettext("unknown"))
    return Markup('<time datetime="{}" title="{}">{}</time>').format(_stamp(value), full(value), clock(value))


def moment(value: Instant | datetime) -> Markup:
    """Day, year and hour as a `<time>`, for pages that stay as they are for long: `3 Nov 2026, 14:48 CET`."""
    local = _local(value)
    words = f"{format_date(local, 'j M Y, H:i')} {zone_name(local)}"
    return Markup('<time datetime="{}">{}</time>').format(_stamp(value), words)


def full(value: Instant | datetime) -> str:
    """`Tue 3 Nov 2026, 14:48:05 CET`: what a pointer over a time shows."""
    local = _local(value)
    return f"{format_date(local, 'D j M Y, H:i:s')} {zone_name(local)}"


def dated(value: Instant | datetime) -> str:
    """`Tue 3 Nov 2026, 14:48 UTC`: where nobody knows when it is read."""
    local = _local(value)
    return f"{format_date(local, 'D j M Y, H:i')} {zone_name(local)}"


def ago(value: Instant | datetime | None) -> Markup:
    """How far from now, `12 min ago` or `in 12 min`; a small module keeps it fresh in the browser."""
    if value is None:
        return Markup('<span class="quiet">{}</span>').format(gettext("unknown"))
    return Markup('<time datetime="{}" title="{}" data-relative>{}</time>').format(
        _stamp(value), full(value), relative(_as_instant(value) - now())
    )


def due(value: Instant | datetime) -> Markup:
    """`due in 12 min`, or `overdue by 3 min` in the color of trouble."""
    left = _as_instant(value) - now()
    return Markup('<time class="{}" datetime="{}" title="{}" data-due>{}</time>').format(
        "bad" if left < 0 else "", _stamp(value), full(value), due_words(left)
    )


def relative(distance: int) -> str:
    """Words for a distance from now in microseconds; negative lies in the past."""
    if abs(distance) < MINUTE:
        return gettext("just now") if distance <= 0 else gettext("in under a minute")
    words = duration(abs(distance))
    return gettext("%(time)s ago") % {"time": words} if distance < 0 else gettext("in %(time)s") % {"time": words}


def due_words(left: int) -> str:
    words = {"time": duration(abs(left))}
    return gettext("overdue by %(time)s") % words if left < 0 else gettext("due in %(time)s") % words


def duration(value: int | timedelta | None) -> str:
    """Microseconds as `40 s`, `70 min`, `9 h 5 min`, `3 d 4 h`: two units at most."""
    if value is None:
        return gettext("unknown")
    span = int(value.total_seconds() * SECOND) if isinstance(value, timedelta) else value
    if span < MINUTE:
        return pgettext("duration", "%(count)d s") % {"count": span // SECOND}
    if span < 100 * MINUTE:
        return pgettext("duration", "%(count)d min") % {"count": span // MINUTE}
    if span < 2 * DAY:
        hours, minutes = span // HOUR, span % HOUR // MINUTE
        text = pgettext("duration", "%(count)d h") % {"count": hours}
        return f"{text} {pgettext('duration', '%(count)d min') % {'count': minutes}}" if minutes else text
    days, hours = span // DAY, span % DAY // HOUR
    text = pgettext("duration", "%(count)d d") % {"count": days}
    return f"{text} {pgettext('duration', '%(count)d h') % {'count': hours}}" if hours and days < 10 else text


def number(value: float | None, digits: int = 0) -> str:
    """With the separators of the reader's language; an unknown number is a word, never a zero."""
    if value is None:
        return gettext("unknown")
    value = round(value, digits) if isinstance(value, float) else value  # Django would cut the digits off
    return str(number_format(value, decimal_pos=digits, use_l10n=True, force_grouping=True))


def percent(share: float | None, digits: int = 0) -> str:
    """A share in 0..1 as per cent."""
    if share is None:
        return gettext("unknown")
    return gettext("%(number)s%%") % {"number": number(share * 100, digits)}


def share(value: float | None) -> str:
    """A share in 0..1 in plain words, for the first layer: `about 7 in 10`."""
    if value is None:
        return gettext("unknown")
    if value <= 0:
        return gettext("none")
    if value >= 1:
        return gettext("all")
    if value < 0.05:
        return gettext("very few")
    if value > 0.95:
        return gettext("nearly all")
    return gettext("about %(count)s in 10") % {"count": number(round(value * 10) or 1)}


class Reader:
    """The voice of whoever reads: their language, zone and separators."""

    def words(self, text: str) -> str:
        return gettext(text) if text else ""

    def counted(self, one: str, many: str, count: int) -> str:
        return ngettext(one, many, count)

    def moment(self, at: Instant) -> str:
        return clock(at)

    def amount(self, number_: float, digits: int) -> str:
        return number(number_, digits)

    def percent(self, share_: float) -> str:
        return percent(share_)


_READER = Reader()


HIDDEN_WORDS = {
    Code.PRIV_MAIL: _("mail address hidden"),
    Code.PRIV_PHONE: _("phone number hidden"),
    Code.PRIV_CARD: _("card number hidden"),
    Code.PRIV_IBAN: _("bank account hidden"),
    Code.PRIV_NATIONAL: _("identity number hidden"),
    Code.PRIV_PASSPORT: _("passport number hidden"),
    Code.PRIV_ADDRESS: _("postal address hidden"),
    Code.PRIV_ORDER: _("order number hidden"),
    Code.PRIV_VEHICLE: _("vehicle number hidden"),
    Code.PRIV_BIRTH: _("date of birth hidden"),
    Code.PRIV_LOGIN: _("password or code hidden"),
    Code.PRIV_GEO: _("exact place hidden"),
}


def said(value: Any) -> Any:
    """A sentence of a rule for whoever reads; anything else as it is. Templates pass all they show through it."""
    if isinstance(value, Said):
        return spoken(value, _READER)
    if isinstance(value, str) and not value.isascii() and SIGN.search(value):
        words = in_words(value, hidden_word)
        return Markup(words) if isinstance(value, Markup) else words  # noqa: S704  # it was markup before
    return value


def shielded(value: Any) -> Any:
    """What somebody gave away by mistake as labeled blocks."""
    if not isinstance(value, str) or not SIGN.search(value):
        return value
    block = Markup('<span class="hid">{}</span>')
    return Markup(SIGN.sub(lambda sign: block.format(hidden_word(kind_of(sign[0]))), str(escape(value))))  # noqa: S704


def hidden_in(value: str) -> list[str]:
    """What is hidden in a text, piece by piece, in words."""
    return [hidden_word(kind_of(sign)) for sign in SIGN.findall(value)]


def hidden_word(code: Code) -> str:
    """What was hidden, for whoever reads."""
    return gettext(HIDDEN_WORDS[code])


def script_words() -> dict[str, str]:
    """What the scripts of a page say, in the reader's language, blanks unfilled."""
    return {
        "now": gettext("just now"),
        "soon": gettext("in under a minute"),
        "ago": gettext("%(time)s ago"),
        "in": gettext("in %(time)s"),
        "due": gettext("due in %(time)s"),
        "overdue": gettext("overdue by %(time)s"),
        "s": pgettext("duration", "%(count)d s"),
        "min": pgettext("duration", "%(count)d min"),
        "h": pgettext("duration", "%(count)d h"),
        "d": pgettext("duration", "%(count)d d"),
        "kept": gettext("Kept from %(time)s on this device."),
        "discard": gettext("Discard"),
        "offline": gettext("No connection. It was not sent; what you typed is kept on this device. Try again later."),
        "failed": gettext("That did not work, and nothing was changed. Load the page again and try once more."),
        "observed": gettext("seen"),
        "expected": gettext("expected"),
        "negative": gettext("hostile"),
        "blind": gettext("not captured"),
    }


FILTERS: dict[str, Any] = {
    "instant": instant,
    "moment": moment,
    "ago": ago,
    "dated": dated,
    "due": due,
    "clock": clock,
    "duration": duration,
    "number": number,
    "percent": percent,
    "share": share,
    "shielded": shielded,
    "hidden_in": hidden_in,
    "hide": hidden,
}


def _as_instant(value: Instant | datetime) -> Instant:
    return from_datetime(value) if isinstance(value, datetime) else value


def _local(value: Instant | datetime) -> datetime:
    zone: tzinfo = timezone.get_current_timezone()
    return to_datetime(_as_instant(value)).astimezone(zone)


def _stamp(value: Instant | datetime) -> str:
    return iso(_as_instant(value))
