"""What hostile posts are about: stories that share their words are one matter, and words may stand out without one."""

from dataclasses import replace

from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.matters import matters
from firewarden.steps.assess.outstanding import outstanding
from firewarden.steps.assess.phrases import Talk
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.mention import Tone
from firewarden.vocabulary.narrative import Narrative
from tests.steps.assess.crisis import storm
from tests.steps.assess.samples import BRAND, START, mention


def story(number: str, *terms: str) -> Narrative:
    key = PostKey(f"t:{number}0")
    return Narrative(
        id=NarrativeId(number),
        brand=BRAND,
        terms=terms,
        first_seen=START,
        last_seen=START,
        size=5,
        negative=5,
        readable=5,
        central=key,
        most_shared=key,
    )


def told(**posts: int) -> Inputs:
    """So many hostile posts in each story."""
    hostile = [
        mention(f"{name}{i}", "x", tone=Tone.NEGATIVE, narrative=name)
        for name, count in posts.items()
        for i in range(count)
    ]
    return Inputs(brand=BRAND, at=Instant(START + HOUR), since=START, hostile=tuple(hostile))


def test_stories_with_two_words_in_common_are_one_matter() -> None:
    inputs = replace(
        told(a=3, b=4, c=2),
        narratives=(
            story("a", "dragged", "plane", "doctor"),
            story("b", "plane", "dragged", "video"),
            story("c", "plane", "scorpion"),
        ),
    )

    found = matters(inputs, Talk(inputs.seen))

    assert [(matter.narratives, matter.mentions, matter.of) for matter in found] == [(("b", "a"), 7, 9), (("c",), 2, 9)]
    assert found[0].terms == ("plane", "dragged", "video", "doctor")


def test_quote_is_a_post_we_have() -> None:
    inputs = replace(told(a=3), narratives=(story("a", "dragged", "plane"),))

    assert matters(inputs, Talk(inputs.seen))[0].evidence[0] == "t:a0"


def test_story_whose_words_are_not_known_is_left_out_but_counted() -> None:
    inputs = replace(told(a=3, z=5), narratives=(story("a", "dragged", "plane"),))

    assert [(matter.mentions, matter.of) for matter in matters(inputs, Talk(inputs.seen))] == [(3, 8)]


def test_no_hostile_talk_has_no_matter() -> None:
    assert matters(told(), Talk(())) == []


def test_word_of_every_day_does_not_stand_out() -> None:
    found = outstanding(storm())

    assert found is not None
    assert found.words == ("why no recall of the acme charger", "no answer from acme support by mail")
    assert (found.mentions, found.of) == (91, 96)


def test_nothing_stands_out_against_a_past_of_the_same_words() -> None:
    inputs = storm()

    assert outstanding(replace(inputs, earlier=inputs.hostile)) is None


def test_nothing_is_said_to_stand_out_against_an_unknown_past() -> None:
    assert outstanding(storm(earlier=())) is None
