"""DUP006: sections that open with the words of their heading."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Prose, ProseKind, Related, Severity, rule
from nato_lint_rules.article_sections import article_sections
from nato_lint_rules.text_lines import quoted

_ARTICLES = ("a", "an", "the")


@rule("DUP006", Severity.INFO, default=False, languages=("en",))
def heading_echo(document: Document, *, minimum_words: int = 3) -> Iterator[Finding]:
    """A section that opens by repeating its heading word for word.

    The heading has just said what the section is about. A first sentence that says the same words
    again costs a line and tells nothing; start with the news instead. Case, plural and a leading
    "the" make no difference. Headings of fewer than `minimum-words` words (3) and headings that
    are nothing but a name are left alone.

    ```markdown bad
    ## The winter timetable of the ferry

    The winter timetable of the ferry starts in November and has four crossings a day.
    ```

    ```markdown good
    ## The winter timetable of the ferry

    From November on there are four crossings a day.
    ```
    """
    for section in document.shared(article_sections):
        if section.heading is None or not section.prose:
            continue
        body = section.prose[0]
        if body.kind is not ProseKind.PARAGRAPH or body.inside("quote"):
            continue
        echo = _echo(section.heading, body, minimum_words)
        if echo:
            start, end = echo
            yield Finding(
                *body.span(start, end),
                f"{quoted(body.text[start:end])} repeats the heading above. "
                "Start the section with what the heading does not say.",
                related=[Related(section.heading.start, section.heading.end, "the heading")],
            )


def _echo(heading: Prose, body: Prose, minimum_words: int) -> tuple[int, int] | None:
    """Where `body` opens with the words of `heading`."""
    from nato_lint_rules.keyword_stuffing.phrases import folded

    wanted = _without_article(_without_number(_words(heading, 0, len(heading.words))))
    start = len(_words(body, 0, 1)) - len(_without_article(_words(body, 0, 1)))
    found = _words(body, start, start + len(wanted))
    if not minimum_words <= len(wanted) == len(found):
        return None
    if any(folded(one) != folded(other) for one, other in zip(wanted, found, strict=True)):
        return None
    if all(word[0].isupper() or len(word) < 4 for word in found[1:]):
        return None  # a name
    return body.words[0][0], body.words[start + len(wanted) - 1][1]


def _words(prose: Prose, first: int, behind: int) -> list[str]:
    return [prose.text[start:end] for start, end in prose.words[first:behind]]


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if words and words[0].lower() in _ARTICLES else words


def _without_number(words: list[str]) -> list[str]:
    """The words of a heading without the number that lists it."""
    return words[1:] if words and words[0][0].isdecimal() else words
