"""The name of a commune stripped to what two ways of writing it have in common."""

import re

from secuprev.values import folded

__all__ = ["LONGEST", "plain_name", "plain_names", "without_article"]

LONGEST = 200
"""Characters of what may be the name of a commune: the longest has 45, and people add to it."""

# Each pattern works on many names at once, one a line: nothing here may match the end of a line.
_BLANKS = re.compile(r"[^\S\n]+")
_ARTICLE_BEHIND = re.compile(r"^([^\n]+?) *(?:, *|\( *)(l'|le|la|les) *\)?$", re.MULTILINE)
_SOUS = re.compile(r"\bs ?/ ?s\b")
_SUR = re.compile(r"\bs ?/")
_OTHER = re.compile(r"[^a-z0-9\n]+")
_OUTER = re.compile(r"^ | $", re.MULTILINE)
_LONE_S = re.compile(r"(?<=[a-z0-9] )s(?= [a-z])")
_ORDINAL = re.compile(r"\b([0-9]+)(?:er|ere|e|eme|ieme)\b")
_SHORT = re.compile(r"\b(?:stes|ste|sts|st|lez)\b")
_LONG = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les"}
_ARTICLE = re.compile(r"^(?:les|le|la|l) (?=.)", re.MULTILINE)


def plain_name(text: str) -> str:
    """Return a name without what is written now one way, now another.

    Accents, capitals, hyphens, apostrophes of every shape and doubled spaces go; ligatures are
    taken apart; an article put behind comes to the front; "st", "ste", "s/", "lez" are written
    out as "saint", "sainte", "sur", "les", and "12ème" is "12". The leading article stays, for
    "La Roche" and "Les Roches" are two names: see `without_article`.

    >>> plain_name("St-Germain-lès-Corbeil")
    'saint germain les corbeil'
    >>> plain_name("MANS (LE)"), plain_name("L’Haÿ-les-Roses"), plain_name("Vitry s/ Seine")
    ('le mans', 'l hay les roses', 'vitry sur seine')

    Args:
        text: the name as somebody wrote it.
    """
    return plain_names(text.replace("\n", " "))


def plain_names(lines: str) -> str:
    r"""Return many names, one a line, each as `plain_name` gives it, sooner than one by one.

    >>> plain_names("Ste-Anne\nLès Œufs")
    'sainte anne\nles oeufs'
    """
    text = _ARTICLE_BEHIND.sub(r"\2 \1", _BLANKS.sub(" ", folded(lines)))
    text = _SUR.sub(" sur ", _SOUS.sub(" sous ", text))
    text = _OUTER.sub("", _OTHER.sub(" ", text))
    text = _ORDINAL.sub(r"\1", _LONE_S.sub("sur", text))
    return _SHORT.sub(lambda found: _LONG[found[0]], text)


def without_article(plain: str) -> str:
    """Return a plain name less its leading article; of many names, one a line, each.

    >>> without_article("le mans"), without_article("l hay les roses"), without_article("lens")
    ('mans', 'hay les roses', 'lens')

    Args:
        plain: a name as `plain_name` gives it.
    """
    return _ARTICLE.sub("", plain)
