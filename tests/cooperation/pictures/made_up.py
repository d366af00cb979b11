"""Frameworks to draw: a few partners, sixty of them, and a town through twenty-five years."""

from itertools import cycle, islice

from secuprev import law
from secuprev.model import (
    Amendment,
    Commune,
    Convention,
    Council,
    DomainMention,
    Force,
    Framework,
    Member,
    Partner,
    Renewal,
    RenewalKind,
    Role,
    Stage,
    Strategy,
    WorkingGroup,
)
from secuprev.values import PartialDate

day = PartialDate.parse

SAVIGNY = Force(id="pm", kind="police_municipale", name="Police municipale de Savigny-le-Temple")
BRIGADE = Force(id="gn", kind="gendarmerie_nationale", name="Brigade de gendarmerie")
PROSECUTOR = Partner(id="proc", kind="procureur", name="Procureure de la République de Melun")
LANDLORD = Partner(id="oph", kind="bailleur_oph", name="Office public de l'habitat")


def three() -> Framework:
    """Return two forces bound by a convention, a prosecutor in an undated group, a landlord."""
    return Framework(
        id="savigny",
        forces=(SAVIGNY, BRIGADE),
        partners=(PROSECUTOR, LANDLORD),
        conventions=(
            Convention(
                id="c",
                signed=day("2020-03-01"),
                years=3,
                forces=("pm", "gn"),
                domains=(
                    DomainMention(domain="holiday_watch"),
                    DomainMention(domain="dangerous_dogs"),
                ),
            ),
        ),
        groups=(
            WorkingGroup(
                id="g",
                kind="local",
                members=(Member(partner="pm"), Member(partner="proc")),
                domains=("holiday_watch",),
            ),
        ),
    )


def partners(count: int) -> Framework:
    """Return a framework of some partners of all kinds, in groups of five that share members."""
    kinds = law.partners.codes()
    held = tuple(
        Partner(id=f"p{rank}", kind=kind, name=f"{law.partner(kind).label.fr} n° {rank}")
        for rank, kind in enumerate(islice(cycle(kinds), count))
    )
    codes = list(law.domains)
    groups = tuple(
        WorkingGroup(
            id=f"g{rank}",
            kind="local",
            created=day("2015-01-01") if rank % 3 else None,
            members=tuple(
                Member(partner=held[(rank * 7 + step * step) % count].id) for step in range(5)
            ),
            domains=tuple(codes[rank : rank + 1 + rank % 6]),
        )
        for rank in range(count // 3 + 1)
    )
    return Framework(id="many", partners=held, groups=groups)


COMMUNES = (
    Commune(code="77288", name="Melun", population=40000),
    Commune(code="77285", name="Le Mée-sur-Seine", population=20000),
    Commune(code="77407", name="Saint-Fargeau-Ponthierry", population=14000),
)


def covered() -> Framework:
    """Return three communes: two under a convention each, one under none."""
    return Framework(
        id="town",
        communes=COMMUNES,
        forces=(SAVIGNY, BRIGADE),
        conventions=(
            Convention(
                id="strong",
                signed=day("2020-03-01"),
                years=3,
                communes=("77288",),
                forces=("pm", "gn"),
                domains=(
                    DomainMention(domain="holiday_watch", role=Role.LEAD),
                    DomainMention(domain="video_protection", title=2),
                    DomainMention(domain="road_safety_prevention", role=Role.PARTICIPATE),
                    DomainMention(domain="dangerous_dogs"),
                ),
            ),
            Convention(
                id="unsure",
                communes=("77285",),
                forces=("pm", "gn"),
                domains=(DomainMention(domain="holiday_watch"),),
            ),
        ),
        groups=(),
    )


def through_the_years() -> Framework:
    """Return a town with instruments of each kind, vague days, renewals and an amendment."""
    return Framework(
        id="ville",
        name="Une ville imaginaire",
        forces=(SAVIGNY, BRIGADE),
        conventions=(
            Convention(
                id="first",
                name="Convention de coordination de 2000",
                signed=day("2000-11-02"),
                years=5,
                renewal=RenewalKind.TACIT,
                denounced=day("2012-06-30"),
                forces=("pm", "gn"),
                amendments=(Amendment(number=1, on=day("2004")),),
            ),
            Convention(
                id="second",
                name="Convention de coordination",
                signed=day("2012-07-01"),
                years=3,
                renewal=RenewalKind.EXPRESS,
                forces=("pm", "gn"),
                renewals=(Renewal(on=day("2015-07-01")), Renewal(on=day("2018-07"))),
            ),
            Convention(id="draft", name="Projet", stage=Stage.DRAFT, forces=("pm", "gn")),
        ),
        councils=(Council(id="clspd", kind="clspd", name="CLSPD", created=day("2003-02-12")),),
        groups=(WorkingGroup(id="gltd", kind="gltd", name="GLTD", council="clspd"),),
        strategies=(
            Strategy(
                id="stspd",
                kind="stspd",
                name="Stratégie territoriale",
                council="clspd",
                signed=day("2014-01-15"),
                years=4,
            ),
        ),
    )
