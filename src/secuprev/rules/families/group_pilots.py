"""Who leads the groups that a circular, a note or a decree describes, and how often they meet."""

from secuprev import law
from secuprev.law import Confidence, Frequency
from secuprev.model import WorkingGroup
from secuprev.rules.answering import seats_there
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import departement_of
from secuprev.rules.leading import is_gltd, lead, led_by
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import empty_seats, seated, strangers
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_OTHER_RULE = not_applicable(
    Text(
        fr="une autre règle le vise (gltd-pilot)",
        en="another rule is about it (gltd-pilot)",
    )
)
_NO_PILOT = not_applicable(
    Text(fr="aucun texte ne dit qui le pilote", en="no text says who leads it")
)
_NO_RHYTHM = not_applicable(
    Text(fr="il se réunit comme il veut", en="it meets as often as it likes")
)


@rule(
    code="GOV-034",
    name="group-pilot",
    target=WorkingGroup,
    severity=Severity.PRACTICE,
    cites=("groups", "council.prefect_offices"),
    fr="Le groupe est piloté par qui le texte qui le décrit désigne",
    en="The group is led by whom the text that describes it names",
)
def group_pilot(target: WorkingGroup, case: Case) -> Verdict:
    """The group is led by whom the text that describes it names.

    Why:
        The prefect and the prosecutor together, the prefect alone, the national police: who leads
        says what the group may decide, and who keeps what is said in it. Circulars describe most
        of these groups; the decree, the cell of the State forces in a priority security zone. Where
        there is a prefect of police, he may lead in the place of the prefect.

    Breach:
        on: 2021-03-01
        groups: [{id: g, kind: gpo, pilot_office: maire, created: 2020-01-15}]

    Compliant:
        on: 2021-03-01
        partners: [{id: commissaire, kind: csp}]
        groups: [{id: g, kind: gpo, pilot: commissaire, created: 2020-01-15}]

    Sources:
        groups, council.prefect_offices

    History:
        Each kind has its text: July 2012 for the cells of the priority security zones, April 2014
        for the cell on radicalisation, April and November 2019 for operational partnership and
        for the departmental cell against Islamism.
    """
    if is_gltd(target):
        return _OTHER_RULE
    kind = law.group(target.kind)
    state = kind.pilots(case.day)
    if state.confidence is Confidence.LOW:
        return _NO_PILOT
    if not state.value:
        return NO_TEXT
    citations = state.citations(case.day)
    case.cite(*citations)
    leads = [lead(target, case), *({code} for code in target.joint_pilots or ())]
    if kind.force is not None:
        leads = [one for one in leads if kind.force not in one]  # the force leads in its own name
    seats = seats_there(state.value, leads, departement_of(target, case), case)
    others = strangers(leads, seats)
    if others:
        return breach(led_by(others), Severity.of(citations))
    empty = empty_seats(leads, seats) if leads else []
    if not empty:
        return compliant()
    if target.joint_pilots is None:
        raise FactMissing(missing_fact(target, "joint_pilots"))
    names = seated(empty)
    return breach(
        Text(fr=f"ne pilote pas avec l'autre : {names.fr}", en=f"not a joint lead: {names.en}"),
        Severity.of(citations),
    )


@rule(
    code="GOV-023",
    name="group-meets-rarely",
    target=WorkingGroup,
    severity=Severity.PRACTICE,
    cites=("groups",),
    fr="Le groupe se réunit aussi souvent que le texte qui le décrit le veut",
    en="The group meets as often as the text that describes it wants",
)
def group_meets_rarely(target: WorkingGroup, case: Case) -> Verdict:
    """The group meets as often as the text that describes it wants.

    Why:
        Most groups meet as they see fit. The cell of the State forces in a priority security zone
        was made to follow events: a circular wants it once a month at least.

    Breach:
        on: 2014-03-01
        groups: [{id: g, kind: ccofsi, frequency: quarterly, created: 2012-12-03}]

    Compliant:
        on: 2014-03-01
        groups: [{id: g, kind: ccofsi, frequency: weekly, created: 2012-12-03}]

    Sources:
        groups

    History:
        The circular of July 2012 on the priority security zones; no act says how often.
    """
    kind = law.group(target.kind)
    if kind.frequency is None:
        return _NO_RHYTHM
    if not kind.exists(case.day):
        return NO_TEXT
    case.cite(*kind.citations(case.day))
    told = case.need(target, "frequency")
    if told not in {one.value for one in Frequency}:
        raise FactMissing(missing_fact(target, "frequency"))  # words from which no rhythm is read
    if not Frequency(told).rarer_than(kind.frequency):
        return compliant()
    names = _FREQUENCIES[Frequency(told)]
    return breach(
        Text(
            fr=f"se réunit : {names.fr} ; au moins {_FREQUENCIES[kind.frequency].fr} demandé",
            en=f"meets {names.en}; {_FREQUENCIES[kind.frequency].en} at least is asked for",
        )
    )


_FREQUENCIES = {
    Frequency.EVENT_DRIVEN: Text(fr="selon les événements", en="as events call for"),
    Frequency.AS_NEEDED: Text(fr="en tant que de besoin", en="as needed"),
    Frequency.WEEKLY: Text(fr="chaque semaine", en="weekly"),
    Frequency.BIWEEKLY: Text(fr="tous les quinze jours", en="every two weeks"),
    Frequency.EVERY_FEW_WEEKS: Text(fr="toutes les quelques semaines", en="every few weeks"),
    Frequency.MONTHLY: Text(fr="chaque mois", en="monthly"),
    Frequency.QUARTERLY: Text(fr="chaque trimestre", en="quarterly"),
    Frequency.TWICE_A_YEAR: Text(fr="deux fois par an", en="twice a year"),
    Frequency.YEARLY: Text(fr="une fois par an", en="yearly"),
}
