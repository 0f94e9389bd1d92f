"""Whether a name is that of an AI product, for bylines and records of review."""

import re
from functools import cache

from nato_lint import Pattern
from nato_lint_rules.disclosure.mentions import names
from nato_lint_rules.disclosure.vocabulary import alternation

# First names of people: alone they prove nothing, "Claude 3" and "Claude Code" do.
_FIRST_NAMES = {"Claude", "Jasper", "Kimi"}
_AI = (
    r"(?:(?-i:AI|A\.I\.|KI|IA|LLM)|artificial intelligence|künstliche intelligenz|intelligence artificielle"
    r"|inteligencia artificial|inteligência artificial|intelligenza artificiale|kunstmatige intelligentie"
    r"|large language model|language model|chatbot|生成AI|人工知能|人工智能|인공지능)"
)
_ROLE = (
    r"(?:assistant|agent|bot|writer|author|editor|tool|model|generated|written|newsroom|chatbot)"
)
_MAKER = r"(?:OpenAI(?:’s|'s)?|Google|Microsoft|GitHub|Anthropic|Meta|xAI)"
_VERSION = r"(?:[ -]?v?\d[\w.]{0,6}|[ ](?:Opus|Sonnet|Haiku|Pro|Flash|Plus|Turbo|Code|Chat|AI|Advanced|Bot)){1,4}"
_SEPARATOR = Pattern(
    r"\s*(?:[,;/&+()|]|(?<!\w)(?:and|with|by|und|mit|et|avec|y|con|e|com|en|met|via)(?!\w))\s*"
)


@cache
def _product() -> re.Pattern[str]:
    plain, doubtful = names()
    people = alternation([name for name in doubtful if name in _FIRST_NAMES])
    products = alternation([*plain, *(n for n in doubtful if n not in _FIRST_NAMES)])
    return re.compile(
        rf"(?:{_MAKER}[ ])?(?:{products})o?(?:{_VERSION})?(?:[ -]{_ROLE})?"
        rf"|(?:{people}){_VERSION}|Anthropic[ ](?:{people})|(?:{people})[ ]?\(Anthropic\)"
        rf"|(?:an?[ ]|our[ ]|generative[ ])?{_AI}(?:[ -]{_ROLE})?",
        re.IGNORECASE,
    )


def names_ai_product(text: str) -> bool:
    """Whether `text` is the name of an AI product, and nothing else."""
    return _product().fullmatch(text.strip()[:80]) is not None


def ai_product_in(byline: str) -> tuple[int, int] | None:
    """The span of the first AI product among the names of a byline."""
    if names_ai_product(byline):
        return 0, len(byline)
    at = 0
    for match in [*_SEPARATOR.finditer(byline), None]:
        end = match.start() if match else len(byline)
        if names_ai_product(byline[at:end]):
            part = byline[at:end]
            lead = len(part) - len(part.lstrip())
            return at + lead, at + lead + len(part.strip())
        at = match.end() if match else end
    return None
