"""Notices in the prose of an article, and in what components show from their attributes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nato_lint import Container, Document, Pattern, Prose, ProseKind
from nato_lint_rules.chatbot_residue.quotation import Quotations
from nato_lint_rules.disclosure.grammar import Setting, Verdict, judge
from nato_lint_rules.disclosure.mentions import Mentions, languages_of
from nato_lint_rules.disclosure.notice import Notice, Place, Words, place_of
from nato_lint_rules.disclosure.vocabulary import letter, vocabulary
from nato_lint_rules.disclosure.wording import level_of

_LONGEST_NOTICE = 60  # words; a longer block is text that may say so in full words
_LONGEST_SENTENCE = 600  # characters; what lies further behind is not looked at
_LONGEST_HEADING = 80  # characters

_LABEL = Pattern(r"[^\w\n]{0,12}(?P<words>[^\W_][^\n:：.!?;]{0,58}?)(?:\s?[:：]|\s[—–]\s|\n)")
_LABEL_LINE = Pattern(r"[^\w\n]{0,12}(?P<words>[^\W_](?:[^\n:.!?;,]){0,28})")
_ADMONITION = Pattern(
    r"(?::{3,}\s?|!!!\s|\?\?\?\+?\s|\[!)\w+\]?(?:\s\"(?P<title>[^\"\n]{1,60})\"|\[(?P<name>[^\]\n]{1,60})\])?\s?"
)
_SYMBOL = Pattern(r"[\u2139\u2600-\u27bf\U0001f300-\U0001faff]")
_AROUND_HEADING = Pattern(r"^\W{1,10}|\W{1,10}$")
_COMMENT = Pattern(r"\{/\*|%%|//\s")
_EMPHASIS_TAGS = ("<em>", "<i>", "<small>", "<sub>", "<aside>")
_SHOWN_ATTRIBUTE = Pattern(
    r"\b(?:title|label|text|message|content|disclosure)=(?:\"(?P<double>[^\"]{1,600})\"|'(?P<single>[^']{1,600})')"
)

# Where "Written with AI." by itself speaks of the article; a list item may be a feature.
_OPENING_KINDS = (
    ProseKind.PARAGRAPH,
    ProseKind.QUOTE,
    ProseKind.FOOTNOTE,
    ProseKind.CAPTION,
    ProseKind.ALT,
)


class Statement(NamedTuple):
    """What a piece of text says about AI in the article, and where in it.

    `said` is the part that the grammar of `language` has understood; None where it has not.
    `apart` tells a block that is set apart as a notice.
    """

    verdict: Verdict
    start: int
    end: int
    language: str = ""
    said: tuple[int, int] | None = None
    apart: bool = False


def find_statements(document: Document) -> tuple[Notice, ...]:
    """All notices in words, in order; for an article that mentions AI."""
    reader = _Reader(document, document.shared(Mentions))
    return (*reader.in_prose(), *reader.in_components())


class _Reader:
    """Looks for notices in the blocks of one article."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document = document
        self.mentions = mentions

    def in_prose(self) -> Iterator[Notice]:
        """Notices in the text, in order; then those in what readers do not see."""
        yield from self._in_blocks(self.document.prose)
        yield from self._in_blocks(self.document.hidden)

    def _in_blocks(self, blocks: Sequence[Prose]) -> Iterator[Notice]:
        announced = first_below = False
        box: Container | None = None
        for prose in blocks:
            speaks = self.mentions.in_text(prose.text)
            if speaks and self._announces(prose.text):
                announced = first_below = True
                # The title of a box speaks for the box, a heading for all that is below it.
                box = prose.container if prose.kind is ProseKind.CAPTION else None
                continue
            if prose.kind is ProseKind.HEADING or (box and prose.start >= box.end):
                announced = first_below = False
            if not (speaks or first_below) or prose.inside("table") or _COMMENT.match(prose.text):
                continue
            if first_below and self._speaks_of_duty(prose.text):
                # A section about disclosure, not the disclosure of this article.
                announced = first_below = False
            found = self._in_block(prose, announced=announced)
            if not found and first_below:
                found = Statement(Verdict.USED, 0, len(prose.text), apart=True)
            first_below = False
            if found:
                yield self._notice(prose, found)

    def _notice(self, prose: Prose, found: Statement) -> Notice:
        denies = found.verdict is Verdict.NOT_USED
        language = found.language or languages_of(prose.text, self.document)[0]
        level = level_of(prose.text, found.said, language) if found.said else None
        return Notice(
            *prose.span(found.start, found.end),
            place_of(prose),
            prose.index,
            denies,
            found.apart,
            "none" if denies else level,
            Words(prose, language, found.said),
        )

    def in_components(self) -> Iterator[Notice]:
        """Notices in what a component such as `<Callout title="...">` shows."""
        for html in self.document.html:
            tag = self.document.text[html.start : html.end]
            if not tag[1:2].isupper():
                continue
            for match in _SHOWN_ATTRIBUTE.finditer(tag):
                group = "double" if match["double"] else "single"
                found = self._in_text(match[group], Setting(opens=True, marked=False))
                if found:
                    start = html.start + match.start(group)
                    block = bisect_left(self.document.prose, start, key=lambda prose: prose.start)
                    denies = found.verdict is Verdict.NOT_USED
                    first, last = start + found.start, start + found.end
                    yield Notice(first, last, Place.BODY, block, denies)

    def _in_block(self, prose: Prose, *, announced: bool) -> Statement | None:
        text = prose.text
        label, behind = _label(prose)
        short = len(prose.words) <= _LONGEST_NOTICE
        if label and short and self.mentions.in_text(label) and self._announces(label):
            return self._below_label(text, behind)
        if label and self._names_something_else(label):
            label, behind = "", 0
        marked = announced or (short and (bool(label) or _is_set_apart(self.document, prose)))
        quotations: Quotations | None = None
        opens = short and prose.kind in _OPENING_KINDS
        for index, sentence in enumerate(prose.sentences):
            if text[sentence.end - 1] in "?？":
                continue
            # A label is read with the sentence first, then left out: "Note: Written with AI."
            stop = min(sentence.end, sentence.start + _LONGEST_SENTENCE)
            for start in sorted({sentence.start, max(sentence.start, min(behind, stop))}):
                setting = Setting(opens=opens and (index == 0 or start == behind), marked=marked)
                found = self._in_text(text[start:stop], setting)
                if not found:
                    continue
                quotations = quotations or Quotations(text)
                first, last = start + found.start, start + found.end
                if not quotations.cover(first, last):
                    whole = index == 0 and stop >= len(text)
                    return Statement(
                        found.verdict, first, last, found.language, (first, last), marked or whole
                    )
        return None

    def _below_label(self, text: str, behind: int) -> Statement | None:
        """What stands behind "AI disclosure:", unless it tells others what to disclose."""
        duty = self._speaks_of_duty(text)
        found = self._in_text(
            text[behind : behind + _LONGEST_SENTENCE], Setting(opens=not duty, marked=not duty)
        )
        if found:
            said = behind + found.start, behind + found.end
            return Statement(found.verdict, 0, len(text), found.language, said, apart=True)
        if duty or len(text[behind:].split()) < 3:
            return None
        return Statement(Verdict.USED, 0, len(text), apart=True)

    def _in_text(self, text: str, setting: Setting) -> Statement | None:
        if not self.mentions.in_text(text):
            return None
        for language in languages_of(text, self.document):
            found = judge(text, vocabulary(language), setting)
            if found:
                return Statement(*found, language)
        return None

    def _announces(self, text: str) -> bool:
        """Whether a heading or label reads like "AI disclosure"."""
        if len(text) > _LONGEST_HEADING:
            return False
        plain = _AROUND_HEADING.sub("", " ".join(text.split()))
        return any(
            vocabulary(language).disclosure.fullmatch(plain)
            for language in languages_of(plain, self.document)
        )

    def _names_something_else(self, label: str) -> bool:
        """Whether a label says what was made with AI: "Photo: created with AI"."""
        return any(
            letter(vocabulary(language), word) == "O"
            for language in languages_of(label, self.document)
            for word in (label, label.split()[-1])
        )

    def _speaks_of_duty(self, text: str) -> bool:
        languages = languages_of(text, self.document)
        return any(vocabulary(language).duty.search(text) for language in languages)


def _label(prose: Prose) -> tuple[str, int]:
    """The label that a block begins with ("Editor's note:"), and where the text behind it starts."""
    text = prose.text
    admonition = _ADMONITION.match(text)
    start = admonition.end() if admonition else 0
    if admonition and (title := admonition["title"] or admonition["name"]):
        return title, start
    match = _LABEL.match(text, start)
    if match:
        return match["words"], match.end()
    line = next(prose.lines)
    if prose.breaks and (match := _LABEL_LINE.fullmatch(text, start, line[1])):
        return match["words"], line[1]
    return (text[: admonition.end()], start) if admonition else ("", 0)


def _is_set_apart(document: Document, prose: Prose) -> bool:
    """Whether italics, small print or a symbol in front set the whole block apart."""
    before = document.text[max(0, prose.start - 8) : prose.start]
    behind = document.text[prose.end : prose.end + 1]
    return (
        (before.endswith(("*", "_")) and behind in ("*", "_"))
        or before.lower().endswith(_EMPHASIS_TAGS)
        or _SYMBOL.match(prose.text) is not None
    )
