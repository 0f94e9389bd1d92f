"""Text in Markdown reports."""

from nato_lint.pattern import Pattern
from nato_lint.report.terminal import visible

# "@name" would send somebody a notification, and "#12" put a note into issue 12. GitHub looks for
# them in the rendered text, where a backslash is gone; a space of no width stays.
_NOTHING = "&#8203;"

_MARKUP = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "@": f"@{_NOTHING}",
        "#": f"\\#{_NOTHING}",
        **{sign: f"\\{sign}" for sign in "\\`*_~[]|$"},
    }
)

# Addresses, emoji by name, and further references of GitHub and GitLab.
_TAKEN_FOR_A_LINK = Pattern(
    r":(?=//|[\w+\\-]+:)|(?:[Ww]{3})(?=\.)|\b[Gg][Hh]-(?=[0-9])|!(?=[0-9])|&amp;(?=[0-9])"
)


def escaped(text: str) -> str:
    """`text` within a line or a table cell of Markdown, rendered as what it is.

    No part of it becomes markup, HTML, an image, a link, a mention or a reference to an issue.
    What a terminal or a build log would obey is replaced as in the reports for people.
    """
    return _TAKEN_FOR_A_LINK.sub(rf"\g<0>{_NOTHING}", visible(text).translate(_MARKUP))
