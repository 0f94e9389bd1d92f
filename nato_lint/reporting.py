"""What a reporter needs: the author API of report formats, beside that of rules in `nato_lint`."""

from nato_lint.explanation import web_page
from nato_lint.report import Reporter
from nato_lint.report.summary import summary
from nato_lint.report.terminal import visible
from nato_lint.run import FileResult, Outcome

__all__ = ["FileResult", "Outcome", "Reporter", "summary", "visible", "web_page"]
