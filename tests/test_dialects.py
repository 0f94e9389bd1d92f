"""What each dialect writes beyond CommonMark: prose is read, markup is not, all in its place.

The notation of the fixtures is explained in fixtures/dialects/README.md.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from nato_lint import OBJECT, Document, Source, parse
from tests.test_positions import check_positions, with_line_ends

FIXTURES = Path(__file__).parent.parent / "fixtures" / "dialects"
EXPECTED = sorted(FIXTURES.glob("*.expected"))
_KIND = re.compile(r"^(?:no|\d+:\d+-\d+:\d+) ([a-z]+)(?::|$)")
_BESIDE_PROSE = ("link", "image", "code", "citation", "reference", "footnote")


def articles(expected: Path) -> list[Path]:
    return [path for path in FIXTURES.glob(f"{expected.stem}.*") if path.suffix != ".expected"]


def described(document: Document) -> Iterator[tuple[int, int, str]]:
    """Everything in the document as (start, end, description)."""
    for prose in document.prose:
        level = f" {prose.level}" if prose.level else ""
        containers, container = [], prose.container
        while container is not None:
            containers.append(container.kind)
            container = container.parent
        inside = f" [{' < '.join(containers)}]" if containers else ""
        text = prose.text.replace(OBJECT, "▢").replace("\n", "↵")
        yield prose.start, prose.end, f"{prose.kind}{level}{inside}: {text}"
    for link in document.links:
        yield link.start, link.end, f"link: {link.target}"
    for image in document.images:
        yield image.start, image.end, f"image: {image.target}"
    for code in document.code:
        yield code.start, code.end, f"code: {code.info}".rstrip()
    for citation in document.citations:
        yield citation.start, citation.end, f"citation: {citation.label}"
    for reference in document.footnote_references:
        yield reference.start, reference.end, f"reference: {reference.label}".rstrip()
    for footnote in document.footnotes:
        yield footnote.start, footnote.end, f"footnote: {footnote.label}".rstrip()


def lines_of(document: Document, kinds: set[str]) -> list[str]:
    """The document in the notation of the fixtures: its prose, and what else is asked for."""
    lines = []
    for start, end, description in sorted(described(document)):
        kind = description.partition(":")[0]
        if kind in _BESIDE_PROSE and kind not in kinds:
            continue
        positions = [document.source.position(at) for at in (start, end)]
        places = "-".join(f"{position.line}:{position.column}" for position in positions)
        lines.append(f"{places} {description}")
    return lines


def test_there_are_fixtures_and_each_has_one_article() -> None:
    assert EXPECTED
    assert all(len(articles(expected)) == 1 for expected in EXPECTED)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_fixture(expected: Path) -> None:
    lines = [line.rstrip() for line in expected.read_text(encoding="utf-8").splitlines() if line]
    kinds = {match[1] for line in lines if (match := _KIND.match(line))}
    lines = [line for line in lines if not line.startswith("no ")]
    dialect = expected.stem.partition("-")[0]
    (path,) = articles(expected)
    for text in with_line_ends(path.read_text(encoding="utf-8")):
        document = parse(Source.from_bytes(text.encode("utf-8"), path.name), dialect=dialect)
        check_positions(document)
        assert "\n".join(lines_of(document, kinds)) == "\n".join(lines)
