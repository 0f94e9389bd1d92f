"""Text in XML reports.

They are ASCII, with references for everything else, so that the code page of a console or of a
redirected output cannot spoil them; the declaration names no encoding for the same reason.
"""

from nato_lint.report.terminal import visible

DECLARATION = '<?xml version="1.0"?>\n'

_MARKUP = (
    ("&", "&amp;"),  # before the others, which have it in them
    ("<", "&lt;"),
    (">", "&gt;"),  # "]]>" must not stand in content
    ('"', "&quot;"),
    # The two characters that XML forbids and no terminal minds.
    ("\ufffe", "\ufffd"),
    ("\uffff", "\ufffd"),
)


def escaped(text: str) -> str:
    """`text` as the content of an element or the value of an attribute in double quotes.

    Characters that XML 1.0 cannot hold, and those that a terminal or a build log would obey, are
    replaced as in the reports for people; line ends and tabs become spaces.
    """
    text = visible(text)
    for sign, reference in _MARKUP:
        text = text.replace(sign, reference)
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def attributes(**values: str | int) -> str:
    """The attributes of a tag, each with a space before it."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items())
