"""Sections that end with a formula."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from nato_lint import (
    Document,
    Finding,
    Pattern,
    ProseKind,
    Related,
    Section,
    Sentence,
    Severity,
    rule,
)
from nato_lint_rules.article_sections import article_sections

_FEWEST = 3
_FEWEST_SENTENCES = 2


@rule("RDB004", Severity.INFO, default=False, languages=("en",))
def formulaic_closer(document: Document, *, share: float = 0.5) -> Iterator[Finding]:
    """Sections that end, one like the other, with "Overall, ..." or "In summary, ...".

    A sentence that opens like this at the end of a section says again what the section has just
    said. Once is a summary; in most sections of an article it is a formula, and a sign of text that
    nobody has edited. The rule speaks when three sections or more, and more than this `share` (0.5)
    of the sections with two sentences or more, end in this way. The first is marked, the others are
    listed.

    ```markdown bad
    ## The pier

    The pier was built of larch. Overall, it has served the town well.

    ## The ferry

    The ferry runs twice a day. In summary, it is the only way across.

    ## The lighthouse

    The lighthouse was lit with oil. In conclusion, it shows how the coast has changed.
    ```

    ```markdown good
    ## The pier

    The pier was built of larch. It has not been replaced since.

    ## The ferry

    The ferry runs twice a day. Nothing else goes across.

    ## The lighthouse

    The lighthouse was lit with oil. In the end, a cable was laid.
    ```
    """
    if not document.mentions(*_closers()):
        return
    endings = [ending for s in document.shared(article_sections) if (ending := _ending(s))]
    spans = [span for ending in endings if (span := _closer(ending))]
    if len(spans) < _FEWEST or len(spans) <= share * len(endings):
        return
    first, *others = spans
    words = document.text[slice(*first)]
    yield Finding(
        *first,
        f"{len(spans)} of the {len(endings)} sections end with a formula such as “{words}”. "
        "Leave these sentences out, or end on what is new.",
        related=[Related(*span, "This section ends with a formula too.") for span in others],
    )


def _ending(section: Section) -> list[Sentence]:
    """The sentences that may close a section: the last, and the one that opens the last paragraph.

    None in a section too short for a closer.
    """
    paragraphs = [prose for prose in section.prose if prose.kind is ProseKind.PARAGRAPH]
    if sum(len(prose.sentences) for prose in paragraphs) < _FEWEST_SENTENCES:
        return []
    *opening, last = paragraphs[-1].sentences
    return [*opening[:1], last] if len(paragraphs) > 1 else [last]


def _closer(ending: list[Sentence]) -> tuple[int, int] | None:
    """Where the words of a formula stand at the start of one of these sentences."""
    for sentence in ending:
        match = _opening().match(sentence.prose.text, sentence.start)
        if match:
            return sentence.prose.span(*match.span())
    return None


@cache
def _opening() -> Pattern:
    return Pattern(rf"(?i:{'|'.join(_closers())})(?=,)")


@cache
def _closers() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "closers.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
