"""Report formats that plugins add."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nato_lint.plugins import Registry, load_plugins
from nato_lint.report import FORMATS, UnknownFormat, reporter
from nato_lint.run import Outcome
from tests.reporting import checked, finding
from tests.test_docs import fence

HEADER = "from nato_lint import hookimpl\n\n"


def source(offered: str) -> str:
    """A plugin whose reporter hook gives what the expression is."""
    return (
        f"{HEADER}def short(outcome, colour):\n    yield f'{{len(outcome.files)}} files {{colour}}'\n\n"
        f"@hookimpl\ndef nato_lint_reporters():\n    return {offered}\n"
    )


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Registry]:
    """Loads files with these sources as local plugins: house_0.py, house_1.py, ..."""

    def call(*sources: str) -> Registry:
        paths = [tmp_path / f"house_{number}.py" for number in range(len(sources))]
        for path, text in zip(paths, sources, strict=True):
            path.write_text(text, encoding="utf-8")
        return load_plugins(paths)

    return call


def test_a_plugin_adds_a_format(load: Callable[..., Registry]) -> None:
    registry = load(source("{'short': short}"))
    assert registry.problems == []
    outcome = Outcome([checked("a.md", "")])
    assert "".join(reporter("short", registry)(outcome, True)) == "1 files True"


def test_a_plugin_may_have_rules_and_reporters(load: Callable[..., Registry]) -> None:
    rules = (
        "from nato_lint import *\n@rule('HSE001', Severity.INFO)\ndef house(document):\n"
        "    '''Nothing.'''\n    yield from ()\n"
    )
    registry = load(source("{'short': short}") + rules)
    assert "HSE001" in {rule.code for rule in registry.rules}
    assert list(registry.reporters) == ["short"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_names_of_the_built_in_formats_are_taken(
    load: Callable[..., Registry], name: str
) -> None:
    registry = load(source(f"{{'{name}': short, 'other': short}}"))
    (problem,) = registry.problems
    assert problem.plugin.endswith("house_0.py")
    assert problem.message == (
        f"The plugin {problem.plugin} adds the report format '{name}', but nato-lint itself has one "
        "of that name. Give it another name."
    )
    assert list(registry.reporters) == ["other"]


def test_two_plugins_with_the_same_format(load: Callable[..., Registry]) -> None:
    registry = load(source("{'short': short}"), source("{'short': short}"))
    (problem,) = registry.problems
    assert problem.plugin.endswith("house_1.py")
    first = problem.plugin.replace("house_1", "house_0")
    assert f"adds the report format 'short', but the plugin {first} has one" in problem.message
    assert registry.reporters["short"].plugin == first


@pytest.mark.parametrize(
    ("offered", "reason"),
    [
        ("{'Short': short}", "small letters, digits and hyphens, as in house-report"),
        ("{'a=b': short}", "small letters, digits and hyphens"),
        ("{'': short}", "small letters, digits and hyphens"),
        ("{7: short}", "small letters, digits and hyphens"),
        ("{'short': 'text'}", "'text' and not a function"),
        ("['short']", "failed while it listed its report formats: AttributeError"),
        ("1 / 0", "failed while it listed its report formats: ZeroDivisionError"),
    ],
)
def test_what_is_no_reporter_is_a_problem_with_a_reason(
    load: Callable[..., Registry], offered: str, reason: str
) -> None:
    registry = load(source(offered))
    (problem,) = registry.problems
    assert problem.message.startswith(f"The plugin {problem.plugin} ")
    assert reason in problem.message
    assert registry.reporters == {}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("junti", 'no report format is called "junti" (did you mean "junit"?).'),
        ("shrot", 'no report format is called "shrot" (did you mean "short"?).'),
        (
            "zzz",
            f'no report format is called "zzz"; there are {", ".join(FORMATS)}, short.',
        ),
    ],
)
def test_unknown_formats(load: Callable[..., Registry], name: str, message: str) -> None:
    with pytest.raises(UnknownFormat) as raised:
        reporter(name, load(source("{'short': short}")))
    assert str(raised.value) == message


@pytest.mark.parametrize("name", ["links", "terminal", "short", "__init__", ""])
def test_a_module_beside_the_formats_is_none(name: str) -> None:
    with pytest.raises(UnknownFormat):
        reporter(name)


@pytest.mark.parametrize("name", FORMATS)
def test_every_built_in_format_is_there(name: str) -> None:
    assert "".join(reporter(name)(Outcome([checked("a.md", "It it", finding(0, 5))]), False))


def test_the_reporter_of_the_page_on_writing_rules(load: Callable[..., Registry]) -> None:
    registry = load(fence("writing-rules.md", "python", "nato_lint_reporters"))
    assert registry.problems == []
    outcome = Outcome(
        [checked("a.md", "It\nit\x1b", finding(3, 5, "\x1b[2J")), checked("b.md", "")]
    )
    report = "".join(reporter("desk", registry)(outcome, False))
    assert report == "a.md: 1 to do, line 2: ␛[2J\n"
