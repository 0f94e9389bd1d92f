"""The words by which a notice is recognised, one file a language under data/.

A sentence is read as a row of signs, one letter each:

    S  the article speaks of itself ("this article")     B  the bare noun ("text", "content")
    D  the noun with an article ("the text")            R  a pronoun ("it")
    A  a word for AI, or the name of an AI tool          X  "AI-generated", "KI-unterstützt"
    W  a word for AI behind "with", "by", "using"        P  such a word ("with") by itself
    M  made ("written")                                  V  making ("drafting", "to edit")
    U  used, helped                                      C  auxiliary ("was")
    O  something else that is made ("images", "code")    N  not, without
    T  speaks about a topic or a duty ("how", "must")    Q  reported speech ("says that")
    H  hedge ("partly")
"""

import re
from functools import cache
from typing import Any, NamedTuple

from nato_lint import Pattern
from nato_lint_rules.disclosure.mentions import DATA, LATIN, names

# A word in two lists is the first of these.
_SIGNS = {
    "self": "S",
    "other": "O",
    "reported": "Q",
    "not": "N",
    "topic": "T",
    "auxiliary": "C",
    "used": "U",
    "made": "M",
    "bare": "B",
    "definite": "D",
    "making": "V",
    "pronoun": "R",
    "by": "P",
    "hedge": "H",
    "ai": "A",
    "by-ai": "W",
}
_VERSION = (
    r"(?:[ -]?\d[\w.]*)?(?: (?:Opus|Sonnet|Haiku|Pro|Flash|Plus|Turbo|Code|Chat)\b)*(?: \d[\w.]*)?"
)


class Vocabulary(NamedTuple):
    """The words of one language, ready to be looked for."""

    language: str
    signs: re.Pattern[str]
    letters: dict[str, str]
    not_a_tool: Pattern
    behind_ai_made: frozenset[str]
    main_clause: Pattern
    disclosure: Pattern
    duty: Pattern
    tools: frozenset[str]
    postpositions: bool
    hedges: Pattern
    unreviewed: Pattern

    @property
    def spaced(self) -> bool:
        """Whether the language puts spaces between its words."""
        return self.language not in ("ja", "zh")


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of `language`, read and compiled at the first call."""
    import tomllib

    data = tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8"))
    latin = language in LATIN
    letters: dict[str, str] = {}
    phrases: list[str] = []
    for key, sign in _SIGNS.items():
        for phrase in data.get(key, ()):
            plain = _plain(phrase)
            if plain not in letters:
                letters[plain] = sign
                phrases.append(phrase)
    before, behind = (
        (r"(?<![\w.@#/-])", r"(?!\w)") if latin else (r"(?:(?<![A-Za-z0-9])|(?![A-Za-z0-9]))", "")
    )
    return Vocabulary(
        language=language,
        signs=re.compile(_signs(data, phrases, before, behind, latin), re.IGNORECASE),
        letters=letters,
        not_a_tool=Pattern(rf"[\s-]*(?:{alternation(data['not-a-tool'])}){behind}", re.IGNORECASE),
        behind_ai_made=frozenset(map(_plain, data["behind-ai-made"])),
        main_clause=Pattern(rf",\s+(?:{alternation(data['main-clause'])}){behind}", re.IGNORECASE),
        disclosure=_announcement(data, latin),
        duty=Pattern(f"{before}(?:{alternation(data['duty'])}){behind}", re.IGNORECASE),
        tools=frozenset(map(_plain, data.get("tools", ()))),
        postpositions=data.get("postpositions", False),
        hedges=_phrases(data["wording"]["hedge"], before, behind),
        unreviewed=_phrases(data["level"].get("unreviewed", ()), before, behind),
    )


def _phrases(phrases: Any, before: str, behind: str) -> Pattern:
    found = f"{before}(?:{alternation(phrases)}){behind}" if phrases else "(?!)"
    return Pattern(found, re.IGNORECASE)


def _signs(data: dict[str, Any], phrases: list[str], before: str, behind: str, latin: bool) -> str:
    """One expression for all signs; groups tell apart what is no fixed phrase."""
    plain, doubtful = names()
    filler = r"(?:[^\W\d_][\w’'-]*\s+){0,2}?" if latin else ""
    space = r"\s+" if latin else r"\s?"
    also = rf"(?:,?\s+(?:{alternation(data['and'])})\s+(?:[\w’'-]+\s+)?(?:{alternation(data['other'])}))?"
    own = rf"(?:{alternation(data['this'])}){space}{filler}(?:{alternation(data['work'])}){also}"
    made = alternation(data["ai-made-first"]), alternation(data["ai-made-last"])
    joint = "-" if latin else ""
    end = r"(?!\w|['’]s\b)" if latin else ""
    capital = "|".join(map(re.escape, doubtful))
    parts = [
        f"(?P<S>{own}){end}",
        *([f"(?P<X>(?:{made[0]}){joint}(?:{made[1]})){behind}"] if made[0] else []),
        rf"(?P<A>(?:{alternation(plain)}){_VERSION})(?![A-Za-z])",
        rf"(?P<doubtful>(?-i:{capital}){_VERSION})(?![A-Za-z])(?!\s(?-i:[A-Z])[a-z])",
        f"(?P<word>{alternation(phrases)}){behind}",
    ]
    return before + "(?:" + "|".join(parts) + ")"


def _announcement(data: dict[str, Any], latin: bool) -> Pattern:
    """A heading or label such as "AI disclosure" or "Statement on the use of AI"."""
    fillers = alternation([*data["disclosure-fillers"], *data["work"]])
    ai, noun = alternation([*data["ai"], "generative AI"]), alternation(data["disclosure"])
    joint = r"[\s'’-]{1,3}" if latin else r"\s?"
    between = f"(?:{joint}(?:{fillers})){{0,4}}{joint}"
    alternatives = [
        rf"(?:generative\s+)?(?:{ai}){between}(?:{noun})",
        f"(?:{noun}){between}(?:{ai})",
        *([alternation(data["announcements"])] if "announcements" in data else []),
    ]
    return Pattern("|".join(alternatives), re.IGNORECASE)


def alternation(phrases: Any) -> str:
    """An alternation, longest first; words in capitals match in capitals only."""
    return "|".join(_phrase(phrase) for phrase in sorted(set(phrases), key=lambda p: (-len(p), p)))


def _phrase(phrase: str) -> str:
    pattern = re.escape(phrase).replace(r"\ ", r"\s+")
    return f"(?-i:{pattern})" if phrase.isupper() and phrase.isascii() else pattern


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def letter(vocabulary: Vocabulary, phrase: str) -> str:
    """The sign of a phrase that the expression has found."""
    return vocabulary.letters.get(_plain(phrase), "")
