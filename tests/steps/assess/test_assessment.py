"""From a snapshot to the whole assessment: a storm, a launch, seven angry posts, silence, and every doubt between."""

from dataclasses import replace

import pytest

from firewarden.ports import Totals
from firewarden.steps.assess.assessment import assess, weigh
from firewarden.steps.assess.inputs import Inputs
from firewarden.vocabulary.assessment import Assessment, Confidence, Level, Topic, Trend
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.ids import NarrativeId
from firewarden.vocabulary.mention import Hazard, Tone
from firewarden.vocabulary.plan import Interval
from tests.steps.assess.crisis import END, bins, praise, storm
from tests.steps.assess.samples import BRAND, START, mention


def text(assessment: Assessment, topic: Topic) -> str:
    return next(finding.text for finding in assessment.findings if finding.topic is topic)


def factor(assessment: Assessment, name: str) -> float:
    return next(one.value for one in assessment.severity.factors if one.name == name)


def seven_angry_posts() -> Inputs:
    angry = tuple(mention(f"a{i}", "worst shop ever", at=START + i, tone=Tone.NEGATIVE, arousal=0.9) for i in range(7))
    return Inputs(
        brand=BRAND,
        at=END,
        since=START,
        bins=bins(mentions=0, hostile=0, expected=0.02),
        totals=Totals(mentions=7, readable=7, negative=7, people=7),
        hostile=angry,
        recent=angry,
        loudest=angry,
        earliest=angry,
    )


def test_storm_with_claims_of_danger_is_a_crisis() -> None:
    result = assess(storm())

    assert result.severity.level is Level.CRISIS
    assert [(floor.name, floor.level) for floor in result.severity.floors] == [("safety", Level.CRISIS)]
    assert result.title == "Claims of danger or violence to people: acme charger caught fire"
    assert (result.mentions, result.negative, result.readable, result.people) == (120, 96, 120, 110)
    assert (result.expected, result.trend, result.loudest) == (4.8, Trend.STEADY, "t:h7")


def test_storm_without_claims_is_not_lifted() -> None:
    result = assess(storm(hazardous=()))

    assert result.severity.floors == ()
    assert result.title == "Anger: why no recall of the acme charger"


def test_launch_with_huge_friendly_volume_is_noise() -> None:
    result = assess(praise())

    assert result.severity.level is Level.NOISE
    assert result.title == "Much talk: great new acme app"


def test_brand_of_which_usually_nobody_speaks_gets_no_ratio() -> None:
    assert text(assess(seven_angry_posts()), Topic.SCOPE).split(". ")[1] == (
        "Usually there is next to nothing in such a stretch"
    )


def test_seven_angry_posts_are_no_crisis() -> None:
    assert assess(seven_angry_posts()).severity.level <= Level.ISSUE


def test_seven_posts_with_two_claims_of_harm_are() -> None:
    angry = seven_angry_posts()
    claims = tuple(
        mention(f"b{i}", f"it burned my house {i}", tone=Tone.NEGATIVE, hazards=[Hazard.SAFETY]) for i in range(2)
    )

    assert assess(replace(angry, hazardous=claims)).severity.level is Level.CRISIS


def test_silence_is_noise_and_every_statement_an_assumption() -> None:
    result = assess(Inputs(brand=BRAND, at=END, since=START))

    assert (result.severity.level, result.severity.index) == (Level.NOISE, 0.0)
    assert (result.title, result.loudest) == ("Nothing unusual", None)
    assert {finding.confidence for finding in result.findings} == {Confidence.LOW}
    assert all(finding.text.startswith("Assumption, no post behind it: ") for finding in result.findings)


def test_all_five_questions_are_answered_with_posts() -> None:
    result = assess(storm())

    assert [finding.topic for finding in result.findings] == list(Topic)
    assert all(finding.evidence for finding in result.findings)


def test_scope_tells_numbers_that_agree_with_the_totals() -> None:
    assert text(assess(storm()), Topic.SCOPE) == (
        "120 mentions since 22:10 UTC on 14 November 2023, from 110 accounts. "
        "That is about 25 times the usual 4.8 for such a stretch. "
        "Hostile, of the 120 we could read: about 8 in 10 (could be 7 to 10). Seen on t and m."
    )


def test_impact_names_claims_as_claims() -> None:
    assert text(assess(storm()), Topic.IMPACT) == (
        "People speak of danger or violence to people (5 people). These are claims; none is confirmed. "
        "It is steady: 48 hostile mentions in the last hour, 48 the hour before. "
        "The accounts behind the hostile posts we read have 59,500 followers in all."
    )


def test_source_says_earliest_and_never_origin() -> None:
    assert text(assess(storm()), Topic.SOURCE) == (
        "The earliest hostile post we saw on this is from 22:11 UTC on 14 November 2023 on t. "
        "It may have begun elsewhere. "
        "It was first amplified at 22:17 UTC on 14 November 2023 on t by an account with 50,000 followers. "
        "First seen per network: t at 22:11 UTC on 14 November 2023 and m at 22:13 UTC on 14 November 2023."
    )


def test_earlier_post_that_came_late_becomes_the_earliest() -> None:
    early = mention("z", "acme charger fire", at=START + 5, tone=Tone.NEGATIVE, narrative="fire", platform="r")
    inputs = storm()
    result = assess(replace(inputs, earliest=(early, *inputs.earliest)))

    assert text(result, Topic.SOURCE).startswith(
        "The earliest hostile post we saw on this is from 22:10 UTC on 14 November 2023 on r."
    )


def test_reason_gives_matters_and_kinds_with_their_shares() -> None:
    assert text(assess(storm()), Topic.REASON) == (
        "Most of the hostile talk, about 8 in 10, is about “why no recall of the acme charger”. "
        "Also: “no answer from acme support by mail” (about 2 in 10). "
        "Words that stand out against the week before: “why no recall of the acme charger, no answer from acme "
        "support by mail” (in about 9 in 10 hostile posts). "
        "People complain about danger to people (about 8 in 10) and no answer and poor service (about 2 in 10)."
    )


def test_audience_tells_languages_and_accounts_only() -> None:
    assert text(assess(storm()), Topic.AUDIENCE) == (
        "They write in English (about 8 in 10) and Spanish (about 2 in 10). "
        "The hostile posts we read come from 96 accounts. "
        "Hostile posts that tell the writer's own experience: none. "
        "1 account with 10,000 followers or more took part."
    )


def test_statements_repeat_no_post_and_no_account() -> None:
    secret = mention(
        "s", "my name is Jane Roe, call 555-0199", at=START, author="jane_roe", name="Jane Roe Daily News",
        tone=Tone.NEGATIVE, narrative="fire", followers=900_000, likes=5_000,
    )  # fmt: skip
    inputs = storm()
    result = assess(
        replace(inputs, earliest=(secret,), loudest=(secret,), hostile=(secret, *inputs.hostile), recent=(secret,))
    )

    said = " ".join([result.title, *(finding.text for finding in result.findings)]).lower()
    notes = " ".join(one.note for one in result.severity.factors).lower()
    assert [word for word in ("jane", "roe", "555", "0199") if word in said + notes] == []
    assert result.loudest == "t:s"


def test_gap_is_told_and_lowers_the_confidence() -> None:
    result = assess(storm(gaps=(Interval(start=Instant(START + HOUR), end=END),)))
    scope = next(finding for finding in result.findings if finding.topic is Topic.SCOPE)

    assert scope.text.endswith("60 minutes were not captured: the true numbers are larger.")
    assert scope.confidence is Confidence.LOW


def test_cold_start_says_that_the_usual_is_not_known() -> None:
    result = assess(storm(bins=()))

    assert result.expected is None
    assert text(result, Topic.SCOPE).split(". ")[1] == "How much is usual is not known yet"
    assert result.findings[0].confidence is Confidence.LOW


def test_unread_talk_may_be_hostile_and_is_treated_so() -> None:
    unread = Totals(mentions=120, readable=0, negative=0, positive=0, people=110)
    result = assess(storm(totals=unread, hostile=(), hazardous=()))

    assert factor(result, "hostile share") > 0
    assert text(result, Topic.SCOPE).split(". ")[2] == "None of them could be read by machine; a person has to look"


def test_mentions_without_authors_are_not_counted_as_people() -> None:
    result = assess(storm(totals=Totals(mentions=120, readable=120, negative=96)))

    assert text(result, Topic.SCOPE).startswith("120 mentions since 22:10 UTC on 14 November 2023. That is")


@pytest.mark.parametrize("name", ["volume", "hostile share"])
def test_more_hostile_talk_raises_its_factors(name: str) -> None:
    few, many = (
        assess(storm(totals=Totals(mentions=120, readable=120, negative=n), bins=bins(hostile=n // 24)))
        for n in (48, 72)
    )

    assert factor(few, name) < factor(many, name)


def test_factors_explain_themselves() -> None:
    notes = {one.name: one.note for one in assess(storm()).severity.factors}

    assert notes["volume"] == "96 hostile mentions, 1.2 usual: 16.3 times, small numbers damped; by the hostile share"
    assert notes["persistence"] == "2 hours with more than twice the usual hostile talk, of 24"
    assert notes["spread"] == "2 networks and 2 languages, each with one in twenty mentions or more"
    assert notes["outrage"] == "0% speak of themselves, 100% the week before"


def test_same_snapshot_gives_the_same_assessment() -> None:
    assert assess(storm()) == assess(storm())


def test_narratives_are_those_told_since_the_onset() -> None:
    old = replace(storm().narratives[0], id=NarrativeId("old"), size=100_000)
    inputs = storm(narratives=(old, *storm().narratives))

    assert "old" not in {narrative.id for narrative in assess(inputs).narratives}
    assert [n.id for n in assess(inputs).narratives] == [n.id for n in assess(storm()).narratives]


def test_weighing_says_as_much_of_severity_as_assessing() -> None:
    assert [weigh(inputs) for inputs in (storm(), praise())] == [assess(i).severity for i in (storm(), praise())]
