"""The places of the desk: what the bar on every page offers, and its keys. One without a page is left out."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`per_brand` places take the brand's slug. `key` follows `g` on the keyboard."""

    name: str
    label: str | Promise
    view: str
    key: str
    per_brand: bool = True

    def url(self, brand: str | None) -> str | None:
        """None where the page does not exist, or where it needs a brand and there is none."""
        if self.per_brand and brand is None:
            return None
        try:
            return reverse(self.view, kwargs={"brand": brand} if self.per_brand else None)
        except NoReverseMatch:
            return None


PLACES = (
    Place(name="radar", label=gettext_lazy("Radar"), view="monitor:radar", key="r", per_brand=False),
    Place(name="incidents", label=gettext_lazy("Incidents"), view="assess:incidents", key="i"),
    Place(name="inbox", label=gettext_lazy("Inbox"), view="engage:inbox", key="n"),
    Place(name="plan", label=gettext_lazy("Plan"), view="prepare:plan", key="p"),
    Place(name="settings", label=gettext_lazy("Settings"), view="settings:brand", key="s"),
)
"""In the order of the bar."""

REPORT = Place(name="report", label=gettext_lazy("Report trouble"), view="assess:report", key="", per_brand=False)


def places(brand: str | None) -> list[tuple[Place, str]]:
    """Those that can be reached from here, each with its address."""
    return [(place, url) for place in PLACES if (url := place.url(brand)) is not None]


def report(brand: str | None) -> str | None:
    """Where trouble is reported from this page; the brand is proposed there."""
    address = REPORT.url(None)
    return address if address is None or brand is None else f"{address}?{urlencode({'brand': brand})}"


def brand_home(brand: str) -> str:
    """Where choosing a brand leads."""
    return next((place.url(brand) or "" for place in PLACES if place.per_brand and place.url(brand)), "/")


def start() -> str:
    """Where somebody lands who asked for nothing in particular."""
    radar = PLACES[0].url(None)
    return radar if radar is not None else reverse("account:profile")
