"""How to delete a citation token so that the text around it stays whole."""

from bisect import bisect_right

from nato_lint import Document, Edit, Link, Pattern
from nato_lint_rules.chatbot_residue.residue import Residue
from nato_lint_rules.text_lines import line_at, without_lines

# These stand beside the words. What is left without one of the others is half a tag or half an
# address, and the thoughts of a chatbot without the tag that gives them away.
_BESIDE_THE_WORDS = frozenset(
    (
        "openai_reference",
        "openai_citation",
        "openai_turn",
        "openai_control",
        "openai_dagger",
        "gemini_citation",
        "gemini_span",
        "perplexity_tag",
        "deepseek_citation",
        "copilot_note",
    )
)
_FILE_ADDRESS = "openai_sandbox"
_EMPHASIS = ("*", "_")
_SPACE = (" ", "\t")
# White space, a mark that belongs to the word before it, the end of an emphasis or of the text.
_NO_SPACE_BEFORE = Pattern(r"[ \t\r\n.,;:!?)\]]|[*_]++(?![^\W_])|\Z")


def deletion(document: Document, token: Residue) -> tuple[Edit, ...]:
    """The edits that delete the token; none where words would be missing without it.

    A link to a file that only the chatbot had becomes its words.
    """
    link = _link_around(document, token)
    if link and not link.text_start <= token.start < link.text_end:
        return _words_of(link) if token.kind == _FILE_ADDRESS else ()
    if token.kind not in _BESIDE_THE_WORDS or _stands_for_words(document.text, token):
        return ()
    line = line_at(document, token.start)
    around = line.text[: token.start - line.start] + line.text[token.end - line.start :]
    if any(map(str.isalpha, around)):
        return (_between_words(document.text, token),)
    if around.strip():
        return ()  # what it leaves is an empty item or cell
    number = line.number - document.lines[0].number
    return (without_lines(document, number, number),)


def _link_around(document: Document, token: Residue) -> Link | None:
    """The link of which the token is a part."""
    index = bisect_right(document.links, token.start, key=lambda link: link.start) - 1
    link = document.links[index] if index >= 0 else None
    if link is None or token.start >= link.end:
        return None
    return None if token.start <= link.start and link.end <= token.end else link


def _words_of(link: Link) -> tuple[Edit, ...]:
    if link.text_start == link.text_end:
        return ()
    return Edit(link.start, link.text_start), Edit(link.text_end, link.end)


def _stands_for_words(text: str, token: Residue) -> bool:
    """Whether the token is all that an emphasis or the text of a link consists of."""
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return bool(before and after) and (
        (before in _EMPHASIS and after in _EMPHASIS) or (before == "[" and after == "]")
    )


def _between_words(text: str, token: Residue) -> Edit:
    """Delete the token, and the space on one side of it if nothing needs it any more."""
    start, end = token.start, token.end
    if text[start - 1 : start] in _SPACE and _NO_SPACE_BEFORE.match(text, end):
        while text[start - 1 : start] in _SPACE:
            start -= 1
    elif text[end : end + 1] in _SPACE and _opens(text, start):
        while text[end : end + 1] in _SPACE:
            end += 1
    return Edit(start, end)


def _opens(text: str, at: int) -> bool:
    """Whether `at` is the beginning of a line, a bracket or an emphasis."""
    while text[at - 1 : at] in _EMPHASIS:
        at -= 1
    return text[at - 1 : at] in ("", "\n", "\r", "(", "[", *_SPACE)
