"""SCR004: what is left of a byline: labels without values, stamps that age, glued dates."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from nato_lint import Document, Edit, Finding, Fix, Pattern, ProseKind, Severity, rule
from nato_lint_rules.text_lines import TextLine, next_line, quoted, removal, text_lines

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_MONTH} {_DAY},? \d{{4}}|{_DAY} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_DATE_GLUED_BEFORE = Pattern(
    rf"(?:(?:[Pp]ublished|[Pp]osted|[Uu]pdated)(?: on)?:? )?{_DATE}(?=[A-Z][a-z])"
)
_DATE_GLUED_BEHIND = Pattern(rf"(?<=[a-z]){_MONTH} {_DAY},? \d{{4}}")
_DATE_BEFORE_LEAD = Pattern(rf"{_DATE}(?= [A-Z][\w'’-]*[ ,])")
_DATED = Pattern(rf"\d|\b{_MONTH}\b|\b(?:today|yesterday|ago)\b", re.IGNORECASE)
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
_LONGEST_LABEL = 40
_LONGEST_BYLINE = 160
_LONGEST_VALUE = 80
_LEAD = 80
_SEPARATORS = " \t\u00a0·•|–—-"
_MARKS = " \t\u00a0*_•‣◦●-"


@cache
def _labels() -> dict[str, str]:
    """What kind of value each label has: "person", "date" or "topics"; with or without a colon."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    labels: dict[str, str] = {}
    for kind, group in data.items():
        labels |= dict.fromkeys(group["bare"], kind)
        labels |= {f"{label}:": kind for label in (*group["bare"], *group["colon"])}
    return labels


def label_kind(text: str) -> str:
    """What value the text of a line asks for, if it is a byline's label and nothing else; else ""."""
    if len(text) > _LONGEST_LABEL:
        return ""
    return _labels().get(" ".join(text.lower().strip(_MARKS).replace(" :", ":").split()), "")


def is_value(kind: str, text: str) -> bool:
    """Whether the line below a label of this kind can be its value."""
    if label_kind(text):
        return False
    if kind == "date":
        return len(text) <= _LONGEST_VALUE and bool(_DATED.search(text))
    return len(text) <= _LONGEST_VALUE or not text.endswith((".", "!", "?"))


@rule("SCR004", Severity.WARNING, fix=Fix.SAFE, languages=("en",))
def byline_residue(document: Document) -> Iterator[Finding]:
    """Scraps of a byline that a page had around the article.

    Pages show who wrote an article, when, and how long it takes to read. Of that, copied text keeps
    labels with nothing behind them ("Author:"), stamps that were true on one day only ("Last updated
    5 months ago"), reading times, and dates that run into the first sentence. Give the fact in full,
    in the front matter or in the text, or remove the scrap.

    ```markdown bad
    # The night ferry

    4 min read

    The night ferry leaves at ten.
    ```

    ```markdown good
    # The night ferry

    The night ferry leaves at ten.
    ```
    """
    lines = document.shared(text_lines)
    for place, line in enumerate(lines):
        if line.prose.kind in (ProseKind.LIST_ITEM, ProseKind.QUOTE):
            continue
        if kind := label_kind(line.text):
            # A label behind a bullet is an empty list item, which STR003 finds.
            if (
                line.whole
                and line.text[0] not in _MARKS
                and not _has_value(document, lines, place, kind)
            ):
                yield _finding(
                    document,
                    line,
                    0,
                    len(line.text),
                    "{} is a label with nothing behind it. Add what it announces, or remove it.",
                )
            continue
        for begin, end, message in (*_stamps(line.text), *_dates(line)):
            yield _finding(document, line, begin, end, message)


def _has_value(document: Document, lines: Sequence[TextLine], place: int, kind: str) -> bool:
    """Whether what stands below a label can be its value."""
    line = lines[place]
    below = next_line(document, line.source.start)
    if below is None:
        return False
    following = lines[place + 1] if place + 1 < len(lines) else None
    if following and following.source.number == below.number:
        if following.prose.kind is ProseKind.HEADING and document.dialect != "text":
            return False
        long_list = following.prose.kind is ProseKind.LIST_ITEM and not label_kind(following.text)
        return long_list or is_value(kind, following.text)
    return is_value(kind, below.text.strip())


def _stamps(text: str) -> Iterator[tuple[int, int, str]]:
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


def _dates(line: TextLine) -> Iterator[tuple[int, int, str]]:
    """Dates that run into the words next to them."""
    text = line.text
    glued = _DATE_GLUED_BEFORE.match(text) or _DATE_GLUED_BEHIND.search(text)
    if not glued and line.first and line.prose.index <= 2 and len(text) >= _LEAD:
        glued = _DATE_BEFORE_LEAD.match(text)
    if glued:
        yield (
            *glued.span(),
            "The date {} runs into the words next to it. Set it apart, or remove it.",
        )


def _finding(document: Document, line: TextLine, begin: int, end: int, message: str) -> Finding:
    text = line.text
    if end - begin == len(text):
        start, stop, edit = line.start, line.end, removal(document, line)
        fix = Fix(Fix.SAFE, "Remove the line", (edit,)) if edit else None
    else:
        start, stop = line.prose.span(line.begin + begin, line.begin + end)
        left, right = _with_separator(text, begin, end)
        words = Edit(*line.prose.span(line.begin + left, line.begin + right))
        fix = Fix(Fix.UNSAFE, "Remove the words", (words,))
    return Finding(start, stop, message.format(quoted(text[begin:end])), fix=fix)


def _with_separator(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span, widened over the space or the separator behind it, else over the one before it."""
    behind = text[end:]
    if behind:
        return begin, end + len(behind) - len(behind.lstrip(_SEPARATORS))
    return len(text[:begin].rstrip(_SEPARATORS)), end
