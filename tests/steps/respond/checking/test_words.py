import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.checking import check, promises
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.finding import Code, Weight
from firewarden.vocabulary.publishing import Length, Publishing
from tests.steps.respond.checking.sheets import NOW, background, found, said

CONFIRM, WARN, BLOCK = Weight.CONFIRM, Weight.WARN, Weight.BLOCK


def codes(text: str, *weights: Weight, **more: object) -> list[Code]:
    return [code for code, _words in found(text, *weights, **more)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bags were lost because a belt broke.", "en"),
        ("Die Koffer fehlen, weil ein Band gerissen ist.", "de"),
        ("Les valises manquent à cause d'une panne.", "fr"),
        ("Las maletas faltan debido a un fallo.", "es"),
        ("As malas faltam por causa de uma avaria.", "pt"),
        ("Le valigie mancano a causa di un guasto.", "it"),
    ],
)
def test_cause_without_a_fact_needs_confirming(text: str, language: str) -> None:
    assert Code.CAUSE in codes(text, CONFIRM, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "We do not know yet what caused the loss.",
        "A passenger wrote: “The bags were lost because a belt broke.”",
        "We check every belt because your safety matters.",
    ],
)
def test_denied_quoted_and_open_causes_do_not_fire(text: str) -> None:
    assert codes(text, CONFIRM) == []


def test_denied_cause_is_none_and_is_told_all_the_same() -> None:
    assert codes("It was not caused by our crew.", CONFIRM) == [Code.UNBACKED]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "We closed Hall 2 after our contractor walked out, and we are sorry.",
            "en",
            "after our contractor walked out",
        ),
        ("Die Koffer blieben liegen, nachdem ein Band riss.", "de", "nachdem ein Band riss."),
        ("Les valises ont manqué après une panne du tapis.", "fr", "après une panne du tapis."),
        ("Las maletas faltaron tras un fallo de la cinta.", "es", "tras un fallo de la cinta."),
        ("As malas faltaram após uma avaria do tapete.", "pt", "após uma avaria do tapete."),
        ("Le valigie sono mancate dopo un guasto del nastro.", "it", "dopo un guasto del nastro."),
    ],
)
def test_cause_told_as_time_needs_confirming(text: str, language: str, words: str) -> None:
    assert (Code.CAUSE, words) in found(text, CONFIRM, language=language)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Hundreds of bags are on their way.", "en", "Hundreds"),
        ("Die Hälfte der Koffer ist da.", "de", "Die Hälfte"),
        ("La moitié des valises est là.", "fr", "La moitié"),
        ("Cientos de maletas llegan hoy.", "es", "Cientos"),
        ("Metade das malas chegou.", "pt", "Metade"),
        ("Centinaia di valigie arrivano oggi.", "it", "Centinaia"),
    ],
)
def test_number_without_a_number_needs_confirming(text: str, language: str, words: str) -> None:
    assert (Code.NUMBER, words) in found(text, CONFIRM, language=language)


@pytest.mark.parametrize(
    "text", ["We do not know whether hundreds of bags are lost.", "If half of your bags are lost, write to us."]
)
def test_open_amount_does_not_fire(text: str) -> None:
    assert codes(text, CONFIRM) == []


def test_guess_about_a_cause_needs_confirming_and_another_warns() -> None:
    assert found("A belt probably broke.", CONFIRM) == [(Code.SPECULATION, "probably")]
    assert (Code.SPECULATION, "probably") in found("If you wait, we will probably call you.", WARN)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("All bags should be back by tonight.", "en"),
        ("Everything will be fine by tonight.", "en"),
        ("Heute Abend wird alles wieder gut.", "de"),
        ("Esta noche todo estará bien.", "es"),
        ("Ce soir, tout ira bien.", "fr"),
        ("Hoje à noite tudo ficará bem.", "pt"),
        ("Stasera sarà tutto a posto.", "it"),
    ],
)
def test_forecast_of_the_end_warns(text: str, language: str) -> None:
    assert Code.ESTIMATE in codes(text, WARN, language=language)


@pytest.mark.parametrize("text", ["A refund in full is fine with us.", "We will be at the pier by eight."])
def test_what_is_fine_already_and_where_we_will_be_are_no_forecast(text: str) -> None:
    assert Code.ESTIMATE not in codes(text, WARN)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("We will write to each of you by Friday.", WARN),
        ("Everyone gets the full fare back.", CONFIRM),
        ("We will refund every bag in full.", CONFIRM),
        ("This will never happen again.", CONFIRM),
    ],
)
def test_promise_is_found_and_a_binding_one_needs_a_fact(text: str, weight: Weight) -> None:
    assert codes(text, weight) == [Code.PROMISE]


def test_what_a_next_update_binds_us_to_besides_needs_a_fact() -> None:
    assert codes("We will report again at 6 pm and refund every ticket in full.", CONFIRM) == [Code.PROMISE]


def test_promise_in_the_ledger_is_silent() -> None:
    text = "We will write to every passenger by Friday."

    assert codes(text, promises=("write to every passenger by Friday",)) == []


def test_promises_have_place_words_and_time() -> None:
    text = "We are sorry. We will call you by Friday at 5 pm."

    (one,) = promises(text, "en", NOW, "Europe/Lisbon")

    assert (text[one.start : one.end], one.what) == (
        "We will call you by Friday at 5 pm.",
        "We will call you by Friday at 5 pm",
    )
    assert one.due == from_iso("2026-04-10T16:00:00Z")


@pytest.mark.parametrize(
    "text", ["We cannot promise that.", "They wrote: “We will pay for it all.”", "Our next update follows at 6 pm."]
)
def test_these_are_no_promises(text: str) -> None:
    assert promises(text, "en", NOW) == ()


@pytest.mark.parametrize(
    ("before", "now", "weights"),
    [
        ("Nobody was hurt.", "Four people were injured.", [CONFIRM]),
        ("Nobody was hurt.", "Two passengers were hurt.", [WARN]),
        ("Nobody was hurt.", "Nobody was hurt.", [CONFIRM]),
        ("900 bags are missing in Lisbon.", "1,100 bags are missing in Lisbon.", [CONFIRM]),
        ("900 bags are missing.", "Earlier we said that 900 bags were missing; it is 1,200 bags.", []),
        ("The desk is open.", "We are searching for your bags.", []),
    ],
)
def test_contradiction_shows_what_we_published(before: str, now: str, weights: list[Weight]) -> None:
    report = check(now, background(said_before=said(before)))

    assert [one.weight for one in report.findings if one.code is Code.CONTRADICTION] == weights


def test_parts_have_spans_and_missing_ones_are_named() -> None:
    text = "We lost 1,200 bags in Lisbon. We do not know yet why. We will report again at 6 pm."
    report = check(text, background())

    assert {part.name: [text[a:b] for a, b in part.spans] for part in report.components if part.spans} == {
        "know": ["We lost 1,200 bags in Lisbon."],
        "unknown": ["We do not know yet why."],
        "next_update": ["We will report again at 6 pm."],
    }
    assert [one.code for one in report.findings] == [
        Code.MISS_DOING,
        Code.MISS_YOU_CAN,
        Code.MISS_CONTACT,
        Code.MISS_EMPATHY,
    ]
    assert report.score == 50


def test_empathy_alone_is_named() -> None:
    report = check("Our thoughts are with everybody.", background())

    assert Code.EMPATHY_ALONE in {one.code for one in report.findings}


def test_reply_is_asked_for_no_parts() -> None:
    report = check("We are sorry.", background(kind=None))

    assert (report.score, report.findings) == (100, ())


def test_text_for_another_account_is_stopped() -> None:
    text = "We are sorry."

    assert [
        one.code for one in check(text, background(kind=None, account="@acme", accounts=("@acmecargo",))).findings
    ] == [Code.WRONG_ACCOUNT]
    assert check(text, background(kind=None, account="@acme", accounts=("acme",))).findings == ()


def test_network_counts_and_pictures_need_words() -> None:
    network = Publishing(platform="town", title="Town", length=Length(most=20), pictures=1)
    report = check(
        "We are searching for your bags now. #a #b #c",
        background(kind=None, publishing=(network,), pictures=("", "A hall")),
    )

    assert sorted(one.code for one in report.findings) == [Code.FIT, Code.FIT, Code.FIT, Code.LONG]
    assert "Town counts 44 and takes 20." in {str(one.message) for one in report.findings}


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("Safety comes before the timetable.", ["Safety comes before the timetable."]),
        ("We lost 1,200 bags in Lisbon. We are sorry. Our crews are searching.", []),
    ],
)
def test_sentence_that_no_fact_tells_is_pointed_at(text: str, pointed: list[str]) -> None:
    assert [words for code, words in found(text, WARN) if code is Code.UNBACKED] == pointed


@pytest.mark.parametrize(
    "text",
    [
        "The handlers went on strike, so nothing moved.",
        "We know that the handlers went on strike.",
        "Someone left a valve open.",
        "A supplier let us down.",
    ],
)
def test_sentence_that_tells_what_was_needs_a_fact_or_a_name(text: str) -> None:
    assert found(text, CONFIRM) == [(Code.UNBACKED, text)]


@pytest.mark.parametrize(
    "text",
    [
        "This should never have happened.",
        "It was our mistake.",
        "We are aware of reports about lost bags.",
        "To everyone who waited: thank you.",
    ],
)
def test_what_owns_up_or_thanks_needs_no_fact(text: str) -> None:
    assert codes(text, CONFIRM) == []


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "pt", "it", None]))
def test_places_lie_inside_any_text(text: str, language: str | None) -> None:
    report = check(text, background(language=language, said_before=said("Nobody was hurt.")))

    assert 0 <= report.score <= 100
    for one in report.findings:
        assert 0 <= one.start <= one.end <= len(text)


def test_empty_text_stops() -> None:
    report = check(" \n", background())

    assert [(one.code, one.weight) for one in report.findings] == [(Code.EMPTY, BLOCK)]
