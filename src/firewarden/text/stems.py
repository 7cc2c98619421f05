"""Words cut to what their forms share: *delayed*, *delays* and *delay* are one, *vuelos* and *vuelo* too.

Coarse on purpose: for noticing that two texts speak of one thing, not for display.
"""

import re
from functools import lru_cache

from firewarden.text.fold import plain

_ENDINGS = {
    "en": """
        ations ation ments ment ingly nesses ness ings ing edly ied ies ers er est ed es ly al s e y""",
    "es": """
        aciones acion amiento amientos iendo ando adas ados ada ado idas idos ida ido aron ieron aba amos emos
        imos mente arse erse irse arme arlo arla ar er ir es as os an en a e o s""",
    "fr": """
        issements issement ements ement ations ation eries erie ees ee es er ez ait aient ons ent ant ants ante
        antes eux euse euses e s x""",
    "de": """
        ungen ung heiten heit keiten keit isch ische lich liche ern em en er es et te ten st e n s t""",
    "pt": """
        acoes acao amentos amento ando endo indo adas ados ada ado idas idos ida ido aram eram iram ava amos
        emos mente ar er ir oes ao es as os am em a e o s""",
    "it": """
        azioni azione amenti amento ando endo ate ati ata ato ute uti uta uto ite iti ita ito arono avano ava
        iamo mente arsi ersi irsi are ere ire armi a e i o""",
}
_BY_LENGTH = {lang: tuple(sorted(line.split(), key=len, reverse=True)) for lang, line in _ENDINGS.items()}
_REPEATED = re.compile(r"(.)\1{2,}")
_SHORTEST = 3
"""A stem keeps so many letters."""


@lru_cache(maxsize=16_384)
def stem(word: str, lang: str) -> str:
    """Of a folded word; of an unknown language as in English."""
    bare = _REPEATED.sub(r"\1", plain(word)).removesuffix("'s").replace("'", "")
    for ending in _BY_LENGTH.get(lang, _BY_LENGTH["en"]):
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            bare = bare[: -len(ending)]
            break
    while len(bare) > _SHORTEST and (bare[-1] in "yih" or bare[-1] == bare[-2]):
        bare = bare[:-1]
    return bare.replace("y", "i")
