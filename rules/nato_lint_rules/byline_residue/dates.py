"""Dates of a byline that run into the words next to them."""

from nato_lint import Pattern
from nato_lint_rules.text_lines import TextLine

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{MONTH} {_DAY},? \d{{4}}|{_DAY} {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_DATE_GLUED_BEFORE = Pattern(
    rf"(?:(?:[Pp]ublished|[Pp]osted|[Uu]pdated)(?: on)?:? )?{_DATE}(?=[A-Z][a-z])"
)
_DATE_GLUED_BEHIND = Pattern(rf"(?<=[a-z]){MONTH} {_DAY},? \d{{4}}")
_DATE_BEFORE_LEAD = Pattern(rf"{_DATE}(?= [A-Z][\w'’-]*[ ,])")
_LEAD = 80


def glued_date(line: TextLine) -> tuple[int, int] | None:
    """The span of a date that runs into the words next to it."""
    text = line.text
    glued = _DATE_GLUED_BEFORE.match(text) or _DATE_GLUED_BEHIND.search(text)
    if not glued and line.first and line.prose.index <= 2 and len(text) >= _LEAD:
        glued = _DATE_BEFORE_LEAD.match(text)
    return glued.span() if glued else None
