"""What an update may begin with: the facts that changed, or honest words for when nothing did."""

from collections.abc import Sequence

NOTHING_NEW = {
    "en": "Nothing has changed since our last update, and we are still working on it. We speak again at {at}, "
    "even if there is nothing new then.",
    "de": "Seit unserer letzten Meldung hat sich nichts geändert, wir arbeiten weiter daran. Wir melden uns "
    "wieder um {at}, auch wenn es dann nichts Neues gibt.",
    "fr": "Rien n'a changé depuis notre dernier message, et nous y travaillons toujours. Nous reparlerons à {at}, "
    "même s'il n'y a alors rien de nouveau.",
    "es": "Nada ha cambiado desde nuestro último mensaje y seguimos trabajando en ello. Volveremos a hablar "
    "a las {at}, aunque entonces no haya nada nuevo.",
    "it": "Nulla è cambiato dal nostro ultimo messaggio e ci stiamo ancora lavorando. Torneremo a parlare alle {at}, "
    "anche se allora non ci sarà nulla di nuovo.",
    "pt": "Nada mudou desde a nossa última mensagem e continuamos a trabalhar nisso. Voltamos a falar às {at}, "
    "mesmo que então não haja nada de novo.",
}


def nothing_new(language: str, at: str, changed: Sequence[int]) -> str | None:
    """None where it would not be true: facts have changed that the public has not heard of. `at`: the hour of the next
    update, as it is said.

    >>> nothing_new("en", "14:00 UTC", [3]) is None
    True
    """
    if changed:
        return None
    return NOTHING_NEW.get(language.partition("-")[0], NOTHING_NEW["en"]).format(at=at)


def from_facts(texts: Sequence[str]) -> str:
    """A sentence of its own for each, to be put into words for the public."""
    return "\n\n".join(text.strip() for text in texts if text.strip())
