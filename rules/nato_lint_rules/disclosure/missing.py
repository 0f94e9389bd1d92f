"""Why an article needs a notice, what to tell its editor, and the notice that the house would put."""

from nato_lint import Edit, Fix, Pattern
from nato_lint_rules.disclosure.article import Article
from nato_lint_rules.disclosure.options import Level

# Where a declaration belongs, by the format of what declares it.
_TOP = {
    "": "to the very top of the file, between two lines `---`",
    "yaml": "between the two `---` lines at the top",
    "toml": "right below the first `+++`",
    "json": "right below the first `{`",
    "html": "between `<head>` and `</head>`",
}
_LONGEST_LEVEL = 20
# What a notice is written with, and readers never see.
_MARKS = Pattern(r"\*\*|(?m:^)(?:>|!!!|:::|\{[{%])")


def reason(article: Article) -> str | None:
    """Why the article needs a notice that readers see; None if it needs none."""
    declared, require = article.declared, article.policy.require
    if declared:
        by_declaration = require != "when-residue" and article.options.rendered_by == "body"
        if (
            by_declaration
            and declared.level in article.policy.levels
            and not article.claims_exemption
        ):
            return (
                f"The front matter declares that AI was used (“{declared.level}”), "
                "but nothing tells readers."
            )
        return None
    if article.evidence:
        if require == "when-declared":
            return None
        return (
            f"This article holds left-overs of a chatbot (“{article.evidence.excerpt}”) "
            "but does not say whether AI was used."
        )
    return (
        "This article does not say whether AI was used to make it." if require == "always" else None
    )


def advice(article: Article) -> str:
    """What the editor can do about it."""
    declared = article.declared
    if declared and declared.level:
        return (
            f"{_addition(article, declared.level)}, or set "
            '`rendered-by = "template"` in the configuration if your site shows one itself.'
        )
    delete = "Delete them. Then " if article.evidence else ""
    if misplaced := _declaration_in_text(article):
        move = f"move the line `{misplaced}` {_TOP[_format(article)]}: it does not count elsewhere."
        return delete + (move if delete else f"M{move[1:]}")
    if delete:
        return f"{delete}{_declaring(article, 'assisted')} (`none` if AI did not help)."
    declaring = _declaring(article, "none")
    return f"{declaring[0].upper()}{declaring[1:]} (`assisted` or `generated` if AI was used)."


def _addition(article: Article, level: Level) -> str:
    """To add the notice that the house has for the level."""
    from nato_lint_rules.disclosure.house_notice import notice_in_brief, shortcode

    if article.options.notice.form == "shortcode":
        code = shortcode(article, level)
        return f"Add `{code}`" if code else "Add a short notice"
    words = notice_in_brief(article, level)
    return f"Add a short notice such as “{words}”" if words else "Add a short notice"


def _declaring(article: Article, level: Level) -> str:
    """To declare the level, said to somebody who may never have heard of front matter."""
    line, written = declared_line(article, level), _format(article)
    if not written:
        return f"put these three lines at the very top of the file: `---`, `{line}`, `---`"
    return f"add the line `{line}` {_TOP[written]}"


def _format(article: Article) -> str:
    """The format of the front matter, and "html" where it is the head of a page; "" without any."""
    if article.document.dialect == "html":
        return "html"
    front_matter = article.document.front_matter
    return front_matter.format if front_matter else ""


def _declaration_in_text(article: Article) -> str:
    """The first line of the text that reads like a declaration; "" if there is none."""
    document, key = article.document, article.options.front_matter.key
    if not document.mentions(key.lower()) or _format(article) in ("toml", "json", "html"):
        return ""
    source = document.source
    for prose in document.prose:
        first, last = (
            source.line_number(prose.start),
            source.line_number(max(prose.start, prose.end - 1)),
        )
        for number in range(first, last + 1):
            line = document.text[slice(*source.line_span(number))].strip()
            name, colon, value = line.partition(":")
            word = value.strip()
            if name.lower() == key.lower() and word.isalpha() and len(word) <= _LONGEST_LEVEL:
                return f"{name}{colon} {word}"
    return ""


def declared_place(article: Article) -> str:
    """Where the article declares something to machines."""
    return "head of the page" if _format(article) == "html" else "front matter"


def declared_line(article: Article, level: str) -> str:
    """The declaration of a level as the article writes it."""
    key = article.options.front_matter.key
    match _format(article):
        case "html":
            return f'<meta name="{key}" content="{level}">'
        case "toml":
            return f'{key} = "{level}"'
        case "json":
            return f'"{key}": "{level}",'
        case _:
            return f"{key}: {level}"


def insertion(article: Article) -> Fix | None:
    """The fix that inserts the house's notice for the declared level; None where it cannot."""
    level = article.declared.level if article.declared else None
    if level is None or level == "none":
        return None
    from nato_lint_rules.disclosure.house_notice import house_notice
    from nato_lint_rules.disclosure.notice_place import insertion as insertion_of

    notice = house_notice(article, level)
    edit = insertion_of(article, notice) if notice else None
    if edit is None or not _answers(article, edit):
        return None
    safety = Fix.SAFE if article.options.notice.insert == "safe" else Fix.UNSAFE
    return Fix(safety, "Insert the house's notice", (edit,))


def _answers(article: Article, edit: Edit) -> bool:
    """Whether the notice is one where it would stand: not inside code that nobody has closed.

    Nor inside HTML, where its marks would be read as text.
    """
    from nato_lint import Source, parse

    document = article.document
    text = document.text[: edit.start] + edit.text + document.text[edit.end :]
    changed = parse(Source(text, document.path), dialect=document.dialect)
    end = edit.start + len(edit.text)
    if document.dialect != "text" and any(
        _MARKS.search(prose.text)
        for prose in changed.prose
        if prose.start < end and edit.start < prose.end
    ):
        return False
    return any(notice.answers for notice in Article(changed, article.options).notices)
