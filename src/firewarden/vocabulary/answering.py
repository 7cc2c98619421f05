"""Answering one person."""

from enum import StrEnum


class Sending(StrEnum):
    """Why a person sends a reply although the checks warn of it."""

    FITS = "it fits this person"
    URGENT = "it cannot wait"
    KNOWN = "we looked and want it so"
    OTHER = "another reason"
