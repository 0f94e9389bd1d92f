"""Plugins: installed packages, local files, and those that do not work."""

import base64
import hashlib
import json
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nato_lint import Source, parse
from nato_lint.cli import main
from nato_lint.lint import lint
from nato_lint.plugins import load_plugins
from nato_lint.settings import ActiveRule, Settings
from tests.command import run

EXAMPLE = Path(__file__).parent / "plugin_example"

HEADER = """\
from collections.abc import Iterator
from nato_lint import *

"""


def rule_source(code: str, name: str, body: str = "yield from ()", options: str = "") -> str:
    """The source of a rule."""
    return (
        f'@rule("{code}", Severity.WARNING)\n'
        f"def {name}(document: Document{options}) -> Iterator[Finding]:\n"
        f'    """An example."""\n    {body}\n\n'
    )


FIRST_WORD = 'yield Finding(0, 4, "This is the first word.")'


def record_of(name: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}"


def wheel(project: Path, folder: Path) -> Path:
    """A wheel of a project, made without a network and without a build backend."""
    meta = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = f"{meta['name'].replace('-', '_')}-{meta['version']}"
    files = {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted(project.rglob("*.py"))
    }
    points = "".join(f"{k} = {v}\n" for k, v in meta["entry-points"]["nato_lint"].items())
    info = f"{name}.dist-info"
    files[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {meta['name']}\nVersion: {meta['version']}\n".encode()
    )
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/entry_points.txt"] = f"[nato_lint]\n{points}".encode()
    records = [record_of(path, data) for path, data in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*records, f"{info}/RECORD,,", ""]).encode()
    path = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for member, data in files.items():
            archive.writestr(member, data)
    return path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the example plugin is installed in."""
    folder = tmp_path_factory.mktemp("installed")
    built = wheel(EXAMPLE, tmp_path_factory.mktemp("wheel"))
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", "--target", folder, built], check=True)
    return folder


class TestInstalledPlugin:
    def test_its_rules_are_listed_and_explained(self, installed: Path, tmp_path: Path) -> None:
        listed = run("rules", cwd=tmp_path, PYTHONPATH=str(installed))
        assert (listed.returncode, listed.stderr) == (0, b"")
        assert "HSE001  warning  on   house-name" in listed.stdout.decode()
        explained = run("explain", "house-name", cwd=tmp_path, PYTHONPATH=str(installed))
        assert '| `name` | text | `"Harbour Post"` |' in explained.stdout.decode()

    def test_it_lints_with_options(self, installed: Path, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("The harbour post and the Quay news.\n", encoding="utf-8")
        arguments = ("--select", "HSE", "--output-format", "concise", "a.md")
        result = run(*arguments, cwd=tmp_path, PYTHONPATH=str(installed))
        assert result.returncode == 1
        assert "a.md:1:5: HSE001 Our name is written “Harbour Post”." in result.stdout.decode()
        (tmp_path / "nato-lint.toml").write_text(
            '[rules.house-name]\nname = "Quay News"\n', encoding="utf-8"
        )
        result = run(*arguments, cwd=tmp_path, PYTHONPATH=str(installed))
        assert "a.md:1:26: HSE001 Our name is written “Quay News”." in result.stdout.decode()

    def test_without_it_the_rule_is_unknown(self, tmp_path: Path) -> None:
        result = run("--select", "HSE001", cwd=tmp_path)
        assert result.returncode == 2
        assert b'no rule is called "HSE001"' in result.stderr


class TestEntryPoints:
    """Packages in folders on sys.path."""

    @pytest.fixture
    def install(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
        def call(
            folder: str, package: str, value: str, source: str | None = None, name: str = "house"
        ) -> Path:
            root = tmp_path / folder
            info = root / f"{package}-1.0.dist-info"
            info.mkdir(parents=True)
            (info / "entry_points.txt").write_text(
                "; comment\n[console_scripts]\nnope = nope:main\n\n"
                f"[nato_lint]\n# ours\n{name} = {value}\n[other]\nx = y\n",
                encoding="utf-8",
            )
            if source is not None:
                module = value.partition(":")[0].strip()
                (root / f"{module}.py").write_text(HEADER + source, encoding="utf-8")
                monkeypatch.delitem(sys.modules, module, raising=False)
            if str(root) not in sys.path:
                monkeypatch.setattr(sys, "path", [*sys.path, str(root)])
            return root

        return call

    @pytest.mark.parametrize("value", ["hook_a", "hook_a:PLUGIN", "hook_a : PLUGIN [extra]"])
    def test_a_module_or_an_object_with_the_hook(
        self, install: Callable[..., Path], value: str
    ) -> None:
        source = (
            rule_source("HKA001", "hook_a_rule")
            + "class Plugin:\n    @hookimpl\n    def nato_lint_rules(self):\n"
            + "        return [hook_a_rule]\n\nPLUGIN = Plugin()\n"
        )
        install("site", "hook_a", value, source)
        registry = load_plugins()
        assert registry.problems == []
        (found,) = (rule for rule in registry.rules if rule.code == "HKA001")
        assert found.plugin == "house"

    def test_the_first_of_two_installations_counts(self, install: Callable[..., Path]) -> None:
        install("first", "twice_a", "twice_a", rule_source("TWA001", "twice_a_rule"))
        install("second", "twice_a", "twice_a_old", rule_source("TWA002", "twice_a_old_rule"))
        codes = {rule.code for rule in load_plugins().rules}
        assert "TWA001" in codes
        assert "TWA002" not in codes

    def test_two_packages_may_give_their_plugin_the_same_name(
        self, install: Callable[..., Path]
    ) -> None:
        install("site", "same_a", "same_a", rule_source("SMA001", "same_a_rule"), name="house")
        install("site", "same_b", "same_b", rule_source("SMB001", "same_b_rule"), name="house")
        registry = load_plugins()
        assert {"SMA001", "SMB001"} <= {rule.code for rule in registry.rules}
        assert registry.problems == []

    @pytest.mark.parametrize(
        ("value", "source", "reason"),
        [
            ("absent_module", None, "ModuleNotFoundError: No module named 'absent_module'"),
            ("broken_a:nothing", "", "AttributeError"),
            ("broken_b", "1 / 0", "ZeroDivisionError"),
            ("broken_c", "def", "SyntaxError"),
            ("broken_d", "raise SystemExit(0)", "SystemExit"),
            ("broken_e", rule_source("bad1", "x"), "'bad1' is not a rule code"),
            ("broken_f", "@rule('BRF001', Severity.INFO)\ndef x(document): ...\n", "no docstring"),
            ("broken_g", "@hookimpl\ndef nato_lint_rules():\n    return 7\n", "TypeError"),
            ("broken_h", "@hookimpl\ndef nato_lint_rules(nope):\n    return []\n", "nope"),
        ],
    )
    def test_one_that_does_not_load_is_a_problem_with_a_reason(
        self, install: Callable[..., Path], value: str, source: str | None, reason: str
    ) -> None:
        before = len(load_plugins().rules)
        install("site", "broken", value, source)
        registry = load_plugins()
        assert len(registry.rules) == before
        (problem,) = registry.problems
        assert problem.plugin == "house"
        assert problem.message.startswith("The plugin house ")
        assert reason in problem.message

    def test_what_is_no_rule_is_named_and_the_rules_beside_it_count(
        self, install: Callable[..., Path]
    ) -> None:
        source = rule_source("NRA001", "no_rule_a") + (
            "@hookimpl\ndef nato_lint_rules():\n    return ['NRA002', no_rule_a]\n"
        )
        install("site", "no_rule", "no_rule_a", source)
        registry = load_plugins()
        assert "NRA001" in {rule.code for rule in registry.rules}
        (problem,) = registry.problems
        assert "lists 'NRA002', which is not a rule" in problem.message

    @pytest.mark.parametrize(
        ("code", "name", "taken"),
        [("LNT001", "own_name", "LNT001"), ("OWN001", "unreadable_file", "unreadable-file")],
    )
    def test_codes_and_names_that_are_taken(
        self, install: Callable[..., Path], code: str, name: str, taken: str
    ) -> None:
        install("site", "taken", "taken_a", rule_source(code, name))
        (problem,) = load_plugins().problems
        assert f"{taken} is already taken by the plugin nato-lint" in problem.message

    def test_a_rule_under_two_names_is_one_rule(self, install: Callable[..., Path]) -> None:
        install("site", "alias", "alias_a", rule_source("ALA001", "one_name") + "other = one_name")
        assert load_plugins().problems == []

    @pytest.mark.parametrize(
        ("options", "reason"),
        [
            (", *, size: int", "needs a type and a default"),
            (", *, size=3", "needs a type and a default"),
            (", *, size: 'Nowhere' = 3", "Nowhere"),
        ],
    )
    def test_options_that_cannot_be_read(
        self, install: Callable[..., Path], options: str, reason: str
    ) -> None:
        install("site", "optional", "optional_a", rule_source("OPA001", "sized", options=options))
        registry = load_plugins()
        assert "OPA001" not in {rule.code for rule in registry.rules}
        (problem,) = registry.problems
        assert "declares OPA001 (sized), but its options cannot be read" in problem.message
        assert reason in problem.message

    def test_strange_folders_and_files_on_the_path_do_no_harm(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "x-1.dist-info").mkdir()
        (tmp_path / "x-1.dist-info" / "entry_points.txt").write_bytes(b"[nato_lint]\n\xff = \xff\n")
        (tmp_path / "y-1.dist-info").write_text("a file", encoding="utf-8")
        (tmp_path / "archive.zip").write_bytes(b"")
        monkeypatch.setattr(
            sys,
            "path",
            [*sys.path, str(tmp_path), str(tmp_path / "no"), str(tmp_path / "archive.zip")],
        )
        assert load_plugins().problems == []


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A working directory with a local plugin and an article with one slip."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NATO_LINT_NO_LOCAL_PLUGINS", raising=False)

    def write(source: str, name: str = "house_rules.py") -> Path:
        (tmp_path / name).write_text(HEADER + source, encoding="utf-8")
        (tmp_path / "nato-lint.toml").write_text(
            f'# Our rules\nplugins = ["./{name}"]\nselect = ["HSE", "DUP"]\n', encoding="utf-8"
        )
        (tmp_path / "a.md").write_text("This is is it.\n", encoding="utf-8")
        return tmp_path

    return write


def codes(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    """Exit code, the codes found, and stderr."""
    code = main(["--output-format", "json", *arguments])
    captured = capsys.readouterr()
    report = json.loads(captured.out) if captured.out else {"findings": []}
    return code, [found["code"] for found in report["findings"]], captured.err


class TestLocalPlugin:
    def test_its_rules_apply(
        self, house: Callable[..., Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        house(rule_source("HSE001", "first_word", FIRST_WORD))
        assert codes(capsys) == (1, ["HSE001", "DUP001"], "")
        assert main(["rules"]) == 0
        assert "first-word" in capsys.readouterr().out

    def test_it_may_have_dataclasses_and_late_annotations(
        self, house: Callable[..., Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = house("")
        (folder / "house_rules.py").write_text(
            "from __future__ import annotations\nfrom dataclasses import dataclass\n"
            + HEADER
            + '@option_group("house")\n@dataclass(frozen=True)\n'
            + 'class House:\n    """Ours."""\n    word: str = "It"\n\n'
            + rule_source(
                "HSE001",
                "house_word",
                "yield Finding(0, 4, house.word)",
                ", *, house: House = House()",
            ),
            encoding="utf-8",
        )
        with (folder / "nato-lint.toml").open("a", encoding="utf-8") as file:
            file.write('[rules.house]\nword = "Our word"\n')
        assert codes(capsys) == (1, ["HSE001", "DUP001"], "")

    def test_it_leaves_nothing_behind(
        self, house: Callable[..., Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = house(rule_source("HSE001", "first_word"))
        codes(capsys)
        assert sorted(path.name for path in folder.iterdir()) == [
            "a.md",
            "house_rules.py",
            "nato-lint.toml",
        ]

    def test_two_files_of_the_same_name(
        self, house: Callable[..., Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = house(rule_source("HSE001", "first_word", FIRST_WORD))
        (folder / "more").mkdir()
        (folder / "more" / "house_rules.py").write_text(
            HEADER + rule_source("HSE002", "first_word_again", FIRST_WORD), encoding="utf-8"
        )
        (folder / "nato-lint.toml").write_text(
            'plugins = ["house_rules.py", "more/house_rules.py"]\nselect = ["HSE"]\n',
            encoding="utf-8",
        )
        assert codes(capsys) == (1, ["HSE001", "HSE002"], "")

    @pytest.mark.parametrize(
        ("source", "reason"),
        [
            ("import no_such_module_here\n", "No module named 'no_such_module_here'"),
            ("def\n", "SyntaxError"),
            ("open('words.txt')\n", "words.txt"),
            ("raise SystemExit(0)\n", "SystemExit"),
        ],
    )
    def test_one_that_does_not_import(
        self,
        house: Callable[..., Path],
        capsys: pytest.CaptureFixture[str],
        source: str,
        reason: str,
    ) -> None:
        """The rules it would have had are not called unknown, and the other rules apply."""
        house(source)
        code, found, err = codes(capsys)
        assert (code, found) == (2, ["DUP001"])
        assert err.startswith("nato-lint: nato-lint.toml:2: The plugin ")
        assert reason in err
        assert err.count("\n") == 1
        assert main(["rules"]) == 2
        assert "DUP001" in capsys.readouterr().out

    def test_one_that_is_not_there(
        self, house: Callable[..., Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = house("")
        (folder / "house_rules.py").unlink()
        code, found, err = codes(capsys)
        assert (code, found) == (2, ["DUP001"])
        assert err.endswith("cannot be loaded: the file does not exist.\n")

    def test_it_can_be_forbidden(
        self,
        house: Callable[..., Path],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        house("open('it_ran', 'w').close()\n" + rule_source("HSE001", "first_word", FIRST_WORD))
        assert codes(capsys, "--no-local-plugins") == (1, ["DUP001"], "")
        monkeypatch.setenv("NATO_LINT_NO_LOCAL_PLUGINS", "1")
        assert codes(capsys) == (1, ["DUP001"], "")
        assert main(["rules"]) == 0
        assert "first-word" not in capsys.readouterr().out
        assert not Path("it_ran").exists()
        monkeypatch.setenv("NATO_LINT_NO_LOCAL_PLUGINS", "0")
        assert codes(capsys)[1] == ["HSE001", "DUP001"]
        assert Path("it_ran").exists()


class TestRulesThatBreak:
    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            ("raise ValueError('a bug\\n  in it')", "ValueError: a bug in it"),
            (f"{FIRST_WORD}\n    1 / 0", "ZeroDivisionError: division by zero"),
            ("yield Finding(0, 99, 'Too far.')", "reaches from 0 to 99"),
            ("yield Finding(-1, 2, 'Too early.')", "reaches from -1 to 2"),
            ("yield Finding(3, 2, 'Backwards.')", "reaches from 3 to 2"),
            ("yield Finding(0, 1, 'x', related=(Related(0, 99),))", "related reaches from 0 to 99"),
            (
                "yield Finding(0, 1, 'x', fix=Fix(Fix.SAFE, 'x', (Edit(0, 99),)))",
                "edit reaches from 0 to 99",
            ),
            ("yield Finding(0, 1, 'x', severity='fatal')", "'fatal' is not a valid Severity"),
            ("yield 'a text'", "AttributeError"),
            ("return None\n    yield", ""),
            ("recurse = lambda: recurse()\n    yield recurse()", "RecursionError"),
        ],
    )
    def test_are_findings_themselves_and_the_other_rules_apply(
        self,
        house: Callable[..., Path],
        capsys: pytest.CaptureFixture[str],
        body: str,
        reason: str,
    ) -> None:
        house(rule_source("HSE001", "first_word", body))
        code = main(["--output-format", "json"])
        found = json.loads(capsys.readouterr().out)["findings"]
        assert code == 1
        assert [each["code"] for each in found] == ["LNT004"] * bool(reason) + ["DUP001"]
        if reason:
            message = found[0]["message"]
            assert "HSE001 (first-word)" in message
            assert "house_rules.py" in message
            assert reason in message
            assert found[0]["severity"] == "error"

    def test_a_severity_may_be_a_plain_text(
        self, house: Callable[..., Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        house(rule_source("HSE001", "first_word", "yield Finding(0, 4, 'x', severity='info')"))
        assert codes(capsys)[:2] == (1, ["HSE001", "DUP001"])

    def test_a_rule_that_is_called_with_options_it_does_not_know(self) -> None:
        rule: Any = next(rule for rule in load_plugins().rules if rule.code == "LNT003")
        settings = Settings((ActiveRule(rule, {"nope": 1}),), {})
        (found,) = lint(parse(Source("words")), settings)
        assert found.code == "LNT004"
        assert "nato-lint" in found.message
