"""What a person has told us already, in public or in the case, and whether a text of ours asks for it again.

Being asked twice is what people name first when they say that nobody listened. Works on six languages; advises only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firewarden.text.acts import Act, found, readable
from firewarden.text.acts.invitation import sentences
from firewarden.text.private import places
from firewarden.text.tongue import tongue
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said, say

_ASKED: Mapping[Code, str] = {
    Code.PRIV_ORDER: r"(?:order|booking|reservation|customer|tracking|reference|confirmation|record)\W?(?:number|no|id|"
    r"code|reference|locator)|(?:bestell|buchungs|auftrags|kunden|sendungs|vorgangs)-?(?:nummer|code|nr)|"
    r"(?:numéro|référence) de (?:commande|réservation|dossier|client|suivi)|"
    r"número de (?:pedido|reserva|cliente|seguimiento|encomenda)|código de reserva|"
    r"numero (?:d['’]ordine|di prenotazione|cliente)|codice (?:di )?prenotazione",
    Code.PRIV_PHONE: r"(?:phone|mobile|cell|telephone)\W?(?:number|no)?|(?:telefon|handy|ruf|mobil)-?nummer|"
    r"numéro de (?:téléphone|portable)|número de (?:teléfono|telefone|telemóvel|celular|móvil)|"
    r"numero di (?:telefono|cellulare)|teléfono|telefone|telefono|téléphone",
    Code.PRIV_MAIL: r"e-?mail(?:\W?(?:address|adresse))?|mailadresse|adresse (?:e-?mail|électronique)|"
    r"correo(?: electrónico)?|indirizzo (?:e-?mail|di posta)|endereço de e-?mail",
    Code.PRIV_ADDRESS: r"(?:home|postal|delivery|billing|street|your|full) address|zip code|postcode|anschrift|"
    r"(?:liefer|post|ihre|deine|wohn)-?\s?adresse|adresse (?:postale|de livraison)|dirección|indirizzo(?! e| di posta)|"
    r"morada|endereço(?! de e)",
    Code.PRIV_IBAN: r"iban|bank (?:account|details)|bankverbindung|kontonummer|coordonnées bancaires|cuenta bancaria|"
    r"conto corrente|conta bancária",
}
_PATTERNS = {code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for code, words in _ASKED.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing the person wrote. `public`: where everybody reads."""

    text: str
    at: Instant
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`what` it is, in their `words`; the last time they said it."""

    code: Code
    what: Said
    words: str
    at: Instant
    public: bool


def told(sources: Sequence[Source]) -> tuple[Told, ...]:
    """Each thing once, in the order in which it was first said."""
    known: dict[tuple[Code, str], Told] = {}
    for source in sorted(sources, key=lambda one: one.at):
        for place in places(source.text):
            words = " ".join(source.text[place.start : place.end].split())
            key = place.code, "".join(char for char in words.casefold() if char.isalnum())
            before = known.get(key)
            known[key] = Told(
                code=place.code,
                what=place.name,
                words=words,
                at=source.at,
                public=source.public and (before is None or before.public),
            )
    return tuple(known.values())


def asked_again(text: str, known: Sequence[Told], language: str = "") -> Iterator[Finding]:
    """What a text of ours asks for although the person told it. An asking sentence has a question mark or asks them to
    give something."""
    plain = readable(text)
    lang = language or tongue(text)
    handing = [start for start, _ in found(plain, Act.HANDS_OVER, lang)]
    for start, end in sentences(plain):
        if "?" not in plain[start:end] and not any(start <= at < end for at in handing):
            continue
        for code, pattern in _PATTERNS.items():
            match = pattern.search(text, start, end)
            before = next((one for one in reversed(known) if one.code is code), None)
            if match and before:
                yield Finding(
                    code=Code.ASKS_AGAIN,
                    weight=Weight.WARN,
                    message=say("They told us already: “{words}”.", words=before.words),
                    hint=say("Name what you know, and ask only whether it is still right."),
                    start=match.start(),
                    end=match.end(),
                )
