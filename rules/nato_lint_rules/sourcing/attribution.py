"""Attributions in words: whether a sentence names somebody who says so."""

from collections.abc import Sequence

from nato_lint import Pattern
from nato_lint_rules.sourcing.vocabulary import words

# How far before its verb the name of a speaker is looked for, and how far behind "according to"
# that of a source, in words.
_REACH = 9
_NAME_REACH = 6
# How many capitals a name has before "survey", and how many words between that and its verb.
_LONGEST_NAME = 4
_VERB_REACH = 5
_PASSIVE = ("is", "are", "was", "were", "be", "been", "being", "often", "commonly", "generally")
_ARTICLES = ("the", "a", "an", "its", "their")
_MARKS = ',;:()“”"\n'
_WORD = Pattern(r"[^\W\d_][\w'’-]*")
_HANDLE = Pattern(r"(?<![\w/.])[ur]/\w{2}")
_TOKEN = Pattern(r"[^\W_][\w'’.&-]*|[,;:()“”\"\n\ufffc]")
_YEAR = Pattern(r"(?:19|20)\d\d(?:['’]s)?")


def is_own(text: str) -> bool:
    """Whether somebody speaks of himself here, and so is the source of what he says."""
    own = words("first person")
    return any(word.lower().replace("’", "'") in own for word in _WORD.findall(text))


def names_source(text: str) -> bool:
    """Whether the text says, with a name, who reports what it says."""
    if "/" in text and _HANDLE.search(text):
        return True
    tokens = [token.rstrip(".") for token in _TOKEN.findall(text)]
    lowers = [token.lower() for token in tokens]
    for place, word in enumerate(lowers):
        if word in words("speakers"):
            return True
        if word in words("reporting") and tokens[place] == word:
            found = _speaker_before(tokens, place) or _speaker_after(tokens, place)
        elif word in ("one", "another"):
            found = _one_person(lowers, place)
        elif word in ("to", "by", "from", "in", "of", "per"):
            found = _leads(lowers, place) and _is_named(tokens[place + 1 : place + 1 + _NAME_REACH])
        else:
            found = False
        if found or (word in words("studies") and _is_named_study(tokens, lowers, place)):
            return True
    return False


def _leads(lowers: Sequence[str], place: int) -> bool:
    """Whether a source follows this preposition: "according to", "data from", "compiled by"."""
    word, before = lowers[place], lowers[place - 1] if place else ""
    match word:
        case "to":
            return before == "according" or lowers[place - 2 : place] == ["according", "also"]
        case "by":
            return before in words("made") or before in words("studies")
        case "from":
            return before in words("studies")
        case "in":
            return before == "published"
        case "of":
            return lowers[max(0, place - 3) : place] == ["in", "the", "words"]
    return before == "as"


def _is_named(following: Sequence[str]) -> bool:
    """Whether a phrase names somebody: a proper name, or a definite "the ministry"."""
    article = following[0].lower() if following else ""
    definite = article in ("the", "its", "his", "her", "their")
    head = ""
    for token in following[definite:]:
        if token in _MARKS:
            break
        if token[0].isupper():
            return True
        if token in words("openers"):
            break
        head = token
        if not definite and head in words("vague"):
            return False
    if not definite or not head:
        return False
    return article != "the" or head in words("institutions") or head not in words("vague")


def _one_person(lowers: Sequence[str], place: int) -> bool:
    """Whether one person reports who is not named: "one owner said", "another long-time user"."""
    following = lowers[place + 1 : place + 3 + _REACH]
    return not words("persons").isdisjoint(following[:2]) and not words("reporting").isdisjoint(
        following
    )


def _speaker_before(tokens: Sequence[str], verb: int) -> bool:
    """Whether a name stands before the verb: "the Harbour Board said", "Mary Ito, a pilot, said"."""
    before = tokens[verb - 1].lower() if verb else ""
    if before in ("he", "she", "they"):
        return True
    if before in _PASSIVE:
        return False
    if before in words("bodies"):
        return True
    if before in words("institutions") and _is_definite(tokens[max(0, verb - 4) : verb - 1]):
        return True
    if verb > 2 and before in words("vague"):
        return tokens[verb - 2][0].isupper()  # "Lund researchers", but not "in Lund, researchers"
    for place in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        token = tokens[place]
        if token in ';:()"“”\n' or token.lower() in ("that", "which", "by", "to"):
            return False
        if not token[0].isupper():
            continue
        if place and tokens[place - 1] not in ';:()"“”\n':
            return True
        return _is_name_at_start(tokens, place, verb)
    return False


def _is_definite(described: Sequence[str]) -> bool:
    """Whether words before a noun make it one in particular: "the", "the national"."""
    articles = [place for place, word in enumerate(described) if word.lower() in ("the", "its")]
    return bool(articles) and all(word.islower() for word in described[articles[-1] + 1 :])


def _is_name_at_start(tokens: Sequence[str], place: int, verb: int) -> bool:
    """Whether the first word of a sentence is a name and not only a capital."""
    word = tokens[place]
    if word[1:2].isupper():
        return True
    if _is_opener(word):
        return False
    return verb == place + 1 and not word.lower().endswith("s")


def _is_name(token: str) -> bool:
    return token[0].isupper() and len(token) > 1 and "'" not in token and "’" not in token


def _is_opener(word: str) -> bool:
    return word.lower() in words("vague") or word.lower() in words("openers")


def _speaker_after(tokens: Sequence[str], verb: int) -> bool:
    """Whether the verb is followed by its speaker: "..., said Mary Ito"."""
    if tokens[verb] not in ("said", "says", "explained", "explains", "wrote", "writes", "noted"):
        return False
    following = tokens[verb + 1 : verb + 2]
    return bool(following) and following[0][0].isupper() and following[0] != "I"


def _is_named_study(tokens: Sequence[str], lowers: Sequence[str], noun: int) -> bool:
    """Whether a study has a year or a name: "a 2023 survey", "from the Harbour Index"."""
    for place in range(noun - 1, max(-1, noun - 4), -1):
        if tokens[place] in _MARKS:
            break
        if _YEAR.fullmatch(tokens[place]):
            return True
    first = noun
    while first > 0 and noun - first < _LONGEST_NAME and _is_name(tokens[first - 1]):
        first -= 1
    if first == noun or (first == 0 and noun == 1 and _is_opener(tokens[0])):
        return False
    at = first - 2 if first > 1 and lowers[first - 1] in _ARTICLES else first - 1
    if at >= 0 and lowers[at] in ("in", "from", "by", "of", "to"):
        return True
    return not words("reporting").isdisjoint(tokens[noun + 1 : noun + _VERB_REACH])
