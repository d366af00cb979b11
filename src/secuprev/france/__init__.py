"""The communes and intercommunal bodies of France by year, bundled: look-ups only.

Inside: who exists on a day, under which code, in which body, with how many inhabitants.
Not inside: forces, conventions and councils (`model`), or recognising what people write.
"""

from secuprev.france.lookups import (
    commune,
    communes,
    departement,
    departements,
    edition,
    editions,
    epci,
    epci_of,
    epcis,
    epts,
    members,
    region,
    regions,
    successor,
)
from secuprev.france.naming import plain_name, without_article
from secuprev.france.rows import (
    EPCI_KINDS,
    ReferenceCommune,
    ReferenceDepartement,
    ReferenceEpci,
    ReferenceRegion,
)
from secuprev.france.searching import Name, names, search
from secuprev.france.unknown import UnknownCode
from secuprev.france.years import Edition, OutsideEditions

__all__ = [
    "EPCI_KINDS",
    "Edition",
    "Name",
    "OutsideEditions",
    "ReferenceCommune",
    "ReferenceDepartement",
    "ReferenceEpci",
    "ReferenceRegion",
    "UnknownCode",
    "commune",
    "communes",
    "departement",
    "departements",
    "edition",
    "editions",
    "epci",
    "epci_of",
    "epcis",
    "epts",
    "members",
    "names",
    "plain_name",
    "region",
    "regions",
    "search",
    "successor",
    "without_article",
]
