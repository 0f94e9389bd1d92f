"""Whether the findings after some fixes show that these have done harm."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from nato_lint.edits import Trace
from nato_lint.finding import Finding, Severity


def do_harm(
    fixed: Sequence[Finding], before: Sequence[Finding], after: Sequence[Finding], trace: Trace
) -> bool:
    """Whether one of the findings that were `fixed` is still there, or an error has come up.

    `fixed` are some of the findings `before`; `trace` leads back from the places of those `after`.
    """
    gone = set(map(id, fixed))
    left = [finding for finding in before if id(finding) not in gone]
    found = Counter((finding.code, trace.origin(finding.start)) for finding in after)
    found.subtract((finding.code, finding.start) for finding in left)
    if any(found[finding.code, finding.start] > 0 for finding in fixed):
        return True
    return any(_new_errors(left, after, trace))


def _new_errors(
    before: Iterable[Finding], after: Iterable[Finding], trace: Trace
) -> Iterator[Finding]:
    """The errors that stand neither in the same place as one before nor in the same passage."""
    by_place: dict[tuple[str, int], list[Finding]] = {}
    for finding in before:
        if finding.severity is Severity.ERROR:
            by_place.setdefault((finding.code, finding.start), []).append(finding)
    unplaced = []
    for finding in after:
        if finding.severity is Severity.ERROR:
            same = by_place.get((finding.code, trace.origin(finding.start)))
            if same:
                same.pop()
            else:
                unplaced.append(finding)
    known = Counter((each.code, each.passage) for same in by_place.values() for each in same)
    for finding in unplaced:
        known[finding.code, finding.passage] -= 1
        if known[finding.code, finding.passage] < 0:
            yield finding
