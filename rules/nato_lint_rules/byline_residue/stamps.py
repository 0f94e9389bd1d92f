"""Times that age and reading times, as pages put them around an article."""

import re
from collections.abc import Iterator
from itertools import pairwise

from nato_lint import Pattern

_AGO = (
    r"(?:about |over |almost |nearly |more than )?(?:\d{1,3}|an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|several|a few|a couple of) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month"
    r"|year)s? ago"
)
_STAMP = Pattern(
    r"(?:(?:last|first|originally|article|page) )?(?:updated|modified|edited|published|posted"
    rf"|reviewed|revised|verified|checked)(?: on| by [\w .'’-]{{2,40}}?)?:? {_AGO}\.?(?=\s*$|(?<=\.) )",
    re.IGNORECASE,
)
_BARE_AGO = Pattern(rf"{_AGO}\.?", re.IGNORECASE)
_READ_TIME = Pattern(
    r"[^\w]{0,4}(?:(?:estimated |approximate )?read(?:ing)?[ -]time:? (?:about |approx\.? |~ ?)?\d{1,3}"
    r"(?: ?[-–] ?\d{1,3})? ?min(?:ute)?s?"
    r"|\d{1,3}(?: ?[-–] ?\d{1,3})?[ -]?min(?:ute)?s?\.? read(?:ing)?(?: time)?)\.?",
    re.IGNORECASE,
)
_COUNTS = Pattern(
    r"(?:\b\d[\d,.]{0,9}k? (?:reactions?|comments?|likes?|views?|claps?|shares?|responses?|votes?)"
    r" (?:[·•|] )?){1,4}\d{1,3} min(?:ute)?s? read\b",
    re.IGNORECASE,
)
_SEPARATOR = Pattern(r"\s*[·•|]\s*|\s+[-–—]\s+")
_LONGEST_BYLINE = 160


def stamps(text: str) -> Iterator[tuple[int, int, str]]:
    """Times that age and reading times, where they are a line or a part of a byline."""
    if match := _COUNTS.search(text):
        yield *match.span(), "{} was counted on the page that the text comes from. Remove it."
        return
    for begin, end in _parts(text):
        if match := _STAMP.match(text, begin, end) or _BARE_AGO.fullmatch(text, begin, end):
            yield (
                *match.span(),
                "{} was true on one day only, and readers cannot tell which. Give the date, or remove it.",
            )
        elif match := _READ_TIME.fullmatch(text, begin, end):
            yield *match.span(), "{} is left over from a web page. Remove it."


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The spans between the separators of a byline; all of the text where it is too long for one."""
    if len(text) > _LONGEST_BYLINE:
        yield 0, len(text)
        return
    cuts = [(0, 0), *(match.span() for match in _SEPARATOR.finditer(text)), (len(text), len(text))]
    for (_, begin), (end, _) in pairwise(cuts):
        if begin < end:
            yield begin, end
