"""Cheap questions to ask before the modules that know more are imported: most articles hold nothing.

Every left-over holds at least one of the literals of its kind, in lower case.
"""

from collections.abc import Sequence

from nato_lint import Document, Prose

TOKENS = (
    "oaicite",
    "oai_citation",
    "turn0",
    "turn1",
    "turn2",
    "turn3",
    "turn4",
    "turn5",
    "turn6",
    "turn7",
    "turn8",
    "turn9",
    "†",
    "sandbox:/mnt",
    "attributableindex",
    ":::writing",
    "[cite",
    "_span)",
    "vertexaisearch",
    "[web:",
    "file:",
    "[image:",
    "[memory:",
    "ppl-ai-file",
    "grok",
    "[citation:",
    "^]",
    "think>",
    "\ue200",
    "\ue201",
    "\ue202",
    "\ue203",
    "\ue204",
    "\ue205",
    "\ue206",
)

TRACKING = ("utm_source=", "referrer=grok")

# By the kinds of phrases.txt.
PHRASES = {
    "self_reference": (
        *("language model", "as an ai ", "as an ai,", "sprachmodell", "modèle de langage"),
        *("modelo de lenguaje", "modelo de linguagem", "modello linguistico", "taalmodel"),
        *("言語モデル", "语言模型", "언어 모델"),
    ),
    "knowledge_cutoff": (
        *("as of my", "my knowledge", "my training", "to real-time", "access real-time"),
        *("the internet in real", "live, real"),
    ),
    "refusal": (
        *("t assist with", "t help with", "unable to", "fulfil", "comply with"),
        "provide assistance with",
    ),
    "closing_offer": (
        *("let me know if you", "would you like me to", "i hope this helps", "feel free to ask"),
    ),
    "opening": (
        *("certainly!", "certainly,", "certainly.", "certainly:", "sure thing"),
        *("sure!", "sure,", "sure.", "sure:", "of course!", "of course,", "of course."),
        *("of course:", "absolutely!", "absolutely,", "absolutely.", "absolutely:"),
        *("great question", "version of your", "version of the"),
    ),
    "interface": ("chatgpt said", "regenerate response"),
    "copy_button": ("copy code", "copyedit", "copy\n", "copy\r", "copy edit"),
}

PLACEHOLDERS = (
    *("[", "{", "insert_", "paste_", "_here", "-xx", "lorem ipsum", "todo:", "fixme:"),
    *("tktk", "$tk", "€tk", "£tk", "tk percent", "tk per cent", "tk million", "tk billion"),
)


def blocks_holding(document: Document, literals: Sequence[str]) -> list[Prose]:
    """The blocks of prose that hold one of the literals; one that ends in a space may end a line."""
    held = [literal.rstrip() for literal in literals if literal in document.lower_text]
    if not held:
        return []
    lowered = ((prose, prose.text.lower()) for prose in document.prose)
    return [prose for prose, text in lowered if any(literal in text for literal in held)]
