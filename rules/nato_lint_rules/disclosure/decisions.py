"""What a house has to decide about AI, for its first configuration."""

from pathlib import Path

# Where the template of a site can show a notice that stands in the front matter.
_PLACES = {
    "Astro": "a component in the layout",
    "Docusaurus": "a wrapped DocItem or BlogPostItem",
    "Eleventy": "an include in the layout",
    "Gatsby": "a component in the template of the page",
    "Hexo": "a partial of the theme",
    "Hugo": "a partial of the theme",
    "Jekyll": "an include in the layout",
    "MkDocs": "an override of the theme's main.html",
    "Pelican": "the article template of the theme",
    "Quarto": "a partial of the template",
    "Sphinx": "an override of the theme's layout.html",
    "VitePress": "a slot of the layout",
    "Zola": "a macro in the template",
}
_ANYWHERE = "its layout"


def decisions(site: str) -> str:
    """The questions with the options that answer them, as TOML with notes."""
    text = Path(__file__).with_name("decisions.toml").read_text(encoding="utf-8")
    return text.replace("{place}", _PLACES.get(site, _ANYWHERE))
