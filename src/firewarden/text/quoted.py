"""Cuts what a mail program repeats below an answer: the quoted mail, its head, and the signature of a telephone.

Three kinds of programs are known: those that quote with `>` under a line such as *On 3 May, X wrote:* (Gmail), the same
without a sign before the lines (Apple Mail), and a block of From, Sent, To, Subject (Outlook). What an answer says
between quoted lines stays. What no rule knows stays, too: too much is a nuisance, too little a lost sentence.
"""

import re
from dataclasses import dataclass

LONGEST = 100_000
"""Characters that are looked at."""
_NAMED = "\u200e\u200f\u202a\u202b\u202c\u2068\u2069\ufeff"
_BLIND = str.maketrans({**dict.fromkeys(_NAMED), "\xa0": " ", "\u202f": " ", "\r": None})

# The line before a quote. A year or an hour and an end word have to stand in it: "On Monday she wrote:" is somebody's.
_WROTE = re.compile(
    r"(?:on\b.{6,240}\bwrote"  # English
    r"|am\b.{6,240}\bschrieb(?:en)?\b.{0,160}"  # German: the name stands behind the verb
    r"|le\b.{6,240}\ba\s+écrit"
    r"|el\b.{6,240}\bescribi[óo]"
    r"|il\b.{6,240}\bha\s+scritto"
    r"|(?:em|a|no\s+dia)\b.{6,240}\bescreveu"
    r"|op\b.{6,240}\bschreef\b.{0,160}"  # Dutch
    r"|(?:w\s+dniu|dnia)?.{6,240}\bnapisał(?:\(a\)|a)?"  # Polish
    r"|den\b.{6,240}\bskrev\b.{0,160}"  # Danish, Swedish, Norwegian
    r"|.{6,240}\btarihinde.{0,160}\b(?:şunu\s+)?yazdı"  # Turkish
    r"|.{0,40}كتب\b.{0,240}|(?:في|بتاريخ)\b.{6,240}كتب.{0,160}"  # Arabic
    r"|\d{4}年\d{1,2}月\d{1,2}日.{2,240}"  # Japanese
    r")\s*[:：]\s*",
    re.IGNORECASE | re.DOTALL,
)
_DATED = re.compile(r"\d{4}|\d{1,2}[:.h]\d{2}|[\u0660-\u0669]{4}|[\u0660-\u0669]{1,2}:[\u0660-\u0669]{2}")
_SPREAD = 4
"""Lines over which a mail program may break such a line."""
_RULE = re.compile(
    r"[_\-=]{10,}"
    r"|-{2,}\s*(?:original (?:message|appointment)|ursprüngliche nachricht|message d['’]origine|mensaje original"
    r"|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse"
    r"|wiadomość oryginalna|الرسالة الأصلية|forwarded message|weitergeleitete nachricht)\s*-{2,}"
    r"|begin forwarded message:?|anfang der weitergeleiteten nachricht:?|début du message réexpédié ?:?",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(?:from|von|de|da|van|från|fra|od|kimden|من)\*?\s*[:：]\*?\s*\S.*", re.IGNORECASE)
_SENT = re.compile(
    r"\*?(?:sent|date|gesendet|datum|envoyé|enviado(?: el| em)?|enviada|fecha|data|inviato|verzonden|skickat|sendt"
    r"|wysłane|gönderildi|تم الإرسال|أُ?رسلت|التاريخ)\*?\s*[:：]\*?\s*\S.*",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?:sent from my \S.{0,30}|sent from (?:outlook|mail|yahoo)\b.{0,40}|get outlook for \S.{0,40}"
    r"|von meinem \S.{0,30} gesendet|gesendet mit der .{1,40} app|diese nachricht wurde von meinem .{1,40} gesendet"
    r"|envoyé de(?:puis)? mon \S.{0,30}|enviado (?:desde|de|do) m[ie]u? \S.{0,30}|inviato da(?:l mio)? \S.{0,30}"
    r"|verstuurd vanaf mijn \S.{0,30}|skickat från min \S.{0,30}|sendt fra min \S.{0,30}"
    r"|أُ?رسل(?:ت)? من \S.{0,30}|outlook (?:for|für|pour|para|per) (?:ios|android).{0,30})[.!]?",
    re.IGNORECASE,
)
_HTML = re.compile(
    r"<(?:div|blockquote|p|span|hr)\b[^<>]{0,2000}?"
    r"(?:class\s*=\s*[\"']?[^\"'<>]{0,200}\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)\b"
    r"|id\s*=\s*[\"']?(?:x_)?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION)\b"
    r"|type\s*=\s*[\"']?cite\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`own`: what this person wrote now; `cut`: how many lines were left out below or between it."""

    own: str
    cut: int


def answer_in(text: str) -> Answer:
    """The text of a mail without what it repeats. A mail that is nothing but a quote gives an empty answer.

    >>> answer_in("It works.\\n\\nOn Mon, 4 May 2026 at 10:12, Acme <help@acme.example> wrote:\\n> Does it?")
    Answer(own='It works.', cut=2)
    """
    lines = text[:LONGEST].translate(_BLIND).split("\n")
    kept: list[str] = []
    cut, at = 0, 0
    while at < len(lines):
        head = _head(lines, at)
        if head and not _quoted_next(lines, at + head):
            cut += sum(1 for line in lines[at:] if line.strip())
            break
        if head or lines[at].lstrip().startswith(">"):
            over = head or 1
            cut += over
            at += over
            continue
        kept.append(lines[at])
        at += 1
    own, left = _signed("\n".join(kept))
    return Answer(own=own, cut=cut + left)


def html_answer(html: str) -> str:
    """The part of an HTML mail before what it quotes. Programs mark it; where none did, all of it."""
    found = _HTML.search(html)
    return html[: found.start()] if found else html


def _head(lines: list[str], at: int) -> int:
    """How many lines the head of a quote has that begins here; 0: none begins."""
    line = _plain(lines[at])
    if not line:
        return 0
    if _RULE.fullmatch(line):
        below = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].strip()), None)
        return (below - at) + 1 if below is not None and _block(lines, below) else _only_rule(line)
    if _block(lines, at):
        return 1
    for count in range(1, _SPREAD + 1):
        joined = " ".join(_plain(one) for one in lines[at : at + count])
        if _WROTE.fullmatch(joined) and _DATED.search(joined):
            return count
        if count > 1 and not _plain(lines[at + count - 1] if at + count <= len(lines) else ""):
            return 0
    return 0


def _only_rule(line: str) -> int:
    """A line of dashes alone may be anything; one with words is the head of a quote."""
    return 1 if any(char.isalpha() for char in line) else 0


def _block(lines: list[str], at: int) -> bool:
    """From and, in one of the three lines below it, Sent."""
    if not _FROM.fullmatch(_plain(lines[at])):
        return False
    return any(_SENT.fullmatch(_plain(line)) for line in lines[at + 1 : at + 4])


def _quoted_next(lines: list[str], at: int) -> bool:
    """Whether what stands under a head is marked with signs, so that an answer below it can be told from it."""
    following = next((line for line in lines[at:] if line.strip()), "")
    return following.lstrip().startswith(">")


def _signed(text: str) -> tuple[str, int]:
    """Without a signature behind `-- `, and without the line a telephone adds at the end; and how many lines went."""
    body, mark, below = text.partition("\n-- \n")
    lines = body.rstrip().split("\n")
    gone = len([line for line in below.split("\n") if line.strip()]) + bool(mark)
    if lines and _DEVICE.fullmatch(_plain(lines[-1])):
        lines.pop()
        gone += 1
    return "\n".join(lines).strip(), gone


def _plain(line: str) -> str:
    return " ".join(line.lstrip("> ").split())
