"""What opens an account: a password, a code, a PIN, named as such."""

import re
from collections.abc import Iterator

_NAME = (
    r"pass ?(?:word|code|phrase)|pwd|passwort|kennwort|zugangscode|mot de passe|mdp|contrase[ñn]a|clave|senha"
    r"|palavra-passe|parola d'ordine|parola chiave|wachtwoord|has[łl]o|log-?in|api[- ]?key|secret key|access token"
    r"|security answer|recovery code"
)
_IS = r"(?:\s?[:=]\s?|\s(?:is|was|ist|war|lautet|est|es|era|è|é)\s(?::\s?)?)"
SECRET = re.compile(
    rf"(?<!\w)(?i:{_NAME})(?!\w){_IS}[\"'«“]?(?!https?:)(?P<code>(?=[^\s]{{0,63}}[\d$#_!@%&*+=~^-])[^\s,;()<>\"'»”]{{4,64}})",
)
BARE = re.compile(
    rf"(?<!\w)(?i:{_NAME})\s[\"'«“]?(?P<code>(?=[^\s]{{0,63}}\d)(?=[^\s]{{0,63}}[A-Za-z])[^\s,;()<>\"'»”/]{{5,64}})"
)
PIN = re.compile(
    r"(?<!\w)(?i:pin(?:-?code)?|code pin|cvv2?|cvc2?|tan|otp"
    r"|(?:verification|security|confirmation|one-time|access) code"
    r"|best[äa]tigungscode|sicherheitscode|code de (?:v[ée]rification|s[ée]curit[ée])"
    r"|c[óo]digo de (?:verificaci[óo]n|seguridad|verifica[çc][ãa]o|seguran[çc]a)|codice di (?:verifica|sicurezza))"
    r"(?!\w)[^\d\n.!?;]{0,14}(?P<code>\d{3,8})(?![\w%]|[.,]\d)"
)


_MIXED = re.compile(r"[\d$#_!@%&*+=~^-]")


def secrets_told(text: str) -> Iterator[tuple[int, int]]:
    """What ends the sentence is no part of a secret."""
    for pattern in (SECRET, BARE):
        for match in pattern.finditer(text):
            start = match.start("code")
            bare = match["code"].rstrip(".!?:…")
            if len(bare) > 3 and _MIXED.search(bare):
                yield start, start + len(bare)
    for match in PIN.finditer(text):
        yield match.span("code")
