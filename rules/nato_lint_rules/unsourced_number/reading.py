"""How a text speaks of its numbers: whether it reports them as facts about the world."""

from nato_lint import Pattern, Prose, ProseKind, Sentence
from nato_lint_rules.unsourced_number.quantity import Kind, Quantity
from nato_lint_rules.unsourced_number.vocabulary import words

_WORD = Pattern(r"[^\W\d_][\w'’-]*")
_LIST_MARK = Pattern(r"[\s•‣◦▪*–-]*(?:\d{1,2}[.)]\s+)?")
_ARTICLE = Pattern(r"\W*(?:an?|An?)\s\Z")
_NEXT_WORD = Pattern(r"[\s-]([a-z]+)")
_AND_BEYOND = Pattern(r"\sor\s(?:above|higher|better|below|lower|under|over)\b")
_PRESUMES = Pattern(r"\W*(?:Did you know|Why (?:do|does|did|is|are|was|were|has|have))\b")
_TERMINAL = ".!?…:;)”\"'"
# A line this short that no stop ends is a heading, in text without markup.
_HEADING_WORDS = 14
# A count below this is casual.
_LARGE = 10
# How many words beside a number can make it a limit ("a limit of about 30"), and how many
# characters hold them.
_NEAR = 4
_NEAR_CHARACTERS = 60


def is_read(prose: Prose) -> bool:
    """Whether the numbers of a block are looked at: not in headings, quotations and alt texts."""
    if prose.kind in (ProseKind.HEADING, ProseKind.ALT, ProseKind.QUOTE, ProseKind.FOOTNOTE):
        return False
    if prose.inside("quote"):
        return False
    return prose.kind is not ProseKind.PARAGRAPH or not _is_bare_heading(prose)


def _is_bare_heading(prose: Prose) -> bool:
    text = prose.text.strip()
    return (
        text[-1:] not in _TERMINAL
        and "\n" not in text
        and text[:1] not in "•‣◦▪*–-"
        and len(prose.words) <= _HEADING_WORDS
    )


def is_own(text: str) -> bool:
    """Whether somebody speaks of himself here, and so is the source of what he says."""
    return not words("reading", "first_person").isdisjoint(_spoken(text))


def is_offer(text: str) -> bool:
    """Whether a block sells something: its prices are the seller's own."""
    lower = text.lower()
    return any(phrase in lower for phrase in words("reading", "offers"))


class Reading:
    """How one sentence speaks: read once, asked for each of its quantities."""

    def __init__(self, sentence: Sentence) -> None:
        self._text = sentence.prose.text
        self._start = sentence.start
        self._states = not (_asks(sentence.text) or _instructs(sentence.text))
        self._supposes_from = self._start + _supposition(sentence.text)

    def claims(self, quantity: Quantity) -> bool:
        """Whether the sentence states `quantity` as a fact that readers could check.

        Questions, instructions, suppositions, plans, rules and small counts are none.
        """
        return (
            self._states
            and quantity.start < self._supposes_from
            and _is_large(quantity)
            and not self._is_any(quantity)
            and not self._is_limit(quantity)
            and not (quantity.kind is Kind.MONEY and self._is_announced(quantity))
        )

    def _is_any(self, quantity: Quantity) -> bool:
        """Whether it is any such quantity, and none in particular: "A 5% rise means ..."."""
        before = min(quantity.start - self._start, _NEAR_CHARACTERS)
        found = _ARTICLE.match(self._text, quantity.start - before, quantity.start)
        return bool(found) and before < _NEAR_CHARACTERS

    def _is_limit(self, quantity: Quantity) -> bool:
        if _AND_BEYOND.match(self._text, quantity.end):
            return True
        beside = self._before(quantity)
        if following := _NEXT_WORD.match(self._text, quantity.end):
            beside.append(following[1])
        return not words("reading", "limits").isdisjoint(beside)

    def _is_announced(self, quantity: Quantity) -> bool:
        after = self._text[quantity.end : quantity.end + _NEAR_CHARACTERS]
        beside = self._before(quantity) + _spoken(after)[:_NEAR]
        return not words("reading", "announced").isdisjoint(beside)

    def _before(self, quantity: Quantity) -> list[str]:
        """The few words before a quantity, within its sentence."""
        start = max(self._start, quantity.start - _NEAR_CHARACTERS)
        return _spoken(self._text[start : quantity.start])[-_NEAR:]


def _asks(text: str) -> bool:
    return text.rstrip("\"'”’)* ").endswith("?") and not _PRESUMES.match(text)


def _instructs(text: str) -> bool:
    mark = _LIST_MARK.match(text)
    first = _WORD.match(text, mark.end() if mark else 0)
    return first is not None and first[0].lower() in words("reading", "imperatives")


def _supposition(text: str) -> int:
    """Where the sentence begins to suppose, plan or demand; its end when it does not."""
    for word in _WORD.finditer(text):
        said = word[0].lower().replace("’", "'")
        if said in words("reading", "hypothetical") or said in words("reading", "modals"):
            return word.start()
    return len(text)


def _is_large(quantity: Quantity) -> bool:
    if quantity.kind is Kind.COUNT:
        return quantity.value >= _LARGE
    return not (quantity.kind is Kind.PERCENTAGE and quantity.value in (0, 100))


def _spoken(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]
