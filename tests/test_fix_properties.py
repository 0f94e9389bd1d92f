"""No fix of ours does harm: on every text of the project, and on articles put together by chance."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_lint import Document, Finding, Safety, Severity, Source, parse
from nato_lint.edits import apply_edits
from nato_lint.fix import Fixed, fix_article
from nato_lint.rewrite import encoded
from tests.fixed import fixed_file, fixed_text
from tests.invariants import every_rule
from tests.linting import REGISTRY
from tests.marked import read_marked
from tests.test_rules import FIXTURES, examples, fixture_files

ARTICLES = FIXTURES.parent / "articles"

Applicable = Callable[[Finding], bool]


def is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is Safety.SAFE


def is_any(finding: Finding) -> bool:
    return finding.fix is not None


MODES = {"safe": is_safe, "unsafe": is_any}


def texts() -> Iterator[tuple[str, str]]:
    """Every fixture and every example, with a name that has the right suffix."""
    for path in fixture_files():
        yield path.name, read_marked(path.read_text(encoding="utf-8")).text
    for path in sorted(ARTICLES.iterdir()):
        yield path.name, path.read_text(encoding="utf-8")
        yield f"{path.stem}.txt", path.read_text(encoding="utf-8")
    for rule in REGISTRY.rules:
        for verdict in ("bad", "good"):
            for number, (text, path_name) in enumerate(examples(rule, verdict)):
                yield f"{rule.code}-{verdict}-{number}{Path(path_name).suffix}", text


TEXTS = dict(texts())


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", TEXTS)
def test_all_our_fixes_can_be_applied(name: str, mode: str) -> None:
    """All of them: none is held back because it would do harm."""
    done = checked(Source(TEXTS[name], name), MODES[mode])
    assert [found for found in done.findings if MODES[mode](found)] == []


@pytest.mark.parametrize("path", fixture_files(), ids=lambda path: path.name)
def test_what_becomes_of_fixtures(path: Path) -> None:
    """`python -m tests.fixed` writes the fixed fixtures again."""
    text = fixed_text(path)
    file = fixed_file(path)
    assert file.exists() == (text is not None)
    if text is not None:
        assert file.read_text(encoding="utf-8") == text


FORMS: dict[str, Callable[[str], str]] = {
    "windows": lambda text: text.replace("\n", "\r\n"),
    "old Macs": lambda text: text.replace("\n", "\r"),
    "no line end": lambda text: text.rstrip("\n"),
    "white space": lambda text: text.replace("\n", " \t\n"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [path.name for path in fixture_files() if "SCR" in path.name])
def test_in_any_form(name: str, form: str) -> None:
    checked(Source(FORMS[form](TEXTS[name]), name, has_bom=True), is_any)


def checked(source: Source, applicable: Applicable) -> Fixed:
    """The fixed article, after a look at everything that must not have happened to it."""
    rules = every_rule()
    before = fix_article(source, rules, lambda finding: False)
    done = fix_article(source, rules, applicable)
    assert_only_edits_changed_bytes(source, done)
    assert_no_new_errors(before.findings, done.findings)
    assert_the_rest_is_the_same(parse(source), parse(done.source), done)
    again = fix_article(done.source, rules, applicable)
    assert again.source.text == done.source.text
    assert again.findings == done.findings
    return done


def assert_only_edits_changed_bytes(source: Source, done: Fixed) -> None:
    """The file is the old one with some stretches of bytes replaced, byte for byte."""
    old, new = encoded(source), encoded(done.source)
    mark = 3 * source.has_bom
    written = b""
    at = 0
    for edit in done.edits:
        start, end = (
            mark + len(source.text[:offset].encode()) for offset in (edit.start, edit.end)
        )
        written += old[at:start] + edit.text.encode()
        at = end
    assert written + old[at:] == new
    assert apply_edits(source.text, done.edits) == done.source.text
    if "\r\n" in source.text and "\n" not in source.text.replace("\r\n", ""):
        # A file with the line ends of Windows gets no others.
        assert "\n" not in done.source.text.replace("\r\n", "")


def assert_no_new_errors(before: list[Finding], after: list[Finding]) -> None:
    def errors(findings: list[Finding]) -> Counter[str]:
        return Counter(found.code for found in findings if found.severity is Severity.ERROR)

    assert errors(after) <= errors(before)


def assert_the_rest_is_the_same(before: Document, after: Document, done: Fixed) -> None:
    """Code, front matter and template syntax that no edit reached into are still there."""

    def untouched(start: int, end: int) -> bool:
        return all(edit.end <= start or end <= edit.start for edit in done.edits)

    kept = [
        before.text[code.start : code.end]
        for code in before.code
        if untouched(code.start, code.end)
    ]
    assert Counter(kept) <= Counter(after.text[code.start : code.end] for code in after.code)
    if before.front_matter and untouched(0, before.body_start):
        assert after.front_matter
        assert repr(after.front_matter.data) == repr(before.front_matter.data)
    if before.front_matter is None:
        assert after.front_matter is None


FAULTY = (
    "The the pier is old.",
    "We offer logistical and logistical support in the in the harbour.",
    "The boat that came\ncame from the north is is here.",
    "The harbour is deep [cite: 3], it says :contentReference[oaicite:2]{index=2}.",
    ":contentReference[oaicite:1]{index=1}",
    "See the [report](https://holm.example/r?utm_source=chatgpt.com&page=2) of 2021.",
    "See also  How Small Ports Pay For Their Breakwaters",
    "Read more: Library finds a forgotten map of the bay",
    "The talks went on See also  The Night Train to Elsin before the vote was taken.",
    "Skip to main content",
    "Share on Facebook Tweet Pin",
    "Advertisement",
    "5 min read",
    "Last updated 5 months ago",
    "Similar Posts",
    "Leave a Reply",
    "## Lamps\n[edit]",
    "Keepers [edit]",
    "The har\u00adbour mas\u00adter\u200b waits at the cafÃ©.",
    "  • The pier is repaired first.\n  • The market moves to the square.\n    ◦ Stalls stay.",
    "• one on the clock\n• one on the ferry",
    "• Scan the map• Choose a berth• Pay at the gate",
    "It asked for two reports:\n▪ one\n▪ two",
    "Life on the Rock",
    "<!-- nato-lint-disable-next-line DUP001, nonsense -->",
    "<!-- nato-lint-disable DUP003 -->",
    "[//]: # (nato-lint-disable-next-line SCR001)",
)
HARMLESS = (
    "Nine keepers lived on the rock with their families, and each family had a goat and a garden.",
    "# The lamp is back",
    "Elsin\n-----",
    "---",
    "***",
    "- one\n- two\n  - three",
    "1. one\n2. two",
    "> Quoted words.",
    "```\nthe the code()\n\nSee also  Some Bare Title Here\n```",
    "~~~",
    "    code code()",
    "\tmore code",
    "`a  a`",
    "| a a | b |\n|-----|---|\n| the the | [edit] |",
    "<div>\nSee also  The Museum That Moved Twice\n</div>",
    "<details>\n\nWords.\n\n</details>",
    "{{< figure caption='the the' >}}",
    "{% raw %}\n# the the\n{% endraw %}",
    "[^1]: The the note.",
    "A claim.[^1]",
    "[1]: https://holm.example/",
    "See [it][1].",
    "  two spaces  ",
    "title: Ostrel",
    "*Emphasis **and more** of it*\\",
    "**Bold**  ",
    "Größe 港 \U0001f468\u200d\U0001f469\u200d\U0001f467",
)
HEADS = (
    "",
    "",
    "---\ntitle: The the pier\nai_disclosure: generated\n---\n",
    "---\ntitle: Ostrel\nai_disclosure: {level: assisted}\n# a comment\n---\n\n",
    "+++\ntitle = 'Ostrel'\nai_disclosure = 'none'\n+++\n",
    '{\n  "title": "Ostrel"\n}\n\n',
    "---\nnot closed: [\n",
)


@st.composite
def articles(draw: st.DrawFn) -> Source:
    """An article of faulty and other blocks in any order, nested and separated in any way."""
    parts = [draw(st.sampled_from(HEADS))]
    for block in draw(
        st.lists(st.one_of(*map(st.sampled_from, (FAULTY, FAULTY, HARMLESS))), max_size=9)
    ):
        prefix = draw(st.sampled_from(("", "", "", "", "> ", "  ", "    ", "- ", ">     ", "1. ")))
        rest = " " * len(prefix) if prefix.strip() in ("-", "1.") else prefix
        lines = block.split("\n")
        parts.append("\n".join([prefix + lines[0], *(rest + line for line in lines[1:])]))
        parts.append(
            draw(
                st.sampled_from(
                    ("\n\n", "\n\n", "\n\n", "\n", "\n", "\n\n\n", " ", "\n \n", "  \n")
                )
            )
        )
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    line_end = draw(st.sampled_from(("\n", "\n", "\n", "\r\n", "\r")))
    name = draw(st.sampled_from(("article.md", "article.md", "article.md", "article.txt")))
    return Source(text.replace("\n", line_end), name, has_bom=draw(st.booleans()))


@given(source=articles(), applicable=st.sampled_from([is_safe, is_any]))
@settings(max_examples=60, deadline=None)
def test_no_fix_does_harm(source: Source, applicable: Applicable) -> None:
    checked(source, applicable)
