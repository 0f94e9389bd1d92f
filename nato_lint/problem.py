"""What goes wrong because of what a user asked for."""


class Problem(Exception):
    """Something that the user can put right; `str(error)` is one sentence that says what."""
