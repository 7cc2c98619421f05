"""The words of a text that say what it is about: no binding words, no courtesies, cut to their stems."""

import re
from functools import cache

from firewarden.text.fold import fold
from firewarden.text.stems import stem
from firewarden.text.tongue import binds

_WORD = re.compile(r"https?://\S+|www\.\S+|(?<![\w&])@\w[\w.-]*(?:@[\w.-]+)?|#?(\w+(?:['’]\w+)*)")
_COURTESY_WORDS = """
    hi hey hello dear thank thanks please sorry apologize apologies regret help assist support team service
    customer customers message direct private dm contact reach reaching feedback experience concern issue
    problem inconvenience patience understand appreciate welcome glad happy hear know look looking follow send
    sent share information info details detail further better best good great day today time soon asap make sure
    want need like hope back able would hola gracias ayuda ayudar equipo mensaje problema bonjour merci aide
    aider équipe problème hallo danke bitte hilfe helfen nachricht olá oi obrigado obrigada ajuda ajudar equipe
    mensagem ciao grazie aiuto aiutare messaggio
"""


def content(text: str, lang: str) -> list[tuple[str, tuple[int, int]]]:
    """Stem and place of each, in order; links and handles are left out."""
    found = []
    for match in _WORD.finditer(text):
        word = fold(match[1] or "")
        if len(word) > 1 and not binds(word, lang):
            one = stem(word, lang)
            if one not in _courtesies(lang):
                found.append((one, match.span(1)))
    return found


@cache
def _courtesies(lang: str) -> frozenset[str]:
    return frozenset(stem(fold(word), lang) for word in _COURTESY_WORDS.split())
