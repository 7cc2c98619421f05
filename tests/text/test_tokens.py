import pytest
from hypothesis import given, settings

from firewarden.text.fold import clean
from firewarden.text.tokens import legible, tags_in, token_line, tokenize
from firewarden.text.trace import trace_clean
from tests.text.strange import strange_texts


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("United, Airlines!", "united airlines"),
        ("it's united's", "it s united s"),
        ("AT&amp;T at&t", "at t at t"),
        ("united_airlines", "united airlines"),
        ("Zoë café", "zoe cafe"),
        ("東京でKFCを", "東 京 で kfc を"),
        ("กินKFC", "ก ิ น kfc"),
        ("유나이티드가 KFC는", "유나이티드가 kfc는"),
        ("no!👩\u200d👧😡😡 👍🏽", "no 👩\u200d👧 😡 😡 👍"),
        ("🇺🇸🇫🇷", "🇺🇸 🇫🇷"),
        ("see https://t.co/united and www.united.com/x now", "see and now"),
        ("u\x00n\u200bi\u202eted", "united"),
        ("Acme® Zero™", "acme zero"),
    ],
)
def test_token_line_of_a_text(text: str, line: str) -> None:
    assert token_line(legible(text)) == line


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#Fail @United!", ["#fail", "@united"]),
        (".@united.bsky.social.", ["@united", "@united.bsky.social"]),
        ("@united@mastodon.social", ["@united", "@united@mastodon.social"]),
        ("@United-Customer", ["@united", "@united-customer"]),
        ("me@united.com &#39; a#b", []),
        ("#Café #東京 #हिंदी #__ #a_b", ["#cafe", "#東京", "#हिंदी", "#a_b"]),
        ("＃full ＠width", ["#full", "@width"]),
    ],
)
def test_tags_in_a_text(text: str, tags: list[str]) -> None:
    assert sorted(tags_in(legible(text))) == sorted(tags)


def test_tokens_know_case_accents_symbols_and_places() -> None:
    found = tokenize("¡Café &amp; R+D!", located=True)
    assert [(t.cased, t.exact, t.plain, t.before, t.start, t.end) for t in found.words] == [
        ("Café", "café", "cafe", "", 1, 5),
        ("R", "r", "r", "&", 12, 13),
        ("D", "d", "d", "+", 14, 15),
    ]


def test_tokens_of_folded_text_point_at_the_original() -> None:
    text = "ﬁne 𝐔\u200bn e\u0301"
    assert [text[t.start : t.end] for t in tokenize(text, located=True).words] == ["ﬁne", "𝐔\u200bn", "e\u0301"]


def test_tags_cover_their_tokens() -> None:
    found = tokenize("see @united.bsky.social #a_b", located=True).tags
    assert [(t.plain, t.first, t.last, t.start, t.end) for t in found] == [
        ("@united", 1, 1, 4, 11),
        ("@united.bsky.social", 1, 3, 4, 23),
        ("#a_b", 4, 5, 24, 28),
    ]


@settings(deadline=None)
@given(strange_texts)
def test_tracing_cleans_the_same(text: str) -> None:
    trace = trace_clean(text)
    assert trace.text == clean(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(trace.starts, trace.ends, strict=True))


@settings(max_examples=300, deadline=None)
@given(strange_texts)
def test_fast_and_slow_find_the_same_tokens(text: str) -> None:
    fast, slow = legible(text), tokenize(text)
    assert [word.plain for word in slow.words] == token_line(fast).split()
    assert {tag.plain for tag in slow.tags} == tags_in(fast)


@settings(deadline=None)
@given(strange_texts)
def test_located_tokens_lie_within_the_text(text: str) -> None:
    located, plain = tokenize(text, located=True), tokenize(text)
    assert [word.plain for word in located.words] == [word.plain for word in plain.words]
    assert all(0 <= word.start < word.end <= len(text) for word in located.words)
    assert all(0 <= tag.start < tag.end <= len(text) for tag in located.tags)
