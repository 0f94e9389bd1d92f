"""Rules that hand over what no report could print, and what they are handed themselves."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pytest

from nato_lint import (
    Document,
    Edit,
    Finding,
    Fix,
    Related,
    Severity,
    Source,
    option_group,
    parse,
    rule,
)
from nato_lint.cli import TROUBLE, main
from nato_lint.finding import Safety
from nato_lint.lint import lint
from nato_lint.record import pack, unpack
from nato_lint.run import CHECKED, FileResult
from nato_lint.settings import ActiveRule, Settings


def found(check: Callable[..., Iterable[Finding]], **options: Any) -> list[Finding]:
    """What the engine makes of what a rule does with an article of eleven characters."""
    check.__doc__ = check.__doc__ or "Ours."
    active = ActiveRule(rule("HSE001", Severity.WARNING)(check), MappingProxyType(options))
    return lint(parse(Source("The harbour")), Settings((active,), {}))


def failure(finding: Any) -> str:
    """What is said of a rule that hands over one odd finding."""

    def odd(document: Document) -> Iterable[Finding]:
        yield finding

    (only,) = found(odd)
    assert only.code == "LNT004"
    return only.message


class Silent(Exception):
    def __str__(self) -> str:
        raise RuntimeError("it has no words either")


NUMBER: Any = 7


@pytest.mark.parametrize(
    ("finding", "reason"),
    [
        (
            Finding(NUMBER / 7, 3, "x"),
            "the finding reaches from 1.0 to 3, which are no whole numbers",
        ),
        (Finding(0, 3, NUMBER), "a message or an edit is 7, which is no text"),
        (Finding(0, 3, "x", related=(Related(0, 3, NUMBER),)), "is 7, which is no text"),
        (
            Finding(0, 3, "x", related=(Related(0, NUMBER / 7, "x"),)),
            "the related reaches from 0 to",
        ),
        (Finding(0, 3, "x", related=NUMBER), "TypeError"),
        (Finding(0, 3, "x", fix=NUMBER), "AttributeError"),
        (Finding(0, 3, "x", fix=Fix(Safety.SAFE, NUMBER, ())), "is 7, which is no text"),
        (Finding(0, 3, "x", fix=Fix(NUMBER, "x", ())), "7 is not a valid Safety"),
        (
            Finding(0, 3, "x", fix=Fix(Safety.SAFE, "x", (Edit(0, 3, NUMBER),))),
            "is 7, which is no text",
        ),
        (
            Finding(0, 3, "x", fix=Fix(Safety.SAFE, "x", (Edit(NUMBER / 7, 3, ""),))),
            "the edit reaches from 1.0 to 3",
        ),
    ],
)
def test_odd_values_are_failures_of_the_rule(finding: Finding, reason: str) -> None:
    assert reason in failure(finding)


def test_types_that_are_nearly_right_are_made_right() -> None:
    """So that a result is the same from another process and from the cache."""
    near: Any = Finding(
        0,
        3,
        "x",
        severity="info",  # type: ignore[arg-type]
        fix=Fix("safe", "x", [Edit(0, 3, "")]),  # type: ignore[arg-type]
        related=iter([Related(4, 6)]),  # type: ignore[arg-type]
    )

    def odd(document: Document) -> Iterable[Finding]:
        yield near

    findings = found(odd)
    assert findings[0].severity is Severity.INFO
    assert findings[0].fix == Fix(Safety.SAFE, "x", (Edit(0, 3, ""),))
    assert findings[0].fix.safety is Safety.SAFE
    assert findings[0].related == (Related(4, 6),)
    result = FileResult("<text>", CHECKED, 2, tuple(findings), Source("The harbour"))
    assert unpack(pack(result), lambda: None).findings == tuple(findings)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (GeneratorExit(), "GeneratorExit"),
        (asyncio.CancelledError("no more"), "CancelledError: no more"),
        (SystemExit(3), "SystemExit: 3"),
        (BaseException("odd"), "BaseException: odd"),
        (ValueError("two\n lines."), "ValueError: two lines"),
        (Silent(), "Silent"),
    ],
)
def test_whatever_a_rule_raises_is_a_finding(error: BaseException, words: str) -> None:
    def raising(document: Document) -> Iterable[Finding]:
        yield Finding(0, 3, "x")
        raise error

    (only,) = found(raising)
    assert f"failed on this article: {words}. All other rules were applied." in only.message


def test_an_interrupt_is_for_the_whole_run() -> None:
    def interrupting(document: Document) -> Iterable[Finding]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        found(interrupting)


@option_group("house")
@dataclass(frozen=True)
class House:
    """Ours."""

    words: list[str]
    name: str = "Quay"


def test_what_a_rule_does_to_its_options_stays_with_that_call() -> None:
    seen: list[Any] = []
    default: list[str] = ["fish"]

    def changing(
        document: Document,
        *,
        words: list[str] = [],  # noqa: B006
        more: list[str] = default,
        table: dict[str, list[str]] = {},  # noqa: B006
        kept: tuple[str, ...] = (),
        house: House = House([]),
    ) -> Iterable[Finding]:
        """Ours."""
        seen.append((words[:], more[:], table["a"][:], house.words[:], house.name, kept))
        words.append("x")
        more.append("x")
        table["a"].append("x")
        house.words.append("x")
        return ()

    given = {
        "words": ["boat"],
        "table": {"a": ["net"]},
        "house": House(["rope"], "Mole"),
        "kept": ("mast",),
    }
    assert found(changing, **given) == found(changing, **given) == []
    assert seen == [(["boat"], ["fish"], ["net"], ["rope"], "Mole", ("mast",))] * 2
    assert default == ["fish"]


@pytest.mark.parametrize("error", [GeneratorExit, asyncio.CancelledError, BaseException])
def test_a_command_that_ends_oddly_is_trouble(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python would exit with 1, which says that there are findings."""

    def crash(arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr("nato_lint.cli._run", crash)
    assert main([]) == TROUBLE
    assert "this is a bug in nato-lint" in capsys.readouterr().err
