"""Traces that text leaves when it is copied out of a chatbot.

They show that the text passed through a chatbot, not who wrote it.
"""

from enum import StrEnum
from typing import NamedTuple


class Tier(StrEnum):
    """How much a trace proves: nothing else writes it (certain), people hardly do (strong)."""

    WEAK = "weak"
    STRONG = "strong"
    CERTAIN = "certain"


class Residue(NamedTuple):
    """One trace: what kind it is, and its place in the document (code points, end exclusive)."""

    kind: str
    tier: Tier
    start: int
    end: int
    text: str

    @property
    def excerpt(self) -> str:
        """The words, shortened for a message."""
        plain = " ".join(self.text.split())
        return plain if len(plain) <= 40 else f"{plain[:39]}…"
