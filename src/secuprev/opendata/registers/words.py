"""Cells of a few words: yes and no, the kind of an act, how far it has come, the domains."""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from secuprev.model import ConventionKind, DomainMention, Stage
from secuprev.opendata.columns import Column, Holds, Unreadable
from secuprev.opendata.registers.doubts import Reading
from secuprev.values import folded
from secuprev.vocabulary import find_domains

__all__ = [
    "EMPTY",
    "Kind",
    "amendment_beside",
    "apart",
    "read_count",
    "read_flag",
    "read_kind",
    "read_mentions",
    "read_stage",
    "read_weapons",
    "says_none",
]

_YES = {
    "oui", "o", "x", "xx", "1", "vrai", "true", "yes", "y", "ok", "✓", "✔", "☑", "☒",
    "fait", "faite",
    "favorable", "present", "presente", "prevu", "prevue",
}  # fmt: skip
_NO = {
    "non", "n", "0", "faux", "false", "no", "neant", "aucun", "aucune", "sans", "✗", "✘", "☐",
    "absent",
    "absente", "pas", "jamais", "sans objet",
}  # fmt: skip


EMPTY = re.compile(
    r"^(?:nc|n\.c\.?|nr|n/?a|-+|–|—|néant|inconnue?|non (?:connue?|renseignée?))$", re.I
)


def read_flag(text: str) -> Reading[bool]:
    """Return whether a cell says yes or no; what is to be checked says neither.

    >>> read_flag("Oui").value, read_flag("NON").value, read_flag("✓").value
    (True, False, True)
    >>> read_flag("oui (depuis 2021)"), read_flag("à vérifier")
    (Reading(value=True, doubt='flag-words'), Reading(value=None, doubt='flag'))
    """
    said = " ".join(folded(text).strip(" .!").split())
    if said in _YES | _NO:
        return Reading(said in _YES)
    first = re.match(r"(oui|non)\b(?!\s*[?/])", said)
    if first and "?" not in said:
        return Reading(first[1] == "oui", "flag-words")
    return Reading(None, "flag")


# Handguns are of category B, as electric pulse pistols are; truncheons and sprays of category D.
_WEAPONS = re.compile(
    r"\b(?:armes? a feu|revolvers?|pistolets?|pa|psa|calibre|9 ?mm|7[.,]65|38 sp\w*"
    r"|glock|sig|sauer|beretta|manurhin|cat(?:egories?|\.)? ?[bd]"
    r"|batons?|tonfas?|matraques?|lacrymogenes?|bombes?|aerosols?"
    r"|gail|gazeuses?|pie|tasers?|impulsions? electriques?)\b"
)


def read_weapons(text: str) -> Reading[bool]:
    """Return whether a cell about the weapons of a service says or names any.

    Batons, sprays and stun guns are weapons as much as firearms: they need the same convention.

    >>> read_weapons("9 mm"), read_weapons("PIE + bâtons")
    (Reading(value=True, doubt='weapons'), Reading(value=True, doubt='weapons'))
    >>> read_weapons("non"), read_weapons("oui (cat. D)")
    (Reading(value=False, doubt=None), Reading(value=True, doubt='weapons'))
    """
    flag = read_flag(text)
    said = " ".join(folded(text).split())
    if flag.doubt is None or flag.value is False or "?" in said:
        return flag
    if re.search(r"\b(?:sans|pas|non|ni|projet|demande|prevue?s?)\b", said):
        return Reading(None, "flag")
    return Reading(True, "weapons") if _WEAPONS.search(said) else flag


_COUNT = Column("count", Holds.COUNT)
_COUNTED = re.compile(r"(\d[\d .]*)\s*(.*)", re.DOTALL)
_UNITS = re.compile(
    r"(?:agents?|pm|policiers?|postes?|emplois?|etp|asvp|mois|pages?|p|municipaux|de|et|en)?"
    r"(?:\s+(?:agents?|pm|policiers?|police|municipaux|municipale|de|mois))*\.?"
)


def read_count(text: str) -> Reading[int]:
    """Return the number that a cell begins with.

    >>> read_count("12 agents"), read_count("15 (dont 2 vacants)").doubt
    (Reading(value=12, doubt=None), 'count-words')
    """
    try:
        return Reading(_COUNT.read(text))
    except Unreadable:
        found = _COUNTED.fullmatch(text.strip())
    if found is None:
        return Reading(None, "count")
    try:
        count = _COUNT.read(found[1])
    except Unreadable:
        return Reading(None, "count")
    return Reading(count, None if _UNITS.fullmatch(folded(found[2])) else "count-words")


_NONE = re.compile(
    r"(?:neant|aucune?(?: convention)?|non|sans(?: objet| convention)?|pas(?: de convention)?"
    r"|inexistante?|non conclue|s\.?o\.?)[ .]*"
)


def says_none(text: str) -> bool:
    """Tell whether a cell in which a day could stand says that there is no act.

    >>> says_none("NÉANT"), says_none("en cours")
    (True, False)
    """
    return _NONE.fullmatch(" ".join(folded(text).split())) is not None


@frozen
class Kind:
    """What a row is.

    Attributes:
        what: ``"convention"``, ``"amendment"``, ``"renewal"`` or ``"force"``.
        kind: the kind of the convention, ``None`` when the words do not tell.
        number: number of the amendment.
        batch: whether it stands for several conventions that are not told apart.
    """

    what: str
    kind: ConventionKind | None = None
    number: int | None = None
    batch: bool = False


_AMENDMENT = re.compile(r"\bavenants?\b|\bav\.?\s*(?:n\s*[°o.]?\s*)?\d")
_NUMBER = re.compile(r"\b(?:avenant|av)\b\.?\s*(?:n\s*[°o]?\s*\.?\s*)?(\d{1,2})\b")
_RENEWAL = re.compile(r"\brenouvellements?\b|\brenouvelee?s?\b|\breconduction\b|\breconduite\b")
_TERMS = re.compile(r"\b(?:expresse?|tacite)\b")
_KINDS = (
    (ConventionKind.PLURICOMMUNAL, r"\bpluri-?communal"),
    (ConventionKind.INTERCOMMUNAL, r"\binter-?communal"),
    (ConventionKind.POOLING, r"\bmises? en commun\b|\bmutualis"),
    (ConventionKind.LOAN, r"\bmises? a disposition\b"),
    (ConventionKind.COMMUNAL, r"\bcommunale?s?\b"),
)
_FORCE = re.compile(r"^(?:forces?|services?|effectifs?)$")


def read_kind(text: str) -> Kind | None:
    """Return what some words say that a row is, ``None`` when they do not.

    >>> read_kind("Avenant n° 2 à la convention de coordination")
    Kind(what='amendment', kind=None, number=2, batch=False)
    >>> read_kind("Convention intercommunale").kind.value, read_kind("à revoir") is None
    ('intercommunal', True)
    """
    said = " ".join(folded(text).replace("nº", "n°").split())
    kind = next((code for code, words in _KINDS if re.search(words, said)), None)
    if _AMENDMENT.search(said) and not amendment_beside(text):
        number = _NUMBER.search(said)
        return Kind("amendment", kind, int(number[1]) or None if number else None)
    if _RENEWAL.search(said) and not _TERMS.search(said):
        return Kind("renewal", kind)
    if _FORCE.match(said):
        return Kind("force")
    batch = re.search(r"\bconventions\b", said) is not None
    if "convention" in said or "protocole" in said or said in ("initiale", "initial"):
        return Kind("convention", kind, batch=batch)
    return Kind("convention", kind) if kind is not None else None


_BESIDE = re.compile(r"\bconvention\b[^+]*(?:\+|\bet\b)\s*(?:son |ses |l')?(?=avenants?\b|av\.)")


def amendment_beside(text: str) -> str:
    """Return the words about an amendment that a cell names after its convention, or nothing.

    >>> amendment_beside("Convention + avenant 2021"), amendment_beside("Avenant à la convention")
    ('avenant 2021', '')
    """
    said = folded(text)
    found = _BESIDE.search(said)
    return said[found.end() :].strip() if found else ""


_STAGES = (
    (Stage.DRAFT, r"projet|brouillon|en redaction|en preparation|a rediger|en cours d'elaboration"),
    (
        Stage.ANNOUNCED,
        r"annoncee?|a signer|en attente(?: de signature)?|en cours de signature|signature prevue",
    ),
    (
        Stage.SIGNED,
        r"signee?s?|en vigueur|active?|en cours(?: de validite)?|valide|renouvelee?|echue?|expiree?"
        r"|caduque?|terminee?|a renouveler|denoncee?",
    ),
)


def read_stage(text: str) -> Reading[Stage]:
    """Return how far an act had come.

    >>> read_stage("En attente de signature").value, read_stage("Signée").value
    (<Stage.ANNOUNCED: 'announced'>, <Stage.SIGNED: 'signed'>)
    """
    said = folded(text)
    found = next((stage for stage, words in _STAGES if re.search(rf"\b(?:{words})\b", said)), None)
    return Reading(found, None if found is not None else "stage-unknown")


_BRACKETS = re.compile(r"\([^()]*\)")


def apart(separator: re.Pattern[str], text: str) -> list[str]:
    """Cut a text, but not inside brackets, and leave out what is blank.

    >>> apart(re.compile(", "), "préfets (Tarn, Hérault), maires")
    ['préfets (Tarn, Hérault)', 'maires']
    """
    held = _BRACKETS.findall(text)
    masked = _BRACKETS.sub("\ufdd0", text.replace("\ufdd0", " "))  # which no text may hold
    left = iter(held)
    parts = (re.sub("\ufdd0", lambda _: next(left), one).strip() for one in separator.split(masked))
    return [one for one in parts if one]


_HARD = re.compile(r"[\n;•]|(?:^|\s)\d{1,2}[.)]\s")
_SOFT = re.compile(r",|\s/\s")
_SURE = 0.85  # how sure a domain must be to be taken without a doubt

Mentions = list[tuple[DomainMention, str | None, str | None]]
"""Domains, each with the code of what is doubtful, and what the words were taken for."""


def read_mentions(text: str) -> Mentions:
    """Return the domains that a cell names.

    Words that name none stay as they are: a label without a domain.

    >>> [(one.domain, one.label, doubt) for one, doubt, _ in read_mentions("OTV ; fruits")]
    [('holiday_watch', 'OTV', None), (None, 'fruits', 'domain-unknown')]
    """
    return [mention for phrase in _phrases(text) for mention in _mentions(phrase)]


def _phrases(text: str) -> Iterator[str]:
    for line in _HARD.split(text):
        for part in _SOFT.split(line.strip(" .-–*\t")):
            phrase = " ".join(part.strip(" .-–").split())
            if phrase:
                yield phrase


@lru_cache(maxsize=4096)  # a register names the same few domains in every row
def _mentions(label: str) -> tuple[tuple[DomainMention, str | None, str | None], ...]:
    found: Mentions = []
    for one in find_domains(label):
        if one.ambiguous:
            mention = DomainMention(candidates=one.candidates, label=label)
            found.append((mention, "domain-ambiguous", ", ".join(one.candidates)))
        else:
            doubt = None if one.score >= _SURE else "domain-near"
            found.append((DomainMention(domain=one.domain, label=label), doubt, one.domain))
    # What is named to be left out is no mention: it would say the contrary of what is written.
    return tuple(found) or ((DomainMention(label=label), "domain-unknown", None),)
