"""How a text speaks of its numbers: whether it reports them as facts about the world."""

from itertools import takewhile

from nato_lint import Pattern, Prose, ProseKind, Sentence
from nato_lint_rules.unsourced_number.instructions import is_instruction
from nato_lint_rules.unsourced_number.quantity import Kind, Quantity
from nato_lint_rules.unsourced_number.vocabulary import words

_WORD = Pattern(r"[^\W\d_][\w'’-]*")
_NEXT_WORD = Pattern(r"[\s-]([A-Za-z]+)")
_AND_BEYOND = Pattern(r"\sor\s(?:above|higher|better|below|lower|under|over)\b")
_AIM = Pattern(r"\b([a-z]+)\sof\s(?:[\w-]{1,20}\s){0,2}\Z")
_ARTICLE = Pattern(r"\b(?:[Aa]n?|[Nn]o)\s\Z")
_PRESUMES = Pattern(r"\W*(?:Did you know|Why (?:do|does|did|is|are|was|were|has|have))\b")
_VAGUE = Pattern(r"(?i)(?:tens|hundreds|thousands|millions|billions|trillions)\b")
_CLAUSE = Pattern(r"[^,;:()–—]*")
_MARKS = " \t•‣◦▪*–-\"“'‘("
_CONJUNCTIONS = ("and", "but", "which", "who", "that", "when", "while")
_TERMINAL = ".!?…:;)”\"'"
# A line this short that no stop ends is a heading, in text without markup.
_HEADING_WORDS = 14
# A count below this is casual.
_LARGE = 10
# A price below this that only describes a thing ("a $200 dryer") is casual.
_PRICEY = 1_000_000
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


def is_offer(text: str) -> bool:
    """Whether a block sells something: its prices are the seller's own."""
    lower = text.lower()
    return any(phrase in lower for phrase in words("offers"))


class Reading:
    """How one sentence speaks: read once, asked for each of its quantities."""

    def __init__(self, sentence: Sentence) -> None:
        self._text = sentence.prose.text
        self._start, self._end = sentence.start, sentence.end
        self._states = not (_asks(sentence.text) or is_instruction(sentence.text))
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
            and not self._is_planned(quantity)
            and not (quantity.kind is Kind.MONEY and self._is_announced(quantity))
            and not (self._is_vague(quantity) and self._is_possible(quantity))
        )

    def _is_any(self, quantity: Quantity) -> bool:
        """Whether it only says what kind of a thing is meant: "a 20% deposit", "a $200 dryer".

        At the start of a sentence such a thing is any of its kind: "A 5% rise means ...".
        """
        article = _ARTICLE.search(self._text, self._near(quantity), quantity.start)
        described = _NEXT_WORD.match(self._text, quantity.end)
        if not article or not described or " per " in quantity.unit:
            return False
        if not self._text[self._start : article.start()].strip(_MARKS):
            return True
        match quantity.kind:
            case Kind.MONEY:
                return quantity.value < _PRICEY
            case Kind.PERCENTAGE:
                return described[1] not in words("changes")
        return quantity.kind is Kind.MEASUREMENT and described[1] not in words("stops")

    def _is_limit(self, quantity: Quantity) -> bool:
        if _AND_BEYOND.match(self._text, quantity.end):
            return True
        beside = self._before(quantity)
        if following := _NEXT_WORD.match(self._text, quantity.end):
            beside.append(following[1])
        return not words("limits").isdisjoint(beside) or self._is_aim(quantity)

    def _is_aim(self, quantity: Quantity) -> bool:
        found = _AIM.search(self._text, self._near(quantity), quantity.start)
        return found is not None and found[1] in words("aims")

    def _is_vague(self, quantity: Quantity) -> bool:
        return bool(_VAGUE.match(self._text, quantity.start))

    def _is_possible(self, quantity: Quantity) -> bool:
        """Whether a plural such as "thousands" is what could be: "can handle thousands of users"."""
        before = self._text[self._near(quantity) : quantity.start]
        return not words("abilities").isdisjoint(_spoken(before))

    def _is_announced(self, quantity: Quantity) -> bool:
        beside = self._before(quantity) + self._after(quantity)
        return not words("announced").isdisjoint(beside)

    def _is_planned(self, quantity: Quantity) -> bool:
        return not words("plans").isdisjoint(self._after(quantity))

    def _before(self, quantity: Quantity) -> list[str]:
        """The few words before a quantity, within its sentence."""
        return _spoken(self._text[self._near(quantity) : quantity.start])[-_NEAR:]

    def _after(self, quantity: Quantity) -> list[str]:
        """The few words behind a quantity, within its clause."""
        end = min(self._end, quantity.end + _NEAR_CHARACTERS)
        clause = _CLAUSE.match(self._text, quantity.end, end)
        following = _spoken(clause[0])[:_NEAR] if clause else []
        return list(takewhile(lambda word: word not in _CONJUNCTIONS, following))

    def _near(self, quantity: Quantity) -> int:
        return max(self._start, quantity.start - _NEAR_CHARACTERS)


def _asks(text: str) -> bool:
    return text.rstrip("\"'”’)* ").endswith("?") and not _PRESUMES.match(text)


def _supposition(text: str) -> int:
    """Where the sentence begins to suppose, plan or demand; its end when it does not."""
    for word in _WORD.finditer(text):
        said = word[0].lower().replace("’", "'")
        if said in words("suppositions") and word[0] != "May":
            return word.start()
    return len(text)


def _is_large(quantity: Quantity) -> bool:
    if quantity.kind is Kind.COUNT:
        return quantity.value >= _LARGE
    return not (quantity.kind is Kind.PERCENTAGE and quantity.value in (0, 100))


def _spoken(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]
