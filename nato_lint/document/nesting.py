"""What the elements of HTML contain, and which of them end which."""

from nato_lint.document.prose import ProseKind
from nato_lint.document.tags import BLOCK_TAGS

# The containers that elements are for rules, and the kinds of text in them.
CONTAINERS = {
    "blockquote": "quote",
    "details": "details",
    "li": "list item",
    "ol": "list",
    "table": "table",
    "tr": "row",
    "ul": "list",
}
KINDS = {
    "blockquote": ProseKind.QUOTE,
    "caption": ProseKind.CAPTION,
    "dt": ProseKind.CAPTION,
    "figcaption": ProseKind.CAPTION,
    "li": ProseKind.LIST_ITEM,
    "td": ProseKind.TABLE_CELL,
    "th": ProseKind.TABLE_CELL,
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROW_ENDS = (frozenset(("td", "th", "tr")), frozenset(("table",)))
# By the tag that opens: the elements that it ends, and those that keep it from ending others.
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ol", "ul"))),
    "dd": (frozenset(("dd", "dt")), frozenset(("dl",))),
    "dt": (frozenset(("dd", "dt")), frozenset(("dl",))),
    "td": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "th": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "tr": _ROW_ENDS,
    "tbody": _ROW_ENDS,
    "tfoot": _ROW_ENDS,
}
# Their closing tag may be left out.
OPTIONAL = frozenset(("dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"))
# A closing tag of one of these does not reach beyond such an element.
WITHIN = {
    "li": frozenset(("ol", "ul")),
    "p": BLOCK_TAGS - {"p"},
    **dict.fromkeys(("td", "th", "tr"), frozenset(("table",))),
}
