"""What is said of an exception that a plugin or the linter raised."""

_LONGEST = 200


def described(error: BaseException) -> str:
    """The kind of the error and what it says, in one line of no great length."""
    kind = type(error).__name__
    try:
        words = " ".join(str(error).split())[:_LONGEST].rstrip(".")
    except Exception:  # noqa: BLE001 (exceptions of plugins may fail themselves)
        return kind
    return f"{kind}: {words}" if words else kind
