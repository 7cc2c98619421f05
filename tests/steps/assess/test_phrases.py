"""What some posts say and others do not, in words that people wrote."""

from collections.abc import Sequence
from itertools import count

from firewarden.steps.assess.phrases import Talk, holds
from firewarden.vocabulary.mention import Mention
from tests.steps.assess.samples import mention

NUMBERS = count()


def said(*texts: str) -> list[Mention]:
    return [mention(f"{next(NUMBERS)}", text) for text in texts]


def telling(part: Sequence[Mention], rest: Sequence[Mention], limit: int = 2) -> tuple[str, ...]:
    return Talk((*part, *rest)).telling(part, limit)


USUAL = said(*(f"the ferry is on time, nice crew {name}" for name in "abcdefghijklmnopqrst"))


def test_clause_that_was_shared_is_told_whole() -> None:
    shared = said(*["We are stuck. The doors to the deck are LOCKED, help"] * 12)

    assert telling(shared, USUAL, 1) == ("The doors to the deck are LOCKED",)


def test_name_that_many_write_in_their_own_words_is_a_phrase() -> None:
    own = said(
        "why is nobody at the Ebren Star telling us",
        "stuck on ebren star since noon",
        "my aunt sits in that Ebren Star now",
        "the Ebren Star has no light whatsoever today folks",
        "Ebren Star again",
    )

    assert telling(own, USUAL, 1) == ("Ebren Star",)


def test_splinter_of_a_shared_text_is_no_phrase() -> None:
    long = "a crew member just told my mum to sit down and stop filming the smoke"

    assert telling(said(*[long] * 12), USUAL) == ()


def test_words_of_every_day_do_not_stand_out() -> None:
    assert telling(USUAL[:10], USUAL[10:]) == ()


def test_second_phrase_says_something_new() -> None:
    both = said(*["no power for two hours. two hours without power", "no answer from the crew"] * 8)

    assert telling(both, USUAL) == ("no power for two hours", "no answer from the crew")


def test_two_posts_are_not_enough() -> None:
    assert telling(said("the engine burns now", "the engine burns now"), USUAL) == ()


def test_hashtags_are_read_and_accounts_and_links_are_not() -> None:
    tagged = said(*["#StopEbrenStar @ferry https://t.example/x"] * 5)

    assert telling(tagged, USUAL) == ("Stop Ebren Star",)


def test_a_post_holds_a_phrase_as_whole_words() -> None:
    [post] = said("The doors are LOCKED.")

    assert [holds(post, phrase) for phrase in ("doors are locked", "door", "are locked.")] == [True, False, False]


def test_single_words_stand_in_where_there_is_no_phrase() -> None:
    answers = said("LOCKED", "locked!", "all locked", "locked :(", "Locked, again") + said(*["thanks, all fine"] * 20)

    assert telling(answers[:5], answers[5:]) == ("locked",)
