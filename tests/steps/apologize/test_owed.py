"""The whole product of what can be weighed: there is no hole, and more responsibility or harm never means less."""

from dataclasses import replace
from itertools import combinations, product

import pytest

from firewarden.steps.apologize.order import BONDS, bond_of, first_of
from firewarden.steps.apologize.owed import CLUSTERS, ROWS, advise, row_of
from firewarden.vocabulary.apology import Advice, Answer, Bond, Cluster, Harm, Part, Weighing
from firewarden.vocabulary.incident import CrisisType, Fault

BOTH = (False, True)
RANK = {answer: place for place, answer in enumerate(Answer)}
HARMS = [frozenset(), *(frozenset(some) for size in (1, 2) for some in combinations(Harm, size)), frozenset(Harm)]
ALL = [
    Weighing(fault=fault, confirmed=confirmed, harms=harms, cluster=cluster, intensified=intensified)
    for fault, confirmed, harms, cluster, intensified in product(Fault, BOTH, HARMS, Cluster, BOTH)
]
HURT = frozenset({Harm.MONEY})


def answered(weighing: Weighing) -> int:
    return RANK[row_of(weighing).answer]


@pytest.mark.parametrize(
    ("fault", "confirmed", "harms", "cluster", "answer"),
    [
        (Fault.YES, True, HURT, Cluster.PREVENTABLE, Answer.APOLOGIZE),
        (Fault.YES, True, HURT, Cluster.VICTIM, Answer.APOLOGIZE),
        (Fault.YES, True, (), Cluster.PREVENTABLE, Answer.APOLOGIZE),
        (Fault.YES, True, (), Cluster.ACCIDENTAL, Answer.EXPLAIN),
        (Fault.YES, False, HURT, Cluster.PREVENTABLE, Answer.CONCERN),
        (Fault.PARTLY, True, HURT, Cluster.ACCIDENTAL, Answer.APOLOGIZE),
        (Fault.PARTLY, True, (), Cluster.VICTIM, Answer.EXPLAIN),
        (Fault.UNKNOWN, True, HURT, Cluster.PREVENTABLE, Answer.CONCERN),
        (Fault.NO, True, HURT, Cluster.VICTIM, Answer.CONCERN),
        (Fault.NO, True, (), Cluster.VICTIM, Answer.EXPLAIN),
        (Fault.NO, False, (), Cluster.VICTIM, Answer.CONCERN),
        (Fault.STANDS, True, HURT, Cluster.PREVENTABLE, Answer.STAND),
        (Fault.STANDS, False, HURT, Cluster.PREVENTABLE, Answer.CONCERN),
        (Fault.REGRETS, True, (), Cluster.UNKNOWN, Answer.APOLOGIZE),
    ],
)
def test_answer(fault: Fault, confirmed: bool, harms: frozenset[Harm], cluster: Cluster, answer: Answer) -> None:
    weighing = Weighing(fault=fault, confirmed=confirmed, harms=frozenset(harms), cluster=cluster)

    assert advise(weighing).answer is answer


def test_every_weighing_has_an_answer_and_every_row_one_weighing() -> None:
    assert [row for row in ROWS if row not in [row_of(weighing) for weighing in ALL]] == []


def test_accident_asks_for_more_when_it_is_not_the_first() -> None:
    accident = Weighing(fault=Fault.YES, confirmed=True, cluster=Cluster.ACCIDENTAL)

    assert [advise(replace(accident, intensified=again)).answer for again in BOTH] == [Answer.EXPLAIN, Answer.APOLOGIZE]


def test_nothing_is_admitted_and_nothing_denied_before_the_facts() -> None:
    assert {row_of(one).answer for one in ALL if not one.confirmed} == {Answer.CONCERN}
    assert {row_of(one).answer for one in ALL if one.fault is Fault.UNKNOWN} == {Answer.CONCERN}


def test_who_stands_by_an_act_never_apologizes_for_it() -> None:
    assert Answer.APOLOGIZE not in {row_of(one).answer for one in ALL if one.fault is Fault.STANDS}


def test_more_of_a_part_in_it_never_asks_for_less() -> None:
    for one in ALL:
        no, partly, yes = (answered(replace(one, fault=fault)) for fault in (Fault.NO, Fault.PARTLY, Fault.YES))
        assert no <= partly <= yes
        assert answered(replace(one, fault=Fault.STANDS)) <= answered(replace(one, fault=Fault.REGRETS))


def test_more_harm_never_asks_for_less() -> None:
    for one in ALL:
        assert all(answered(one) <= answered(replace(one, harms=one.harms | {harm})) for harm in Harm)


def test_stronger_responsibility_never_asks_for_less() -> None:
    for one in ALL:
        found = [answered(replace(one, cluster=cluster)) for cluster in (Cluster.VICTIM, Cluster.ACCIDENTAL)]
        assert found == sorted(found)
        assert found[-1] <= answered(replace(one, cluster=Cluster.PREVENTABLE))
        assert answered(replace(one, intensified=False)) <= answered(replace(one, intensified=True))


FEW = [
    replace(one, repairable=repairable, heated=heated)
    for one, repairable, heated in product((one for one in ALL if len(one.harms) <= 1), BOTH, BOTH)
]
ADVICE = [(one, advise(one)) for one in FEW]


def test_advice_is_whole_and_names_nothing_twice() -> None:
    for _one, advice in ADVICE:
        assert all(part and len(set(part)) == len(part) for part in _parts(advice))


def _parts(advice: Advice) -> tuple[tuple[object, ...], ...]:
    return advice.because, advice.order, advice.delivery, advice.avoid


def test_compensation_is_no_opening_while_talk_is_heated() -> None:
    warned = [(one, any("Compensation" in text for text in advice.avoid)) for one, advice in ADVICE]

    assert {one.heated for one, found in warned if found} == {True}
    assert all(advice.order[0] is not Part.REPAIR for one, advice in ADVICE if one.heated)


def test_nothing_is_repaired_that_cannot_be() -> None:
    assert all(Part.REPAIR not in advice.order for one, advice in ADVICE if not one.repairable)


def test_only_an_apology_takes_responsibility() -> None:
    assert {advice.answer for _one, advice in ADVICE if Part.RESPONSIBILITY in advice.order} == {Answer.APOLOGIZE}


def test_sympathy_never_comes_without_what_is_known() -> None:
    assert all(
        Part.FACTS in advice.order
        for _one, advice in ADVICE
        if advice.answer is Answer.CONCERN and Part.EMPATHY in advice.order
    )


@pytest.mark.parametrize(
    ("harms", "bond", "first"),
    [
        ({Harm.MONEY}, Bond.LOSS, Part.REPAIR),
        ({Harm.TRUST}, Bond.RELATIONSHIP, Part.EMPATHY),
        ({Harm.ENVIRONMENT}, Bond.COMMUNITY, Part.NORM),
        ({Harm.MONEY, Harm.DIGNITY}, Bond.COMMUNITY, Part.NORM),
        ({Harm.PHYSICAL, Harm.DIGNITY, Harm.TRUST}, Bond.LOSS, Part.REPAIR),
        (set(), None, Part.RESPONSIBILITY),
    ],
)
def test_first_words_fit_those_harmed(harms: set[Harm], bond: Bond | None, first: Part) -> None:
    assert (bond_of(harms), first_of(harms)) == (bond, first)
    assert first_of(harms, heated=True) is (Part.EMPATHY if first is Part.REPAIR else first)


def test_every_harm_touches_something_and_every_type_has_a_cluster() -> None:
    assert set(BONDS) == set(Harm)
    assert set(CLUSTERS) == set(CrisisType)


def test_whole_apology_for_lost_money() -> None:
    advice = advise(Weighing(fault=Fault.YES, confirmed=True, harms=HURT))

    assert (advice.answer, advice.bond, *_parts(advice)) == (
        Answer.APOLOGIZE,
        Bond.LOSS,
        ("People were harmed and it was our doing.",),
        (Part.REPAIR, Part.RESPONSIBILITY, Part.EMPATHY, Part.EXPLANATION, Part.CHANGE),
        (
            "Say it where the offense happened, and in everything else you publish afterwards.",
            "Those harmed hear it first, by the way they can be reached, and the public after them.",
            "In the name of one person who answers for it, not of “the team”.",
            "Before anything that speaks well of us.",
        ),
        ("“If”, “but”, and words about how people feel in place of what was done.",),
    )
