"""Why an article needs a notice, what to tell its editor, and the notice that the house would put."""

from nato_lint import Edit, Fix
from nato_lint_rules.disclosure.article import Article


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
            "This article holds left-overs of a chatbot "
            f"(“{article.evidence.excerpt}”) but does not say whether AI was used."
        )
    return (
        "This article does not say whether AI was used to make it." if require == "always" else None
    )


def advice(article: Article) -> str:
    """What the editor can do about it."""
    if article.declared:
        return (
            "Add a short notice such as “This article was written with the help of AI.”, or set "
            '`rendered-by = "template"` in the configuration if your site shows one itself.'
        )
    key = article.options.front_matter.key
    if article.evidence:
        return (
            "Delete the left-overs, and add a short notice if AI helped to write it, or declare it "
            f"in the front matter (`{key}: assisted`, or `{key}: none` if it did not)."
        )
    return (
        "Add a short notice that readers see, or one line to the front matter: "
        f"`{key}: none` if no AI was used."
    )


def insertion(article: Article) -> Fix | None:
    """The fix that inserts the house's notice for the declared level; None where it cannot."""
    level = article.declared.level if article.declared else None
    if level is None or level == "none":
        return None
    from nato_lint_rules.disclosure.house_notice import house_notice, insertion_point

    notice = house_notice(article, level)
    if notice is None:
        return None
    at = insertion_point(article)
    newline = "\r\n" if "\r\n" in article.document.text else "\n"
    text = notice.replace("\n", newline)
    if at < len(article.document.text.rstrip()):
        edit = Edit(at, at, f"{text}{newline}{newline}")
    else:
        end = len(article.document.text.rstrip())
        edit = Edit(end, end, f"{newline}{newline}{text}")
    if not _answers(article, edit):
        return None
    safety = Fix.SAFE if article.options.notice.insert == "safe" else Fix.UNSAFE
    return Fix(safety, "Insert the house's notice", (edit,))


def _answers(article: Article, edit: Edit) -> bool:
    """Whether the notice is one where it would stand: not inside code that nobody has closed."""
    from nato_lint import Source, parse

    document = article.document
    text = document.text[: edit.start] + edit.text + document.text[edit.end :]
    changed = parse(Source(text, document.path), dialect=document.dialect)
    return any(notice.answers for notice in Article(changed, article.options).notices)
