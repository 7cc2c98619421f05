"""How soon a brand says something: the times of its communication clock."""

from collections.abc import Mapping

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import chain, scope
from firewarden.steps.respond.tempo import check
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.tempo import TEMPOS, Tempo


@transaction.atomic
def save_tempos(access: Access, wanted: Mapping[Level, Tempo]) -> Refused | None:
    """They hold at once, also for clocks that run. Where a level is not in `wanted`, or has the usual times, those
    hold, whatever they will be."""
    access.need("change brand")
    own = {level: tempo for level, tempo in wanted.items() if level in TEMPOS and tempo != TEMPOS[level]}
    refused = check(own)
    if refused is not None:
        return refused
    brand = scope.brand(access)
    brand.tempos = {
        str(int(level)): [one // MINUTE for one in (tempo.acknowledge, tempo.scope, tempo.every)]
        for level, tempo in sorted(own.items())
    }
    brand.save(update_fields=["tempos"])
    chain.append(access, EventKind.BRAND_CHANGED, subject=brand.pk, content=str(brand.tempos))
    return None
