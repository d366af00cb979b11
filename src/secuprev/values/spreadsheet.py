"""Text in the cells of a CSV that somebody will open with a spreadsheet."""

__all__ = ["inert"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before one.

    A program that reads such a file takes the first apostrophe away.

    >>> inert("=HYPERLINK(A1)"), inert("Melun")
    ("'=HYPERLINK(A1)", 'Melun')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
