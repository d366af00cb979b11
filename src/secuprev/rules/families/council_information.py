"""What a council is told each year, and what it tells to members of Parliament."""

from secuprev.model import Council
from secuprev.model.fields import label_of
from secuprev.rules.case import Case
from secuprev.rules.footing import NOT_THERE, departement, kind_of, weight
from secuprev.rules.own_values import own_value
from secuprev.rules.reasons import NO_TEXT, NO_TEXT_THAT_YEAR
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant, not_applicable
from secuprev.rules.years import TOO_YOUNG, by_law_of_year, last_whole_year, none_in_year
from secuprev.values import AnyDate, Text

_NOTHING_ASKED = not_applicable(
    Text(fr="aucun texte ne le veut pour ce conseil", en="no text asks for it here")
)


@rule(
    code="GOV-015",
    name="yearly-information-missing",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("clspd.yearly_information", "cispd.yearly_information", "ems.yearly_information"),
    fr="Le conseil reçoit chaque année l'information que le texte lui doit",
    en="The council is told each year what the text owes it",
)
def yearly_information_missing(council: Council, case: Case) -> Verdict:
    """The council is told each year what the text owes it.

    Why:
        Priorities are set on facts. Once a year at least the prefect tells the council of crime
        and its trends; the prosecutor tells the security staff meeting of penal policy.

    Breach:
        on: 2020-03-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            meetings: [{year: 2019, plenary: 1, crime_trends: false, complete: true}]

    Compliant:
        on: 2020-03-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            meetings: [{year: 2019, plenary: 1, crime_trends: true, complete: true}]

    Sources:
        clspd.yearly_information, cispd.yearly_information, ems.yearly_information

    History:
        The means of the State under the decree of 2002, crime and its trends since July 2007; for
        the security staff meeting, penal policy since October 2014.
    """
    name = own_value(kind_of(council, case).code, "yearly_information")
    if name is None:
        return _NOTHING_ASKED
    if not case.exists(council):
        return NOT_THERE
    where = departement(council, case)
    case.value(name, where=where)
    year = last_whole_year(council, case)
    if year is None:
        return TOO_YOUNG

    def told(on: AnyDate) -> Verdict:
        wanted = case.value(name, on, where).value
        if wanted is None:
            return NO_TEXT_THAT_YEAR
        if case.need(year, wanted, under="meetings"):
            return compliant()
        label = label_of(type(year), wanted)
        return breach(
            Text(fr=f"rien en {year.year} : {label.fr}", en=f"nothing in {year.year}: {label.en}"),
            weight(council, case),
        )

    return by_law_of_year(year, council, case, told)


@rule(
    code="GOV-027",
    name="parliament-not-informed",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("council.parliament_informed",),
    fr="Les parlementaires qui le demandent sont informés des réunions du conseil",
    en="Members of Parliament who ask are told of the meetings of the council",
)
def parliament_not_informed(council: Council, case: Case) -> Verdict:
    """Members of Parliament who ask are told of the meetings of the council.

    Why:
        They may attend and be consulted; they must know when the council meets, and on what. The
        chair owes it to those who ask, elected where the council sits.

    Breach:
        on: 2020-03-01
        epci: {name: Agglomération, kind: ca}
        councils:
          - id: k
            kind: cispd
            created: 2016-01-01
            meetings: [{year: 2019, plenary: 1, parliament_unanswered: 2}]

    Compliant:
        on: 2020-03-01
        councils:
          - id: k
            kind: cispd
            created: 2016-01-01
            meetings: [{year: 2019, plenary: 1, parliament_unanswered: 0}]

    Sources:
        council.parliament_informed

    History:
        Since the act of August 2014, in force in October.
    """
    body = kind_of(council, case)

    def asked(on: AnyDate | None = None) -> bool:
        asked_of = case.value("council.parliament_informed", on).value or ()
        return not {body.code, body.stands_for}.isdisjoint(asked_of)

    def not_answered(unanswered: int, year: int) -> Text:
        return Text(
            fr=f"{unanswered} demande(s) de parlementaires sans réponse en {year}",
            en=f"{unanswered} request(s) of members of Parliament unanswered in {year}",
        )

    if not asked():
        return NO_TEXT
    if not case.exists(council):
        return NOT_THERE
    return none_in_year("parliament_unanswered", council, case, asked, not_answered)
