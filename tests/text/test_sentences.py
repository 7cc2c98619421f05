from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.sentences import HIDDEN, hidden, leveled, quoted, sentences


def cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(leveled(text))]


def test_one_sentence_is_one() -> None:
    assert cut("We are sorry") == ["We are sorry"]


def test_sentences_end_at_stops_and_paragraphs() -> None:
    assert cut("We failed. Why? A valve stuck\n\nWe pay.") == ["We failed.", "Why?", "A valve stuck", "We pay."]


def test_abbreviations_hours_and_decimals_end_nothing() -> None:
    texts = [
        "Mr. Hale sold 2.5 t at 9.40 a.m. on Monday.",
        "El Sr. Ruiz pagó 3.50 euros.",
        "M. Roux et Mme. Roux ont payé.",
        "Am 3. Mai fiel z. B. der Strom aus.",
        "O Exmo. Sr. Reis pagou.",
        "Il sig. Rossi e la dott. Neri hanno pagato.",
    ]

    assert [len(cut(text)) for text in texts] == [1, 1, 1, 1, 1, 1]


def test_quotes_of_six_languages_are_found() -> None:
    texts = [
        'He said "sorry".',
        "He said “sorry”.",
        "Il dit « pardon ».",
        "Er sagte „Pardon“.",
        "Er sagte »Pardon«.",
        "'Not us', he said.",
    ]

    assert [[text[start:end] for start, end in quoted(text)] for text in texts] == [
        ['"sorry"'],
        ["“sorry”"],
        ["« pardon »"],
        ["„Pardon“"],
        ["»Pardon«"],
        ["'Not us'"],
    ]


def test_apostrophes_are_no_quotes() -> None:
    assert quoted("We're sorry for the drivers' strike, it's ours.") == []


def test_hiding_keeps_places() -> None:
    text = 'We said "no" twice.'

    assert hidden(text, quoted(text)) == "We said " + HIDDEN * 4 + " twice."


@given(st.text())
def test_leveling_keeps_length_and_sentences_cover_text(text: str) -> None:
    level = leveled(text)

    assert len(level) == len(text)
    assert sum(end - start for start, end in sentences(level)) + sum(not char.strip() for char in level) >= len(level)
