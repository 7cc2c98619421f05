import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.personalize.checking import Background, Earlier, check
from firewarden.steps.personalize.checking.fit import answered, fit, heard, suits
from firewarden.steps.personalize.checking.usage import Usage, likely, usage, words
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code

NOBODY = Usage(0, {})
LOST = "My suitcase is still lost and nobody answers"


def earlier(*texts: str) -> tuple[Earlier, ...]:
    return tuple(Earlier(text=text, at=Instant(number)) for number, text in enumerate(texts))


def fits(reply: str, post: str = LOST, known: Usage = NOBODY) -> float:
    return fit(heard((post,), "en"), answered(reply, "en"), 0.0, known)


def off_topic(reply: str, post: str, *sent: str) -> list[str]:
    findings = check(reply, Background(posts=(post,), earlier=earlier(*sent))).findings
    return [str(one.message) for one in findings if one.code is Code.OFF_TOPIC]


class TestFit:
    def test_of_what_tells_nothing_it_is_a_half(self) -> None:
        assert fits("", "???") == 0.5

    def test_the_trade_of_the_post_fits_and_another_does_not(self) -> None:
        assert fits("Which gate did you leave from?") > 0.5 > fits("Which playlist were the songs on?")

    @pytest.mark.parametrize(
        ("post", "answer", "wrong"),
        [
            ("Thank you!", "You're welcome!", "We are so sorry."),
            ("It works now, cheers", "Glad to hear that!", "We are so sorry."),
            ("I sent you a DM", "We've just replied.", "Oh well."),
            ("You should add a dark mode", "Great idea, we'll pass it on to the team.", "Please send us a DM."),
            ("This is terrible", "We are so sorry.", "So glad to hear that!"),
        ],
    )
    def test_what_one_does_in_answer_fits(self, post: str, answer: str, wrong: str) -> None:
        assert suits(heard((post,), "en"), answered(answer, "en")) > suits(heard((post,), "en"), answered(wrong, "en"))

    @pytest.mark.parametrize(
        ("lang", "post", "answer"),
        [
            ("de", "Ich habe euch eine DM geschickt", "Wir haben dir geantwortet."),
            ("es", "Ya lo he enviado", "Te hemos respondido."),
            ("fr", "Je vous ai envoyé un message", "Nous vous avons répondu."),
            ("pt", "Enviei a mensagem", "Já respondemos."),
            ("it", "Vi ho scritto", "Ti abbiamo risposto."),
        ],
    )
    def test_in_six_languages(self, lang: str, post: str, answer: str) -> None:
        assert suits(heard((post,), lang), answered(answer, lang)) == 1.0

    @given(st.text(max_size=80), st.text(max_size=80))
    def test_it_is_bounded(self, post: str, reply: str) -> None:
        assert 0.0 <= fits(reply, post) <= 1.0


class TestUsage:
    def test_how_a_reply_is_signed_is_part_of_how_a_team_speaks(self) -> None:
        assert words("The parcel left. ^AB", "en") == {"parcel", "left", "ab", "^ initials"}
        assert words("The parcel left -Anna", "en") == {"parcel", "left", "anna", "- name"}
        assert words("The parcel left", "en") == {"parcel", "left", "- nobody"}

    def test_words_of_the_team_are_likely_and_others_are_not(self) -> None:
        known = usage(earlier(*["The parcel left the depot. ^AB"] * 10), "en")

        assert likely(words("Your parcel is in the depot. ^AB", "en"), known) > 0
        assert likely(words("Your burrito has guac -Bo", "en"), known) < 0
        assert likely(words("Your burrito has guac -Bo", "en"), NOBODY) == 0.0


class TestOffTopic:
    TAKES_UP_NOTHING = "It takes up nothing of what this person wrote."

    @pytest.mark.parametrize("reply", ["Thank you for your feedback!", "Here to help! Send us a DM."])
    def test_what_could_stand_under_any_complaint(self, reply: str) -> None:
        assert off_topic(reply, LOST) == [self.TAKES_UP_NOTHING]

    @pytest.mark.parametrize(
        ("post", "reply"),
        [
            ("Thanks, that was quick!", "You're welcome!"),
            ("What a day with the best crew", "Aww!"),
            (LOST, "We've replied to your message."),
            (LOST, "The van from Porto stops at your door before midnight."),
            ("You should add a dark mode to the app", "Great idea, we'll pass it on!"),
        ],
    )
    def test_an_answer_in_other_words_is_left_alone(self, post: str, reply: str) -> None:
        assert off_topic(reply, post) == []

    def test_a_reply_of_another_team_is_told_by_its_words(self) -> None:
        sent = [f"Sorry about the {thing}, the depot looks for your parcel. ^AB" for thing in map(chr, range(300, 340))]
        reply = "Enjoy your burrito with extra guac and salsa -Bo"

        assert off_topic(reply, LOST, *sent) == [
            "It takes up nothing of what this person wrote, and your team has not spoken like this so far."
        ]
        assert off_topic(reply, LOST, *sent[:39]) == []
        assert off_topic("The depot looks for the suitcase. -Bo", LOST, *sent) == []
