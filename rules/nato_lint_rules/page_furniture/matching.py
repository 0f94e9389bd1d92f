"""Which lines consist of nothing but the furniture of a page."""

from nato_lint import Pattern
from nato_lint_rules.page_furniture.vocabulary import buttons, is_consent, phrases

_FIRST_WORD = Pattern(r"[A-Za-z]+")
_COUNT = Pattern(
    r"\d{1,6} (?:comments?|replies|responses?)(?: (?:to|on) .{1,200})?|\d{1,6} thoughts? on .{1,200}"
    r"|one (?:comment|response|thought|reply)(?: (?:to|on) .{1,200})?",
)
_COPYRIGHT = Pattern(
    r"(?:copyright ?)?(?:©|\(c\)|&copy;)? ?(?:copyright )?(?:\d{4}(?: ?[-–] ?(?:\d{4}|present))?)?[^.]{0,80}"
    r"\.? all rights reserved"
)
_CRUMBS = Pattern(r"(?:home|homepage|you are here:?(?: home)?) ?(?:>|»|›|→|/|::) ?\S.{0,200}")
_CRUMB_SEPARATOR = Pattern(r" ?[>»›→] ?| / | :: ")
# What pages set before and behind such words. A hyphen before them would be a bullet.
_BEFORE = " \t\u00a0|»›→·↑▲←«–—[("
_BEHIND = " \t\u00a0.:!…*|»›>→·↑▲←«<+–—-[]()"
_BETWEEN_BUTTONS = " \t\u00a0|·•/:+"
_LONGEST = 400
_LONGEST_CRUMB = 60
_FEWEST_BUTTONS = 2
_FEWEST_PLACES = 3
# The weakest phrase of a line does not count where a stronger one stands beside it.
_STRENGTH = ("certain", "jump", "cookies", "standing", "labels")


def furniture_kind(text: str) -> str:
    """The kind of furniture that all of `text` is; "" where it is none.

    "certain", "jump", "standing", "labels" and "cookies" are the tables of phrases.toml; "share" is
    a share bar, "count" the head of a list of comments, "copyright" and "crumbs" speak for themselves.
    """
    trimmed = text.lstrip(_BEFORE).rstrip(_BEHIND)
    if not trimmed or len(text) > _LONGEST:
        return ""
    return _phrases(trimmed) or _shape(text.lower(), trimmed.lower())


def _phrases(text: str) -> str:
    """The kind of a line that is one phrase or button after the other."""
    at, kinds, verbs, places = 0, set(), 0, 0
    while at < len(text):
        if found := _phrase_at(text, at):
            kind, at = found
            kinds.add(kind)
            at = _skip(text, at, _BEHIND)
        elif button := buttons().match(text, at):
            verbs += button["verb"] is not None
            places += button["place"] is not None
            at = _skip(text, button.end(), _BETWEEN_BUTTONS)
        else:
            return ""
    if kinds:
        return next(kind for kind in _STRENGTH if kind in kinds)
    enough = verbs and verbs + places >= _FEWEST_BUTTONS
    return "share" if enough or places >= _FEWEST_PLACES else ""


def _phrase_at(text: str, at: int) -> tuple[str, int] | None:
    word = _FIRST_WORD.match(text, at)
    if not word:
        return None
    for kind, rest in phrases(word[0].lower()):
        match = rest.match(text, word.end())
        if match and (kind != "cookies" or is_consent(match[0].lower())):
            return kind, match.end()
    return None


def _shape(text: str, trimmed: str) -> str:
    if trimmed.startswith(("one ", *"0123456789")) and _COUNT.fullmatch(trimmed):
        return "count"
    if "all rights reserved" in trimmed and _COPYRIGHT.fullmatch(trimmed):
        return "copyright"
    if _CRUMBS.fullmatch(text) and not text.endswith("."):
        crumbs = _CRUMB_SEPARATOR.sub("\n", text).split("\n")
        if all(crumb.strip() and len(crumb) <= _LONGEST_CRUMB for crumb in crumbs[:-1]):
            return "crumbs"
    return ""


def _skip(text: str, at: int, characters: str) -> int:
    while at < len(text) and text[at] in characters:
        at += 1
    return at
