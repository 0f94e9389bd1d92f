"""The notice of the house for a declared level, in words and in the form of its dialect.

It only restates what the front matter says: no level, reviewer or date is made up.
"""

import re

from nato_lint_rules.disclosure.article import Article
from nato_lint_rules.disclosure.declaration import declared_table
from nato_lint_rules.disclosure.mentions import DATA
from nato_lint_rules.disclosure.options import Level
from nato_lint_rules.disclosure.review import staleness

# How a dialect writes a notice; the others write a quotation.
_FORMS = {"mkdocs": "admonition", "docusaurus": "directive", "github": "alert"}
# Whatever the house asks for, nothing else can be written there.
_ONLY_FORMS = {"text": "plain", "html": "html"}
# Dialects in which braces and tags are a program.
_MDX = frozenset({"mdx", "docusaurus"})

# What the front matter says in words of its own.
_WORDS = frozenset({"extent", "by"})
_MDX_SYNTAX = re.compile(r"[{}<]")
_PLACEHOLDER = re.compile(r"\{([a-z-]+)\}")


def house_notice(article: Article, level: Level) -> str | None:
    """The notice as it is written into the article; None if its words need what is not known."""
    if article.options.notice.form == "shortcode":
        return shortcode(article, level)
    language = article.document.language or "en"
    house = _templates(language)
    own = _own_template(article, level, language)
    text = _filled(own, article) if own else _plain_notice(house, article, level)
    if text is None:
        return None
    return _in_form(house["label"], text, _form(article))


def shortcode(article: Article, level: Level) -> str | None:
    """The mark that shows the notice, as the dialect writes it; None where the house names none."""
    markers = article.options.notice.markers
    if not markers:
        return None
    name, dialect = markers[0], article.document.dialect
    if dialect in _MDX:
        component = "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_ ]+", name))
        return f'<{component} level="{level}" />'
    if dialect == "jekyll":
        return f'{{% include {name}.html level="{level}" %}}'
    return f'{{{{< {name} level="{level}" >}}}}'


def notice_in_brief(article: Article, level: Level) -> str | None:
    """The sentence for the level alone, in the article's language; None where there is none.

    A template of the house whose blanks the article cannot fill is quoted with its blanks.
    """
    language = article.document.language or "en"
    own = _own_template(article, level, language)
    if own:
        return _filled(own, article) or own
    return _templates(language).get(level)


def _templates(language: str) -> dict[str, str]:
    import tomllib

    path = DATA / f"{language}.toml"
    known = path if path.exists() else DATA / "en.toml"
    templates: dict[str, str] = tomllib.loads(known.read_text(encoding="utf-8"))["templates"]
    return templates


def _own_template(article: Article, level: Level, language: str) -> str | None:
    """The words of the house for the level, in the article's language if it has them."""
    templates = article.options.notice.templates
    of_language = templates.get(language)
    if isinstance(of_language, dict) and level in of_language:
        return of_language[level]
    general = templates.get(level)
    return general if isinstance(general, str) else None


def _plain_notice(house: dict[str, str], article: Article, level: Level) -> str:
    """The level, then each of the other sentences for which the front matter has the words."""
    parts = ("extent", "reviewed", "policy") if level != "autonomous" else ("policy",)
    more = (_filled(house[part], article) for part in parts)
    sentences = [house[level], *filter(None, more)]
    joint = "" if sentences[0].endswith("。") else " "
    return joint.join(sentences)


def _filled(template: str, article: Article) -> str | None:
    """The template with its blanks filled in; None if the article does not know one of them."""
    known = _known(article)
    names = _PLACEHOLDER.findall(template)
    if not all(known.get(name) for name in names):
        return None
    return " ".join(_PLACEHOLDER.sub(lambda blank: known[blank[1]], template).split())


def _known(article: Article) -> dict[str, str]:
    table = declared_table(article.document, article.options.front_matter)
    extent = table.get("extent")
    known = {
        "extent": extent.strip() if isinstance(extent, str) else "",
        "policy-url": article.options.notice.policy_url,
    }
    review = article.review
    if review and review.is_complete and review.day and staleness(article, review) is None:
        known |= {"by": review.by, "date": review.day.isoformat()}
    if article.document.dialect in _MDX:
        known |= {name: _MDX_SYNTAX.sub(r"\\\g<0>", known[name]) for name in known.keys() & _WORDS}
    return known


def _form(article: Article) -> str:
    dialect, chosen = article.document.dialect, article.options.notice.form
    form = _FORMS.get(dialect, "quote") if chosen == "dialect" else chosen
    return _ONLY_FORMS.get(dialect, form)


def _in_form(label: str, text: str, form: str) -> str:
    if form == "plain":
        return f"{label}: {text}"
    if form == "html":
        from html import escape

        return f"<p><strong>{escape(label)}:</strong> {escape(text, quote=False)}</p>"
    if form == "alert":
        return f"> [!NOTE]\n> **{label}:** {text}"
    if form == "admonition":
        return f'!!! note "{label}"\n    {text}'
    if form == "directive":
        return f":::info[{label}]\n{text}\n:::"
    return f"> **{label}:** {text}"
