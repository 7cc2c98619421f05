"""Numbers of orders, bookings, tickets and customers: a code behind a word that says what it is the number of."""

import re
from collections.abc import Iterator

_THING = (
    r"order|booking|reservation|ticket|customer|client|case|invoice|receipt|pnr|tracking|parcel|shipment|policy"
    r"|member(?:ship)?|account|contract|claim|reference|confirmation|e-?ticket|baggage tag|voucher"
    r"|bestell\w*|auftrags?\w*|buchungs?\w*|kunden\w*|rechnungs?\w*|vorgangs?\w*|vertrags?\w*|sendungs?\w*"
    r"|ticket\w*|fall\w*|reservierungs?\w*|referenz\w*|bestelling|boeking|klantnummer|zam[óo]wieni[ea]|rezerwacj[ai]"
    r"|aktenzeichen|mitglieds?\w*|reise\w*nummer|ausweis\w*"
    r"|commande|r[eé]servation|dossier|facture|client|billet|contrat|colis|abonn[eé]|adh[eé]rent|r[eé]f[eé]rence"
    r"|suivi"
    r"|pedido|reserva|localizador|billete|cliente|factura|contrato|expediente|env[ií]o|p[oó]liza|socio|referencia"
    r"|encomenda|bilhete|fatura|processo|ap[oó]lice|s[oó]cio|refer[eê]ncia|protocolo"
    r"|ordine|prenotazione|biglietto|fattura|pratica|spedizione|contratto|tessera|riferimento|polizza"
)
_SIGN = (
    r"(?:zeichen|r[eé]f[eé]rence|referencia|refer[eê]ncia|riferimento|kod|kodu|numer"
    r"|numbers?|num\.?|no\.?|nr\.?|n[º°]\.?|n\.[º°]?|id|code|ref(?:erence|\.)?|locator|nummer|kennung|num[eé]ro"
    r"|n[uú]mero|numero"
    r"|c[oó]digo|codice|confirmation)"
)
_WHOSE = r"la |le |l'|the |your |my |our |ihre[rn]? |meine[rn]? |ma |mon |mi |minha |meu |mio |mia |il mio |la mia "
_LINK = rf"(?:(?: ?(?:de|du|d'|di|der|des|da|do|del|für|of|for) ?(?:{_WHOSE})?)| )?"
_IS = r"(?:\s?[:#=]|\s(?:is|was|lautet|ist|est|es|é|è)\b|,)?\s?#?\s?"
_CODE = r"(?=[A-Z\d/-]*\d)[A-Z\d](?:[-/ ]?[A-Z\d]){3,24}(?![A-Za-z])"

MARKED = re.compile(
    rf"\b(?i:(?:{_THING})(?:[ -]?(?:{_SIGN}))|(?:{_SIGN}){_LINK}(?:{_THING})|pnr|localizador|aktenzeichen){_IS}"
    rf"(?P<code>{_CODE}|[A-Z]{{6}}\b|\d{{2,}})(?![\w%])"
)
"""With a word for *number*: any code, also one of two digits or of six letters."""
BARE = re.compile(
    rf"\b(?i:{_THING})(?:\s?[:#]\s?#?|\s#?)(?P<code>(?=(?:[A-Z/-]*\d){{4}})[A-Z\d](?:[-/]?[A-Z\d]){{4,24}}"
    rf"|(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{{6}})(?![\w%]|[.,]\d)(?! ?[€$£%]| (?i:people|customers|orders|items|euros?"
    rf"|dollars?))"
)
"""Without one: at least four digits, or six letters and digits as airlines give them; no four-digit year."""


def numbers_of_orders(text: str) -> Iterator[tuple[int, int]]:
    """Places of the codes alone, without the word before them."""
    for pattern in (MARKED, BARE):
        for match in pattern.finditer(text):
            yield match.span("code")
