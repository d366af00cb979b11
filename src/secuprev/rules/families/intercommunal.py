"""The intercommunal body: whether its kind exists, and how it holds the prevention competence."""

from secuprev import law
from secuprev.law import Holding
from secuprev.model import Epci
from secuprev.rules.bodies import one_departement
from secuprev.rules.case import Case
from secuprev.rules.reasons import outside
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant, not_applicable
from secuprev.values import Text

_OUTSIDE_LIFE = not_applicable(
    Text(fr="cette sorte n'existe pas ce jour-là", en="that kind does not exist then")
)


@rule(
    code="GOV-029",
    name="body-outside-life",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("intercommunal",),
    fr="L'intercommunalité est d'une sorte qui existe ce jour-là",
    en="The intercommunal body is of a kind that exists on that day",
)
def body_outside_life(body: Epci, case: Case) -> Verdict:
    """The intercommunal body is of a kind that exists on that day.

    Why:
        What a body may do follows from its kind. A new-town syndicate after the last of them, a
        metropolis before the first: the day or the kind was misread, and every answer with it.

    Breach:
        on: 2018-01-01
        epci: {name: San de Sénart, kind: san}

    Compliant:
        on: 2012-11-23
        epci: {name: San de Sénart, kind: san}

    Sources:
        intercommunal

    History:
        Communities of communes in 1992, of agglomeration in 1999, metropolises in 2010, Lyon in
        2015, the bodies of Grand Paris in 2016; the new-town syndicates ended in 2016.
    """
    kind = law.intercommunal_kind(case.need(body, "kind", under="epci"))
    case.cite(*kind.cited(case.day))
    if kind.exists(case.day):
        return compliant()
    when = outside(kind.life, case.day)
    return breach(
        Text(fr=f"{kind.label.fr} : {when.fr}", en=f"{kind.label.en}: {when.en}"),
    )


@rule(
    code="GOV-030",
    name="prevention-competence",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("intercommunal",),
    fr="Ce qui est dit de la compétence de prévention suit la loi",
    en="What is said of the prevention competence follows the law",
)
def prevention_competence(body: Epci, case: Case) -> Verdict:
    """What is said of the prevention competence follows the law.

    Why:
        To some bodies the law gives it, from others it keeps it, and the rest hold it if their
        communes transferred it. The right to a CISPD, and who sits in a CLSPD, hang on it.

    Breach:
        on: 2015-06-01
        epci: {name: Agglomération, kind: ca, prevention: false}

    Compliant:
        on: 2015-06-01
        epci: {name: Communauté de communes, kind: cc, prevention: false}

    Sources:
        intercommunal

    History:
        Given to agglomerations in 1999, first within community interest, to metropolises in 2010,
        to the oldest urban communities in 2014; always a matter of transfer for communities of
        communes.
    """
    kind = law.intercommunal_kind(case.need(body, "kind", under="epci"))
    state = kind.prevention(
        case.day, created=body.created, where=one_departement(body.communes or ())
    )
    case.cite(*state.citations(case.day))
    if state.value is None:
        return _OUTSIDE_LIFE
    if state.value.holding is Holding.OPTIONAL:
        case.need(body, "prevention", under="epci")
        return compliant()
    given = state.value.holding is Holding.COMPULSORY
    if body.prevention is (not given):
        if given:
            return breach(
                Text(
                    fr=f"la loi donne la compétence de prévention à : {kind.label.fr}",
                    en=f"the law gives the prevention competence to: {kind.label.en}",
                )
            )
        return breach(
            Text(
                fr=f"la loi ne donne pas la compétence de prévention à : {kind.label.fr}",
                en=f"the law does not give the prevention competence to: {kind.label.en}",
            )
        )
    return compliant()
