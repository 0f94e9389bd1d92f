"""How often a phrase may occur before it looks planted.

A word of the topic comes back as often as the article needs it. A phrase of three words is soon
shortened by a writer who thinks of readers, one of four or more at once. So the number grows with
the length of the article, but the more slowly the longer the phrase. The figures were fitted on
edited articles and on articles written for search engines.
"""

from collections.abc import Container

from nato_lint_rules.keyword_stuffing.phrases import Phrase, word_list

# By weight of the phrase: how often it may occur in any article, and more for each 1,000 words.
_ALLOWED = {1: (10.0, 110.0), 2: (8.0, 60.0), 3: (3.5, 9.5), 4: (3.2, 3.0), 5: (3.0, 2.2)}
_HEAVIEST = 5
# A name cannot be shortened as freely as other phrases.
_NAME = 1.5
# What the title announces, if it is no more than a term, is what the article is about.
_TOPIC = 1.3
_TERM = 2
# A word that comes twice in the phrase ("garden chair garden") makes it one that nobody says.
_STUTTER = 0.55


def natural_count(phrase: Phrase, words: int, title: Container[str]) -> float:
    """How often `phrase` may occur in an article of so many words and with such a title.

    `title` holds the folded words of the title.
    """
    heaviness = weight(phrase)
    start, growth = _ALLOWED[heaviness]
    allowed = start + growth * words / 1000
    if phrase.is_name:
        allowed *= _NAME
    elif heaviness <= _TERM and all(form in title for form in phrase.forms):
        allowed *= _TOPIC
    elif len(set(phrase.content)) < len(phrase.content):
        allowed *= _STUTTER
    return allowed


def weight(phrase: Phrase) -> int:
    """How much of a phrase a phrase is: its words, a hyphenated one counted once.

    "of" weighs nothing, since it makes terms ("code of practice"); another preposition or "and"
    weighs as a word, since what it joins is rarely a term ("shoes for sailors").
    """
    written = phrase.text.lower().split()
    joined = [word for word in written if word in word_list("joints")]
    content = len(written) - len(joined)
    return max(1, min(content + any(word != "of" for word in joined), _HEAVIEST))
