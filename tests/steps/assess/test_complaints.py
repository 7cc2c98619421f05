"""What people complain about, told by their words."""

import pytest

from firewarden.steps.assess.complaints import Complaint, complaints, kinds_of, weighed
from firewarden.vocabulary.ids import PostKey
from tests.steps.assess.samples import mention


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("they dragged him off the plane", {"treatment"}),
        ("the charger caught fire", {"danger"}),
        ("you lied to us", {"honesty"}),
        ("this racist advert", {"values"}),
        ("I want my money back", {"money"}),
        ("delayed again", {"waiting"}),
        ("no answer for a week", {"answers"}),
        ("the app crashes all day", {"product"}),
        ("sin reembolso", {"money"}),
        ("keine Antwort", {"answers"}),
        ("nothing of the kind", set()),
        ("my charger is blue", set()),
        ("undelayed and unbroken", set()),
    ],
)
def test_kind_is_told_by_the_beginning_of_words(text: str, kinds: set[str]) -> None:
    assert kinds_of(text) == kinds


def test_kinds_are_counted_most_frequent_first() -> None:
    hostile = [mention("1", "delayed"), mention("2", "delayed, and no answer"), mention("3", "meh")]

    assert complaints(hostile) == [
        Complaint(
            name="waiting",
            words="delays and cancellations",
            mentions=2,
            read=3,
            evidence=(PostKey("t:1"), PostKey("t:2")),
        ),
        Complaint(name="answers", words="no answer and poor service", mentions=1, read=3, evidence=(PostKey("t:2"),)),
    ]


def test_nothing_named_weighs_half() -> None:
    assert weighed([]) == (0.5, 0.5)


def test_values_weigh_less_than_harm() -> None:
    values = complaints([mention("1", "religious propaganda")])
    harm = complaints([mention("1", "the guard assaulted me")])

    assert weighed(values) == (0.5, 0.5)
    assert weighed(harm) == (1.0, 1.0)
