"""Reports: one module a format, each a function from the outcome of a run to text."""

from collections.abc import Callable

from nato_lint.run import Outcome

FORMATS = ("full", "concise", "json")

Reporter = Callable[[Outcome, bool], str]


def reporter(name: str) -> Reporter:
    """The function that writes the format `name`: it takes the outcome and whether to colour."""
    if name == "json":
        from nato_lint.report.json import report_json

        return report_json
    if name == "concise":
        from nato_lint.report.concise import report_concise

        return report_concise
    from nato_lint.report.full import report_full

    return report_full
