import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.personalize.checking import (
    Background,
    Earlier,
    Manner,
    Mood,
    Remedy,
    check,
    echo,
    meters,
    nearest,
    specificity,
)
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Report, Weight

SUITCASE = "We are sorry about your suitcase and will bring it to your hotel tomorrow morning."
LATE = "My suitcase is delayed and nobody answers"
GOOD = "Sorry Anna, a delayed suitcase spoils the first day. We'll bring it to your hotel by 6 pm and call before. ^Tom"


def earlier(*texts: str, to: str = "Ben") -> tuple[Earlier, ...]:
    return tuple(Earlier(text=text, at=Instant(number), to=to) for number, text in enumerate(texts))


def on(text: str, post: str = LATE, **more: object) -> Report:
    return check(text, Background(posts=(post,) if post else (), **more))  # type: ignore[arg-type]


def codes(text: str, post: str = LATE, **more: object) -> list[str]:
    return [finding.code for finding in on(text, post, **more).findings]


def marked(text: str, code: Code, post: str = LATE, **more: object) -> list[str]:
    return [text[one.start : one.end] for one in on(text, post, **more).findings if one.code is code]


def test_an_answer_to_this_person_has_nothing_against_it() -> None:
    report = on(GOOD, names=("Anna",))

    assert report.findings == ()
    assert report.score == 100
    assert {part.name: [GOOD[start:end] for start, end in part.spans] for part in report.components} == {
        "remedy": ["We'll bring"],
        "respect": ["Sorry"],
        "follow_up": ["We'll bring"],
        "time": ["by 6 pm"],
        "empathy": [],
        "question": [],
        "thanks": [],
        "apology": ["Sorry"],
        "name": ["Anna"],
        "signature": ["^Tom"],
        "echo": ["delayed", "suitcase"],
    }


def test_no_text_has_one_finding() -> None:
    assert [(one.code, one.weight) for one in on(" ").findings] == [(Code.EMPTY, Weight.BLOCK)]


def test_personal_data_and_blanks_stop_it() -> None:
    report = on("Hi [NAME], we wrote to anna@mail.example about your suitcase.")

    assert [one.code for one in report.findings if one.weight is Weight.BLOCK] == [Code.BLANK, Code.PRIV_MAIL]
    assert report.score == 20


class TestCopies:
    def test_copy_says_which_reply_it_is_of_and_asks_for_a_reason(self) -> None:
        sent = earlier("Hi Ben, " + SUITCASE, "Something else entirely, about trains that do not run today.")

        (copy,) = [one for one in on(SUITCASE, earlier=sent).findings if one.code is Code.COPY]

        assert copy.weight is Weight.WARN
        assert copy.message == (
            "The words of the reply to Ben at 00:00 UTC on 1 January 1970: “Hi Ben, We are sorry about your suitcase "
            "and will bring it to your hotel tomorr…”. Sending them again needs a reason."
        )

    @pytest.mark.parametrize(
        "text",
        [
            "Hey Zoë! " + SUITCASE + " ^JP",
            "@zoe " + SUITCASE.replace("suitcase", "bag"),
            SUITCASE + " Is there anything in it that you need tonight?",
            SUITCASE.replace("sorry about your", "about sorry your"),
            "Will bring it to your hotel tomorrow morning. We are sorry about your suitcase.",
        ],
    )
    def test_a_copy_that_was_touched_is_one(self, text: str) -> None:
        assert Code.COPY in codes(text, earlier=earlier(SUITCASE))

    @pytest.mark.parametrize("text", [GOOD, "Your case left Lisbon at noon; Maria brings it to your door tonight."])
    def test_an_answer_of_its_own_is_none(self, text: str) -> None:
        assert Code.COPY not in codes(text, earlier=earlier(SUITCASE))

    def test_a_courtesy_is_no_copy(self) -> None:
        assert Code.COPY not in codes("You're welcome, Anna!", earlier=earlier("You're welcome, Ben!"))

    def test_a_shared_fact_may_be_repeated(self) -> None:
        fact = "Bring the kettle with batch 11 to any of our shops, and you get your money back at once."
        text = "Sorry that yours got hot, Anna. " + fact

        assert Code.COPY in codes(text, earlier=earlier("Dear Ben, " + fact))
        assert Code.COPY not in codes(text, earlier=earlier("Dear Ben, " + fact), shared=(fact,))

    def test_only_the_last_200_count(self) -> None:
        places = map(chr, range(300, 500))
        fillers = [f"Train {place} leaves late from {place} because of {place} on the line" for place in places]

        assert nearest(SUITCASE, Background(earlier=earlier(*fillers[1:], SUITCASE))).likeness == 1.0  # type: ignore[union-attr]
        assert nearest(SUITCASE, Background(earlier=earlier(SUITCASE, *fillers))).likeness < 0.5  # type: ignore[union-attr]

    def test_the_same_opening_three_times_in_the_last_twenty(self) -> None:
        sent = [f"We are so sorry to hear this, Ben. {rest}" for rest in ("One.", "Two.", "Three.")]
        text = "We are so sorry to hear this, Anna. Your suitcase is on its way."

        assert marked(text, Code.OPENING, earlier=earlier(*sent)) == ["We are so sorry to hear this, Anna."]
        assert marked(text, Code.OPENING, earlier=earlier(*sent[:2])) == []

    @given(st.text(max_size=120), st.text(max_size=120))
    def test_likeness_is_bounded(self, one: str, other: str) -> None:
        found = nearest(one, Background(earlier=earlier(other)))

        assert found is None or 0.0 <= found.likeness <= 1.0


class TestSpecific:
    def test_what_takes_something_up_is_marked(self) -> None:
        text = "Your bag sits in the plane"
        found = echo(text, ("Suitcase lost on flight 321",), Background(), "en")

        assert [text[start:end] for start, end in found.spans] == ["bag", "plane"]

    def test_an_answer_that_takes_up_nothing_is_pointed_at(self) -> None:
        assert Code.OFF_TOPIC in codes("Thank you for your feedback!")
        assert Code.OFF_TOPIC not in codes(GOOD)

    def test_a_post_that_was_heard_as_negative_waits_for_a_word_whatever_its_own_say(self) -> None:
        post, text = "Nine hours on the quay", "Thank you for your feedback!"
        assert Code.OFF_TOPIC not in codes(text, post)
        assert Code.OFF_TOPIC in codes(text, post, mood=Mood.COMPLAINT)
        assert Code.OFF_TOPIC not in codes("You waited on the quay.", post, mood=Mood.COMPLAINT)

    def test_a_post_without_words_asks_for_none(self) -> None:
        assert Code.OFF_TOPIC not in codes("Are you all right?", "??? !!")

    def test_the_name_of_the_person_takes_up_nothing(self) -> None:
        assert specificity("Sorry Anna", "Anna here, where is my parcel?", Background(names=("Anna",))) == 0.0

    def test_words_that_the_team_always_says_weigh_less(self) -> None:
        sent = earlier(*[f"Your parcel {word} is on its way" for word in map(chr, range(300, 330))])
        post = "Where is the parcel with the violin?"

        rare = specificity("The violin is on its way", post, Background(earlier=sent))
        usual = specificity("The parcel is on its way", post, Background(earlier=sent))

        assert rare > usual

    @given(st.text(max_size=120), st.text(max_size=120))
    def test_it_is_even_and_bounded(self, one: str, other: str) -> None:
        assert 0.0 <= specificity(one, other) <= 1.0
        assert specificity(one, other) == pytest.approx(specificity(other, one))


class TestJustice:
    def test_a_complaint_waits_for_respect_and_a_way_on(self) -> None:
        assert codes("The suitcase was delayed.") == [Code.NO_FOLLOW_UP, Code.NO_RESPECT]

    def test_who_comes_back_says_when(self) -> None:
        (found,) = on("Sorry, the suitcase was delayed. I will call you.").findings

        assert (found.code, found.message) == (
            Code.NO_FOLLOW_UP,
            "It says who comes back to them, but not when.",
        )

    @pytest.mark.parametrize(("turn", "expected"), [(1, []), (2, []), (3, [Code.NO_REMEDY])])
    def test_after_the_second_turn_something_has_to_be_done(self, turn: int, expected: list[Code]) -> None:
        assert codes("Sorry that the suitcase is delayed. I will call you today.", turn=turn) == expected

    def test_praise_waits_for_nothing(self) -> None:
        assert codes("So glad you liked the cookies!", "I love the cookies") == []


class TestTone:
    def test_thanks_to_a_complaint(self) -> None:
        text = "Thank you for writing about your suitcase!"

        assert marked(text, Code.THANKS_FOR_COMPLAINT) == ["Thank you"]
        assert marked("Sorry about the suitcase, and thank you for writing.", Code.THANKS_FOR_COMPLAINT) == []
        assert marked(text, Code.THANKS_FOR_COMPLAINT, "I love my suitcase", mood=Mood.PRAISE) == []

    def test_sorry_to_praise(self) -> None:
        assert marked("Sorry to hear about the cookies.", Code.SORRY_FOR_PRAISE, "I love the cookies") == ["Sorry"]

    @pytest.mark.parametrize(
        ("text", "code", "words"),
        [
            ("That is simply not true.", Code.ARGUE, "That is simply not true"),
            ("As we already told you, it is late.", Code.ARGUE, "As we already told"),
            ("How nice of you to tell us.", Code.SARCASM, "How nice of you"),
            ("You should have read the mail.", Code.BLAME_USER, "You should have read"),
            ("Please calm down.", Code.LECTURE, "calm down"),
            ("Pursuant to our rules, no.", Code.LEGALESE, "Pursuant to"),
            ("Das stimmt nicht.", Code.ARGUE, "Das stimmt nicht"),
            ("Selbst schuld.", Code.BLAME_USER, "Selbst schuld"),
            ("Cálmate, por favor.", Code.LECTURE, "Cálmate"),
            ("Es su culpa y no la nuestra.", Code.BLAME_USER, "Es su culpa"),
            ("C'est faux.", Code.ARGUE, "C'est faux"),
            ("Conformément aux règles de la maison, non.", Code.LEGALESE, "Conformément aux"),
            ("A culpa é sua, isso não é verdade.", Code.ARGUE, "isso não é verdade"),
            ("Si calmi, per favore.", Code.LECTURE, "Si calmi"),
        ],
    )
    def test_what_makes_it_worse_is_marked(self, text: str, code: Code, words: str) -> None:
        assert marked(text, code, "") == [words]

    @pytest.mark.parametrize(
        "text",
        [
            'Our driver said "calm down" to you, and that was wrong.',
            "You should have your suitcase by noon.",
            "It was our fault, not yours.",
            "It is true that the plane left late.",
        ],
    )
    def test_what_only_looks_like_it_is_not(self, text: str) -> None:
        worse = {Code.ARGUE, Code.SARCASM, Code.BLAME_USER, Code.LECTURE, Code.LEGALESE}

        assert worse.intersection(codes(text)) == set()

    def test_sent_elsewhere_without_a_word(self) -> None:
        assert marked("Please DM us.", Code.BARE_DM) == ["DM us"]
        assert marked("Your suitcase is delayed by us. Please DM us.", Code.BARE_DM) == []


class TestVoice:
    def test_casual_words_on_a_copy_backfire(self) -> None:
        text = "Hey!! " + SUITCASE + " 😊"

        assert marked(text, Code.VOICE, earlier=earlier(SUITCASE)) == ["Hey"]
        assert marked(text, Code.VOICE) == []

    def test_a_formal_brand_is_not_casual(self) -> None:
        assert marked("Hey, awesome news about your suitcase!", Code.VOICE, manner=Manner.FORMAL) == ["Hey"]
        assert marked("Hey, awesome news about your suitcase!", Code.VOICE, manner=Manner.INFORMAL) == []

    @pytest.mark.parametrize("signed", ["^Tom", "- Tom", "Tom", "\nTom Lee, Acme"])
    def test_a_signature_where_the_brand_wants_one(self, signed: str) -> None:
        assert Code.VOICE in codes("The suitcase is here.", signature=True)
        assert Code.VOICE not in codes(f"The suitcase is here. {signed}", signature=True)

    def test_three_bars(self) -> None:
        bars = meters(GOOD, Background(posts=(LATE,), names=("Anna",))).voice

        assert (bars.personal, bars.inviting) == (2 / 3, 0.0)
        assert 0.0 < bars.informal < 1.0


class TestOffers:
    REFUND = Remedy(code="refund", words=("refund", "money back"), limit=50, unit="EUR")

    def test_what_the_catalog_does_not_hold(self) -> None:
        assert marked("We send a voucher.", Code.OFFER, turn=2, remedies=(self.REFUND,)) == ["voucher"]
        assert marked("We send a voucher.", Code.OFFER, turn=2, remedies=()) == ["voucher"]
        assert marked("We send a voucher.", Code.OFFER, turn=2, remedies=None) == []

    @pytest.mark.parametrize(
        ("amount", "over"), [("50 €", False), ("€ 50.01", True), ("1.200,50 €", True), ("20 €", False)]
    )
    def test_the_limit(self, amount: str, over: bool) -> None:
        text = f"You get a refund of {amount}."

        assert marked(text, Code.OFFER, turn=2, remedies=(self.REFUND,)) == ([amount] if over else [])

    def test_money_is_not_the_first_word(self) -> None:
        assert marked("Here is a voucher.", Code.EARLY_OFFER, turn=1) == ["voucher"]
        assert marked("Here is a voucher.", Code.EARLY_OFFER, turn=2) == []
        assert marked("We cannot refund this today.", Code.EARLY_OFFER, turn=1) == []


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_text_can_be_checked(text: str, post: str) -> None:
    report = check(text, Background(posts=(post,), earlier=earlier(post), remedies=()))

    assert 0 <= report.score <= 100
    assert all(0 <= one.start <= one.end <= len(text) for one in report.findings)
