"""A text as a row of words, signs and emoji, without links and account names. Knows no language."""

import re
import unicodedata

MOST_CHARACTERS = 4_000
"""Of a longer text the beginning and the end are read."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
)
_LINK = re.compile(r"https?:\S*|HTTPS?:\S*|Https?:\S*|www\.\S*|pic\.twitter\S*|[@＠][\w.\-]*:?|&#?\w{2,8};")
_REPOST = "RT @"
_ENTITY = {"&amp;": " & ", "&lt;": "<", "&gt;": ">"}
_MARKS = "\u0300-\u036f\u0900-\u0dff\u200d"
_HASHTAG = re.compile(rf"[#＃]([\w{_MARKS}]+)")
_JOINT = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ0-9])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_EMOJI = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_TOKEN = re.compile(
    r"[:;=]['o^-]?[)(\]\[DdPpSs/\\|*](?![\w/])|<[3/]3*|[>D]:[(<]|\^_*\^|-[_.]+-|>_+<|[xX]D+\b|:'[()]"
    rf"|[^\W\d_][\w'{_MARKS}]*"
    r"|\d+|[!?¡¿؟]+|[.,;:…\n।،]+|&"
    rf"|[{_EMOJI}]"
)
_FOLDED = {
    ord("’"): "'",
    ord("‘"): "'",
    ord("`"): "'",
    ord("ß"): "ss",
    ord("أ"): "ا",
    ord("إ"): "ا",
    ord("آ"): "ا",
    ord("ة"): "ه",
    ord("ى"): "ي",
    ord("ـ"): None,
    ord("؟"): "?",
    **dict.fromkeys(range(0x064B, 0x0660)),
}
_UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"}


def plain(text: str) -> str:
    """Without control characters, links, account names and the sign of a repost; at most 4,000 characters."""
    if len(text) > MOST_CHARACTERS:
        text = f"{text[: MOST_CHARACTERS // 2]} {text[-MOST_CHARACTERS // 2 :]}"
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    if text.startswith(_REPOST):
        text = text[3:]
    if not ("@" in text or ":/" in text or "&" in text or "." in text or "＠" in text):
        return text
    return _LINK.sub(_blank, text)


def tokens(text: str) -> list[str]:
    """Lower-case words, runs of digits, emoticons, emoji and punctuation of a plain text, in order."""
    if "’" in text:
        text = text.replace("’", "'")
    return _TOKEN.findall(text.lower())


def opened(text: str) -> str:
    """Hashtags as the words they are made of, where capitals show them."""
    return _HASHTAG.sub(_split, text) if "#" in text or "＃" in text else text


def folded(word: str, lang: str) -> str:
    """The form under which a word stands in a lexicon: no accents (in German ä becomes ae), one Arabic spelling."""
    if word.isascii():
        return word.lower().replace("`", "'")
    word = word.lower().translate(_FOLDED)
    if word.isascii():
        return word
    if lang == "de":
        word = word.translate(_UMLAUTS)
    if word[0] < "\u0250":
        word = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    return word


def _blank(found: re.Match[str]) -> str:
    return _ENTITY.get(found.group().lower(), " ")


def _split(tag: re.Match[str]) -> str:
    return f" {_JOINT.sub(' ', tag.group(1))} "
