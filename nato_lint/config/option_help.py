"""What the documentation says about one option, for editors of configuration files."""

import inspect
import re

from nato_lint.config.values import table_in
from nato_lint.rule import Option

_FENCE = re.compile(r"^`{3,}", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!e\.g\.)(?<!i\.e\.)\s+(?=[A-Z`\"(])")


def option_help(documentation: str, option: Option) -> str:
    """The sentences of a docstring that mention the option in backticks, else its first line.

    A table says in its own docstring what it is about.
    """
    if table := table_in(option.type):
        return first_line(documentation_of(table))
    prose = _FENCE.split(documentation, maxsplit=1)[0]
    names = {re.escape(option.name), re.escape(option.keyword)}
    mention = re.compile(rf"`(?:{'|'.join(names)})(?![\w.-])")
    sentences = [
        sentence
        for paragraph in re.split(r"\n\s*\n", prose)
        for sentence in _SENTENCE_END.split(" ".join(paragraph.split()))
    ]
    mentions = " ".join(sentence for sentence in sentences if mention.search(sentence))
    return mentions or first_line(documentation)


def documentation_of(table: type) -> str:
    """The docstring of a dataclass of options."""
    return inspect.cleandoc(table.__doc__ or "")


def first_line(documentation: str) -> str:
    """What a docstring is about."""
    return documentation.partition("\n")[0]
