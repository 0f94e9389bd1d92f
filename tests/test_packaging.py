"""What is published: the wheel, the source distribution, and an installation from them."""

import email.message
import email.parser
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from nato_lint import __version__
from tests.newsroom import BAD

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
SHARED = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
PACKAGES = {"nato_lint": ROOT / "nato_lint", "nato_lint_rules": ROOT / "rules" / "nato_lint_rules"}
EXE = ".exe" if os.name == "nt" else ""
METADATA = f"nato_lint-{__version__}.dist-info"


def run(*command: str | Path, directory: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=directory,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def files(folder: Path) -> list[str]:
    """The paths of all files in a folder, without what programs have left there."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return [
        path.as_posix()
        for path in found
        if not any(part.startswith(".") or part == "__pycache__" for part in path.parts)
    ]


def build(source: Path, target: Path) -> dict[str, Path]:
    """Build both distributions; by their file endings."""
    done = run(sys.executable, "-m", "hatchling", "build", "-d", target, directory=source)
    assert done.returncode == 0, done.stdout
    return {path.suffix: path for path in target.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return build(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(built: dict[str, Path]) -> Path:
    return built[".whl"]


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> email.message.Message:
    with ZipFile(wheel) as file:
        text = file.read(f"{METADATA}/METADATA").decode()
    return email.parser.Parser().parsestr(text)


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that was made without an index."""
    folder = tmp_path_factory.mktemp("offline")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    done = run(*pip, "download", "--quiet", "-d", folder / "wheels", wheel, directory=folder)
    assert done.returncode == 0, done.stdout
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip[0] = str(programs / f"python{EXE}")
    wheels = ["--no-index", "--find-links", folder / "wheels"]
    done = run(*pip, "install", "--quiet", *wheels, "nato-lint", directory=folder)
    assert done.returncode == 0, done.stdout
    return programs


class TestWheel:
    def test_it_holds_both_packages_whole_and_nothing_else(self, wheel: Path) -> None:
        expected = {f"{name}/{path}" for name, folder in PACKAGES.items() for path in files(folder)}
        expected |= {f"nato_lint-{__version__}.data/data/{path}" for path in SHARED.values()}
        with ZipFile(wheel) as file:
            found = {name for name in file.namelist() if not name.startswith(f"{METADATA}/")}
        assert found == expected
        assert {"nato_lint/py.typed", "nato_lint_rules/py.typed"} <= found

    def test_its_licences_are_with_it(self, wheel: Path, metadata: email.message.Message) -> None:
        with ZipFile(wheel) as file:
            for name in metadata.get_all("License-File", []):
                text = (ROOT / name).read_bytes()
                assert file.read(f"{METADATA}/licenses/{name}") == text
        assert len(metadata.get_all("License-File", [])) == 2

    def test_it_announces_the_command_and_the_plugin_for_mkdocs(self, wheel: Path) -> None:
        with ZipFile(wheel) as file:
            lines = file.read(f"{METADATA}/entry_points.txt").decode().split("\n")
        assert "nato-lint = nato_lint.cli:main" in lines
        assert "nato-lint = nato_lint.integrations.mkdocs:NatoLintPlugin" in lines

    def test_its_tag_is_that_of_pure_python(self, wheel: Path) -> None:
        assert wheel.name == f"nato_lint-{__version__}-py3-none-any.whl"


class TestMetadata:
    def test_the_index_takes_it(self, built: dict[str, Path]) -> None:
        files = [str(path) for path in built.values()]
        done = run(sys.executable, "-m", "twine", "check", "--strict", *files, directory=Path.cwd())
        assert done.returncode == 0, done.stdout

    def test_the_version_is_the_same_everywhere(self, metadata: email.message.Message) -> None:
        assert metadata["Version"] == PROJECT["version"] == __version__

    def test_links_of_the_description_lead_somewhere_from_the_index(
        self, metadata: email.message.Message
    ) -> None:
        targets = re.findall(r"\]\(([^)]+)\)", str(metadata.get_payload()))
        assert targets
        assert [target for target in targets if not target.startswith(("https://", "#"))] == []

    def test_it_says_where_the_project_is(self, metadata: email.message.Message) -> None:
        labels = {url.partition(",")[0] for url in metadata.get_all("Project-URL", [])}
        assert {"Documentation", "Source", "Issues", "Changelog"} <= labels

    def test_each_version_of_python_that_it_names_is_tested(
        self, metadata: email.message.Message
    ) -> None:
        prefix = "Programming Language :: Python :: "
        named = [
            each.removeprefix(prefix)
            for each in metadata.get_all("Classifier", [])
            if each.startswith(prefix)
        ]
        workflow = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
        tested = re.search(r"python-version: \[(.*)\]", workflow)
        assert tested
        assert named == re.findall(r"3\.\d+", tested[1])


class TestSourceDistribution:
    def test_it_builds_the_same_wheel(
        self, built: dict[str, Path], wheel: Path, tmp_path: Path
    ) -> None:
        with tarfile.open(built[".gz"]) as file:
            file.extractall(tmp_path, filter="data")
        source = tmp_path / f"nato_lint-{__version__}"
        again = build(source, tmp_path / "dist")
        assert again[".whl"].read_bytes() == wheel.read_bytes()

    def test_it_holds_what_its_tests_need(self, built: dict[str, Path]) -> None:
        with tarfile.open(built[".gz"]) as file:
            names = {name.partition("/")[2] for name in file.getnames()}
        needed = [".pre-commit-hooks.yaml", "CHANGELOG.md", "LICENSE", "README.md", "action.yml"]
        for folder in (".github", "action", "benchmarks", "docs", "fixtures", "tests"):
            needed += [f"{folder}/{path}" for path in files(ROOT / folder)]
        assert [name for name in needed if name not in names] == []


@pytest.mark.network
class TestInstallation:
    def test_it_needs_nothing_but_what_it_names(self, environment: Path, tmp_path: Path) -> None:
        (tmp_path / "article.md").write_text(BAD, encoding="utf-8")
        check = ("-X", "dev", "-W", "error", "-m", "nato_lint", "--output-format", "concise")
        done = run(*without_network(), environment / f"python{EXE}", *check, directory=tmp_path)
        assert done.stdout.splitlines() == [
            "article.md:6:32: DUP001 The word “the” stands twice in a row. Keep it once.",
            "1 file checked, 1 problem found: 1 error.",
        ]
        assert done.returncode == 1

    @pytest.mark.parametrize(
        "arguments", [["rules"], ["explain", "DUP001"], ["--version"], ["--select=ALL", "."]]
    )
    def test_commands_work(self, environment: Path, tmp_path: Path, arguments: list[str]) -> None:
        command = [*without_network(), environment / f"nato-lint{EXE}", *arguments]
        done = run(*command, directory=tmp_path)
        assert done.returncode == 0, done.stdout

    def test_its_requirements_agree(self, environment: Path, tmp_path: Path) -> None:
        done = run(environment / f"python{EXE}", "-m", "pip", "check", directory=tmp_path)
        assert done.returncode == 0, done.stdout


def without_network() -> list[str]:
    """What runs a command where there is no network, as far as this system can."""
    command = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*command, "true"], check=False).returncode:
        return []
    return command
