"""What the codes of the library are called in each language: the one table of such words."""

import re
from enum import StrEnum
from typing import Any

from secuprev import law
from secuprev.law import Confidence
from secuprev.rules import WAIVED, Severity, Status
from secuprev.values import Lang, Text
from secuprev.values.typography import counted, number

__all__ = [
    "SEVERITY_COLUMN",
    "answer",
    "family",
    "label",
    "legal_value",
    "part",
    "status_count",
]

# A status counts results: one, and several.
_STATUSES: dict[str, tuple[Text, Text]] = {
    Status.BREACH: (Status.BREACH.label, Text("manquements", "breaches")),
    Status.UNVERIFIABLE: (Status.UNVERIFIABLE.label, Status.UNVERIFIABLE.label),
    Status.COMPLIANT: (Status.COMPLIANT.label, Text("conformes", "compliant")),
    Status.NOT_APPLICABLE: (Status.NOT_APPLICABLE.label, Status.NOT_APPLICABLE.label),
    Status.CRASHED: (Status.CRASHED.label, Text("règles en échec", "failed rules")),
    WAIVED: (
        Text("manquement accepté", "waived breach"),
        Text("manquements acceptés", "waived breaches"),
    ),
}

_ENUMS: dict[type[StrEnum], dict[str, Text]] = {
    Severity: {
        Severity.OBLIGATION: Text(
            "obligation d'une loi ou d'un décret", "duty of an act or a decree"
        ),
        Severity.MODEL: Text("clause d'une convention type", "clause of a model convention"),
        Severity.PRACTICE: Text("circulaire, guide ou usage", "circular, guide or usage"),
    },
    Confidence: {
        Confidence.HIGH: Text("article lu", "article read"),
        Confidence.MEDIUM: Text("source indirecte", "second-hand source"),
        Confidence.LOW: Text("déduction", "inferred"),
    },
}

# One word, for the column of a table.
SEVERITY_COLUMN = {
    Severity.OBLIGATION: Text("obligation", "duty"),
    Severity.MODEL: Text("modèle", "model"),
    Severity.PRACTICE: Text("usage", "practice"),
}

_PARTS = {
    "needs": Text("liste des besoins", "list of needs"),
    "places": Text("titre I, nature et lieux", "title I, nature and places"),
    "coordination": Text("titre I, coordination", "title I, coordination"),
    "reinforced": Text("titre II, coopération renforcée", "title II, reinforced cooperation"),
}

_FAMILIES = {
    "road": Text("Route", "Road"),
    "tranquillity": Text("Tranquillité", "Public peace"),
    "presence": Text("Présence et surveillance", "Presence and watch"),
    "delinquency": Text("Délinquance", "Crime"),
    "sovereign": Text("Missions de l'État", "Missions of the State"),
    "environment": Text("Cadre de vie", "Environment"),
    "service": Text("Service à la population", "Service to the public"),
    "civil_protection": Text("Sécurité civile", "Civil protection"),
    "cooperation": Text("Moyens de la coopération", "Means of cooperation"),
    "prevention": Text("Prévention", "Prevention"),
}

_UNITS = {
    "posts": (Text("emploi", "post"), Text("emplois", "posts")),
    "years": (Text("an", "year"), Text("ans", "years")),
    "days": (Text("jour", "day"), Text("jours", "days")),
    "months": (Text("mois", "month"), Text("mois", "months")),
    "inhabitants": (Text("habitant", "inhabitant"), Text("habitants", "inhabitants")),
    "communes": (Text("commune", "commune"), Text("communes", "communes")),
    "colleges": (Text("collège", "college"), Text("collèges", "colleges")),
    "percent": (Text("%", "%"), Text("%", "%")),
    "meetings": (Text("réunion", "meeting"), Text("réunions", "meetings")),
}

# The words that legal values are made of, beside the codes of the vocabularies.
_WORDS = {
    "adjoining_departements": Text("départements limitrophes", "adjoining départements"),
    "crowd": Text("afflux de population", "crowd"),
    "event": Text("manifestation exceptionnelle", "exceptional event"),
    "framework_agreement": Text("une convention cadre", "a framework agreement"),
    "natural_disaster": Text("catastrophe naturelle", "natural disaster"),
    "same_departement": Text("même département", "same département"),
    "technological_disaster": Text("catastrophe technologique", "technological disaster"),
    "1/2": Text("la moitié", "half"),
    "2/3": Text("deux tiers", "two thirds"),
    ">1/2": Text("plus de la moitié", "more than half"),
    "adjacent": Text("communes limitrophes", "adjoining communes"),
    "any": Text("toutes les réunions", "any meeting"),
    "by_state_police_regime": Text(
        "police nationale sous le régime de la police d'État, gendarmerie ailleurs",
        "national police under the State police regime, gendarmerie elsewhere",
    ),
    "by_threshold": Text("obligatoire à partir d'un seuil", "compulsory above a threshold"),
    "chair": Text("de qui préside le conseil", "of whoever chairs the council"),
    "communal_ceremonies": Text("cérémonies communales", "ceremonies of the commune"),
    "concerned": Text("communes intéressées", "communes concerned"),
    "contiguous_set": Text("communes d'un seul tenant", "communes in one piece"),
    "convention": Text("une convention de coordination", "a convention de coordination"),
    "crime_trends": Text("la délinquance et son évolution", "crime and its trends"),
    "dialogue": Text("un cadre de concertation", "a place of dialogue"),
    "register": Text("un registre des enregistrements", "a register of the recordings"),
    "log": Text("un journal des opérations", "a log of the operations"),
    "duration": Text("une durée", "a duration"),
    "epci": Text("EPCI", "intercommunal body (EPCI)"),
    "councillor": Text("élu municipal", "councillor"),
    "general_rules": Text("les règles générales", "general rules"),
    "express": Text("renouvellement exprès", "express renewal"),
    "intercommunal_ceremonies": Text(
        "cérémonies intercommunales", "ceremonies of the intercommunal body"
    ),
    "judicial_officer": Text(
        "officier de police judiciaire joignable", "judicial police officer within reach"
    ),
    "lent_by_epci": Text("mis à disposition par un EPCI", "lent by an intercommunal body (EPCI)"),
    "lent_by_syndicat": Text(
        "mis à disposition par un syndicat de communes", "lent by a syndicate of communes"
    ),
    "local_agent": Text("agent territorial", "local agent"),
    "mandatory": Text("obligatoire", "compulsory"),
    "meetings": Text("réunions périodiques", "periodic meetings"),
    "members": Text("communes membres", "member communes"),
    "mention": Text("une mention dans la convention", "a mention in the convention"),
    "missing_and_stolen": Text(
        "personnes disparues et véhicules volés", "missing persons and stolen vehicles"
    ),
    "model": Text("la convention type", "the model convention"),
    "no_basis": Text("aucun fondement légal", "no legal basis"),
    "not_existing": Text("n'existe pas", "does not exist"),
    "optional": Text("facultatif", "optional"),
    "own": Text("emplois de la commune", "the commune's own"),
    "penal_policy": Text("la politique pénale", "penal policy"),
    "perimeter": Text("un territoire", "an area"),
    "own_tax": Text("intercommunalité à fiscalité propre", "own-tax intercommunal body"),
    "plenary": Text("réunions plénières", "plenary meetings"),
    "pooling": Text("agents mis en commun", "pooled agents"),
    "public_buildings_guard": Text("garde des bâtiments communaux", "guard of public buildings"),
    "qpv": Text("quartier prioritaire (QPV)", "priority neighbourhood (QPV)"),
    "radio_link": Text("ligne réservée ou liaison radio", "reserved line or radio link"),
    "same_agglomeration": Text("même agglomération", "same agglomeration"),
    "same_epci": Text("même EPCI à fiscalité propre", "same own-tax intercommunal body"),
    "state_means": Text("les moyens déployés par l'État", "the means deployed by the State"),
    "state_agent": Text("agent de l'État", "agent of the State"),
    "statute": Text("la loi", "the act"),
    "syndicat": Text("syndicat de communes", "syndicate of communes"),
    "tacit": Text("tacite reconduction", "tacit renewal"),
    "zus": Text("zone urbaine sensible (ZUS)", "sensitive urban zone (ZUS)"),
}

_ANSWERS = {
    True: Text("oui", "yes"),
    False: Text("non", "no"),
    None: Text("inconnu", "unknown"),
}


def label(one: StrEnum) -> Text:
    """Return what a status, a severity or a confidence is called.

    >>> label(Status.BREACH).fr, label(Severity.MODEL).en
    ('manquement', 'clause of a model convention')
    """
    if isinstance(one, Status):
        return one.label
    return _ENUMS[type(one)][one]


def answer(value: bool | None) -> Text:
    """Return yes, no or unknown.

    >>> answer(None).fr
    'inconnu'
    """
    return _ANSWERS[value]


def family(code: str) -> Text:
    """Return the name of a family of domains, its code when it has none."""
    return _FAMILIES.get(code, Text.same(code))


def part(code: str) -> Text:
    """Return the name of a part of the model conventions."""
    return _PARTS.get(code, Text.same(code))


def status_count(status: str, count: int, lang: Lang) -> str:
    """Return how many results have a status, or are waived.

    >>> status_count(Status.BREACH, 2, "fr"), status_count(Status.UNVERIFIABLE, 1, "en")
    ('2 manquements', '1 cannot be told')
    """
    return counted(count, *_STATUSES[status], lang)


def legal_value(value: Any, unit: str | None, lang: Lang) -> str:
    """Return a legal value as people read it.

    >>> legal_value(5, "posts", "fr"), legal_value(("maire", "prefet"), None, "fr")
    ('5 emplois', 'maire, préfet de département')
    >>> legal_value(None, None, "en"), legal_value((), None, "en")
    ('no value in the texts', 'none')
    >>> legal_value(("06:00", "23:00"), None, "en")
    'from 06:00 to 23:00'
    """
    if value is None:
        return _NO_VALUE.in_(lang)
    if isinstance(value, bool):
        return answer(value).in_(lang)
    if isinstance(value, int):
        return counted(value, *_UNITS[unit], lang) if unit in _UNITS else number(value, lang)
    if not isinstance(value, tuple):
        return _word(str(value)).in_(lang)
    if len(value) == 2 and all(_HOUR.fullmatch(str(one)) for one in value):
        return _FROM_TO.in_(lang).format(*value)
    return ", ".join(legal_value(one, unit, lang) for one in value) or _NONE.in_(lang)


_HOUR = re.compile(r"[0-9]{2}:[0-9]{2}")
_FROM_TO = Text("de {} à {}", "from {} to {}")
_NONE = Text("aucun", "none")
_NO_VALUE = Text("pas de valeur dans les textes", "no value in the texts")


_VOCABULARIES = (
    law.office,
    law.force,
    law.council,
    law.group,
    law.partner,
    law.weapon,
    law.content,
    law.head,
    law.instrument,
    law.intercommunal_kind,
)


def _word(code: str) -> Text:
    """Return the label of a word of a legal value, the code itself when nothing names it."""
    if code in _WORDS:
        return _WORDS[code]
    for look_up in _VOCABULARIES:
        try:
            return look_up(code).label
        except law.UnknownName:
            continue
    if code in law.domains:
        return law.domains[code].label
    return Text.same(code)
