"""What a rule is: a generator from a document to findings, with its metadata."""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, get_type_hints

from nato_lint.finding import Finding, Safety, Severity

CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")

Check = Callable[..., Iterable[Finding]]
Group = TypeVar("Group")


class InvalidRule(Exception):
    """A rule that is declared wrongly; the message names it and says what to change."""


class Option(NamedTuple):
    """One setting of a rule: its name as configuration spells it, its type and its default."""

    name: str
    type: Any
    default: Any
    keyword: str


def option_group(name: str) -> Callable[[type[Group]], type[Group]]:
    """Mark a frozen dataclass as options that several rules share, in the table `[rules.<name>]`.

    A rule that takes one keyword-only parameter of this type has these options and no others.
    """

    def mark(options: type[Group]) -> type[Group]:
        options.__option_group__ = name  # type: ignore[attr-defined]
        return options

    return mark


class Rule:
    """A check with a code, a name, a severity and documentation.

    `check(document, **options)` yields findings. Its keyword-only parameters are the options, its
    docstring the documentation: a first line that says what the rule finds, a rationale, then a
    bad and a good example in fences. `fix` is the most that its fixes may be. `whole_article` says
    that its findings are about the article and not about the place that they mark.
    """

    def __init__(
        self,
        code: str,
        severity: Severity,
        check: Check,
        *,
        fix: Safety | None = None,
        default: bool = True,
        languages: tuple[str, ...] = (),
        whole_article: bool = False,
    ) -> None:
        if not CODE.fullmatch(code):
            raise InvalidRule(
                f"{code!r} is not a rule code: it takes two to eight capital letters and three digits, as in HSE001."
            )
        if not inspect.getdoc(check):
            raise InvalidRule(
                f"{code} has no docstring, and a rule's docstring is its documentation."
            )
        self.code = code
        self.severity = severity
        self.check = check
        self.fix = fix
        self.default = default
        self.languages = languages
        self.whole_article = whole_article
        self.name = check.__name__.replace("_", "-")
        self.plugin = ""

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"

    @cached_property
    def documentation(self) -> str:
        """The docstring as Markdown."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """What the rule finds, in one line."""
        return self.documentation.partition("\n")[0]

    @cached_property
    def group(self) -> tuple[str, type[Any]] | None:
        """Keyword and type of the shared options, when the rule has such."""
        for parameter, hint in self._keywords:
            if hasattr(hint, "__option_group__"):
                return parameter.name, hint
        return None

    @cached_property
    def table(self) -> str:
        """The name of the rule's table under `[rules]` in the configuration."""
        return self.group[1].__option_group__ if self.group else self.name

    @cached_property
    def options(self) -> dict[str, Option]:
        """The options by the names that configuration uses."""
        if self.group:
            return dataclass_options(self.group[1])
        options = (
            Option(_spelled(parameter.name), hint, parameter.default, parameter.name)
            for parameter, hint in self._keywords
        )
        return {option.name: option for option in options}

    @cached_property
    def _keywords(self) -> list[tuple[inspect.Parameter, Any]]:
        hints = get_type_hints(self.check)
        parameters = inspect.signature(self.check).parameters.values()
        keywords = [p for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY]
        for parameter in keywords:
            if parameter.default is inspect.Parameter.empty or parameter.name not in hints:
                raise InvalidRule(
                    f"The option {parameter.name!r} of {self.code} needs a type and a default."
                )
        return [(parameter, hints[parameter.name]) for parameter in keywords]


def dataclass_options(options: type[Any]) -> dict[str, Option]:
    """The fields of a dataclass of options, by the names that configuration uses."""
    hints = get_type_hints(options)
    found = {}
    for field in fields(options):
        default = field.default if field.default_factory is MISSING else field.default_factory()
        found[_spelled(field.name)] = Option(
            _spelled(field.name), hints[field.name], default, field.name
        )
    return found


def is_table(hint: Any) -> bool:
    """Whether an option is a nested table, that is, a dataclass."""
    return isinstance(hint, type) and is_dataclass(hint)


def rule(
    code: str,
    severity: Severity,
    *,
    fix: Safety | None = None,
    default: bool = True,
    languages: tuple[str, ...] = (),
    whole_article: bool = False,
) -> Callable[[Check], Rule]:
    """Declare a rule: the decorated generator becomes a Rule, named after the function.

    `default=False` leaves the rule off until it is selected. `languages` are the languages whose
    words the rule knows ("en"); it stays silent on articles in others. None: any language.
    `whole_article=True` for a rule whose findings are about the article as a whole: they count
    wherever in it something has changed.
    Raises InvalidRule for a malformed code or a missing docstring.
    """

    def declare(check: Check) -> Rule:
        return Rule(
            code,
            severity,
            check,
            fix=fix,
            default=default,
            languages=languages,
            whole_article=whole_article,
        )

    return declare


def rules_in(module: Any) -> list[Rule]:
    """The rules that a module declares at its top level."""
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _spelled(name: str) -> str:
    return name.replace("_", "-")


__all__ = [
    "Check",
    "InvalidRule",
    "Option",
    "Rule",
    "dataclass_options",
    "is_table",
    "option_group",
    "rule",
    "rules_in",
]
