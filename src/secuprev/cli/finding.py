"""Finding domains by what someone types, whatever the accents, hyphens and apostrophes."""

import re
import unicodedata
from difflib import get_close_matches

from secuprev.law import Domain, domains

__all__ = ["found", "near", "plain_form"]

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_SEPARATORS = re.compile(r"[\s_'’‘ʼ´`\-‐‑‒–—]+")


def plain_form(words: str) -> str:
    """Return words in the form in which they are compared.

    >>> plain_form("Épaves d’auto-école") == plain_form("EPAVES D'AUTO ECOLE")
    True
    """
    bare = unicodedata.normalize("NFKD", words.casefold().translate(_LIGATURES))
    kept = "".join(one for one in bare if not unicodedata.combining(one))
    return _SEPARATORS.sub(" ", kept).strip()


def _forms(domain: Domain) -> tuple[str, ...]:
    return tuple(map(plain_form, (domain.code, domain.label.fr, domain.label.en)))


def found(words: str) -> list[Domain]:
    """Return the domains whose code or labels contain words; one alone if it is called just so.

    >>> [one.code for one in found("TRANQUILLITE VACANCES")]
    ['holiday_watch']
    """
    wanted = plain_form(words)
    exact = [one for one in domains.values() if wanted in _forms(one)]
    if len(exact) == 1:
        return exact
    return [one for one in domains.values() if any(wanted in form for form in _forms(one))]


def near(words: str) -> list[Domain]:
    """Return domains whose code or a label is near to words, best first.

    >>> near("holliday_watch")[0].code
    'holiday_watch'
    """
    forms = {form: one for one in domains.values() for form in _forms(one)}
    close = get_close_matches(plain_form(words), list(forms), n=3, cutoff=0.5)
    return list({forms[form].code: forms[form] for form in close}.values())
