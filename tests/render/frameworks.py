"""Frameworks made by hand, and rules that answer what a test wants them to answer."""

from collections.abc import Callable
from datetime import date
from typing import Any

from secuprev import law
from secuprev.model import (
    Clauses,
    Commune,
    Convention,
    Council,
    DomainMention,
    Epci,
    Force,
    Framework,
    RenewalKind,
    Role,
    Signature,
    WorkingGroup,
)
from secuprev.rules import (
    Case,
    Mention,
    MissingFact,
    Rule,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    rule,
    unverifiable,
)
from secuprev.values import PartialDate, Text

DAY = date(2026, 1, 1)
LONG = (
    "Communauté d'agglomération Cap-Atlantique La Baule-Guérande Agglo, Saint-Remy-en-Bouzemont-"
    "Saint-Genest-et-Isson et Saint-Germain-de-Tallevende-la-Lande-Vaumont"
)
SIXTEEN = tuple(law.domains)[:16]


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def mentions(*codes: str) -> tuple[DomainMention, ...]:
    return tuple(DomainMention(domain=code) for code in codes)


def agglomeration() -> Framework:
    """Something of everything, under long French names."""
    return Framework(
        id="agglomeration",
        name=LONG,
        epci=Epci(siren="247700057"),
        communes=(Commune(code="77288", qpv=True, state_police=True),),
        forces=(
            Force(
                id="pm-melun",
                kind="police_municipale",
                name=f"Police municipale de {LONG}",
                communes=("77288",),
                posts=40,
                firearms=True,
                night=True,
            ),
            Force(
                id="pm-dammarie",
                kind="police_municipale",
                name="Police municipale de Dammarie-lès-Lys",
                communes=("77152",),
                posts=12,
                firearms=True,
                dog_unit=True,
            ),
            Force(id="csp", kind="police_nationale", communes=("77288",)),
        ),
        conventions=(
            Convention(
                id="c2006",
                name="Convention de coordination entre la police municipale et la police nationale",
                signed=day("2006-06-01"),
                communes=("77288",),
                forces=("pm-melun", "csp"),
                domains=mentions(*SIXTEEN),
            ),
            Convention(
                id="c2024",
                name=f"Convention de coordination de {LONG}",
                signed=day("2024-05-13"),
                years=3,
                renewal=RenewalKind.TACIT,
                communes=("77288",),
                forces=("pm-melun", "csp"),
                signatories=(Signature(office="maire"), Signature(office="prefet")),
                clauses=Clauses(diagnosis=True, doctrine=False),
                domains=(
                    *mentions(*SIXTEEN),
                    DomainMention(domain="identity_checks", role=Role.LEAD, by=("pm-melun",)),
                ),
            ),
        ),
        councils=(Council(id="cispd", kind="cispd", created=day("2015")),),
        groups=(WorkingGroup(id="gltd", kind="gltd", council="cispd"),),
    )


def town(name: str = "Ville", **force: object) -> Framework:
    """One municipal police, and nothing else."""
    service = Force(id="pm", kind="police_municipale", name=name, **force)  # type: ignore[arg-type]
    return Framework(id="town", name=name, forces=(service,), conventions=())


def always(
    verdict: Verdict | Exception | Callable[[Any], Verdict],
    name: str = "always",
    code: str = "TEST-001",
    target: type = Force,
    cites: tuple[str, ...] = (),
    severity: Severity = Severity.OBLIGATION,
) -> Rule:
    """Return a rule that gives one verdict for every object, or fails."""

    def check(one: object, case: Case) -> Verdict:
        for cited in cites:
            case.value(cited)
        if isinstance(verdict, Exception):
            raise verdict
        return verdict if isinstance(verdict, Verdict) else verdict(one)

    return rule(
        code=code,
        name=name,
        target=target,
        severity=severity,
        cites=cites,
        fr=f"Ce que veut {name}",
        en=f"What {name} wants",
    )(check)


BREACH = breach(Text(fr="rien n'a été signé", en="nothing was signed"))
UNTOLD = unverifiable(
    MissingFact("pm.posts", Text(fr="nombre d'emplois", en="number of posts"), "Ville")
)
WITHOUT = not_applicable(Text(fr="la règle vise autre chose", en="the rule is about other things"))
OBSERVED = compliant(Text(fr="nommé par le modèle", en="named by the model"))
SILENT = compliant()

__all__ = [
    "BREACH",
    "DAY",
    "LONG",
    "OBSERVED",
    "SILENT",
    "SIXTEEN",
    "UNTOLD",
    "WITHOUT",
    "Mention",
    "agglomeration",
    "always",
    "day",
    "mentions",
    "town",
]
