"""Whether somebody says that they do not want to live, or that they mean to hurt themselves.

Rather once too often than once too little: whoever is heard here is shown to a person at once and to no program. What
is said of an update, a queue or a battery is a figure of speech; so is what is said with laughter.
"""

import re

_ENGLISH = (
    r"(?:want|wanna|going|gonna|ready|plan(?:ning)?|thinking (?:of|about)|about) (?:to )?(?:die|dying|be dead"
    r"|kill(?:ing)? myself|end(?:ing)? (?:my life|it all)|hurt(?:ing)? myself|harm(?:ing)? myself)"
    r"|(?:kill|killed|killing|hurt|hurting|cut|cutting|harm|harming) myself|suicid(?:e|al)\w*|end my (?:own )?life"
    r"|take my (?:own )?life|self[- ]?harm\w*|(?:don'?t|do not|no longer|dont) (?:want|wish) to (?:live|be here"
    r"|be alive|wake up)|better off (?:dead|without me)|no reason to (?:live|go on)|can(?:'?t|not) go on (?:any ?more"
    r"|living|like this)|not worth living|goodbye (?:cruel )?world|wish i (?:was|were) dead|jump off (?:a|the) bridge"
)
_GERMAN = (
    r"(?:mich|mir) (?:\w+ ){0,3}(?:um(?:zu)?bringen|umbringe|das leben (?:zu )?nehmen|ritzen?|(?:et)?was antun)"
    r"|bring(?:e|en)? mich um|suizid\w*|selbstmord\w*|nicht mehr leben|will (?:ich )?(?:nur noch )?sterben"
    r"|(?:meinem leben|allem|dem allen) ein ende (?:setzen|machen)|keinen sinn mehr (?:im|zu) leben|lieber tot"
    r"|ohne mich besser dran"
)
_FRENCH = (
    r"(?:me|m'|m’) ?(?:suicid\w+|tuer|tue)|suicid\w+|envie de mourir|veux mourir|en finir avec (?:la|ma) vie"
    r"|(?:ne )?(?:veux|peux) plus vivre|mettre fin à mes jours|me faire du mal|(?:plus )?aucune raison de vivre"
)
_SPANISH = (
    r"(?:quiero|voy a|ganas de|pienso en) (?:morir(?:me)?|matarme|suicidarme|quitarme la vida|hacerme daño)"
    r"|suicid\w+|no quiero (?:seguir viviendo|vivir)|acabar con mi vida|quitarme la vida|mejor muert[oa]"
)
_ITALIAN = (
    r"(?:voglio|vorrei|sto per|penso di) (?:morire|uccidermi|ammazzarmi|farla finita|suicidarmi|farmi del male)"
    r"|suicid\w+|non voglio più vivere|togliermi la vita|(?:mi )?ammazzo|meglio mort[oa]"
)
_PORTUGUESE = (
    r"(?:quero|vou|vontade de|penso em) (?:morrer|me matar|matar-me|suicidar\w*|tirar a minha vida|me machucar)"
    r"|suic[ií]d\w+|não (?:quero|aguento) mais viver|acabar com a minha vida|tirar a (?:minha )?vida|me matar"
)
_ALL = f"{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH}|{_ITALIAN}|{_PORTUGUESE}"
_SAID = re.compile(rf"\b(?:{_ALL})\b", re.IGNORECASE)
_PROGRAM = re.compile(
    r"\b(?:suicide squad|career suicide|suicide bomb\w*|suicide burn|political suicide)\b", re.IGNORECASE
)
_LAUGHTER = re.compile(r"😂|🤣|😹|\b(?:lol|lmf?ao|rofl|(?:ha){2,}h?|(?:ja){2,}j?|mdr|ptdr|k{4,}|xd+)\b", re.IGNORECASE)
_GRAVE = re.compile(
    r"\b(?:suicid|suizid|selbstmord|my (?:own )?life|das leben (?:zu )?nehmen|mes jours|self[- ]?harm|la vida|la vita)",
    re.IGNORECASE,
)
"""Said so, laughter behind it takes nothing back."""


def in_distress(text: str) -> bool:
    """
    >>> in_distress("I can't go on like this, I want to die"), in_distress("this update makes me want to die lol")
    (True, False)
    >>> in_distress("Career suicide by their CEO"), in_distress("my phone wants to die")
    (False, False)
    """
    if _SAID.search(text) is None:
        return False
    said = _SAID.search(_PROGRAM.sub(" ", text.replace("’", "'")))
    if said is None:
        return False
    return _LAUGHTER.search(text) is None or _GRAVE.search(said.group()) is not None
