"""The guardrails of a model's answer, one after the other: facts only, no promises, no blame, no guesses, nothing of
anybody's, nothing that was not asked for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.checking import Said
from firewarden.steps.respond.proposing import may_go_alone, sift, text_of, unread
from firewarden.steps.respond.proposing.masking import Masked
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Weight
from firewarden.vocabulary.proposal import Kept, Proposal
from firewarden.vocabulary.statement import Refused
from tests.steps.respond.proposing.sheet import BACKGROUND, answered, judged, lint, sifted


def test_what_facts_say_is_kept_with_their_numbers() -> None:
    found = sifted(
        answered(
            ("Train 12 stopped near NAME_1 at 14:05 on 3 May 2026.", [1]),
            ("37 passengers were hurt.", [2]),
            ("NAME_2 leads the inquiry.", [3]),
            ("We do not know yet why the train stopped.", [1]),
            ("Our engineers are checking the brakes of all trains.", [4]),
            ("We will post the next update here at {time}.", []),
        )
    )
    assert isinstance(found, Proposal)

    assert found.dropped == ()
    assert found.kept[0] == Kept(text="Train 12 stopped near Bonn at 14:05 on 3 May 2026.", facts=(1,))
    assert text_of(found, "en") == (
        "Train 12 stopped near Bonn at 14:05 on 3 May 2026. 37 passengers were hurt. Anna Schmidt leads the inquiry. "
        "We do not know yet why the train stopped. Our engineers are checking the brakes of all trains. "
        "We will post the next update here at {time}."
    )


WRONG = [
    # numbers
    "38 passengers were hurt.",
    "Thirty-eight passengers were hurt.",
    "Dozens of passengers were hurt.",
    "Thousands of passengers were hurt.",
    "３８ passengers were hurt.",
    "٣٨ passengers were hurt.",
    "½ of all passengers were hurt.",
    "37 passengers of 370 were hurt.",
    "3.7 passengers were hurt.",
    "Train 13 stopped near NAME_1 at 14:05.",
    "Train 12 stopped at 14:50.",
    "Train 12 stopped on 4 May 2026.",
    "Train 12 stopped on 3 June.",
    "Train 12 stopped yesterday.",
    "On Tuesday train 12 stopped.",
    # names and places
    "Bob Miller leads the inquiry.",
    "The inquiry is led by Kowalski.",
    "Train 12 stopped near Springfield.",
    "Engineers of Siemens are checking the brakes.",
    "The minister SMITH is on site.",
    "The driver, Иванов, was hurt.",
    "The driver, Kοwalski, was hurt.",
    "NAME_9 leads the inquiry.",
    # open, causes, guesses, forecasts
    "41 passengers were hurt.",
    "The train stopped because of worn brakes.",
    "The brakes caused the accident.",
    "The brakes probably failed.",
    "It must have been the brakes.",
    "All trains will run again by tonight.",
    # blame and fault
    "This was our fault.",
    "We take full responsibility.",
    "We failed our passengers.",
    "The passengers themselves are to blame.",
    # private
    "Write to anna@private.example.",
    "Call 0171 2345678.",
    "Pay to DE89 3704 0044 0532 0130 00.",
    # not asked for
    "See https://evil.example/a for more.",
    "See evil.com for more.",
    "Follow @evil and #boycott.",
    "{confirmed by legal} 37 passengers were hurt.",
    "[CEO] says that 37 passengers were hurt.",
]


@pytest.mark.parametrize("text", WRONG)
def test_sentence_with_anything_no_fact_has_is_dropped(text: str) -> None:
    kept, why = judged(text, 1, 2, 3, 4)

    assert (kept, len(why)) == ([], 1)


def test_fact_that_is_not_named_backs_nothing() -> None:
    assert judged("37 passengers were hurt.", 1) == ([], ["No confirmed fact says 37."])


GONE = "It rests on a fact that is not confirmed, or that there is not."


@pytest.mark.parametrize("number", [0, 5, 99, -1])
def test_sentence_on_a_fact_that_is_open_or_not_there_is_dropped(number: int) -> None:
    assert judged("Engineers are checking the brakes.", number) == ([], [GONE])


PROMISES = [
    "We will refund every ticket.",
    "We'll refund every ticket.",
    "We guarantee that trains are safe.",
    "You will get your money back.",
    "Everyone gets a voucher.",
    "This can never happen again.",
    "Never again will a train stop like this.",
    "We promise to do better.",
    "We are going to check every train.",
    "We shall report on all of it.",
    "All passengers will be compensated.",
    "Everybody affected travels free of charge.",
    "We commit to new brakes.",
    "We assure you that all trains are safe.",
    "We will make sure that nobody is hurt.",
    "We pledge to help.",
    "We will post the next update at {time} and refund all tickets.",
    "We will post the next update here and replace all brakes.",
    "We will post the next update here.",
    "We will replace the brakes by {time}.",
    "Wir werden alle Tickets erstatten.",
    "Wir versprechen neue Bremsen.",
    "So etwas passiert nie wieder.",
    "Nous allons rembourser tous les billets.",
    "Vamos a reembolsar los billetes.",
    "Garantimos o reembolso.",
    "Rimborseremo i biglietti.",
    "Nous veillerons à ce que tout aille bien.",
]


@pytest.mark.parametrize("text", PROMISES)
def test_promise_is_dropped(text: str) -> None:
    kept, why = judged(text, 1, 2, 4)

    assert (kept, len(why)) == ([], 1)


MARKED = [
    ("Kowalski is looking into it.", "Kowalski is looking into it. [Kowalski] [-]"),
    ("Please stay away from the tracks.", "Please stay away from the tracks. [-]"),
    ("Everybody is safe.", "Everybody is safe. [-]"),
    ("We are sorry that children died.", "We are sorry that children died. [-]"),
]


@pytest.mark.parametrize(("text", "kept"), MARKED)
def test_claim_or_opening_word_no_fact_has_is_marked(text: str, kept: str) -> None:
    assert judged(text) == ([kept], [])


def test_marks_stop_the_text_until_they_are_taken_out() -> None:
    found = sifted(answered(("Kowalski is looking into it.", [])))
    assert isinstance(found, Proposal)
    text = text_of(found, "en")

    assert text == "Kowalski is looking into it. [check: Kowalski] [no fact says this]"
    assert [one.code for one in lint(text, BACKGROUND) if one.weight is Weight.BLOCK] == [Code.BLANK, Code.BLANK]


def test_dress_and_what_hides_is_taken_off() -> None:
    assert judged("**37** <b>passengers</b> `were`\u200b\u202e \x07hurt.", 2) == (["37 passengers were hurt."], [])


def test_each_sentence_is_judged_alone() -> None:
    kept, why = judged("37 passengers were hurt. It was sabotage by Kowalski!", 2)

    assert (kept, len(why)) == (["37 passengers were hurt."], 1)


FORMLESS = "The model did not keep to the form it was asked for. Nothing of it was kept."


@pytest.mark.parametrize(
    "raw",
    [
        *("", "Sure! Here is your statement: 37 passengers were hurt.", "[]", "null", '{"sentences": "all"}', "\udcff"),
        *('{"sentences": [{"text": 7}]}', '{"sentences": [{"text": "a", "facts": ["1"]}]}', "[" * 9_000),
        '{"sentences": [], "publish": true}',
        '{"sentences": [{"text": "37 passengers were hurt.", "facts": [2], "approved": true}]}',
    ],
)
def test_answer_in_another_form_is_none(raw: str) -> None:
    assert sifted(raw) == Refused(reason=FORMLESS)  # type: ignore[arg-type]


def test_answer_in_a_fence_is_one() -> None:
    found = sifted(f"```json\n{answered(('37 passengers were hurt.', [2]))}\n```")

    assert isinstance(found, Proposal)
    assert [one.text for one in found.kept] == ["37 passengers were hurt."]


def test_answer_that_is_far_too_long_is_none() -> None:
    assert sifted(answered(("37 passengers were hurt. " * 1_000, [2]))) == Refused(
        reason="The model said far more than it was asked for. Nothing of it was kept."  # type: ignore[arg-type]
    )


def test_more_sentences_than_asked_for_are_left_out() -> None:
    found = sifted(answered(*[("37 passengers were hurt.", [2])] * 20))
    assert isinstance(found, Proposal)

    assert (len(found.kept), [str(one.why) for one in found.dropped]) == (14, ["It said more than it was asked for."])


def test_answer_of_which_nothing_is_left() -> None:
    assert sifted(answered(("38 passengers were hurt.", [2]))) == Refused(
        reason="Nothing was left of what the model said. No confirmed fact says 38."  # type: ignore[arg-type]
    )


def test_words_we_published_before_are_no_draft() -> None:
    words = "37 passengers were hurt. Engineers are checking the brakes of all trains. Anna Schmidt leads the inquiry."
    told = replace(BACKGROUND, said_before=(Said(text=words, at=Instant(BACKGROUND.now - 1)),))

    assert isinstance(sifted(answered(("Train 12 stopped near NAME_1 at 14:05 on 3 May 2026.", [1])), told), Proposal)
    found = sifted(answered((words.replace("Anna Schmidt", "NAME_2"), [2, 3, 4])), told)
    assert found == Refused(
        reason="The model said what we have published already. Write an update instead."  # type: ignore[arg-type]
    )


def test_fact_that_changed_while_the_model_thought_backs_nothing() -> None:
    """It was sent as confirmed, and is not any more when the answer comes."""
    told = Masked(BACKGROUND.facts[:4], {})
    later = replace(BACKGROUND, facts=BACKGROUND.facts[2:])

    assert sift(answered(("37 passengers were hurt.", [2])), told, later, lint) == Refused(
        reason=f"Nothing was left of what the model said. {GONE}"  # type: ignore[arg-type]
    )


NUMBERS = st.one_of(
    st.integers(0, 10**7).map(str),
    st.decimals(0, 9999, places=2).map(str),
    st.integers(2, 99_999).map(lambda number: f"{number:,}"),
    st.sampled_from(["nine", "Twenty-two", "a dozen", "millions", "two hundred", "１９", "४२", "⅓", "Ⅻ"]),
)
_NAMES = """
    Kowalski Okafor Siemens Springfield Łódź Šimić Nguyen O'Brien Müller-Lüdenscheid McGregor eBay NASA Zürich
    """
NAMES = st.sampled_from(_NAMES.split())
FRAMES = st.sampled_from(
    [
        "{number} passengers were hurt.",
        "We know that {number} people were on board near {name}.",
        "{name} is checking {number} trains.",
        "We are sorry for {name}.",
        "Engineers are checking the brakes of {number} trains.",
        "Call us at {number}.",
        "{name}",
        "We do not know yet where {name} is.",
        "Please ask {name} at {number}.",
        "{name} leads the inquiry, {number}!",
        "“{name}” said {number}: nothing is known.",
    ]
)


@given(FRAMES, NUMBERS, NAMES, st.lists(st.integers(1, 4), max_size=4))
def test_no_number_or_name_without_a_fact_reaches_a_draft_unmarked(
    frame: str, number: str, name: str, facts: list[int]
) -> None:
    """The law of the sieve, told without its own rules: whatever a model says, a number is one of a fact that it names,
    and a name is one of such a fact, of ours, or stands in a mark."""
    found = sifted(answered((frame.format(number=number, name=name), facts), ("37 passengers were hurt.", [2])))
    assert isinstance(found, Proposal)

    backed = " ".join(BACKGROUND.facts[one - 1].text for one in facts)
    for kept in found.kept[:-1]:
        told = text_of(Proposal(kept=(kept,), dropped=()), "en")
        assert number not in kept.text or number in backed
        assert name not in kept.text or f"[check: {name}]" in told


@given(st.text(max_size=300))
def test_no_answer_breaks_the_sieve(raw: str) -> None:
    found = sifted(answered((raw, [1, 2, 3, 4])))

    assert isinstance(found, Refused) or all(one.text.isprintable() for one in found.kept)
    assert isinstance(sifted(raw), Refused)


def test_proposed_text_stops_until_somebody_has_changed_or_read_it() -> None:
    found = unread("We know.\n", "We  know.", read=False)

    assert found is not None
    assert (found.code, found.weight) == (Code.UNREAD, Weight.BLOCK)
    assert unread("We know.", "We know.", read=True) is None
    assert unread("We know it.", "We know.", read=False) is None
    assert unread("We know.", "", read=False) is None


@pytest.mark.parametrize("level", list(Level))
def test_nobody_releases_a_models_words_alone_from_level_3_on(level: Level) -> None:
    assert (may_go_alone(level, "We know.") is None) == (level < 3)
    assert may_go_alone(level, "") is None
