"""Where the sentences of a block of prose begin and end.

One regular expression finds the marks that may end a sentence, together with the quotation
marks and brackets that close after them and the white space up to the next word. It always
succeeds at a mark, so a long run of marks is read only once. What stands before and after
the mark then decides, with the help of the words in abbreviations.txt.
"""

import re

from nato_lint.document.abbreviations import Abbreviations, abbreviations
from nato_lint.pattern import Pattern

__all__ = ["sentence_spans"]

# It begins with one set of characters, which the regular expression engine can search for.
_CANDIDATE = re.compile(
    r"""
    [\n.!?…。！？｡؟۔।॥።]
    (?: (?<=\n) \s*+
      | [.!?…。！？｡؟۔।॥።]*+
        (?P<closers>
          (?: ["'”’»)\]}」』）】›] | [“‘«](?=\s|\Z) | [^\S\n][»›](?=[\s.,;:!?]|\Z) )*+
        )
        (?: [⁰¹²³⁴-⁹]++ | \[\d{1,3}\] )*+
        (?P<space> [^\S\n]*+ )
        (?: [-–—]++ [^\S\n]++ )?+
        ["'“‘„‚«‹»(\[{¿¡「『（【]*+
    )
    """,
    re.VERBOSE,
)
_CLOSERS, _SPACE = 1, 2

# Marks of scripts that need neither a space nor a capital after a sentence.
_UNSPACED_MARKS = "。！？｡"
# A Japanese quotation that is followed by one of these goes on as part of a sentence.
_JAPANESE_PARTICLES = "とっのなはがをにもで"
_OPENERS = "\"'“‘„‚«‹»([{¿¡「『（【"
_GOES_ON = ".…!?,;:)]}\n"
_BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
_CLOSES_SCRAPED = ")]}”’\"'»%\ufffc"

# Nothing is searched further back than this, which keeps text without spaces linear.
_LONGEST_TOKEN = 24
_LONGEST_BRACKET = 400

_word_at = re.compile(r"[^\W\d_]+|").match
_is_initial_at = re.compile(r"[^\W\d_]\.").match
_is_roman_at = Pattern(r"(?:[IVXLC]{2,}|[VX])\b").match
_is_scraped_word_at = Pattern(r"(?:[^\W\d_]{2,24}+(?!\w|[@/(]|\.\w)|[AI](?=[ ’']))").match
_is_spelled_out = Pattern(r"[^\W\d_](?:\.[^\W\d_])+").fullmatch
_is_list_label = Pattern(r"\d{1,3}(?:\.\d{1,3})*+|[IVX]{1,5}|[A-Za-z]").fullmatch
_is_ordinal = Pattern(r"\d{1,2}").fullmatch


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The code-point spans (start, exclusive end) of the sentences of one block of prose.

    They come in order, have no white space at their ends and together cover every character
    that is not white space exactly once. A newline is a hard line break and always ends a
    sentence. U+FFFC, which stands for an inline code span, an image or a URL, is a word.
    """
    known = abbreviations()
    spans: list[tuple[int, int]] = []
    length = len(text)
    start = length - len(text.lstrip())
    for match in _CANDIDATE.finditer(text, start):
        if match.start(_SPACE) < 0:
            end, next_start = match.span()
        elif text[match.end() : match.end() + 1] in ("", "\n"):
            continue  # the line ends there in any case
        elif _ends_sentence(text, start, match, known):
            end, next_start = match.span(_SPACE)
        else:
            continue
        _append(spans, text, start, end)
        start = next_start
    _append(spans, text, start, length)
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a span without the white space at its end, unless nothing is left of it."""
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, start: int, match: re.Match[str], known: Abbreviations) -> bool:
    """Whether the sentence that began at *start* ends with a candidate that text follows."""
    closers, space = match.groups()
    mark, follows = match.start(), match.end()
    marks = text[mark : match.start(_CLOSERS)]
    follower = text[follows]
    if marks[-1] in _UNSPACED_MARKS:
        return not (closers and not space and follower in _JAPANESE_PARTICLES)
    if mark - start < 4 and not text[start:mark].strip(_OPENERS):
        return False  # an ellipsis that opens the sentence
    if not space:
        return _is_scraped_end(text, start, match, known)
    if follower.islower():
        if not text[follows + 1 : follows + 2].isupper():
            return False
    elif follower in _GOES_ON and text[follows - 1] not in _OPENERS:
        return False
    if closers:
        closing = closers[-1]
        if closing in _BRACKETS and _closes_aside(text, start, mark, _BRACKETS[closing]):
            return _word(text, follows) in known.starters
    if marks == ".":
        return _stop_ends_sentence(text, start, mark, follows, known)
    if marks in ("!", "?"):
        return not _is_marked_name(text, start, mark, follows, known)
    return True


def _closes_aside(text: str, start: int, mark: int, bracket: str) -> bool:
    """Whether the bracket that closes after a mark was opened in mid-sentence."""
    return text.rfind(bracket, max(start, mark - _LONGEST_BRACKET), mark) > start


def _stop_ends_sentence(
    text: str, start: int, stop: int, follows: int, known: Abbreviations
) -> bool:
    """Whether a single full stop ends a sentence, given the words at its sides."""
    token = _token_before(text, start, stop)
    if len(token) == 1 and token.isalpha():
        return _letter_ends_sentence(text, start, stop, follows, known)
    behaviour = known.behaviour(token)
    if behaviour is None and _is_spelled_out(token):
        behaviour = "either"
    match behaviour:
        case "inner":
            return False
        case "number":
            return not (text[follows].isdigit() or _is_roman_at(text, follows))
        case "either":
            return _word(text, follows) in known.starters
        case "closing":
            return _word(text, follows) not in known.after_closing
    return not _is_label(text, token, start, stop, follows, known)


def _letter_ends_sentence(
    text: str, start: int, stop: int, follows: int, known: Abbreviations
) -> bool:
    """Whether a stop after a single letter, most often an initial, ends a sentence."""
    letter = text[stop - 1]
    if stop - 1 == start or _is_initial_at(text, follows):
        return False
    if text[follows].isdigit():
        return known.behaviour(letter) != "number" or letter.isupper()
    if letter.islower():
        return True
    before = _token_before(text, start, stop - 1)
    if letter == "I" and not before[:1].isupper():
        return True
    after_initial = len(before) == 2 and before[1] == "."
    return not after_initial and _word(text, follows) in known.starters


def _is_label(
    text: str, token: str, start: int, stop: int, follows: int, known: Abbreviations
) -> bool:
    """Whether *token* and its stop are a list number ("1.") or a German ordinal ("3. Mai")."""
    if len(token) == stop - start and _is_list_label(token):
        return True
    return bool(_is_ordinal(token)) and _word(text, follows) in known.after_ordinal


def _is_marked_name(text: str, start: int, mark: int, follows: int, known: Abbreviations) -> bool:
    """Whether the mark belongs to a name ("Yahoo! Inc") that goes on."""
    word = _word(text, follows)
    if word in known.after_name:
        return True
    name = _token_before(text, start, mark) + text[mark]
    return name in known.marked_names and word not in known.starters


def _is_scraped_end(text: str, start: int, match: re.Match[str], known: Abbreviations) -> bool:
    """Whether a sentence ends without a space, as in text scraped from a page ("end.The")."""
    closers = match[_CLOSERS]
    mark, follows = match.start(), match.end()
    marks = text[mark : match.start(_CLOSERS)]
    before = text[mark - 1]
    if not (before.islower() or before.isdigit() or before in _CLOSES_SCRAPED):
        return False
    found = _is_scraped_word_at(text, follows)
    if found is None or not text[follows].isupper():
        return False
    word = found.group()
    if len(word) > 1 and not word[1:].islower():
        return False
    if marks != "." or closers:
        return word not in known.after_name
    token = _token_before(text, start, mark)
    if word in known.domains or "@" in token or "/" in token:
        return False
    if "." in token and not before.isdigit():
        return False
    if known.behaviour(token) in ("inner", "either", "closing"):
        return False
    return not _is_label(text, token, start, mark, follows, known)


def _token_before(text: str, start: int, position: int) -> str:
    """The characters before *position* back to white space, without opening marks."""
    tokens = text[max(start, position - _LONGEST_TOKEN) : position].rsplit(None, 1)
    return tokens[-1].lstrip(_OPENERS) if tokens else ""


def _word(text: str, position: int) -> str:
    """The letters at *position*; a single letter with a stop is an initial and no word."""
    if _is_initial_at(text, position):
        return ""
    found = _word_at(text, position)
    return found.group() if found else ""
