"""Phrases that an article repeats for search engines."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Related, Severity, rule


@rule("KEY001", Severity.WARNING, languages=("en",), whole_article=True)
def keyword_stuffing(document: Document, *, minimum_words: int = 100) -> Iterator[Finding]:
    """A phrase that is repeated beyond what the length and the topic of the article explain.

    Articles that are written for search engines repeat one phrase in full, again and again, where
    a writer who thinks of readers would shorten it after the first use. Readers notice, and search
    engines have long been reading it as spam. The rule finds the phrase by itself: no keyword has
    to be named. Cases, plurals and possessives count as one.

    How often is too often depends on the phrase. A word of the topic may come back often; a phrase
    of four words, word for word, may not. Proper names have more room, and the words of tables and
    of code do not count. The finding stands at the first occurrence that is one too many and lists
    the others. Names and phrases under `terms` in the configuration are never reported, and
    articles of fewer than `minimum-words` words (100) are not looked at.

    ```markdown bad
    # Garden sheds for small plots

    Garden sheds for small plots are popular. Many owners want garden sheds for small plots, because
    garden sheds for small plots keep tools dry. Before you buy garden sheds for small plots, measure
    the ground. Good garden sheds for small plots have a narrow door and a flat roof. The best garden
    sheds for small plots are made of larch, which lasts for decades without paint. When you compare
    garden sheds for small plots, look at the hinges too, and ask who delivers and who builds them.
    Our guide to garden sheds for small plots explains all that, and it names four makers that we
    have visited this spring with a tape measure and a wet day's patience.
    ```

    ```markdown good
    # Garden sheds for small plots

    Garden sheds for small plots are popular, because they keep tools dry where a barn has no room.
    Before you buy one, measure the ground. A good shed has a narrow door and a flat roof. The best
    are made of larch, which lasts for decades without paint. When you compare them, look at the
    hinges too, and ask who delivers and who builds them. Our guide explains all that, and it names
    four makers that we have visited this spring with a tape measure and a wet day's patience.
    Foundations are a matter of their own: slabs are enough on clay, while sand wants a frame of
    beams, and nobody should set a shed straight on grass, which rots the floor within a few years.
    ```
    """
    from nato_lint_rules.keyword_stuffing.stuffed import stuffed_phrases

    words = document.word_count
    for stuffed in stuffed_phrases(document, minimum_words):
        places = [prose.span(start, end) for prose, start, end in stuffed.phrase.spans]
        count = len(places)
        yield Finding(
            *places[stuffed.natural],
            f"“{stuffed.phrase.text}” stands {count} times in {words:,} words (once in every "
            f"{words // count} words); up to {stuffed.natural} times would be natural at this length. "
            "Use a shorter name, a pronoun or other words from here on.",
            related=[
                Related(*place, "It stands here too.")
                for number, place in enumerate(places)
                if number != stuffed.natural
            ],
        )
