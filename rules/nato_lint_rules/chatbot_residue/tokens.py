"""Citation and attachment tokens of chatbots, and their tracking parameters in links."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from nato_lint import Document, Pattern
from nato_lint_rules.chatbot_residue.residue import Residue, Tier

# Nothing but a chatbot's interface writes these, not even by way of an example in running text.
_CERTAIN = r"""
    (?P<openai_reference> (?:(?<!\S)::|:)?contentReference\[oaicite:\s?\d+\](?:\{index=\d+\})? | \boaicite:\d+ )
  | (?P<openai_citation> \[?oai_citation:\d+‡[^\]\n]{0,200}(?:\](?:\([^)\s]{0,600}\))?)? )
  | (?P<openai_turn>
      (?<![A-Za-z0-9]) (?:\ue200)? (?:(?:file)?cite|i)? (?:\ue202)?
      turn\d{1,4}(?:search|view|fetch|news|image|file|product|forecast|finance|sports|maps|reddit|academia)\d{1,4}
      (?:\ue202turn\d{1,4}[a-z]{4,8}\d{1,4}){0,40} (?:\ue201)?
    )
  | (?P<openai_control> [\ue200-\ue206] )
  | (?P<openai_dagger> 【\d{1,4}(?::\d{1,4})?†[^】\n]{0,60}】 )
  | (?P<openai_sandbox> sandbox:/mnt/data/[^\s)\]>"']{0,200} )
  | (?P<openai_attribution> attributableIndex"?\s?:\s?"?\d )
  | (?P<gemini_citation> \[cite_start\] | \[cite:\s?\d{1,4}(?:\s?,\s?\d{1,4}){0,60}\] )
  | (?P<gemini_span> \[span_\d{1,4}\]\((?:start|end)_span\) )
  | (?P<perplexity_upload> ppl-ai-file-upload )
  | (?P<grok_card> <grok-card\b[^>\n]{0,300}>? | grok_render_citation_card_json | \bgrok_card\b )
"""
# These may be part of a text about the tools, or of another syntax, when they stand in code.
_STRONG = r"""
    (?P<openai_writing> ^:::writing\b )
  | (?P<gemini_grounding> https?://vertexaisearch\.cloud\.google\.com/grounding-api-redirect/[^\s)\]>"']{0,600} )
  | (?P<perplexity_tag> \[(?:web|attached_file|file|image|memory):\d{1,4}\](?![(:\[]) )
  | (?P<deepseek_citation> \[citation:\d{1,4}\](?![(:\[]) )
  | (?P<copilot_note> \[\^\d{1,4}\^\] )
  | (?P<thinking> </?think> )
"""
_TOKEN = Pattern(f"{_CERTAIN}|{_STRONG}", re.VERBOSE | re.MULTILINE)

_TRACKING = Pattern(
    r"[?&](?:amp;)?(?:utm_source=(?:chatgpt\.com|openai|copilot\.com|perplexity(?:\.ai)?|claude\.ai|gemini)"
    r"|referrer=grok\.com)(?![\w.-])"
)
_URL_REACH = 2000  # characters between the beginning of an address and its parameter
_NOT_URL = Pattern(r"[\s<>\"'\[\]]")


def find_tokens(document: Document) -> Iterator[Residue]:
    """The tokens, in order; those that are certain in code as well."""
    for match in _TOKEN.finditer(document.text, document.body_start):
        kind = match.lastgroup or ""
        tier = Tier.STRONG if f"(?P<{kind}>" in _STRONG else Tier.CERTAIN
        if tier is Tier.CERTAIN or not in_code(document, match.start()):
            yield Residue(kind, tier, match.start(), match.end(), match[0])


def find_tracking_parameters(document: Document) -> Iterator[Residue]:
    """The parameters by which links show that a chatbot gave them, outside code."""
    for match in _TRACKING.finditer(document.text, document.body_start):
        start = match.start()
        if _is_in_address(document.text, start) and not in_code(document, start):
            yield Residue("tracking", Tier.WEAK, start, match.end(), match[0])


def _is_in_address(text: str, at: int) -> bool:
    begin = text.rfind("://", max(0, at - _URL_REACH), at)
    return begin >= 0 and _NOT_URL.search(text, begin, at) is None


def in_code(document: Document, offset: int) -> bool:
    """Whether a code span, a fence or an indented block covers `offset`."""
    index = bisect_right(document.code, offset, key=lambda code: code.start) - 1
    return index >= 0 and offset < document.code[index].end
