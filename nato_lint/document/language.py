"""A cheap guess at the language of an article, for rules that know the words of only some."""

from collections.abc import Iterable

from nato_lint.pattern import Pattern

_SAMPLE = 4000  # characters; more does not change the answer

# The commonest function words that the languages below do not share with one another.
_WORDS = {
    "en": "the of and to is that for with this are was by from which have not it be as at an or",
    "de": "der die das und ist nicht mit den von ein eine auf für dem sich des auch werden wird zu",
    "fr": "le les des est et une dans pour pas qui sur par au avec du ce sont aux cette plus",
    "es": "el los las y del que una por con para es se lo como más su al este pero fue",
    "pt": "o os que não uma um com para do da dos das em por mais ao foi são pelo pela",
    "it": "il di che è per gli della una con non del sono alla dei le nel più anche come si",
    "nl": "de het een van en is dat niet op te met zijn voor er aan ook wordt bij naar maar",
}
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)

_KANA = Pattern(r"[\u3040-\u30ff]")
_HANGUL = Pattern(r"[\uac00-\ud7af]")
_HAN = Pattern(r"[\u4e00-\u9fff]")
_OTHER_SCRIPTS = Pattern(r"[\u0370-\u06ff\u0900-\u0dff\u0e00-\u0eff]")
_LETTER_RUN = Pattern(r"[^\W\d_]+")


def detect_language(blocks: Iterable[str]) -> str:
    """The language that the function words or the script of `blocks` speak for; "" if unclear.

    "und" is a script (Cyrillic, Greek, Arabic, ...) none of whose languages is known here.
    """
    sample = _sample(blocks)
    by_script = _by_script(sample)
    if by_script:
        return by_script
    counts: dict[str, int] = {}
    for word in _LETTER_RUN.findall(sample.lower()):
        for language in _BY_WORD.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return ""
    best, second = [*sorted(counts.items(), key=lambda item: -item[1]), ("", 0)][:2]
    return best[0] if best[1] >= 3 and best[1] > second[1] else ""


def _sample(blocks: Iterable[str]) -> str:
    taken: list[str] = []
    length = 0
    for block in blocks:
        taken.append(block[: _SAMPLE - length])
        length += len(taken[-1])
        if length >= _SAMPLE:
            break
    return " ".join(taken)


def _by_script(sample: str) -> str:
    # Curly quotes and dashes lie between Latin and the other scripts; look at letters only.
    if not any(character >= "\u0370" and character.isalpha() for character in set(sample)):
        return ""
    half = len(_LETTER_RUN.findall(sample)) and sum(map(len, _LETTER_RUN.findall(sample))) / 2
    kana, hangul, han = (len(p.findall(sample)) for p in (_KANA, _HANGUL, _HAN))
    if kana + han > half:
        return "ja" if kana * 10 > han else "zh"
    if hangul > half:
        return "ko"
    return "und" if len(_OTHER_SCRIPTS.findall(sample)) > half else ""
