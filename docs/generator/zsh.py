"""The script by which zsh completes the command line."""

import re
from collections.abc import Iterable, Sequence

from generator.command_line import Argument, Command, Takes, commands, first_flags
from generator.rule_words import rule_words
from generator.template import filled
from nato_lint import Rule

_ACTIONS = {
    Takes.ARTICLES: "_nato_lint_articles",
    Takes.FILE: "_files",
    Takes.FOLDER: "_path_files -/",
    Takes.RULE: "_nato_lint_rule",
    Takes.RULES: "_nato_lint_rules",
    Takes.ANYTHING: "",
}


def completion(rules: Sequence[Rule]) -> str:
    """_nato-lint."""
    known = commands()
    return filled(
        "completion.zsh",
        COMMANDS=_described((each.name, each.help) for each in known if " " not in each.name),
        FIRST_FLAGS=" ".join(_specification(flag) for flag in first_flags()),
        FUNCTIONS="\n\n".join(_function(command, known) for command in known),
        RULES=_described(rule_words(rules).items()),
    )


def _function(command: Command, known: Iterable[Command]) -> str:
    name = f"_nato-lint-{command.name.replace(' ', '-')}"
    specifications = map(_specification, command.arguments)
    lines = [f"{name}() {{", *_inner(command, known), "    _arguments -s -S : \\"]
    return "\n".join([*lines, " \\\n".join(f"        {each}" for each in specifications), "}"])


def _inner(command: Command, known: Iterable[Command]) -> list[str]:
    """The part of the function that hands over to a subcommand."""
    if not command.inner:
        return []
    helps = {each.name: each.help for each in known}
    described = _described((name, helps[f"{command.name} {name}"]) for name in command.inner)
    return [
        f"    local -a commands=(\n{described}\n    )",
        "    if (( CURRENT == 2 )); then",
        "        _describe -t commands command commands",
        f"    elif [[ $words[2] == ({'|'.join(command.inner)}) ]]; then",
        "        local command=$words[2]",
        "        shift words",
        "        (( CURRENT-- ))",
        f"        _nato-lint-{command.name}-$command",
        "        return",
        "    fi",
    ]


def _specification(argument: Argument) -> str:
    """What `_arguments` wants to know about an argument."""
    if not argument.flags:
        return _quoted(f"{'*' * argument.several}:{_plain(argument.metavar)}:{_action(argument)}")
    stop = "(- *)" if argument.flags[-1] in ("--help", "--version") else ""
    # A flag with a value may stand twice only if it says so; the two spellings exclude each other.
    among = f"({' '.join(argument.flags)})" if len(argument.flags) > 1 and not stop else ""
    before = "*" if argument.several else stop or among
    takes = argument.takes is not Takes.NOTHING
    value = f":{_plain(argument.metavar)}:{_action(argument)}" if takes else ""
    return " ".join(
        _quoted(f"{before}{flag}{_joint(flag) if takes else ''}[{_plain(argument.help)}]{value}")
        for flag in argument.flags
    )


def _joint(flag: str) -> str:
    """How the value follows: "--flag=value" or "-f value" (as a word of its own or not)."""
    return "=" if flag.startswith("--") else "+"


def _action(argument: Argument) -> str:
    words = " ".join(argument.words)
    if argument.metavar.endswith("[=PATH]"):
        return f"_nato_lint_word_or_path {words}"
    if words:
        return f"({words})"
    return _ACTIONS[argument.takes]


def _described(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"        {_quoted(f'{word}:{_plain(text)}')}" for word, text in pairs)


def _plain(text: str) -> str:
    """A text in which no character means anything to `_arguments`."""
    return re.sub(r"([\[\]:\\])", r"\\\1", text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", r"'\''") + "'"
