"""The rules of one house, as a plugin of nato-lint."""

import re
from collections.abc import Iterator

from nato_lint import Document, Finding, Severity, rule


@rule("HSE001", Severity.WARNING)
def house_name(document: Document, *, name: str = "Harbour Post") -> Iterator[Finding]:
    """The name of the house in other letters than its own.

    ```markdown bad
    The HARBOUR POST was founded in a boathouse.
    ```

    ```markdown good
    The Harbour Post was founded in a boathouse.
    ```
    """
    pattern = re.compile(re.escape(name), re.IGNORECASE)
    for prose in document.prose:
        for match in pattern.finditer(prose.text):
            if match[0] != name:
                yield Finding(*prose.span(*match.span()), f"Our name is written “{name}”.")
