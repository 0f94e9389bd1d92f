"""Whether, and in which languages, a text may speak of AI: cheap questions before costly ones."""

import re
from functools import cache
from pathlib import Path

from nato_lint import Document, Pattern

DATA = Path(__file__).parent / "data"
LATIN = ("en", "de", "fr", "es", "pt", "it", "nl")

# Capitals are rare enough to be worth asking for before the expression runs.
_CAPITALS = ("AI", "KI", "IA", "LLM", "A.I.", "K.I.", "ＡＩ")
_ACRONYM = Pattern(r"(?<![A-Za-z0-9.@#/])(?:AI|KI|IA|ＡＩ|A\.I\.|K\.I\.|LLMs?)(?![A-Za-z0-9])")
# In lower case, and as short as they can be without being common: every article is asked for each.
_WORDS = (
    "artifici",
    "machine-",
    "machine translation",
    "language model",
    "chatbot",
    "gpt",
    " ai ",
    " ai.",
    " ai-",
    "maschinell",
    "machinaal",
    "sprachmodell",
    "taalmodel",
    "nstliche",
    "kunstmatige",
    "de langage",
    "modelo de l",
    "modelos de l",
    "linguistic",
    "automatique",
    "automática",
    "automatica",
    "人工",
    "인공지능",
)
_EAST_ASIAN_WORDS = (
    "模型",
    "モデル",
    "機械翻訳",
    "机器翻译",
    "機器翻譯",
    "언어",
    "기계 번역",
    "챗",
    "클로드",
    "제미나이",
)
# Function words of notices; most AI sentences of an English article call up English alone.
_CUES = {
    "en": r"the|this|these|that|and|using|from|have|has|our|by|to|for|it|my|was|were|with|no|of",
    "de": r"erstellt|generiert|geschrieben|übersetzt|maschinell|Text|Inhalt|dieser|diese|dieses|mit|und|der|das|von|vom|wurde|wurden|ist|sind|kein|keine|ohne|für|KI-\w+",
    "fr": r"généré|rédigé|créé|écrit|traduit|contenu|texte|article|cet|cette|ce|le|les|avec|par|et|est|a été|sans|pour|du|généré|grâce",
    "es": r"generado|creado|escrito|traducido|contenido|texto|artículo|traducción|este|esta|con|por|y|fue|ha|se|sin|para|mediante|el|los",
    "pt": r"gerado|criado|escrito|traduzido|conteúdo|texto|artigo|tradução|este|esta|esse|com|por|foi|sem|para|deste|desta|pela|e|o|na",
    "it": r"generato|creato|scritto|tradotto|contenuto|testo|articolo|traduzione|questo|questa|con|è|da|e|senza|per|il|di|dalla",
    "nl": r"gegenereerd|geschreven|gemaakt|vertaald|tekst|artikel|dit|deze|met|en|is|door|zonder|het|voor|zijn|van",
}
_CUE_PATTERNS = {
    language: Pattern(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for language, words in _CUES.items()
}
_KANA = Pattern("[\u3040-\u30ff]")
_HANGUL = Pattern("[\uac00-\ud7af]")
_HAN = Pattern("[\u4e00-\u9fff]")


@cache
def names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of AI tools in lower case, and names that mean something else as well."""
    lines = (DATA / "ai_names.txt").read_text(encoding="utf-8").split("\n")
    listed = [line for line in lines if line and not line.startswith("#")]
    plain = tuple(name for name in listed if not name.startswith("?"))
    return plain, tuple(name[1:] for name in listed if name.startswith("?"))


@cache
def _gates(plain: tuple[str, ...]) -> tuple[str, ...]:
    """The names that none of the words finds anyway."""
    return tuple(name for name in plain if not any(word in f"{name} " for word in _WORDS))


class Mentions:
    """The words for AI that an article holds, to ask which of its blocks hold them."""

    def __init__(self, document: Document) -> None:
        plain, doubtful = names()
        lower, text = document.lower_text, document.text
        words: tuple[str, ...] = (*_WORDS, *_gates(plain))
        if lower.isascii():
            words = tuple(filter(str.isascii, words))
        elif document.language in ("ja", "zh", "ko", ""):
            words = (*words, *_EAST_ASIAN_WORDS)
        self._acronyms = any(capitals in text for capitals in _CAPITALS) and bool(
            _ACRONYM.search(text)
        )
        self._words = [word for word in words if word in lower]
        self._names = [name for name in doubtful if name in text]

    def __bool__(self) -> bool:
        return bool(self._acronyms or self._words or self._names)

    def in_text(self, text: str) -> bool:
        """Whether `text`, a part of the article, may hold one of them."""
        if self._acronyms and _ACRONYM.search(text):
            return True
        if any(name in text for name in self._names):
            return True
        lower = text.lower() if self._words else ""
        return any(word in lower for word in self._words)


def languages_of(text: str, document: Document) -> list[str]:
    """The languages whose words are to be looked for in `text`: by script and by function words."""
    if not text.isascii():
        if _KANA.search(text):
            return ["ja"]
        if _HANGUL.search(text):
            return ["ko"]
        if _HAN.search(text):
            return ["ja" if document.language == "ja" else "zh"]
    if document.language in LATIN and document.language != "en":
        return [document.language, "en"]
    cued = [name for name in LATIN if _CUE_PATTERNS[name].search(text)]
    if "en" in cued and document.language == "en":
        return ["en"]
    return cued or ["en"]
