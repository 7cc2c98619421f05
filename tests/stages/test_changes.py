"""What becomes of a mention when its author changes the post."""

from dataclasses import replace

from firewarden.stages.changes import edited, is_newer, newest
from firewarden.vocabulary.ids import QueryId
from firewarden.vocabulary.mention import Hazard, Mention, Reading, Tone
from tests.stages.samples import ACME, at, post

OLD = post(0, "acme burns", key="p:1")
MENTION = Mention(brand=ACME, post=OLD, queries=(QueryId("q"),), reading=Reading(tone=Tone.NEGATIVE, score=-0.5))
NEW = replace(OLD, text="acme does not burn", edited_at=at(9), created_at=at(8), likes=40)


def test_edit_brings_the_new_text_and_its_claims_and_keeps_time_and_tone():
    reading = Reading(tone=Tone.POSITIVE, score=0.4, hazards=frozenset({Hazard.SAFETY}))

    changed = edited(MENTION, NEW, reading)

    assert changed.post == replace(NEW, created_at=OLD.created_at)
    assert changed.reading == replace(reading, tone=Tone.NEGATIVE, score=-0.5)


def test_edit_that_is_no_longer_about_the_brand_keeps_what_was_read():
    assert edited(MENTION, NEW, None).reading == MENTION.reading


def test_versions_count_by_when_they_were_made():
    later = replace(MENTION, post=NEW)
    assert [is_newer(m, NEW) for m in (MENTION, later, replace(MENTION, removed=True))] == [True, False, False]
    assert not is_newer(later, OLD)


def test_only_mentions_with_a_newer_version_are_changed():
    other = replace(MENTION, post=replace(NEW, key="p:2"))
    assert list(newest([NEW, other.post], [MENTION, other])) == [(MENTION, NEW)]
