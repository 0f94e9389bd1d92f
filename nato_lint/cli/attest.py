"""`nato-lint attest`: recording in an article that a human has reviewed it."""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.cli import OK, TROUBLE, complain
from nato_lint.cli.workspace import workspace_for
from nato_lint.config import ConfigError
from nato_lint.content_hash import content_hash
from nato_lint.document import HTML, parse
from nato_lint.rewrite import CannotRewrite, encoded, rewrite
from nato_lint.source import Source, UnreadableSource

if TYPE_CHECKING:
    from nato_lint.document import Document
    from nato_lint.hookspecs import ReviewPlace


class Refused(Exception):
    """The record is not written; the message says why."""


def run(options: argparse.Namespace) -> int:
    """Write the record of a review into the front matter of one article; return the exit code."""
    path = Path(options.file)
    options.date = options.date or date.today()
    try:
        _ask_for_a_human(options)
        _attest(path, options)
    except (Refused, ConfigError, UnreadableSource, CannotRewrite) as error:
        complain(f"{options.file}: {error}")
        return TROUBLE
    day, kind = options.date.isoformat(), options.kind
    print(f"{options.file}: reviewed by {options.reviewer} on {day} ({kind}).")
    return OK


def _ask_for_a_human(options: argparse.Namespace) -> None:
    """A record that a program writes is no review by a human."""
    at_keyboard = sys.stdin is not None and sys.stdin.isatty() and not os.environ.get("CI")
    if not at_keyboard and not options.i_am_the_reviewer:
        raise Refused(
            "a review is recorded by the person who did it. Run this at a terminal, "
            "or add --i-am-the-reviewer if you are that person."
        )


def _attest(path: Path, options: argparse.Namespace) -> None:
    from nato_lint.front_matter.splice import CannotSplice, set_table

    data = path.read_bytes()
    source = Source.from_bytes(data, path.as_posix())
    record = {"by": options.reviewer}
    if options.role:
        record["role"] = options.role
    record |= {"date": options.date.isoformat(), "kind": options.kind}
    articles = _Articles(path, options)
    document = articles.document(source.text)
    if document.dialect == HTML and not source.text.startswith(("---", "+++")):
        raise Refused("a web page has no front matter in which a review could be recorded.")
    place = articles.place(document)
    try:
        text = set_table(source.text, place.path, record, scalar="level")
        # The hash is that of the article with its record: a new block moves the body down.
        written = articles.document(text)
        record["content_hash"] = content_hash(written, articles.place(written).notes)
        text = set_table(text, place.path, record, scalar="level")
    except CannotSplice as error:
        raise Refused(str(error)) from None
    rewrite(path, data, encoded(Source(text, source.path, has_bom=source.has_bom)))


class _Articles:
    """Reads the article as its configuration says, and asks the plugins about it."""

    def __init__(self, path: Path, options: argparse.Namespace) -> None:
        # All rules, for the options of those that are not selected count as well.
        options.select = ["ALL"]
        workspace = workspace_for(options)
        self.path = path
        self.settings = workspace.settings(path)
        self.managers = workspace.registry(workspace.config(path)).managers

    def document(self, text: str) -> "Document":
        source = Source(text, self.path.as_posix())
        return parse(source, dialect=self.settings.dialect, language=self.settings.lang)

    def place(self, document: "Document") -> "ReviewPlace":
        """Where the record goes, from the last plugin that says so. Raises Refused."""
        place = next(self._places(document), None)
        if place is None:
            raise Refused("no plugin says where the record of a review belongs.")
        return place

    def _places(self, document: "Document") -> "Iterator[ReviewPlace]":
        options = {active.rule.code: active.options for active in self.settings.rules}
        for manager in reversed(self.managers):
            yield from manager.hook.nato_lint_review(document=document, options=options)
