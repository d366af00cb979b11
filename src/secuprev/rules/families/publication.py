"""How a convention is made public."""

from secuprev.model import Convention
from secuprev.rules.case import Case
from secuprev.rules.rule import rule
from secuprev.rules.stated import stated
from secuprev.rules.verdict import Severity, Verdict


@rule(
    code="CONV-022",
    name="publication-missing",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.publicity",),
    fr="La convention est mentionnée au recueil des actes administratifs de la préfecture",
    en="The convention is mentioned in the administrative bulletin of the prefecture",
)
def publication_missing(convention: Convention, case: Case) -> Verdict:
    """The convention is mentioned in the administrative bulletin of the prefecture.

    Why:
        Anybody must be able to learn that a convention exists. A mention is enough: the whole text
        is often published, and need not be. A breach takes nothing from its effect.

    Breach:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, recorded: false}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, recorded: true}]

    Sources:
        convention.publicity

    History:
        Asked for by the decree of 2000, in the general code of local authorities at the end of that
        year, in the code of internal security since 2014.
    """
    return stated(convention, case, "convention.publicity", "recorded", of=convention)
