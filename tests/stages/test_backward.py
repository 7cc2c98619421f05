"""Which sources are read back, how far, and what that makes up for."""

from dataclasses import replace

import pytest

from firewarden.stages.backward import STALE, made_up_for, wanted
from firewarden.stages.watching import Watching
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import BackHealth, ReadBack, SourceState
from firewarden.vocabulary.plan import Backfill
from tests.stages.samples import ACME, FILE, ZENITH, at, brand, file_source, gap, plan

WISH = Backfill(id="w-1", brand=ACME, since=at(0), asked_at=at(600))
OTHER = SourceId("other")


SOON = at(600)


def due(*wishes: Backfill, back: ReadBack | None = None, now: Instant = SOON, changed: bool = False) -> list[object]:
    """What is to be done of one source of Acme; a recording and a source of Zenith are there, too."""
    sources = [
        file_source(live=True, brands=(ACME,)),
        file_source(id=OTHER, live=True, brands=(ZENITH,)),
        file_source(id=SourceId("recording")),
    ]
    watching = Watching(replace(plan(brand("acme"), brand("zenith"), sources=sources), backfills=wishes))
    states = {source.id: SourceState(source=source.id) for source in sources}
    states[FILE] = SourceState(source=FILE, back=back)
    found = wanted(watching, states, now, {FILE} if changed else ())
    assert found.keys() <= {FILE}
    return list(found.values())


def test_nothing_is_read_back_that_nobody_wanted():
    assert due() == []


def test_live_sources_of_the_brand_begin_at_now():
    assert due(WISH, now=at(605)) == [ReadBack(wish="w-1", since=at(0), until=at(605), reached=at(605))]


def test_wish_of_days_ago_begins_nothing():
    assert due(WISH, now=Instant(at(600) + STALE + 1)) == []


READING = ReadBack(wish="w-1", since=at(0), until=at(600), reached=at(300), cursor="c")


@pytest.mark.parametrize("health", [BackHealth.THERE, BackHealth.ENDED, BackHealth.CANNOT, BackHealth.FAILED])
def test_what_is_over_is_not_begun_again(health: BackHealth):
    assert due(WISH, back=replace(READING, health=health)) == []


def test_what_was_interrupted_goes_on_however_late():
    assert due(WISH, back=READING, now=Instant(at(600) + 2 * STALE)) == [READING]


def test_newest_wish_holds_and_goes_as_far_as_an_unfinished_one():
    newer = Backfill(id="w-2", brand=ACME, since=at(500), asked_at=at(610))
    assert due(WISH, newer, back=READING, now=at(611)) == [
        ReadBack(wish="w-2", since=at(0), until=at(611), reached=at(611))
    ]
    done = replace(READING, health=BackHealth.ENDED)
    assert due(newer, WISH, back=done, now=at(611)) == [
        ReadBack(wish="w-2", since=at(500), until=at(611), reached=at(611))
    ]


def test_source_that_was_changed_begins_anew_unless_it_got_there():
    failed = replace(READING, health=BackHealth.FAILED, note="Check the key.")
    anew = ReadBack(wish="w-1", since=at(0), until=at(620), reached=at(620))
    assert due(WISH, back=failed, now=at(620), changed=True) == [anew]
    assert due(WISH, back=READING, now=at(620), changed=True) == [anew]
    assert due(WISH, back=replace(READING, health=BackHealth.THERE), now=at(620), changed=True) == []


def test_gaps_that_were_read_back_are_gaps_no_more():
    missed = (gap(0, 100), gap(200, 350), gap(400, 500), gap(590, 650))
    assert made_up_for(missed, READING) == (gap(0, 100), gap(200, 300), gap(600, 650))
