"""Who takes part: the offices that sign, chair and lead, and the kinds of partner."""

from enum import StrEnum

from attrs import frozen

from secuprev.law.kinds import Entry, Kind, Registry

__all__ = [
    "Office",
    "PartnerKind",
    "PartnerLevel",
    "PartnerSector",
    "office",
    "offices",
    "partner",
    "partners",
]


@frozen(kw_only=True)
class Office(Kind):
    """An office that signs, chairs, leads or asks; its holder may be a woman or a man.

    Attributes:
        covers: codes of the offices that count as this one, such as the prosecutor for the
            judicial authority.
        acts_for: codes of the offices for one of which its holder may sign by delegation.
    """

    covers: tuple[str, ...]
    acts_for: tuple[str, ...]


class PartnerSector(StrEnum):
    """The world that a partner belongs to."""

    STATE = "state"
    JUDICIARY = "judiciary"  # the courts, and the services of the ministry of Justice
    LOCAL_AUTHORITY = "local_authority"
    PUBLIC_BODY = "public_body"
    SOCIAL_SECURITY = "social_security"
    ASSOCIATION = "association"
    PRIVATE = "private"
    MIXED = "mixed"  # public or private, from one case to the next
    PARLIAMENT = "parliament"
    CITIZENS = "citizens"


class PartnerLevel(StrEnum):
    """The territory in which a partner usually works."""

    REGION = "region"
    DEPARTEMENT = "departement"
    JUDICIAL_DISTRICT = "judicial_district"  # ressort of a tribunal judiciaire
    ARRONDISSEMENT = "arrondissement"
    CONSTITUENCY = "constituency"
    POLICE_DISTRICT = "police_district"  # circonscription of the national police
    CANTON = "canton"
    EPCI = "epci"
    COMMUNE = "commune"
    LOCAL = "local"
    NEIGHBOURHOOD = "neighbourhood"


@frozen(kw_only=True)
class PartnerKind(Kind):
    """A kind of partner.

    Attributes:
        sector: the world that it belongs to.
        level: the territory in which it usually works.
        office: code of the office that signs for it, ``None`` when none is usual.
        domains: codes of the domains in which it usually works, by practice and not by law.
        all_domains: whether it works in every domain; `domains` is then empty.
    """

    sector: PartnerSector
    level: PartnerLevel
    office: str | None
    domains: tuple[str, ...]
    all_domains: bool

    def works_in(self, domain: str) -> bool:
        """Tell whether it usually works in a domain.

        >>> partner("spip").works_in("recidivism_and_sentences")
        True
        >>> partner("spip").works_in("dangerous_dogs"), partner("maire").works_in("dangerous_dogs")
        (False, True)
        """
        return self.all_domains or domain in self.domains


def _office(entry: Entry) -> Office:
    return Office(**entry.common, covers=entry.words("covers"), acts_for=entry.words("acts_for"))


def _partner(entry: Entry) -> PartnerKind:
    row = entry.row
    return PartnerKind(
        **entry.common,
        sector=PartnerSector(row["sector"]),
        level=PartnerLevel(row["level"]),
        office=row.get("office"),
        domains=entry.words("domains"),
        all_domains=row.get("all", False),
    )


offices: Registry[Office] = Registry("office", "offices", _office)
partners: Registry[PartnerKind] = Registry("partner", "partners", _partner)


def office(code: str) -> Office:
    """Return an office.

    >>> "procureure de la République" in office("procureur").aliases
    True

    Raises:
        UnknownName: no office has that code.
    """
    return offices.get(code)


def partner(code: str) -> PartnerKind:
    """Return a kind of partner.

    >>> partner("csp").name("2024-02-01").fr, partner("csp").office
    ('circonscription de police nationale', 'commissaire')

    Raises:
        UnknownName: no kind of partner has that code.
    """
    return partners.get(code)
