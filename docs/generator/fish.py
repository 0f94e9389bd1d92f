"""The script by which fish completes the command line."""

from collections.abc import Iterable, Iterator, Sequence

from generator.command_line import Argument, Command, Takes, commands, first_flags
from generator.rule_words import rule_words
from generator.template import filled
from nato_lint import Rule

# -x: the value is one of these and no file; -r: there is a value; -F: it is a file.
_VALUES = {
    Takes.NOTHING: "",
    Takes.ARTICLES: "-rF",
    Takes.FILE: "-rF",
    Takes.FOLDER: "-xa '(__fish_complete_directories)'",
    Takes.RULE: "-xa '(__nato_lint_rules)'",
    Takes.RULES: "-xa '(__nato_lint_rule_list)'",
    Takes.ANYTHING: "-x",
}
_FILES = (Takes.ARTICLES, Takes.FILE)


def completion(rules: Sequence[Rule]) -> str:
    """nato-lint.fish."""
    known = commands()
    return filled(
        "completion.fish",
        COMMANDS=" ".join(command.name for command in known if " " not in command.name),
        INNER=" ".join(_quoted(command.name) for command in known if " " in command.name),
        RULES=" \\\n".join(
            f"        {word} {_quoted(text)}" for word, text in rule_words(rules).items()
        ),
        COMPLETIONS="\n".join([*_first(known), *_flags(known), *_positionals(known)]),
    )


def _first(known: Iterable[Command]) -> Iterator[str]:
    """What can stand where the command does."""
    for flag in first_flags():
        yield _complete("__nato_lint_first", flag)
    for command in known:
        if " " not in command.name:
            yield (
                "complete -c nato-lint -n __nato_lint_first "
                f"-a {command.name} -d {_quoted(command.help)}"
            )


def _flags(known: Iterable[Command]) -> Iterator[str]:
    """Each flag once, with all the commands that have it."""
    takers: dict[Argument, list[str]] = {}
    for command in known:
        for flag in command.flags:
            takers.setdefault(flag, []).append(command.name)
    for flag, names in takers.items():
        yield _complete(_is(names), flag)


def _positionals(known: Iterable[Command]) -> Iterator[str]:
    """What stands by itself; where that is a file, fish knows without being told."""
    for command in known:
        condition = f"complete -c nato-lint -n {_is([command.name])}"
        for name in command.inner:
            (text,) = (each.help for each in known if each.name == f"{command.name} {name}")
            yield f"{condition} -xa {name} -d {_quoted(text)}"
        if command.positional is None:
            yield f"{condition} -f"
        elif command.positional.takes not in _FILES:
            yield f"{condition} {_value(command.positional)}"


def _complete(condition: str, flag: Argument) -> str:
    names = (f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in flag.flags)
    parts = [f"complete -c nato-lint -n {condition}", *names, _value(flag)]
    return " ".join(filter(None, [*parts, f"-d {_quoted(flag.help)}"]))


def _value(argument: Argument) -> str:
    return f"-xa {_quoted(' '.join(argument.words))}" if argument.words else _VALUES[argument.takes]


def _is(names: Iterable[str]) -> str:
    words = " ".join(f'"{name}"' if " " in name else name for name in names)
    return _quoted(f"__nato_lint_is {words}")


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
