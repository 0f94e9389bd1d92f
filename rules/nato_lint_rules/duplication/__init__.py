"""Words and phrases that stand twice at once: DUP001, DUP002 and DUP003.

One pass over the words of an article (`repeats`) finds every repetition; what stands around it
decides whether it is a slip (`repeated_words`, `repeated_conjuncts`, `repeated_phrases`).
"""

from collections.abc import Iterator

from nato_lint import Document, Finding, Safety, Severity, rule
from nato_lint_rules.duplication.repeats import repeats_in
from nato_lint_rules.duplication.reporting import deletion, quoted


@rule("DUP001", Severity.ERROR, fix=Safety.SAFE, languages=("en",))
def repeated_word(document: Document) -> Iterator[Finding]:
    """The same word twice in a row.

    "The the" slips in where a line was broken, a sentence was rebuilt or text was pasted, and the
    eye of the writer skips it; readers stumble. The words count as neighbours across a line break
    and across emphasis and links, never across punctuation, paragraphs or table cells.

    What English doubles on purpose is left alone: "had had", "that that" where both are needed,
    "what it is is", "very very", "bye bye", names (Walla Walla), numbers and initials.

    ```markdown bad
    The the harbour reopens on Monday, the council said in in a short statement.
    ```

    ```markdown good
    The harbour reopens on Monday, the council said in a short statement.
    ```
    """
    from nato_lint_rules.duplication.repeated_words import is_slip

    for repeat in document.shared(repeats_in).adjacent:
        if is_slip(repeat, document):
            times = "twice" if repeat.copies == 2 else f"{repeat.copies} times"
            yield Finding(
                *repeat.words.prose.span(repeat.start, repeat.end),
                f"The word {quoted(repeat.words.as_written(repeat.last))} stands {times} in a row. "
                "Keep it once.",
                fix=deletion(repeat, document, Safety.SAFE),
            )


@rule("DUP002", Severity.ERROR, fix=Safety.UNSAFE, languages=("en",))
def repeated_conjunct(document: Document) -> Iterator[Finding]:
    """A word joined with itself by "and" or "or".

    In "logistical and logistical support" one of the two words was meant to be another, or is too
    many. Much of what looks like this is right: "file and file access" names a compound, "training
    stops and training data is lost" has two clauses, "years and years" and "faster and faster" are
    idioms. The rule speaks only where the grammar leaves no such reading.

    The fix deletes the second word with its conjunction. It is unsafe, because the writer may have
    meant another word.

    ```markdown bad
    The port offers logistical and logistical support to the fleet.
    ```

    ```markdown good
    The port offers logistical and medical support to the fleet.
    ```
    """
    from nato_lint_rules.duplication.repeated_conjuncts import is_slip

    for repeat in document.shared(repeats_in).conjuncts:
        if is_slip(repeat, document):
            words = repeat.words.text[repeat.start : repeat.end]
            yield Finding(
                *repeat.words.prose.span(repeat.start, repeat.end),
                f"{quoted(words)} joins the same words with each other. Write what was meant, or "
                "delete the repetition.",
                fix=deletion(repeat, document, Safety.UNSAFE),
            )


@rule("DUP003", Severity.ERROR, fix=Safety.SAFE, languages=("en",))
def repeated_phrase(document: Document) -> Iterator[Finding]:
    """The same two or more words again at once.

    "In the in the harbour" is what a half-finished edit or a bad paste leaves. The copies must
    follow each other with nothing but spaces between them; a comma or a line of verse makes a
    repetition that the writer meant.

    ```markdown bad
    The ferry that will that will replace the old one arrives in May.
    ```

    ```markdown good
    The ferry that will replace the old one arrives in May.
    ```
    """
    from nato_lint_rules.duplication.repeated_phrases import is_slip

    for repeat in document.shared(repeats_in).phrases:
        if is_slip(repeat, document):
            words = repeat.words.text[repeat.start : repeat.first_end]
            yield Finding(
                *repeat.words.prose.span(repeat.start, repeat.end),
                f"The words {quoted(words)} are repeated at once. Keep them once.",
                fix=deletion(repeat, document, Safety.SAFE),
            )
