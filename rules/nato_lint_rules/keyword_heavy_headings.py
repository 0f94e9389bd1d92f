"""KEY002: headings that repeat one phrase."""

from collections.abc import Iterable, Iterator

from nato_lint import Document, Finding, Prose, Related, Severity, rule
from nato_lint_rules.article_sections import article_sections

_FEWEST_HEADINGS = 4
_FEWEST_TIMES = 4
_LONGEST = 6  # words
_CLOCK = ("am", "pm")
# Of phrases that contain one another, a longer one that stands in nearly as many headings is told.
_NEARLY_AS_OFTEN = 0.7

Forms = tuple[str, ...]
Place = tuple[Prose, int, int]


@rule("KEY002", Severity.INFO, default=False, languages=("en",), whole_article=True)
def keyword_heavy_headings(
    document: Document, *, share: float = 0.5, minimum_words: int = 2
) -> Iterator[Finding]:
    """The same phrase in most of the headings.

    Headings help readers to find their place. Where most of them hold the same phrase, the eye
    cannot tell them apart, and search engines take it for stuffing. The title names the topic; the
    headings can do without it.

    The rule speaks when a phrase of at least `minimum-words` words (2) stands in four headings or
    more, and in more than this `share` (0.5) of the headings below the title. A single word of the
    topic may come back, as in a manual. Cases, plurals and possessives count as one.
    Phrases under `terms` in the configuration are never reported.

    ```markdown bad
    # Garden sheds

    ## Why small garden sheds matter

    ## Buying small garden sheds

    ## Small garden sheds and the weather

    ## Who builds small garden sheds
    ```

    ```markdown good
    # Garden sheds

    ## Why size matters

    ## Buying one

    ## Sheds and the weather

    ## Who builds them
    ```
    """
    headings = [
        section.heading
        for section in document.shared(article_sections)
        if section.heading and section.heading.start != document.title.start
    ]
    if len(headings) < _FEWEST_HEADINGS:
        return
    repeated = [
        places
        for forms, places in _phrases(headings, minimum_words).items()
        if len(places) >= _FEWEST_TIMES
        and len(places) > share * len(headings)
        and not _is_right(forms, document)
    ]
    if not repeated:
        return
    often = max(map(len, repeated))
    (prose, start, end), *others = max(
        (places for places in repeated if len(places) >= _NEARLY_AS_OFTEN * often),
        key=lambda places: (_length(places[0]), len(places)),
    )
    yield Finding(
        *prose.span(start, end),
        f"“{prose.text[start:end]}” stands in {len(others) + 1} of the {len(headings)} headings. "
        "Name in each heading only what sets its section apart.",
        related=[Related(*other.span(*at), "It stands here too.") for other, *at in others],
    )


def _phrases(headings: Iterable[Prose], minimum_words: int) -> dict[Forms, list[Place]]:
    """The phrases of the headings, in their common form, and one place of each in each heading."""
    from nato_lint_rules.keyword_stuffing.phrases import folded, word_list

    stops = word_list("stops")
    phrases: dict[Forms, list[Place]] = {}
    for heading in headings:
        words = heading.words
        forms = [folded(heading.text[start:end]) for start, end in words]
        for first in range(len(forms)):
            if forms[first] in stops or forms[first] in _CLOCK:
                continue
            for last in range(first, min(first + _LONGEST, len(forms))):
                if last > first and heading.text[words[last - 1][1] : words[last][0]] != " ":
                    break
                if forms[last] in stops or last + 1 - first < minimum_words:
                    continue
                places = phrases.setdefault(tuple(forms[first : last + 1]), [])
                if not places or places[-1][0] is not heading:
                    places.append((heading, words[first][0], words[last][1]))
    return phrases


def _length(place: Place) -> int:
    prose, start, end = place
    return len(prose.text[start:end].split())


def _is_right(forms: Forms, document: Document) -> bool:
    """Whether the house has declared the phrase, or one that holds it, right."""
    from nato_lint_rules.keyword_stuffing.phrases import folded

    phrase = f" {' '.join(forms)} "
    return any(phrase in f" {' '.join(map(folded, term.split()))} " for term in document.terms)
