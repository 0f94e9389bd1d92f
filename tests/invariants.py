"""What holds of every article, whatever stands in it.

For tests, for benchmarks/positions.py and for fuzz/: no check here knows what the article says.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from nato_lint import Document, Edit, Finding, Related, Safety, Source, parse
from nato_lint.fix import fix_article
from nato_lint.lint import lint
from nato_lint.report import FORMATS, reporter
from nato_lint.run import CHECKED, FileResult, Outcome
from nato_lint.settings import ActiveRule, Settings
from tests.linting import REGISTRY

RULE_FAILURE = "LNT004"

Span = tuple[str, int, int]
MODES: dict[str, Callable[[Finding], bool]] = {
    "safe": lambda finding: finding.fix is not None and finding.fix.safety is Safety.SAFE,
    "unsafe": lambda finding: finding.fix is not None,
}


class Broken(AssertionError):
    """Something that holds of every article does not hold of this one."""


def hold(condition: object, claim: str) -> None:
    """Raise Broken where the claim is not true."""
    if not condition:
        raise Broken(claim)


@cache
def every_rule() -> Settings:
    """Settings with all rules, those that are off by default too."""
    rules = REGISTRY.rules
    known = {key: rule.code for rule in rules for key in (rule.code, rule.name)}
    optional = frozenset(rule.code for rule in rules if not rule.default)
    return Settings(tuple(map(ActiveRule, rules)), known, optional=optional)


def check_document(document: Document) -> Counter[str]:
    """Every place of the document is in its text, and prose runs are what stands there.

    Gives how many of everything there were.
    """
    counts = Counter[str]()
    for prose in document.prose:
        counts["blocks of prose"] += 1
        counts["prose runs"] += _check_prose(document, prose.index)
    for what, start, end in _spans(document):
        counts[what] += 1
        _check_span(document.text, what, start, end)
    for link in document.links:
        hold(
            link.start <= link.text_start <= link.text_end <= link.end,
            f"the text of the link {link} lies in the link",
        )
    number_of_lines = len(document.source.line_starts)
    hold(len(document.lines) <= number_of_lines, "there are no lines but those of the file")
    for line in document.lines:
        hold(document.text[line.start : line.end] == line.text, f"line {line.number} is its slice")
    hold(
        sum(len(section.prose) + bool(section.heading) for section in document.sections)
        == len(document.prose),
        "every block of prose is in one section",
    )
    return counts


def _check_prose(document: Document, index: int) -> int:
    text, prose = document.text, document.prose[index]
    count = 0
    runs = list(prose.runs)
    for run in runs:
        count += 1
        _check_span(text, "prose run", run.start, run.end)
        hold(text[run.start : run.end] == run.text, f"the run {run} is its source slice")
    for left, right in pairwise(runs):
        hold(left.end <= right.start, f"the runs {left} and {right} stand in order")
    hold(prose.text.strip(), f"block {index} of prose is not empty")
    _check_span(text, "prose", prose.start, prose.end)
    for start, end in (*prose.words, *((each.start, each.end) for each in prose.sentences)):
        first, last = prose.span(start, end)
        hold(
            prose.start <= first < last <= prose.end,
            f"“{prose.text[start:end]}” ({first} to {last}) lies in its block",
        )
        if prose.is_literal(start, end):
            hold(
                text[first:last] == prose.text[start:end],
                f"“{prose.text[start:end]}” stands at {first} as it is",
            )
    for start, end in prose.lines:
        hold(0 <= start <= end <= len(prose.text), f"the lines of block {index} lie in it")
    return count


def _spans(document: Document) -> Iterator[Span]:
    groups = {
        "links": document.links,
        "images": document.images,
        "code": document.code,
        "html": document.html,
        "footnotes": (*document.footnotes, *document.footnote_references),
    }
    for name, members in groups.items():
        for member in members:
            yield name, member.start, member.end
    if document.front_matter:
        for entry in document.front_matter.entries.values():
            yield "front matter keys", entry.key_start, entry.key_end
            yield "front matter values", entry.value_start, entry.value_end
            if entry.text_span:
                yield "front matter texts", *entry.text_span
        if document.front_matter.error:
            error = document.front_matter.error
            yield "front matter errors", error.start, error.end
    yield "title", document.title.start, document.title.end


def _check_span(text: str, what: str, start: int, end: int) -> None:
    hold(0 <= start <= end <= len(text), f"{what} from {start} to {end} lies in the text")


def check_findings(document: Document, findings: Sequence[Finding]) -> None:
    """Findings, what they relate to and their edits lie in the text; none is the fall of a rule."""
    text = document.text
    for finding in findings:
        hold(finding.code != RULE_FAILURE, finding.message)
        hold(finding.message.strip(), f"{finding.code} says something")
        places: Iterable[Finding | Related | Edit] = (
            finding,
            *finding.related,
            *(finding.fix.edits if finding.fix else ()),
        )
        for place in places:
            what = f"{finding.code} ({type(place).__name__.lower()})"
            _check_span(text, what, place.start, place.end)
            for offset in (place.start, place.end):
                hold(
                    text[max(offset - 1, 0) : offset + 1] != "\r\n" or offset == 0,
                    f"{what} does not part a line end at {offset}",
                )
    keys = [(finding.start, finding.code) for finding in findings]
    hold(keys == sorted(keys), "findings are in order")


def check_reports(document: Document, findings: Sequence[Finding]) -> None:
    """Every report can be made, with colours and without, and written as UTF-8."""
    result = FileResult(
        document.path, CHECKED, document.word_count, tuple(findings), document.source
    )
    outcome = Outcome([result], REGISTRY.rules)
    for name in FORMATS:
        for colour in (False, True):
            "".join(reporter(name)(outcome, colour)).encode("utf-8")


def check_fixes(source: Source, settings: Settings, mode: str) -> int:
    """Fixes lead to an article of which the same holds, and fixing that changes nothing.

    Gives how many fixes were applied.
    """
    fixed = fix_article(source, settings, MODES[mode])
    check_findings(parse_as(fixed.source, settings), fixed.findings)
    again = fix_article(fixed.source, settings, MODES[mode])
    hold(again.source.text == fixed.source.text, f"{mode} fixes are done after one run")
    return fixed.applied


def parse_as(source: Source, settings: Settings) -> Document:
    """The article as a run with these settings reads it."""
    return parse(source, dialect=settings.dialect, language=settings.lang, terms=settings.terms)


def check_article(source: Source, settings: Settings | None = None) -> Counter[str]:
    """All of it: parse, every rule, every report, every fix. Gives how many of everything."""
    settings = settings or every_rule()
    document = parse_as(source, settings)
    counts = check_document(document)
    findings = lint(document, settings)
    check_findings(document, findings)
    counts["findings"] += len(findings)
    check_reports(document, findings)
    for mode in MODES:
        counts[f"{mode} fixes"] += check_fixes(source, settings, mode)
    return counts
