"""The `junit` format: test results in XML, which every build server shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from nato_lint.explanation import web_page
from nato_lint.finding import Finding, Severity
from nato_lint.report.xml_text import DECLARATION, attributes, escaped
from nato_lint.run import CHECKED, FileResult, Outcome

_TOOL = "nato-lint"
_FAILURE, _ERROR = "failure", "error"


class _Case(NamedTuple):
    """One test: what a rule says about a file. `result` is empty where it passed."""

    name: str
    result: str
    findings: Sequence[Finding] = ()
    problem: str = ""


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """A test suite a file, and in it a test case a rule that found something there.

    Passing tests of all rules would be half a million for ten thousand articles; a file without
    findings is one test that passes. Errors and warnings are failures. Hints (`info`) are not: by
    default they do not fail a run either, so their test passes and has them as its output. A file
    that could not be checked is an error.
    """
    pages = {rule.code: web_page(rule) for rule in outcome.rules}
    yield DECLARATION
    everything = [case for file in outcome.files for case in _cases(file)]
    yield f"<testsuites{_counted(_TOOL, everything)}>\n"
    for file in outcome.files:
        cases = _cases(file)
        yield f"<testsuite{_counted(file.path, cases)}{attributes(skipped=0)}>\n"
        yield from (_test_case(case, file, pages) for case in cases)
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def _cases(file: FileResult) -> list[_Case]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in file.findings:
        by_rule.setdefault(f"{finding.code} {finding.name}", []).append(finding)
    if file.status != CHECKED and not by_rule:
        return [_Case(_TOOL, _ERROR, problem=file.problem)]
    if not by_rule:
        return [_Case(_TOOL, "")]
    return [
        _Case(name, _result(file.status, findings), findings) for name, findings in by_rule.items()
    ]


def _result(status: str, findings: Iterable[Finding]) -> str:
    if status != CHECKED:
        return _ERROR
    return _FAILURE if any(f.severity != Severity.INFO for f in findings) else ""


def _counted(name: str, cases: Sequence[_Case]) -> str:
    results = [case.result for case in cases]
    return attributes(
        name=name,
        tests=len(results),
        failures=results.count(_FAILURE),
        errors=results.count(_ERROR),
        time=0,
    )


def _test_case(case: _Case, file: FileResult, pages: Mapping[str, str | None]) -> str:
    described = {"classname": _class_name(file.path), "name": case.name, "file": file.path}
    if case.findings:
        described["line"] = str(file.source.position(case.findings[0].start).line)
    opening = f"<testcase{attributes(**described, time=0)}"
    text = _text(case, file, pages)
    if case.result:
        return f"{opening}><{case.result}{_headline(case)}>{text}</{case.result}></testcase>\n"
    if text:
        return f"{opening}><system-out>{text}</system-out></testcase>\n"
    return f"{opening}/>\n"


def _headline(case: _Case) -> str:
    if not case.findings:
        return attributes(type="crash", message=case.problem)
    worst = max(case.findings, key=lambda finding: finding.severity.rank if finding.severity else 0)
    more = f" (and {len(case.findings) - 1:,} more)" if len(case.findings) > 1 else ""
    return attributes(type=str(worst.severity), message=worst.message + more)


def _text(case: _Case, file: FileResult, pages: Mapping[str, str | None]) -> str:
    """All that is known, because not every program shows the attributes of a failure."""
    lines = [case.problem] if case.problem else []
    for finding in case.findings:
        position = file.source.position(finding.start)
        lines.append(f"line {position.line}, column {position.column}: {finding.message}")
    if case.findings and (page := pages.get(case.findings[0].code)):
        lines.append(page)
    return "\n".join(map(escaped, lines))


def _class_name(path: str) -> str:
    # Jenkins takes what stands before the last dot for a package. Other suffixes stay: two tests
    # of one name are one to GitLab, and "a.txt" may lie beside "a.md".
    return path.removesuffix(".md")
