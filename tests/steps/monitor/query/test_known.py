from firewarden.steps.monitor.query.known import Known, known_of
from firewarden.vocabulary.ids import BrandId, NarrativeId
from firewarden.vocabulary.mention import Hazard, Mention, Reading, Tone
from tests.steps.monitor.query.oracle import post


def mention(reading: Reading, narrative: str | None = None) -> Mention:
    number = NarrativeId(narrative) if narrative else None
    return Mention(brand=BrandId("b"), post=post("late"), queries=(), reading=reading, narrative=number)


def test_what_was_read_in_a_mention_is_known() -> None:
    reading = Reading(tone=Tone.NEGATIVE, hazards=frozenset({Hazard.FRAUD}))
    assert known_of(mention(reading, "n7")) == Known(tone="negative", reasons=frozenset({"fraud"}), cluster="n7")


def test_an_unknown_tone_is_no_tone() -> None:
    assert known_of(mention(Reading())) == Known()
