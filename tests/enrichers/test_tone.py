"""What a text says in plain words comes out as its tone, in eight languages, with negation and emoji heard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden import enrichers
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.mention import Reading, Tone
from firewarden.vocabulary.post import Post


def read(text: str, *, lang: str | None = None, rating: float | None = None, title: str | None = None) -> Reading:
    post = Post(
        key=PostKey("t:1"),
        platform="t",
        source=SourceId("s"),
        created_at=Instant(0),
        text=text,
        lang=lang,
        rating=rating,
        title=title,
    )
    return enrichers.default()([post])[0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "@acme worst airline ever, I waited hours on hold and nobody answered"),
        ("es", "@acme pésimo servicio, llevo tres horas esperando y nadie responde"),
        ("pt", "@acme péssimo atendimento, estou esperando há 3 horas e ninguém responde"),
        ("fr", "@acme service client nul, personne ne répond, j'attends depuis 3 heures, une honte"),
        ("de", "@acme unverschämt, ich warte seit 3 Stunden in der Warteschleife und niemand antwortet"),
        ("it", "@acme servizio pessimo, aspetto da 3 ore e nessuno risponde, vergognatevi"),
        ("hi", "@acme bahut ghatiya service hai, paise kha gaye aur koi jawab nahi, boycott karo"),
        ("hi", "यह कंपनी बहुत घटिया है, सब चोर हैं, शर्म आनी चाहिए"),
        ("ar", "أسوأ خدمة، نصابين وحرامية، انتظر من ساعات ومحد يرد"),
    ],
)
def test_complaint_is_negative_in_its_language(lang: str, text: str) -> None:
    reading = read(text)

    assert (reading.lang, reading.tone) == (lang, Tone.NEGATIVE)
    assert reading.score < -0.3


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "@acme thank you so much, great flight and the friendliest crew"),
        ("es", "@acme muchas gracias, excelente servicio, me encantó todo"),
        ("pt", "@acme muito obrigado, atendimento excelente, adorei tudo"),
        ("fr", "@acme merci beaucoup, excellent service, je recommande vraiment"),
        ("de", "@acme vielen Dank, ganz toller Service, ich bin wirklich begeistert"),
        ("it", "@acme grazie mille, servizio eccellente, siete stati bravissimi"),
        ("hi", "@acme bahut accha service hai, dil se dhanyawad bhai, maza aa gaya"),
        ("ar", "شكرا لكم، خدمة ممتازة ورائعة جدا، الله يعطيكم العافية"),
    ],
)
def test_praise_is_positive_in_its_language(lang: str, text: str) -> None:
    reading = read(text)

    assert (reading.lang, reading.tone) == (lang, Tone.POSITIVE)
    assert reading.score > 0.3


@pytest.mark.parametrize(
    "text",
    ["Acme opens a second warehouse in Leeds next spring", "What time does the Acme store open on Sunday?"],
)
def test_news_and_question_are_neutral(text: str) -> None:
    assert read(text).tone is Tone.NEUTRAL


def test_negation_turns_praise_into_complaint() -> None:
    assert read("the food was good").score > 0
    assert read("the food was not good").score < read("the food was good").score - 0.5


def test_negation_ends_with_its_clause() -> None:
    assert read("No. Great service as always, love it").tone is Tone.POSITIVE


def test_negated_trouble_is_no_complaint() -> None:
    assert read("no problems at all, very happy with it").tone is Tone.POSITIVE


def test_what_follows_but_weighs_more() -> None:
    assert read("great price but terrible support, awful").tone is Tone.NEGATIVE
    assert (
        read("terrible queue but great staff, wonderful people").score
        > read("great staff, wonderful people but terrible queue").score
    )


@pytest.mark.parametrize("text", ["thanks for nothing @acme", "@acme way to go, lost my bag AGAIN", "never again"])
def test_sarcastic_phrase_is_a_complaint(text: str) -> None:
    assert read(text).tone is Tone.NEGATIVE


@pytest.mark.parametrize(
    ("glued", "tone"),
    [("#BoycottAcme", Tone.NEGATIVE), ("#boycottacme", Tone.NEGATIVE), ("#neveragain", Tone.NEGATIVE)],
)
def test_hashtag_is_split_into_its_words(glued: str, tone: Tone) -> None:
    assert read(f"so that is how it went with this airline {glued}").tone is tone


@pytest.mark.parametrize(("sign", "tone"), [("^_^", Tone.POSITIVE), (":'(", Tone.NEGATIVE), ("-_-", Tone.NEGATIVE)])
def test_emoticon_counts(sign: str, tone: Tone) -> None:
    assert read(f"so the new timetable is out {sign}").tone is tone


def test_drawn_out_word_counts() -> None:
    assert read("I loooooove this so much").tone is Tone.POSITIVE


def test_account_and_link_say_nothing() -> None:
    assert read("@hate_crew https://example.org/worst-scam a new timetable is out").tone is Tone.NEUTRAL


def test_language_without_words_is_unknown() -> None:
    reading = read("Aplikasi ini baru saja dirilis untuk semua orang di negara kita hari ini")

    assert (reading.lang, reading.tone, reading.score, reading.confidence) == ("id", Tone.UNKNOWN, 0.0, 0.0)


@pytest.mark.parametrize(("emoji", "tone"), [("🤬🤬", Tone.NEGATIVE), ("😍😍", Tone.POSITIVE)])
def test_emoji_decide_where_the_words_are_unknown(emoji: str, tone: Tone) -> None:
    assert read(f"Aplikasi ini baru saja dirilis untuk semua orang di negara kita hari ini {emoji}").tone is tone


def test_text_without_any_word_is_unknown() -> None:
    assert read("https://example.org/a @acme").tone is Tone.UNKNOWN


@pytest.mark.parametrize(
    ("stars", "tone", "score"),
    [
        (1, Tone.NEGATIVE, -1.0),
        (2, Tone.NEGATIVE, -0.5),
        (3, Tone.NEUTRAL, 0.0),
        (4, Tone.POSITIVE, 0.5),
        (5, Tone.POSITIVE, 1.0),
    ],
)
def test_stars_say_more_than_words(stars: float, tone: Tone, score: float) -> None:
    reading = read("worst scam ever, I hate it", rating=stars)

    assert (reading.tone, reading.score) == (tone, score)


def test_title_is_read_with_the_text() -> None:
    assert read("see the pictures", title="Horrible, disgusting service at Acme").tone is Tone.NEGATIVE


def test_anger_is_hotter_than_grief() -> None:
    assert read("disgusting thieves, I am furious!!").arousal == 1.0
    assert read("so sad, heartbroken and crying").arousal < 0.5
    assert read("a new timetable is out").arousal == 0.0


@pytest.mark.parametrize(
    ("text", "me", "asks"),
    [
        ("I want my money back", True, False),
        ("they want his money back", False, False),
        ("where is my bag?", True, True),
        ("dove si trova la valigia della signora?", False, True),
    ],
)
def test_first_person_and_question(text: str, me: bool, asks: bool) -> None:
    reading = read(text)

    assert (reading.first_person, reading.question) == (me, asks)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    reading = read(text)

    assert -1 <= reading.score <= 1
    assert 0 <= reading.confidence <= 1
    assert 0 <= reading.arousal <= 1


@given(st.lists(st.sampled_from(["worst", "scam", "love", "no", "very", "but", "!", "🤬", "on", "hold", "for", "3"])))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    assert -1 <= read(" ".join(words)).score <= 1


def test_very_long_text_is_read_quickly() -> None:
    reading = read("awful " * 2_000_000)

    assert reading.tone is Tone.NEGATIVE


def test_control_and_half_characters_do_no_harm() -> None:
    text = "\x00\x07awful\u202e service\ud800 \ufffe and I hate it"

    assert read(text).tone is Tone.NEGATIVE


def test_each_post_gets_its_own_reading_in_order() -> None:
    texts = ["I love it, great", "I hate it, awful scam", "a new timetable is out in May"]
    posts = [
        Post(key=PostKey(f"t:{i}"), platform="t", source=SourceId("s"), created_at=Instant(i), text=text)
        for i, text in enumerate(texts)
    ]

    readings = enrichers.default()(posts)

    assert [reading.tone for reading in readings] == [Tone.POSITIVE, Tone.NEGATIVE, Tone.NEUTRAL]
