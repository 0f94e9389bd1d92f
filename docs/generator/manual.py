"""The manual page nato-lint(1), in the macros of man(7)."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.command_line import Argument, Command, commands, first_flags
from generator.template import filled
from nato_lint import __version__

_LINE = 78
_CODE = re.compile(r"`([^`]*)`")
_PLACEHOLDER = re.compile(r"\b[A-Z]+(?:-[A-Z]+)*\b")
_WORD = re.compile(r"-*\b[a-z]+(?:-[a-z]+)*\b")


def manual() -> str:
    """nato-lint.1."""
    known = commands()
    return filled(
        "nato-lint.1",
        VERSION=_escaped(__version__),
        SYNOPSIS="\n.br\n".join(
            _usage(line) for command in known if not command.inner for line in [command.usage]
        ),
        COMMANDS="\n".join(
            _item(_bold(command.name), command.help) for command in known if not command.inner
        ),
        OPTIONS="\n".join([*_items([known[0].flags[0], *first_flags()]), *_sections(known)]),
    )


def _sections(known: Sequence[Command]) -> Iterator[str]:
    """A section for each command with arguments; what the first one explains is named only."""
    default = known[0]
    help_flag = default.flags[0]
    for command in known:
        arguments = [each for each in command.arguments if each != help_flag]
        explained = [each for each in arguments if command is default or each not in default.flags]
        if not arguments or command.inner:
            continue
        yield f'.SS "{_escaped(f"nato-lint {command.name}")}"'
        yield from _items(explained)
        if shared := [_bold(each.flags[-1]) for each in arguments if each not in explained]:
            if explained:
                yield ".PP"
            yield _wrapped(f"{_all(shared)} as for {_bold(f'nato-lint {default.name}')}.")


def _all(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _items(arguments: Iterable[Argument]) -> list[str]:
    return [_item(_spelled(argument), argument.help) for argument in arguments]


def _item(term: str, text: str) -> str:
    return f".TP\n{term}\n{_paragraph(text)}"


def _spelled(argument: Argument) -> str:
    value = _usage(argument.metavar) if argument.metavar else ""
    if not argument.flags:
        return value
    return f"{', '.join(map(_bold, argument.flags))} {value}".strip()


def _usage(text: str) -> str:
    """A line of usage: what is typed as it stands in bold, what stands for something in italics."""
    text = _WORD.sub(lambda word: f"\\fB{word[0]}\\fR", text)
    return _escaped(_PLACEHOLDER.sub(lambda name: f"\\fI{name[0]}\\fR", text))


def _bold(text: str) -> str:
    return f"\\fB{_escaped(text)}\\fR"


def _paragraph(text: str) -> str:
    """A sentence out of the help, in short lines."""
    sentence = f"{text[:1].upper()}{text[1:]}."
    marked = _CODE.sub(lambda code: f"\\fB{code[1]}\\fR", sentence)
    return _wrapped(_escaped(marked))


def _wrapped(text: str) -> str:
    lines = textwrap.wrap(text, _LINE, break_on_hyphens=False, break_long_words=False)
    return "\n".join(f"\\&{line}" if line[0] in ".'" else line for line in lines)


def _escaped(text: str) -> str:
    """The text with hyphens that can be copied, and with nothing that roff would obey.

    Changes of the font, which begin with a backslash and an f, stay.
    """
    text = re.sub(r"\\(?!f[BIR])", r"\\e", text)
    return text.replace("-", r"\-")
