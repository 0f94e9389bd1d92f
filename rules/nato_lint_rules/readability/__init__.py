"""How hard an article is to read."""

from collections.abc import Iterable, Iterator

from nato_lint import Document, Finding, Prose, ProseKind, Severity, rule
from nato_lint_rules.readability.closers import formulaic_closer
from nato_lint_rules.readability.lengths import long_paragraph, long_sentence
from nato_lint_rules.readability.measure import Measure, measure

__all__ = ["formulaic_closer", "hard_to_read", "long_paragraph", "long_sentence"]

# Below this a formula says nothing about a text (Kincaid et al. tested passages of 100 words up).
_LEAST_WORDS = 100
# The shared counts and textstat's own differ by less than this; only near or above the limit is
# textstat itself asked.
_MARGIN = 1.5
_MOST_YEARS = 20


@rule("RDB001", Severity.INFO, languages=("en",), whole_article=True)
def hard_to_read(document: Document, *, max_grade: float = 16.0) -> Iterator[Finding]:
    """An article, or a section of one, that asks too much of its readers.

    The Flesch-Kincaid grade, as textstat computes it, is the number of school years that a text
    takes to be understood at first reading: it grows with long sentences and long words. Most
    newspapers stay between 9 and 13. `max-grade` is the limit for your audience; the default,
    16, is the end of a university course. Only sentences count: headings, tables, code and lists
    of links are left out. A section is reported by itself only where the article as a whole is
    within the limit.

    ```markdown bad
    # Harbour dues

    The comprehensive administrative reorganisation of municipal harbour authorities, notwithstanding considerable institutional resistance from established organisational constituencies, necessitated unprecedented intergovernmental coordination regarding infrastructural responsibilities, environmental obligations and the intergenerational distribution of accumulated maintenance liabilities. Furthermore, the simultaneous implementation of sophisticated technological modernisation initiatives, predominantly characterised by interdependent computational infrastructures, fundamentally complicated the prioritisation of organisational responsibilities, particularly considering the extraordinarily heterogeneous professional qualifications of participating administrative personnel. Consequently, representatives of participating municipalities recommended comprehensive institutional evaluations, incorporating methodologically sophisticated comparative investigations of international organisational alternatives, notwithstanding considerable uncertainty regarding their applicability. Notwithstanding these considerations, the implementation committee acknowledged that responsibility for infrastructural rehabilitation, environmental remediation and intergenerational compensation necessarily presupposes comprehensive interdepartmental coordination, institutional accountability and considerable administrative flexibility. Regrettably, the municipal administration subsequently acknowledged that responsibility for infrastructural rehabilitation, environmental remediation and intergenerational compensation necessarily presupposes comprehensive interdepartmental coordination, institutional accountability and considerable administrative flexibility.
    ```

    ```markdown good
    # Harbour dues

    The town runs its own harbour now. It took six years to agree on who pays for the old walls. The boats pay more than they did, and most owners say that is fair. A new crane came in the spring. It lifts the nets and the ice, and it saves the crews an hour a day. Some of them miss the old ways. They used to lift the fish by hand and talk while they worked. The harbour master keeps the books on paper. He says the new system breaks down when it rains. The council wants to look at the dues again next year. No one thinks they will go down.
    ```
    """
    grade = _grade_above(whole := _measured(document.prose), max_grade)
    if grade:
        title = document.title
        yield Finding(title.start, title.end, _message("This article", whole, grade, max_grade))
        return
    for section in document.sections:
        heading = section.heading
        if heading and (grade := _grade_above(part := _measured(section.prose), max_grade)):
            what = f"The section “{heading.text}”"
            yield Finding(heading.start, heading.end, _message(what, part, grade, max_grade))


def _measured(prose: Iterable[Prose]) -> Measure:
    """The counts of the sentences in paragraphs, quotes and list items that are sentences."""
    return measure(
        block
        for block in prose
        if block.kind in (ProseKind.PARAGRAPH, ProseKind.QUOTE, ProseKind.LIST_ITEM)
    )


def _grade_above(counts: Measure, limit: float) -> float:
    """textstat's grade where it is above the limit, else 0."""
    if counts.words < _LEAST_WORDS or counts.grade < limit - _MARGIN:
        return 0.0
    grade = counts.textstat_grade()
    return grade if grade > limit else 0.0


def _message(what: str, counts: Measure, grade: float, limit: float) -> str:
    words = round(counts.words / counts.sentences)
    # Beyond a doctorate the formula still counts, but the number means nothing to anybody.
    years = f"about {grade:.0f}" if grade <= _MOST_YEARS else f"more than {_MOST_YEARS}"
    return (
        f"{what} is hard to read: it takes {years} years of schooling "
        f"(the limit is {limit:g}), with {words} words in the average sentence. "
        "Shorten the longest sentences, and use plainer words."
    )
