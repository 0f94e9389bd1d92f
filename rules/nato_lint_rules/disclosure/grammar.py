"""Whether a sentence says that the article it stands in was made with AI.

The sentence becomes a row of signs (see `signs`). Notices are a few short patterns over that row; a
sign that a pattern does not name, such as a topic verb between "this article" and "written with
AI", keeps it from matching.
"""

import re
from enum import Enum
from typing import NamedTuple

from nato_lint import Pattern
from nato_lint_rules.disclosure.signs import Sign, read_signs, row_of
from nato_lint_rules.disclosure.vocabulary import Vocabulary


class Verdict(Enum):
    """What a sentence says: AI was used for the article, or it was not."""

    USED = "used"
    NOT_USED = "not used"


class Setting(NamedTuple):
    """Where a sentence stands: `opens` a block, or in one that is `marked` as a notice.

    A label such as "Note:", italics, or a heading such as "AI disclosure" mark a block.
    """

    opens: bool
    marked: bool


# "This article was drafted with ChatGPT", "I wrote this post using AI", "AI helped draft this
# article", "In this story we used AI to help write", "Dieser Artikel wurde mit KI erstellt".
_NOTICE = Pattern(
    r"""
    (?<![QON])(?<![QON][.])S (?:
        [SVMR.=-]*C [.]?[MU] (?:[MCVUA.-]|B(?![.]?M))*W
      | M[M.-]*W
      | [S.=-]*C [.-]?W [MVBA.-]*M
      | [.=-]*C [.]?A(?:M|[.]?U)
      | [.-]?U [.]?A[A.-]* [UMV][MV.-]*(?:[.-]?[SB]|\$)
      | [.-]?C [.]?X(?!O)
      | [.-]?C [.]?B[.-]?M[M.-]*W
      | [.]?CW\$
    )
    | [WV] [W.]* [.-]?C?[.]?(?:S|M[.]?S)[.=-]*(?:C?[.]?M|C[.]?A[.]?U)
    | M[.]?[BD]?[.]?S[.=-]?W
    | [AW] [.]?C?(?:U[MVUCBW.-]*|M[.]?V[MVUB.-]*) S(?!O)
    | AMS(?!O)
    | A [.]?U?[.]?S[.]?M
    | U [.]?A[A.-]* [MVUB][MVUBD.-]*S(?!O)
    | V[V.-]*S(?:[.]?C?[.]?AU|[.-]*U[.]?A)
    """,
    re.VERBOSE,
)
# The same where the language has no auxiliary: "この記事はAIによって作成されました", "本文由AI撰写".
_NOTICE_WITHOUT_AUXILIARY = Pattern(
    r"""
    (?<!Q)S[SB.=-]*(?: W[A.-]*[MVU] | U[.]?A[.-]?[MV] | A[.]?[MU] )
    | [WA][.]?[MU]?[.-]?S[.]?M
    | M[.]?S[.]?W
    | S[SB.=-]*U?[.]?X
    """,
    re.VERBOSE,
)
# At the beginning of a block: "Written with the help of ChatGPT.", "AI-generated.".
_ELLIPTIC = Pattern(
    r"""
    \^ (?:
        (?:[BR][.]?C?[.]?)? (?: M[MVBRC.-]*W | W[.]?M )
      | [BR][.]?C?[.]?X
      | X[.]?[BS]?\$
      | A[.]?U[.]?\$
    )
    """,
    re.VERBOSE,
)
# In a block that is marked as a notice less will do: "AI tools were used to support spelling".
_LOOSE = Pattern(
    r"""
    [BDR][.-]?C?[.]?M[MCVU.-]*W
    | [AW][.]?C?U[UC.-]*[MVBDS]
    | U[.]?A[A.-]*[MVB]
    | A[.]?V[.-]?[BDSR]
    | W[.]?[MV]
    | M[M.-]*W
    | [BDS][.]?C?[.]?X
    | X[.]?[BS]
    | \^A[.]?U
    """,
    re.VERBOSE,
)
# Only with a hedge: "This page may contain AI content", "May contain AI-generated text."
_HEDGED = Pattern(
    r"""
    (?:(?<![QON])(?<![QON][.])S [.-]? | \^) C [.]? (?: X | A (?:[.]?[BSDV]|[.]?\$) )
    """,
    re.VERBOSE,
)
_DENIAL = Pattern(
    r"""
    (?<!Q)S[.=-]*[CM][CMUVBS.=-]*N[.-]?[AWX]
    | S[.=-]*N[.]?[AXW]
    | S[.=-]?C?[.]?N[.]?[MU][MVU.-]*[WA]
    | S[.=-]*[AW][AMVU.-]*N
    | \^B?[.]?M[MV.-]*N[.]?[AW]
    | N[.]?[AW][.]?C?[U]?[CUVMB.-]*S
    | \^N[.]?[AW](?:[.]?C?[UM])?[.]?\$
    | [AW][AMVU.-]*N[.]?S
    """,
    re.VERBOSE,
)
_LOOSE_DENIAL = Pattern(r"N[.]?[AWX]|[AW][MVU.]*N")


def judge(text: str, words: Vocabulary, setting: Setting) -> tuple[Verdict, int, int] | None:
    """What the sentence `text` says, and the span in it that says so; None if nothing of the kind."""
    # "Without human review" denies the review, not the use of AI.
    text = words.unreviewed.sub(lambda found: "_" * len(found[0]), text)
    signs = read_signs(text, words)
    if not any(sign.letter in "AWX" for sign in signs):
        return None
    row, owners = row_of(text, signs, words)
    loose = setting.marked
    for verdict, patterns in (
        (Verdict.NOT_USED, [_DENIAL, *([_LOOSE_DENIAL] if loose else [])]),
        (Verdict.USED, _notices(text, words, setting)),
    ):
        for pattern in patterns:
            for match in pattern.finditer(row):
                held = [sign for sign in owners[match.start() : match.end()] if sign]
                if held and not _is_about_something_else(text, words, pattern, match, held):
                    return verdict, held[0].start, held[-1].end
    return None


def _notices(text: str, words: Vocabulary, setting: Setting) -> list[Pattern]:
    patterns = [_NOTICE]
    if "C" not in words.letters.values():
        patterns.append(_NOTICE_WITHOUT_AUXILIARY)
    if setting.opens or setting.marked:
        patterns.append(_ELLIPTIC)
    if setting.marked:
        patterns.append(_LOOSE)
    if words.hedges.search(text):
        patterns.append(_HEDGED)
    return patterns


def _is_about_something_else(
    text: str, words: Vocabulary, pattern: Pattern, match: re.Match[str], held: list[Sign]
) -> bool:
    if pattern is _LOOSE and "T" in match.string[: match.start()]:
        return True
    if match[0].startswith("^"):
        # "Created with AI, the portrait sold for ...": the portrait is meant, not the article.
        return words.main_clause.search(text, held[-1].end) is not None
    return False
