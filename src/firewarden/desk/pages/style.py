"""The parts of the desk on one page, with made-up content: for whoever builds pages, and for the tests.
It is not there in a real installation."""

from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpResponse

from firewarden.desk import shown
from firewarden.desk.access import Person
from firewarden.desk.charts import Mark, draw
from firewarden.desk.pages.door import DeskRequest, page, signed_in
from firewarden.reports.bars import Bar, gap
from firewarden.vocabulary.clock import BIN, HOUR, MINUTE, Instant, bin_of

BINS = 96


def style(request: DeskRequest) -> HttpResponse:
    """Only while developing, or when a test asks for it."""
    if not (settings.DEBUG or settings.STYLE_PAGE):
        raise Http404
    return _style(request)


@signed_in
def _style(request: DeskRequest, _person: Person) -> HttpResponse:
    now = shown.now()
    return page(request, "style.html", drawing=drawing(now), rendered=uuid4(), at=now, minute=MINUTE, hour=HOUR)


def drawing(now: Instant) -> object:
    """Eight hours of a crisis: a calm morning, a blind half hour, then growth."""
    start = Instant(bin_of(now) - (BINS - 1) * BIN)
    bars = []
    for index in range(BINS):
        observed = round(2 + index % 3 + (1.12 ** max(index - 55, 0) - 1) * 2)
        at = Instant(start + index * BIN)
        if 30 <= index < 36:
            bars.append(gap(at))
            continue
        bars.append(
            Bar(
                at=at,
                seen=observed,
                negative=round(observed * (0.2 if index < 55 else 0.8)),
                expected=None if index < 6 else 3.0 + index % 5 * 0.2,
                usual=None if index < 6 else 6.5,
            )
        )
    marks = [
        Mark(at=Instant(start + 57 * BIN), label="earliest we saw", quiet=True),
        Mark(at=Instant(start + 70 * BIN), label="incident opened"),
    ]
    return draw(bars, marks)
