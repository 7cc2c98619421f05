import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.apologize.checking import check, find
from firewarden.steps.apologize.checking.features import features
from firewarden.steps.apologize.checking.languages import SPEECHES, rules_for
from firewarden.steps.apologize.checking.scoring import WEIGHTS, WITH_HARD_DEFECT, WITHOUT_RESPONSIBILITY
from firewarden.steps.apologize.checking.speech import MEANINGS, Speech, rules_of
from firewarden.steps.apologize.checking.wording import DEFECTS
from firewarden.vocabulary.finding import Code, Weight

REAL = (
    "On Monday we let 300 tenants freeze because we had put off the repair of the boiler. We are sorry. "
    "We will refund your rent for the week. From now on two people check every boiler before winter."
)


def codes(text: str, language: str = "en") -> list[Code]:
    return [finding.code for finding in check(text, language).findings]


def quoted(text: str, language: str = "en") -> list[tuple[Code, str]]:
    return [(one.code, text[one.start : one.end]) for one in check(text, language).findings if one.end]


def test_whole_apology_needs_nothing_more() -> None:
    report = check(REAL)

    assert report.findings == ()
    assert report.score == 100


def test_components_stand_where_they_are_said() -> None:
    text = "We lost your file. We are sorry."

    spans = {one.name: [text[start:end] for start, end in one.spans] for one in check(text).components}

    assert spans == {
        "responsibility": ["We lost your file"],
        "repair": [],
        "regret": ["We are sorry"],
        "explanation": [],
        "repentance": [],
        "forgiveness": [],
    }


@pytest.mark.parametrize(
    ("added", "found"),
    [
        ("We are sorry if anyone was cold.", (Code.IF, "if anyone was cold")),
        ("We regret that some tenants were upset.", (Code.FEEL, "some tenants were upset")),
        ("We are sorry, but it was a hard winter.", (Code.BUT, "but it was a hard winter.")),
        ("Mistakes were made.", (Code.PASS, "Mistakes were made")),
        ("The contractor is to blame.", (Code.SHIFT, "contractor is to blame")),
        ("It was a minor incident.", (Code.MIN, "a minor incident")),
        ("We have always prided ourselves on service.", (Code.BOAST, "We have always prided ourselves on service")),
        ("This will never happen again.", (Code.OVER, "will never happen again")),
        ("This is a witch hunt against our family.", (Code.DARVO, "This is a witch hunt against our family")),
        ("Following the outcry online, we act.", (Code.LATE, "Following the outcry online")),
    ],
)
def test_words_that_undo_it_are_found_where_they_stand(added: str, found: tuple[Code, str]) -> None:
    assert quoted(f"{REAL} {added}") == [found]


def test_vague_and_idle_texts_are_told_so() -> None:
    assert codes("We are sorry for the situation.")[:2] == [Code.VAGUE, Code.NOACT]


@pytest.mark.parametrize(
    "added",
    [
        'A tenant asked: "Are you sorry if anyone was cold?"',
        "We will not say that mistakes were made by others.",
        "“Mistakes were made”, says the old letter.",
    ],
)
def test_quoted_and_denied_words_are_not_held_against_the_author(added: str) -> None:
    assert quoted(f"{REAL} {added}") == []


def test_quoted_apology_is_none() -> None:
    assert Code.MISS_REGRET in codes('"We are sorry", wrote our rival.')


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Pedimos disculpas si alguien se ha sentido ofendido."),
        ("fr", "Nous présentons nos excuses si quelqu'un a été blessé."),
        ("de", "Wir bitten um Entschuldigung, falls sich jemand verletzt fühlt."),
        ("pt", "Pedimos desculpa se alguém não se sentiu bem com o que nós fizemos."),
        ("it", "Chiediamo scusa se qualcuno si è sentito offeso."),
    ],
)
def test_six_languages_are_known_and_guessed(language: str, text: str) -> None:
    told, guessed = check(text, language), check(text)

    assert Code.IF in [finding.code for finding in told.findings]
    assert guessed == told


def test_unknown_language_is_read_as_english() -> None:
    assert rules_for("xx").language == "en"


def test_machine_never_forbids_an_apology() -> None:
    assert {one.weight for one in check("Sorry if any of you feel hurt, but no.").findings} == {Weight.WARN}


def test_score_is_capped_without_responsibility_and_with_a_hard_defect() -> None:
    assert check("We are sorry. Refunds went out because a valve stuck. From now on we check.").score == (
        WITHOUT_RESPONSIBILITY
    )
    assert check(f"{REAL} We are sorry if anyone was cold.").score == WITH_HARD_DEFECT


def test_weights_and_specificity_make_a_hundred() -> None:
    assert sum(WEIGHTS.values()) + 9 == 100


@pytest.mark.parametrize(
    ("active", "passive"),
    [("We lost your file. We are sorry.", "Your file was lost. We are sorry.")],
)
def test_passive_rewrite_lowers_agency(active: str, passive: str) -> None:
    assert find(active).agency == 1.0
    assert find(passive).agency == 0.0
    assert find("Good morning.").agency is None


def test_every_defect_has_its_words_and_every_family_a_meaning() -> None:
    assert len(DEFECTS) == 12
    assert {name.removeprefix("not_") for one in SPEECHES.values() for name in one.families} <= set(MEANINGS)
    with pytest.raises(ValueError, match="joy"):
        rules_of(Speech("en", {}, {"joy": ("yes",)}))


@given(st.text(max_size=300))
def test_any_text_is_answered_with_spans_inside_it(text: str) -> None:
    report = check(text, "en")

    assert 0 <= report.score <= 100
    assert all(0 <= one.start <= one.end <= len(text) for one in report.findings)


@pytest.mark.parametrize("language", sorted(SPEECHES))
def test_three_hundred_words_are_checked_as_one_types(language: str) -> None:
    text = " ".join([REAL] * 7)
    check(text, language)
    taken = []
    for _ in range(3):
        start = time.process_time()
        check(text, language)
        taken.append(time.process_time() - start)

    assert min(taken) < 0.05


def test_features_are_of_one_length_and_see_an_echo() -> None:
    taken_up = features("Dear Ana, we are sorry that the shower was cold.", "The shower was cold all week.", "en")
    passed_over = features("Dear guest, thank you for your feedback.", "The shower was cold all week.", "en")

    assert len(taken_up) == len(passed_over)
    assert taken_up != passed_over
