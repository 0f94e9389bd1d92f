"""Text that was written as UTF-8 and read as Latin-1 or Windows-1252: "cafÃ©", "â€™".

Every character of UTF-8 beyond ASCII is a lead byte and one to three bytes that continue it. Read in
the wrong encoding they make a capital with an accent and a few signs. Such a sequence decodes again,
but so do some that people write ("CAFÉ…", "Spaß”"): what stands around decides.
"""

from collections.abc import Iterator
from typing import NamedTuple

from nato_lint import Pattern

# The 27 characters that Windows-1252 puts where Latin-1 has control codes, by their byte.
_WINDOWS = {bytes([code]).decode("cp1252", "ignore"): code for code in range(0x80, 0xA0)}
_CONTINUED = "[\u0080-\u00bf" + "".join(filter(None, _WINDOWS)) + "]"
_SEQUENCE = Pattern(
    f"[\u00c2-\u00df]{_CONTINUED}|[\u00e0-\u00ef]{_CONTINUED}{{2}}|[\u00f0-\u00f4]{_CONTINUED}{{3}}"
    # A closing quotation mark whose last byte was lost, and a lone byte of Windows-1252.
    "|â€|[\u0080-\u009f]"
)
# Leads of Latin letters and signs. Others make letters of scripts that come as whole words.
_LATIN = "ÂÃÄÅ"
_ALONE = ("â", "ï»¿", "ï¿½", "ï¸", "ðŸ", "ð\u009f")
# What people set behind a capital: quotation marks, dashes, an ellipsis, a no-break space.
_PUNCTUATION = "‘’“”‚„–—…»«\u00a0·™®"
_DEEPEST = 3  # text that was broken again and again


class Garbled(NamedTuple):
    """A run of broken sequences, `text[start:end]`, and what it says when it is decoded."""

    start: int
    end: int
    decoded: str


def garbled(text: str) -> Iterator[Garbled]:
    """The runs of mojibake in `text`, in order."""
    run: list[tuple[int, int, str]] = []
    for match in _SEQUENCE.finditer(text):
        decoded = _decode(match[0])
        if not decoded:
            continue
        if run and run[-1][1] != match.start():
            yield from _judged(text, run)
            run = []
        run.append((match.start(), match.end(), decoded))
    if run:
        yield from _judged(text, run)


def _decode(sequence: str) -> str:
    if sequence == "â€":
        return "”"
    try:
        codes = bytes(_WINDOWS.get(character, ord(character)) for character in sequence)
        return codes.decode("cp1252" if len(codes) == 1 else "utf-8")
    except ValueError:
        return ""


def _judged(text: str, run: list[tuple[int, int, str]]) -> Iterator[Garbled]:
    start, end = run[0][0], run[-1][1]
    if len(run) == 1 and not _is_certain(text, start, end):
        return
    decoded = "".join(part for *_, part in run)
    for _ in range(_DEEPEST):
        again = _SEQUENCE.sub(lambda match: _decode(match[0]) or match[0], decoded)
        if again == decoded:
            break
        decoded = again
    yield Garbled(start, end, decoded)


def _is_certain(text: str, start: int, end: int) -> bool:
    """Whether a sequence on its own cannot be meant as it stands."""
    sequence = text[start:end]
    if end - start == 1 or sequence.startswith(_ALONE):
        return True
    if sequence[0] not in _LATIN or end - start > 2:
        return False
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before.islower():
        return True  # no word has a capital with an accent behind a small letter
    if sequence[1] == "\u00a0" and behind.isspace():
        return not before.isalpha()
    if sequence[1] in _PUNCTUATION:
        return (not before.isalpha() and behind.islower()) or (
            before.isupper() and behind.isupper()
        )
    return True
