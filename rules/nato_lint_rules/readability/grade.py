"""The grade level of a text from its counts."""

__all__ = ["grade"]


def grade(sentences: int, words: int, syllables: int) -> float:
    """The Flesch-Kincaid grade level: about the years of US schooling a reader needs.

    Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability Formulas for Navy
    Enlisted Personnel", Research Branch Report 8-75, Naval Technical Training Command, 1975.
    A text without sentences or words has the grade 0.
    """
    if sentences <= 0 or words <= 0:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59
