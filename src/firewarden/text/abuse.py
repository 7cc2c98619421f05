"""Insults and threats in a post, in six languages: to spare the eyes of whoever has to read it, and for nothing else.

No verdict on a person and no reason to hide a post: an insult may stand beside a question that has to be answered.
"""

import re

_ENGLISH = (
    r"idiots?|morons?|imbeciles?|scum(?:bags?)?|cunts?|bitch(?:es)?|bastards?|assholes?|arseholes?|wankers?|pricks?"
    r"|dickheads?|shitheads?|douche ?bags?|retard(?:s|ed)?|parasites?|vermin|pigs|piece of (?:shit|crap|garbage)"
    r"|fuck (?:you|off|u|yourselves|yourself)|f\*+k (?:you|off|u)|go to hell|(?:burn|rot) in hell|drop dead|kys"
    r"|kill yoursel(?:f|ves)|(?:hope|wish) (?:you|u|they) (?:all )?(?:die|rot|burn)|sluts?|whores?"
    r"|(?:will|gonna|going to) (?:kill|hurt|find|beat) (?:you|u)|i know where you (?:live|work)"
    r"|you(?:'re| are) (?:all )?(?:dead|trash|garbage|disgusting)"
)
_GERMAN = (
    r"arschl(?:och|öcher)|wichser|hurens(?:ohn|öhne)|schlampen?|missgeburt(?:en)?|drecks\w+|abschaum"
    r"|(?:voll)?idiot(?:en)|vollidiot|fick(?:t)? (?:dich|euch)|verreck(?:t|e)?|halt(?:et)? die fresse|ihr seid tot"
    r"|ich (?:bring|mach)e? (?:dich|euch) (?:um|fertig|kalt)"
)
_FRENCH = (
    r"connards?|connasses?|salauds?|salopes?|enculés?|fils de pute|va te faire|allez vous faire|crève(?:z)?"
    r"|ordures?|bouffons?|pourritures?"
)
_SPANISH = (
    r"gilipollas|cabr[oó]n(?:es)?|hij[oa]s? de puta|imb[eé]cil(?:es)?|idiotas|escoria|que os den"
    r"|vete a la mierda|basuras? humanas?|pendej[oa]s?"
)
_ITALIAN = (
    r"stronz[oiae]|coglion[ei]|bastard[oiae]|figli(?:o|a|i)? di puttana|vaffanculo|feccia|crepa(?:te)?"
    r"|merde umane|pezz[oi] di merda"
)
_PORTUGUESE = (
    r"filh[oa]s? da puta|arrombad[oa]s?|vai se foder|vão se foder|desgraçad[oa]s?|ot[aá]ri[oa]s?"
    r"|vagabund[oa]s?|lixo humano|babacas?"
)
_WORDS = f"{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH}|{_ITALIAN}|{_PORTUGUESE}"
_ABUSE = re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)", re.IGNORECASE)
_ENOUGH = 0.2
"""Share of the words from which on little else is said."""


def abusive(text: str) -> bool:
    """
    >>> abusive("You absolute morons, where is my bag?"), abusive("Where is my bag? Nine hours!")
    (True, False)
    """
    return _ABUSE.search(text.replace("’", "'")) is not None


def nothing_else(text: str) -> bool:
    """Abuse, in few words and without a question.

    >>> nothing_else("Fuck you, scum"), nothing_else("Fuck you. I waited nine hours at gate 12 and nobody helped me")
    (True, False)
    """
    if "?" in text:
        return False
    found = sum(len(match.group().split()) for match in _ABUSE.finditer(text.replace("’", "'")))
    said = [word for word in text.split() if word[0] not in "@#"]
    return found > 0 and found >= _ENOUGH * len(said) and len(said) - found <= 8
