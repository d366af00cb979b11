"""Texts that people write, and those that some reader takes for something else."""

from hypothesis import strategies as st

__all__ = ["AWKWARD", "texts", "words"]

AWKWARD = (
    "",
    "on",
    "no",
    "null",
    "~",
    "true",
    "01001",
    "2012",
    "1e3",
    "0x1F",
    "1_000",
    ".inf",
    "12:30",
    "2012-11-23",
    "<<",
    "=",
    "- a",
    "a: b",
    "a #b",
    "a:",
    "a, b",
    "[a]",
    "{a}",
    "!!str a",
    "&a",
    "*a",
    "|",
    "---",
    "...",
    "%YAML 1.1",
    " before",
    "after ",
    "\u00a0",
    "a\u00a0",
    "a  b",
    "'",
    '"',
    '"""',
    "'''",
    "\\",
    "\\u0041",
    "two\nlines",
    "\n",
    "a\r\nb",
    "a\rb",
    "a\tb",
    "a\x85b",
    "a\u2028b",
    "\ufeffa",
    "a\x00b",
    "a\x7fb",
    "\ufffe",
    "\U0001ffff",
    "Préfecture de l'Ain",
    "👮🏽\u200d♀️",
    "שלום",
    "\u202eabc",
    "e\u0301",
    "x" * 200,
)
"""Texts that a format, a terminal or a page may take for something else."""


def texts() -> st.SearchStrategy[str]:
    """Return a strategy for the texts that a document may hold, the awkward ones often.

    >>> from hypothesis import find
    >>> find(texts(), lambda text: text.isdigit() and len(text) > 3)
    '01001'
    """
    return _TEXTS


def words() -> st.SearchStrategy[str]:
    """Return a strategy for texts that say something, and are not only space."""
    return _WORDS


_SPEAKING = tuple(one for one in AWKWARD if one.strip())
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_TEXTS = st.sampled_from(AWKWARD) | _ANY
_WORDS = st.sampled_from(_SPEAKING) | _ANY.map(lambda text: text if text.strip() else f"a{text}")
