"""How many articles there are in a folder, and in which language most of them are."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from nato_lint.discover import Found, discover
from nato_lint.document import parse
from nato_lint.globs import Globs, absolute
from nato_lint.source import Source, UnreadableSource

MOST_COUNTED = 5000
_LOOKED_AT = 24
_MOST_BYTES = 512 * 1024


class Survey(NamedTuple):
    """The number of articles (no further than MOST_COUNTED), and the language of most of them.

    `language` is "" where they do not agree or do not tell.
    """

    articles: int
    language: str


def survey(directory: Path, exclude: Iterable[str]) -> Survey:
    """Count the articles that a run with these patterns would find; read a few of them."""
    globs = [Globs(exclude, Path(absolute(directory)))]
    found = discover([directory], excludes=lambda _: globs)
    paths = [each.path for each in islice(found, MOST_COUNTED) if isinstance(each, Found)]
    # From the whole of the folder: articles of one language often lie side by side.
    sample = paths[:: len(paths) // _LOOKED_AT + 1]
    languages = Counter(filter(None, map(_language, sample)))
    if not languages:
        return Survey(len(paths), "")
    (language, times), *_ = languages.most_common(1)
    return Survey(len(paths), language if times * 2 > len(sample) else "")


def _language(path: Path) -> str:
    """The language of an article; "" if it does not tell or cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            return ""
        return parse(Source.from_bytes(data, path.as_posix())).language
    except (OSError, UnreadableSource):
        return ""
