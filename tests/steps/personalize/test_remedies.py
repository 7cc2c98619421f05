"""What may be given within the catalog, how an offer goes on, and which offers are unlike."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.personalize.modules import refusal
from firewarden.steps.personalize.problem import problem_words, topics
from firewarden.steps.personalize.reach import MOST, shown
from firewarden.steps.personalize.remedies import MOVES, Unlike, move, sums, unlike, why_not, within
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.remedy import Offered, OfferState, Remedy, RemedyKind, Worth
from firewarden.vocabulary.statement import Refused

NOW = Instant(10 * HOUR)
NOTHING = Worth()


def euros(amount: str) -> Worth:
    return Worth(amount=Decimal(amount), unit="EUR")


def remedy(**other: object) -> Remedy:
    values: dict[str, object] = {"kind": RemedyKind.REFUND, "limit": euros("50"), "since": Instant(9 * HOUR)}
    return Remedy(**(values | other))  # type: ignore[arg-type]


def offered(key: str, worth: Worth = NOTHING, **other: object) -> Offered:
    values: dict[str, object] = {
        "key": key, "state": OfferState.OFFERED, "kind": RemedyKind.REFUND, "worth": worth, "group": "g",
    }  # fmt: skip
    return Offered(**(values | other))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (remedy(), None),
        (remedy(until=Instant(11 * HOUR)), None),
        (remedy(until=NOW), "The time in which this remedy may be offered is over."),
        (remedy(since=Instant(11 * HOUR)), "This remedy is not to be offered yet."),
        (remedy(withdrawn=True), "This remedy was withdrawn."),
        (remedy(grounded=False), "The fact this remedy follows from is no longer confirmed."),
    ],
)
def test_a_remedy_is_offered_in_its_time_and_on_its_fact(line: Remedy, why: str | None) -> None:
    assert why_not(line, NOW) == why


@pytest.mark.parametrize(
    ("limit", "worth", "without_asking"),
    [
        (euros("50"), euros("50"), True),
        (euros("50"), euros("50.01"), False),
        (euros("50"), Worth(amount=Decimal(1), unit="USD"), False),
        (euros("50"), Worth(), True),
        (Worth(), Worth(), True),
        (Worth(), euros("1"), False),
    ],
)
def test_up_to_its_limit_nobody_is_asked(limit: Worth, worth: Worth, without_asking: bool) -> None:
    assert within(remedy(limit=limit), worth) == without_asking


@pytest.mark.parametrize(
    ("mine", "other", "found"),
    [
        (offered("a", euros("50")), offered("b", euros("50")), None),
        (offered("a", euros("50")), offered("b", euros("46")), None),
        (offered("a", euros("50")), offered("b", euros("44")), False),
        (offered("a", euros("50")), offered("b", Worth(amount=Decimal(50), unit="USD")), False),
        (offered("a", euros("50")), offered("b"), False),
        (offered("a"), offered("b", kind=RemedyKind.VOUCHER), True),
        (offered("a"), offered("b", kind=RemedyKind.VOUCHER, group="h"), None),
        (
            offered("a", topics=frozenset({3})),
            offered("b", kind=RemedyKind.VISIT, group="", topics=frozenset({3})),
            True,
        ),
        (offered("a", euros("50")), offered("b", euros("5"), state=OfferState.PREPARED), None),
        (offered("a", euros("50")), offered("b", euros("5"), state=OfferState.WITHDRAWN), None),
        (offered("a", euros("50"), group=""), offered("b", euros("5"), group=""), None),
    ],
)
def test_unlike_offers_for_like_cases_are_found(mine: Offered, other: Offered, found: bool | None) -> None:
    expected = () if found is None else (Unlike(other="b", kind=found),)

    assert unlike(mine, [mine, other]) == expected


@given(st.decimals(0, 1000, places=2), st.decimals(0, 1000, places=2))
def test_being_unlike_is_mutual(one: Decimal, other: Decimal) -> None:
    first, second = offered("a", Worth(amount=one, unit="EUR")), offered("b", Worth(amount=other, unit="EUR"))

    assert bool(unlike(first, [second])) == bool(unlike(second, [first]))


@given(st.sampled_from(OfferState), st.sampled_from(OfferState))
def test_an_offer_moves_only_along_its_way(state: OfferState, to: OfferState) -> None:
    assert isinstance(move(state, to), Refused) == (to != state and to not in MOVES[state])


def test_nothing_is_offered_past_a_decision() -> None:
    into_offered = {state for state in OfferState if OfferState.OFFERED in MOVES[state]}
    into_prepared = {state for state in OfferState if OfferState.PREPARED in MOVES[state]}

    assert (into_offered, into_prepared) == ({OfferState.PREPARED}, {OfferState.GRANTED})


def test_what_is_owed_was_accepted_and_not_delivered() -> None:
    found = sums([
        offered("a", euros("50"), state=OfferState.ACCEPTED),
        offered("b", euros("20"), state=OfferState.DELIVERED),
        offered("c", euros("10"), state=OfferState.REFUSED),
        offered("d", euros("99"), state=OfferState.ASKED),
        offered("e", state=OfferState.ACCEPTED),
    ])  # fmt: skip

    assert [(one.unit, one.offered, one.accepted, one.delivered, one.owed, one.owed_worth) for one in found] == [
        ("", 1, 1, 0, 1, Decimal(0)),
        ("EUR", 3, 2, 1, 1, Decimal(50)),
    ]


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("We are looking for {what}, {name}.", True),
        ("We are sorry for the inconvenience.", False),
        ("We are looking for {what} and {}.", False),
        ("{", False),
        ("  ", False),
        ("{what} " + "a" * 2_000, False),
    ],
)
def test_a_module_has_blanks_that_stop(text: str, allowed: bool) -> None:
    assert (refusal(text) is None) == allowed


def test_the_words_of_the_problem_and_those_taken_up() -> None:
    post = "My suitcase never came, and nobody answers the phone."

    found = problem_words(post, "We are looking for your luggage.")

    assert [(post[one.start : one.end], one.taken_up) for one in found] == [
        ("suitcase", True),
        ("never", False),
        ("came", False),
        ("nobody", False),
        ("answers", False),
        ("phone", False),
    ]
    assert topics("My luggage is gone") & topics("Wo ist mein Koffer?")


@given(st.one_of(st.none(), st.integers(0, 10**9)))
def test_fame_is_shown_no_further_than_a_thousand(followers: int | None) -> None:
    found = shown(followers)

    assert found is None or 0 < found <= MOST
