"""`nato-lint attest`: what it writes, what it leaves alone, and when it refuses."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint.front_matter import read_front_matter
from nato_lint.front_matter.splice import CannotSplice, set_table
from tests.command import run
from tests.linting import findings

WHO = ("--reviewer", "Ida Berg", "--date", "2026-11-20")
ME = "--i-am-the-reviewer"
BODY = "# Ferry to Holm\n\nThe ferry runs again.\n"
HASH = "sha256-v1:"


def attest(path: Path, *arguments: str, **environ: str) -> "tuple[int, str]":
    done = run("attest", path.name, *WHO, *arguments, cwd=path.parent, **environ)
    return done.returncode, (done.stdout + done.stderr).decode()


def article(folder: Path, front_matter: str, body: str = BODY) -> Path:
    path = folder / "article.md"
    path.write_bytes((front_matter + body).encode())
    return path


# What comes before the record, and what stands there afterwards, with H for the hash.
SPLICED = {
    "none": (
        "",
        '---\nai_disclosure:\n  review: {by: "Ida Berg", date: 2026-11-20, kind: "substantive", content_hash: "H"}\n---\n\n',
    ),
    "yaml": (
        "---\ntitle: Ferry # a title\n---\n",
        '---\ntitle: Ferry # a title\nai_disclosure:\n  review: {by: "Ida Berg", date: 2026-11-20, kind: "substantive", content_hash: "H"}\n---\n',
    ),
    "yaml level": (
        "---\nai_disclosure: generated\ntags: [a]\n---\n",
        '---\nai_disclosure:\n  level: generated\n  review: {by: "Ida Berg", date: 2026-11-20, kind: "substantive", content_hash: "H"}\ntags: [a]\n---\n',
    ),
    "yaml block": (
        "---\nai_disclosure:\n    level: generated\n    review:\n        by: Per # first\n        note: kept\ntags: []\n---\n",
        '---\nai_disclosure:\n    level: generated\n    review:\n        by: "Ida Berg" # first\n        note: kept\n        date: 2026-11-20\n        kind: "substantive"\n        content_hash: "H"\ntags: []\n---\n',
    ),
    "yaml flow": (
        "---\nai_disclosure: {level: generated, review: {by: Per}}\n---\n",
        '---\nai_disclosure: {level: generated, review: {by: "Ida Berg", date: 2026-11-20, kind: "substantive", content_hash: "H"}}\n---\n',
    ),
    "yaml other spelling": (
        "---\nparams:\n  ai-disclosure: generated\n---\n",
        '---\nparams:\n  ai-disclosure:\n    level: generated\n    review: {by: "Ida Berg", date: 2026-11-20, kind: "substantive", content_hash: "H"}\n---\n',
    ),
    "toml": (
        "+++\ntitle = 'Ferry'\n[extra]\na = 1\n+++\n",
        "+++\ntitle = 'Ferry'\n[extra]\na = 1\n\n[ai_disclosure]\n"
        'review = { by = "Ida Berg", date = 2026-11-20, kind = "substantive", content_hash = "H" }\n+++\n',
    ),
    "toml level": (
        "+++\nai_disclosure = 'generated'\n+++\n",
        "+++\nai_disclosure = { level = 'generated', review = { by = \"Ida Berg\", date = 2026-11-20, "
        'kind = "substantive", content_hash = "H" } }\n+++\n',
    ),
    "toml table": (
        "+++\n[ai_disclosure.review]\nby = 'Per'\n+++\n",
        "+++\n[ai_disclosure.review]\n"
        'date = 2026-11-20\nkind = "substantive"\ncontent_hash = "H"\nby = "Ida Berg"\n+++\n',
    ),
    "json": (
        '{\n  "title": "Ferry"\n}\n\n',
        '{\n  "title": "Ferry",\n  "ai_disclosure": {"review": {"by": "Ida Berg", "date": "2026-11-20", '
        '"kind": "substantive", "content_hash": "H"}}\n}\n\n',
    ),
}


@pytest.mark.parametrize(("before", "after"), SPLICED.values(), ids=SPLICED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_record(tmp_path: Path, before: str, after: str, line_end: str) -> None:
    path = article(tmp_path, before.replace("\n", line_end), BODY.replace("\n", line_end))
    assert attest(path, ME)[0] == 0
    written = path.read_bytes().decode()
    front_matter = read_front_matter(written)
    assert front_matter
    at = written.index(HASH)
    plain = written.replace(written[at : at + len(HASH) + 64], "H")
    if before.startswith("+++\n[ai"):
        # In a table with a header the new keys stand below the header, the hash first.
        assert sorted(plain.splitlines()) == sorted((after + BODY).splitlines())
    else:
        assert plain == (after + BODY).replace("\n", line_end)
    assert findings(written, "AID006", "AID007") == []
    assert len(findings(written.replace("again", "never"), "AID006")) == 1
    # A second time changes nothing.
    assert attest(path, ME)[0] == 0
    assert path.read_bytes().decode() == written


def test_role_kind_and_mark(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_bytes(b"\xef\xbb\xbf---\ntitle: A\n---\n\nText.\n")
    code, said = attest(path, ME, "--role", 'Head of "Harbour"', "--kind", "copyedit")
    assert (code, said.strip()) == (0, "article.md: reviewed by Ida Berg on 2026-11-20 (copyedit).")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\n")
    front_matter = read_front_matter(data.decode("utf-8-sig"))
    assert front_matter
    assert front_matter.entries["ai_disclosure", "review", "role"].value == 'Head of "Harbour"'
    assert ("ai_disclosure", "level") not in front_matter.entries


def test_options_of_the_configuration(tmp_path: Path) -> None:
    config = '[rules.ai-disclosure.front-matter]\nkey = "extra.machine"\n[rules.ai-disclosure.notice]\nmarkers = ["house"]\n'
    (tmp_path / "nato-lint.toml").write_text(config, encoding="utf-8")
    path = article(tmp_path, "---\nextra: {machine: none}\n---\n", BODY + "\n{{< house >}}\n")
    assert attest(path, ME)[0] == 0
    front_matter = read_front_matter(path.read_text(encoding="utf-8"))
    assert front_matter
    assert front_matter.entries["extra", "machine", "level"].value == "none"
    # The notice that the marker stands for is no part of what was reviewed.
    path.write_text(
        path.read_text(encoding="utf-8").replace("\n{{< house >}}\n", ""), encoding="utf-8"
    )
    done = run("--select", "AID006", "article.md", cwd=tmp_path)
    assert done.returncode == 0


HOUSE = """
from nato_lint import ReviewPlace, hookimpl

@hookimpl
def nato_lint_review(document, options):
    if document.field("desk"):
        return ReviewPlace(("desk", "seen"))
"""


@pytest.mark.parametrize(("key", "path"), [("desk: {}", "desk"), ("title: A", "ai_disclosure")])
def test_a_plugin_may_say_where_the_record_goes(tmp_path: Path, key: str, path: str) -> None:
    (tmp_path / "house.py").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "nato-lint.toml").write_text('plugins = ["./house.py"]', encoding="utf-8")
    article_path = article(tmp_path, f"---\n{key}\n---\n")
    assert attest(article_path, ME)[0] == 0
    front_matter = read_front_matter(article_path.read_text(encoding="utf-8"))
    assert front_matter
    assert front_matter.get(f"{path}.{'seen' if path == 'desk' else 'review'}.by")


@pytest.mark.parametrize("environ", [{}, {"CI": "true"}])
def test_it_refuses_without_a_human(tmp_path: Path, environ: dict[str, str]) -> None:
    path = article(tmp_path, "")
    code, said = attest(path, **environ)
    assert code == 2
    assert "--i-am-the-reviewer" in said
    assert path.read_text(encoding="utf-8") == BODY


@pytest.mark.parametrize(
    ("front_matter", "reason"),
    [
        ("---\ntitle: [\n---\n", "not valid YAML"),
        ("---\nai_disclosure: [generated]\n---\n", "by hand"),
        ("+++\nai_disclosure.level = 'none'\n+++\n", "by hand"),
    ],
)
def test_it_refuses_what_it_cannot_add_to(tmp_path: Path, front_matter: str, reason: str) -> None:
    path = article(tmp_path, front_matter)
    code, said = attest(path, ME)
    assert code == 2
    assert reason in said
    assert path.read_bytes().decode() == front_matter + BODY
    assert sorted(os.listdir(tmp_path)) == ["article.md"]


@pytest.mark.parametrize("arguments", [("--date", "soon"), ("--reviewer", " "), ("--role", "")])
def test_wrong_flags(tmp_path: Path, arguments: tuple[str, str]) -> None:
    path = article(tmp_path, "")
    assert attest(path, ME, *arguments)[0] == 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    code, said = attest(tmp_path / "missing.md", ME)
    assert code == 2
    assert "missing.md" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_links_and_permissions_stay(tmp_path: Path) -> None:
    path = article(tmp_path, "")
    path.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(path)
    assert attest(link, ME)[0] == 0
    assert link.is_symlink()
    assert "Ida Berg" in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


@given(
    head=st.sampled_from([before for before, _ in SPLICED.values()]),
    record=st.dictionaries(st.sampled_from(["by", "role", "odd key"]), TEXTS, min_size=1),
)
def test_any_text_reads_back(head: str, record: dict[str, str]) -> None:
    try:
        written = set_table(head + BODY, ("ai_disclosure", "review"), record, scalar="level")
    except CannotSplice:
        # YAML cannot hold every character, and says so instead of writing something else.
        assert not all(text.isascii() for text in record.values())
        return
    front_matter = read_front_matter(written)
    assert front_matter
    value = front_matter.entries["ai_disclosure", "review"].value
    assert isinstance(value, dict)
    assert {key: value[key] for key in record} == record
    assert written.endswith(BODY)
