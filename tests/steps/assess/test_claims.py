"""One voice is unconfirmed, several are a claim, five independent ones in one story set the highest floor."""

from dataclasses import replace

import pytest

from firewarden.ports import Totals
from firewarden.steps.assess.claims import claims, floors
from firewarden.steps.assess.inputs import Inputs
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.mention import Hazard, Mention
from firewarden.vocabulary.narrative import Narrative
from tests.steps.assess.samples import BRAND, START, mention


def claiming(
    hazard: Hazard, people: int, *, total: int = 40, story: str | None = "n", size: int | None = None, text: str = ""
) -> Inputs:
    """`people` accounts, each in words of its own unless `text` is given."""
    mentions = [
        mention(str(i), text or f"claim {i} told differently", author=f"a{i}", hazards=[hazard], narrative=story)
        for i in range(people)
    ]
    return inputs_of(mentions, total, size if size is not None else people)


def inputs_of(mentions: list[Mention], total: int, size: int) -> Inputs:
    return Inputs(
        brand=BRAND,
        at=Instant(START + HOUR),
        since=START,
        totals=Totals(mentions=total, readable=total, negative=total // 2, people=total),
        hazardous=tuple(mentions),
        recent=tuple(mentions[-300:]),
        narratives=(narrative("n", size),),
    )


def narrative(number: str, size: int) -> Narrative:
    return Narrative(
        id=NarrativeId(number),
        brand=BRAND,
        terms=("fire", "charger"),
        first_seen=START,
        last_seen=START,
        size=size,
        negative=size,
        readable=size,
        central=mention("0").post.key,
        most_shared=mention("0").post.key,
    )


def told(inputs: Inputs) -> list[tuple[str, int]]:
    return [(floor.name, int(floor.level)) for floor in floors(claims(inputs))]


@pytest.mark.parametrize("hazard", list(Hazard))
def test_single_claim_is_an_issue_and_unconfirmed(hazard: Hazard) -> None:
    assert told(claiming(hazard, 1)) == [(f"{hazard}, unconfirmed", Level.ISSUE)]


@pytest.mark.parametrize(
    ("hazard", "level"),
    [
        (Hazard.SAFETY, Level.CRISIS),
        (Hazard.HEALTH, Level.CRISIS),
        (Hazard.MINORS, Level.CRISIS),
        (Hazard.DISCRIMINATION, Level.CRISIS),
        (Hazard.DATA_LEAK, Level.CRISIS),
        (Hazard.DEATH, Level.CRISIS),
        (Hazard.FRAUD, Level.ISSUE),
        (Hazard.LEGAL, Level.ISSUE),
        (Hazard.REGULATOR, Level.ISSUE),
        (Hazard.JOURNALIST, Level.ISSUE),
    ],
)
def test_claim_by_two_people(hazard: Hazard, level: Level) -> None:
    assert told(claiming(hazard, 2)) == [(str(hazard), level)]


@pytest.mark.parametrize("hazard", [Hazard.DEATH, Hazard.REGULATOR, Hazard.LEGAL])
def test_highest_floor_needs_five_independent_people_in_one_story(hazard: Hazard) -> None:
    assert told(claiming(hazard, 5)) == [(str(hazard), Level.SEVERE)]
    assert Level.SEVERE not in dict(told(claiming(hazard, 4))).values()
    assert Level.SEVERE not in dict(told(claiming(hazard, 5, story=None))).values()


def test_safety_never_sets_the_highest_floor() -> None:
    assert told(claiming(Hazard.SAFETY, 50)) == [("safety", Level.CRISIS)]


def test_one_account_writing_often_is_one_person() -> None:
    mentions = [mention(str(i), f"claim {i}", author="a", hazards=[Hazard.SAFETY], narrative="n") for i in range(9)]

    assert told(inputs_of(mentions, 40, 9)) == [("safety, unconfirmed", Level.ISSUE)]


def test_same_words_by_many_are_one_voice() -> None:
    assert told(claiming(Hazard.SAFETY, 9, text="it caught fire")) == [("safety, unconfirmed", Level.ISSUE)]


def test_reposts_do_not_confirm() -> None:
    mentions = [
        mention(
            str(i), f"claim {i}", author=f"a{i}", hazards=[Hazard.SAFETY], narrative="n", repost_of="0" if i else None
        )
        for i in range(9)
    ]

    assert told(inputs_of(mentions, 40, 9)) == [("safety, unconfirmed", Level.ISSUE)]


def test_claims_without_names_count_by_their_words() -> None:
    mentions = [mention(str(i), f"claim {i}", author="", hazards=[Hazard.SAFETY], narrative="n") for i in range(2)]

    assert told(inputs_of(mentions, 40, 9)) == [("safety", Level.CRISIS)]


def test_scattered_claims_in_a_very_large_talk_set_no_floor() -> None:
    inputs = claiming(Hazard.DISCRIMINATION, 6, total=30_000, story=None)
    crowd = tuple(mention(f"c{i}") for i in range(300))

    assert told(replace(inputs, recent=crowd)) == []


def test_three_people_in_one_small_story_are_heard_however_large_the_talk() -> None:
    inputs = claiming(Hazard.SAFETY, 3, total=30_000, size=20)
    crowd = tuple(mention(f"c{i}") for i in range(300))

    assert told(replace(inputs, recent=crowd)) == [("safety", Level.CRISIS)]


def test_three_people_inside_a_huge_story_are_not() -> None:
    inputs = claiming(Hazard.SAFETY, 3, total=30_000, size=2_000)
    crowd = tuple(mention(f"c{i}", narrative="n") for i in range(300))

    assert told(replace(inputs, recent=crowd)) == []


def test_more_claims_than_were_read_are_judged_by_the_newest_talk() -> None:
    inputs = claiming(Hazard.SAFETY, 60, total=20_000, size=900)

    assert told(inputs) == [("safety", Level.CRISIS)]


def test_journalist_counts_in_any_crowd() -> None:
    inputs = claiming(Hazard.JOURNALIST, 1, total=30_000, story=None)
    crowd = tuple(mention(f"c{i}") for i in range(300))

    assert told(replace(inputs, recent=crowd)) == [("journalist, unconfirmed", Level.ISSUE)]


def test_harm_to_people_is_named_before_legal_trouble() -> None:
    both = [
        *claiming(Hazard.LEGAL, 6).hazardous,
        *(
            replace(m, post=replace(m.post, key=PostKey(f"{m.post.key}s")))
            for m in claiming(Hazard.SAFETY, 2).hazardous
        ),
    ]

    assert told(inputs_of(list(both), 40, 8)) == [("safety", Level.CRISIS), ("legal", Level.SEVERE)]


def test_no_claim_sets_no_floor() -> None:
    assert told(inputs_of([], 40, 0)) == []
