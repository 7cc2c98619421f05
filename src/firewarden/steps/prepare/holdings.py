"""Holding statements a brand may begin with, and what makes one fit to be kept.

They claim nothing that could turn out wrong: that we have heard, what we are doing about it, what people can do, and
when more comes (CERC: be first, be right, be credible). Short enough for a network of 300 signs.
"""

import re
from dataclasses import dataclass

from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

DAYS = (30, 90, 180, 365)
"""How long an approval may hold."""
BLANK = re.compile(r"\{(\w+)\}")
OPEN = re.compile(r"[{}\[\]]|_{3,}")
"""What is left of a blank that is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    crisis_type: CrisisType
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedUntil:
    expires_at: Instant


def check(title: str, text: str) -> Refused | None:
    """May it be kept?"""
    if not title.strip():
        return Refused(reason=say("Give it a name by which it is found in a hurry."))
    if not text.strip():
        return Refused(reason=say("There is no text yet."))
    if OPEN.search(BLANK.sub("", text)):
        return Refused(reason=say("Write a blank as one word in braces, such as {example}.", example="{place}"))
    return None


def approve(author: str, by: str, days: int, now: Instant, *, solo: bool) -> ApprovedUntil | Refused:
    """Nobody approves what they wrote, but in a team of one."""
    if author == by and not solo:
        return Refused(reason=say("You wrote this version. Somebody else has to approve it."))
    if days not in DAYS:
        return Refused(reason=say("Choose for how long it holds."))
    return ApprovedUntil(expires_at=Instant(now + days * DAY))


def blanks(text: str) -> tuple[str, ...]:
    """In the order of the text, each once.

    >>> blanks("At {place}, {what}. We are at {place}.")
    ('place', 'what')
    """
    return tuple(dict.fromkeys(BLANK.findall(text)))


_ENGLISH = {
    CrisisType.UNKNOWN: "We have read what you write, and we take it seriously. We are finding out what happened. "
    "Within the hour we will write here what we know, even if it is little.",
    CrisisType.SAFETY: "We have heard that people may be in danger. Their safety comes first. We are finding out what "
    "happened. If you need help now, call the emergency services. We will write here again within the hour.",
    CrisisType.PRODUCT: "We have heard that something may be wrong with a product of ours. If you are in doubt about "
    "yours, please stop using it for now. We are checking, and will write here within the hour what we know.",
    CrisisType.CONDUCT: "We have read how people say they were treated in our name. It worries us. We are looking "
    "into it, and will write here within the hour how we go on. If it happened to you, please write to us.",
    CrisisType.DATA: "We have heard that data of our customers may not be safe. We are checking it. Please do not "
    "answer any message that asks for your password. We will write here within the hour what we know.",
    CrisisType.OUTAGE: "Something of ours does not work, and we know that you rely on it. We are working on it. We "
    "will write here within the hour how far we are.",
    CrisisType.RUMOR: "A claim about us is being shared. We are checking it. Within the hour we will write here what "
    "is true and what is not, and show how we know.",
    CrisisType.CAMPAIGN: "We have read your criticism of our campaign, and we are looking at it again. We will write "
    "here within the hour what we do about it.",
}
_GERMAN = {
    CrisisType.UNKNOWN: "Wir haben gelesen, was Sie schreiben, und nehmen es ernst. Wir klären, was geschehen ist. "
    "Innerhalb einer Stunde schreiben wir hier, was wir wissen, auch wenn es wenig ist.",
    CrisisType.SAFETY: "Wir haben gehört, dass Menschen in Gefahr sein können. Ihre Sicherheit geht vor. Wir klären, "
    "was geschehen ist. Wer jetzt Hilfe braucht, ruft bitte den Notruf. Innerhalb einer Stunde schreiben wir hier "
    "wieder.",
    CrisisType.PRODUCT: "Wir haben gehört, dass mit einem unserer Produkte etwas nicht stimmen kann. Wer Zweifel hat, "
    "benutzt es bitte vorerst nicht. Wir prüfen es und schreiben innerhalb einer Stunde hier, was wir wissen.",
    CrisisType.CONDUCT: "Wir haben gelesen, wie Menschen in unserem Namen behandelt worden sein sollen. Das "
    "beunruhigt uns. Wir gehen dem nach und schreiben innerhalb einer Stunde hier, wie es weitergeht. Betroffene "
    "bitten wir, uns zu schreiben.",
    CrisisType.DATA: "Wir haben gehört, dass Daten unserer Kundinnen und Kunden nicht sicher sein können. Wir prüfen "
    "das. Bitte antworten Sie auf keine Nachricht, die nach Ihrem Passwort fragt. Innerhalb einer Stunde schreiben "
    "wir hier.",
    CrisisType.OUTAGE: "Etwas bei uns funktioniert nicht, und wir wissen, dass Sie sich darauf verlassen. Wir "
    "arbeiten daran. Innerhalb einer Stunde schreiben wir hier, wie weit wir sind.",
    CrisisType.RUMOR: "Über uns wird eine Behauptung geteilt. Wir prüfen sie. Innerhalb einer Stunde schreiben wir "
    "hier, was stimmt und was nicht, und woher wir es wissen.",
    CrisisType.CAMPAIGN: "Wir haben Ihre Kritik an unserer Kampagne gelesen und sehen sie uns noch einmal an. "
    "Innerhalb einer Stunde schreiben wir hier, was wir tun.",
}
_OTHERS = {
    "es": "Hemos leído lo que nos escriben y nos lo tomamos en serio. Estamos averiguando qué ha ocurrido. En menos "
    "de una hora contaremos aquí lo que sepamos, aunque sea poco.",
    "fr": "Nous avons lu vos messages et nous les prenons au sérieux. Nous cherchons à savoir ce qui s'est passé. "
    "Dans l'heure, nous écrirons ici ce que nous savons, même si c'est peu.",
    "it": "Abbiamo letto quello che ci scrivete e lo prendiamo sul serio. Stiamo cercando di capire che cosa è "
    "successo. Entro un'ora scriveremo qui quello che sappiamo, anche se è poco.",
    "pt": "Lemos o que nos escrevem e levamos isso a sério. Estamos a apurar o que aconteceu. Dentro de uma hora "
    "diremos aqui o que sabemos, mesmo que seja pouco.",
}
PROPOSALS = (
    *(Proposal(crisis_type=kind, language="en", text=text) for kind, text in _ENGLISH.items()),
    *(Proposal(crisis_type=kind, language="de", text=text) for kind, text in _GERMAN.items()),
    *(Proposal(crisis_type=CrisisType.UNKNOWN, language=language, text=text) for language, text in _OTHERS.items()),
)
