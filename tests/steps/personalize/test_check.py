from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.personalize.check import check, similarity
from firewarden.vocabulary.finding import Code, Weight

ANSWER = "We are sorry about your suitcase and will bring it to your hotel tomorrow morning."


def test_copy_is_pointed_at_with_how_many_there_are() -> None:
    findings = check(
        ANSWER, answered="my suitcase!", earlier=[ANSWER, ANSWER.replace("hotel", "house"), "Other words."]
    )

    assert [(finding.code, finding.weight, finding.message) for finding in findings] == [
        (
            Code.COPY,
            Weight.WARN,
            "Nearly the same words as 2 earlier replies here. People compare what they get.",
        )
    ]


def test_answer_that_takes_up_nothing_is_pointed_at() -> None:
    findings = check("Thank you for your feedback!", answered="My suitcase is delayed", earlier=[])

    assert [finding.code for finding in findings] == [Code.OFF_TOPIC]


def test_answer_to_the_problem_passes() -> None:
    assert check("The delay of your suitcase is our doing.", answered="My suitcase is delayed", earlier=[]) == ()


def test_post_without_words_asks_for_none() -> None:
    assert check("Are you all right?", answered="??? !!", earlier=[]) == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_similarity_is_even_and_bounded(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0.0 <= similarity(one, other) <= 1.0
