"""What a terminal shows in place of a letter that its encoding does not have."""

import codecs
import unicodedata

__all__ = ["NEAREST"]

NEAREST = "secuprev.nearest"
"""Name of the way to encode: a letter becomes the nearest that there is, a sign the plainest."""

_PLAIN = str.maketrans(
    {
        "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "«": '"', "»": '"',
        "–": "-", "—": "-", "·": "-", "→": "->",
    }
)  # fmt: skip


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Spell out what cannot be encoded.

    >>> codecs.encode("Cœur d’Essonne, 23 novembre → 5 €", "ascii", NEAREST)
    b"Coeur d'Essonne, 23 novembre -> 5 ?"
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end].translate(_PLAIN)
    letters = (unicodedata.normalize("NFKD", one).encode("ascii", "ignore") for one in lost)
    return "".join(one.decode() or "?" for one in letters), error.end


codecs.register_error(NEAREST, _nearest)
