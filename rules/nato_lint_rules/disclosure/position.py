"""Where notices stand in an article, and which of them belong together."""

from collections.abc import Iterator

from nato_lint import ProseKind
from nato_lint_rules.disclosure.article import Article
from nato_lint_rules.disclosure.mentions import Mentions
from nato_lint_rules.disclosure.notice import Notice


def is_in_position(article: Article, notice: Notice) -> bool:
    """Whether a notice stands where the house wants it."""
    prose = article.document.prose
    limit = article.options.notice.max_blocks_before
    if article.policy.position == "tail":
        return len(prose) - notice.block - 1 <= limit
    if article.policy.position == "head":
        before = [
            block
            for block in prose[: notice.block]
            if not (block.kind is ProseKind.HEADING and block.level == 1)
        ]
        return len(before) <= limit and all(block.kind is not ProseKind.HEADING for block in before)
    return True


def repeated_notices(article: Article) -> Iterator[tuple[Notice, Notice]]:
    """Notices that say what an earlier one has said, each with that one.

    Those in the same section or side by side are one. A sentence in running text is the story; it
    repeats a notice only in the same words.
    """
    apart: Notice | None = None
    spoken: dict[str, Notice] = {}
    last: Notice | None = None
    for notice in article.in_sight:
        words = article.document.text[notice.start : notice.end].lower()
        if last is None or not _belong_together(article, last, notice):
            earlier = (apart if notice.apart else None) or spoken.get(words)
            if earlier:
                yield earlier, notice
        spoken.setdefault(words, notice)
        apart = apart or (notice if notice.apart else None)
        last = notice


def _belong_together(article: Article, first: Notice, second: Notice) -> bool:
    if second.block - first.block <= 1:
        return True
    between = article.document.prose[first.block + 1 : second.block + 1]
    above = article.document.prose[max(0, first.block - 1) : first.block]
    mentions = article.document.shared(Mentions)
    announced = any(
        block.kind is ProseKind.HEADING and block.level != 1 and mentions.in_text(block.text)
        for block in above
    )
    return announced and all(block.kind is not ProseKind.HEADING for block in between)
