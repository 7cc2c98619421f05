"""What words speak of that a lawyer should read first: apologies, legal terms, money, promises, a brand's own list.

Finds too much rather than too little: it asks for one reader more and says why.
"""

import re
from collections.abc import Iterable

from firewarden.vocabulary.approval import Touch
from firewarden.vocabulary.finding import Code, Finding

WORDS = {
    Touch.APOLOGY: re.compile(
        r"\b(?:sorry|apolog\w*|regret\w*|forgive\w*|entschuldig\w*|bedau[e]?r\w*|verzeih\w*|disculp\w*|perd[oó]n\w*"
        r"|lament\w*|sentimos|excus\w*|désolée?s?|desculp\w*|scus\w*|dispiac\w*)\b",
        re.IGNORECASE,
    ),
    Touch.LEGAL: re.compile(
        r"\b(?:lawsuit\w*|sue[ds]?|liab\w*|attorney\w*|lawyer\w*|court|negligen\w*|guilt\w*|prosecut\w*|regulator\w*"
        r"|recall\w*|breach\w*|illegal\w*|unlawful\w*|haft(?:ung|bar)\w*|klage\w*|gericht\w*|anwalt\w*|fahrlässig\w*"
        r"|rückruf\w*|demanda\w*|tribunal\w*|abogad\w*|responsabilidad\w*|avocat\w*|responsabilité\w*|advogad\w*"
        r"|responsabilit\w*|avvocat\w*)\b",
        re.IGNORECASE,
    ),
    Touch.MONEY: re.compile(
        r"[$€£¥₹]|\b(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|refund\w*|compensat\w*|voucher\w*|reimburs\w*|repay\w*"
        r"|erstatt\w*|entschädig\w*|gutschein\w*|reembols\w*|indemni\w*|rembours\w*|dédommag\w*|rimbors\w*|risarc\w*)\b",
        re.IGNORECASE,
    ),
    Touch.PROMISE: re.compile(
        r"\b(?:we|i)(?:\s+will|[’']ll)\b|\b(?:promise\w*|guarante\w*|pledge\w*|versprech\w*|versproch\w*|garant\w*"
        r"|wir werden|vamos a|prometemos|nous allons|promettons|vamos|prometiamo|promettiamo|faremo)\b",
        re.IGNORECASE,
    ),
}


def touches(text: str, listed: Iterable[str] = (), findings: Iterable[Finding] = ()) -> frozenset[Touch]:
    """`listed` are a brand's own words, found as whole words whatever their case."""
    found = {touch for touch, pattern in WORDS.items() if pattern.search(text)}
    if any(finding.code is Code.PROMISE for finding in findings):
        found.add(Touch.PROMISE)
    if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in listed if word.strip()):
        found.add(Touch.LISTED)
    return frozenset(found)
