"""What a group rests on: a text that knows it, somebody who asked for it, a council, a force."""

from datetime import date

from secuprev import law
from secuprev.law import BodyLevel, GroupKind
from secuprev.model import Council, WorkingGroup
from secuprev.model.lifetime import started
from secuprev.rules.answering import answering
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import departement, kind_of
from secuprev.rules.membership import is_member
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import fills, named
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Status,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import PartialDate, Text

_PRACTICE_ALONE = not_applicable(
    Text(fr="la pratique seule connaît ce groupe", en="practice alone knows it")
)
_NOT_ASKED_FOR = not_applicable(
    Text(fr="personne n'a à demander ce groupe", en="nobody has to ask for this group")
)
_NOT_TIED = not_applicable(
    Text(fr="aucun texte ne le rattache à un conseil", en="no text ties it to a council")
)
_OF_A_ZONE = not_applicable(
    Text(
        fr="il peut se tenir dans une zone de sécurité prioritaire, sans conseil",
        en="it may meet in a priority security zone, without a council",
    )
)
_NO_COUNCIL = Text(fr="aucun conseil ne le porte", en="there is no council for it")
_OF_NO_FORCE = not_applicable(Text(fr="propre à aucune force", en="it belongs to no force"))


def _named_for(target: WorkingGroup, case: Case) -> str | None:
    """Return the kind of council whose articles a group is told, ``None`` where it has none."""
    if target.council is None:
        return None
    kind = kind_of(case.framework.of_kind(Council, target.council), case)
    return kind.stands_for or kind.code


def _council(target: WorkingGroup, case: Case) -> Council:
    if target.council is None:
        raise FactMissing(missing_fact(target, "council"))
    return case.framework.of_kind(Council, target.council)


@rule(
    code="GOV-032",
    name="group-before-basis",
    target=WorkingGroup,
    severity=Severity.PRACTICE,
    cites=("groups",),
    fr="Un groupe ne se réclame pas d'un texte qui n'existe pas encore",
    en="A group does not claim a text that is not there yet",
)
def group_before_basis(target: WorkingGroup, case: Case) -> Verdict:
    """A group does not claim a text that is not there yet.

    Why:
        Sentence execution, violence against elected officials, operational partnership: each kind
        of group came with a text. Before it, a council could hold an ordinary thematic group, but
        not under that name and on that footing.

    Breach:
        on: 2023-11-15
        councils: [{id: k, kind: clspd, created: 2010-01-01}]
        groups: [{id: g, kind: groupe_violences_elus, council: k, created: 2023-09-01}]

    Compliant:
        on: 2024-11-15
        councils: [{id: k, kind: clspd, created: 2010-01-01}]
        groups: [{id: g, kind: groupe_violences_elus, council: k, created: 2024-09-01}]

    Sources:
        groups

    History:
        Groups of the councils since March 2007, sentence execution since October 2014, violence
        against elected officials since March 2024; circulars brought the others.
    """
    kind = law.group(target.kind)
    start = _known_since(kind)
    if start is None or (not kind.citations(case.day) and kind.exists(case.day)):
        return _PRACTICE_ALONE
    case.cite(*kind.citations(max(case.day, start), _named_for(target, case)))
    if not kind.exists(case.day):
        if started(target.created, case.day) is None:
            raise FactMissing(missing_fact(target, "created"))
        return breach(
            Text(
                fr=f"aucun texte ne connaît ce groupe avant le {start}",
                en=f"no text knows this group before {start}",
            )
        )
    if target.created is not None and target.created.is_before(start):
        return compliant(
            Text(
                fr=f"créé ({target.created}) avant le texte qui le connaît ({start})",
                en=f"set up ({target.created}) before the text that knows it ({start})",
            )
        )
    return compliant()


def _known_since(kind: GroupKind) -> date | None:
    """Return the first day on which a text knows a kind; ``None`` for one of practice alone."""
    if kind.life.start is None:
        return None
    return next((one.period.start for one in kind.basis if one.references), None)


@rule(
    code="GOV-033",
    name="group-requester",
    target=WorkingGroup,
    severity=Severity.PRACTICE,
    cites=(
        "groups",
        "council.prefect_offices",
        "councils",
        "clspd.members_by_right",
        "cispd.members_by_right",
        "clspd.epci_president_by_right",
        "cispd.mayors_by_right",
    ),
    fr="Le groupe qu'il faut demander l'a été par qui la loi désigne",
    en="A group that has to be asked for was asked for by whom the act names",
)
def group_requester(target: WorkingGroup, case: Case) -> Verdict:
    """A group that has to be asked for was asked for by whom the act names.

    Why:
        A council takes up the execution of sentences only if it is asked to. Nothing forbids an
        ordinary thematic group, so a request by somebody else is told as a departure, and lightly.
        A member is one who is listed, who chairs, or whom a text seats by right, listed or not.

    Breach:
        on: 2018-01-15
        councils: [{id: k, kind: clspd, created: 2010-01-01}]
        groups:
          - id: g
            kind: groupe_execution_peines
            council: k
            created: 2018-01-10
            requested_by: [maire]

    Compliant:
        on: 2018-01-15
        councils: [{id: k, kind: clspd, created: 2010-01-01}]
        groups:
          - id: g
            kind: groupe_execution_peines
            council: k
            created: 2018-01-10
            requested_by: [procureur]

    Sources:
        groups, council.prefect_offices, councils, clspd.members_by_right, cispd.members_by_right,
        clspd.epci_president_by_right, cispd.mayors_by_right

    History:
        Sentence execution: the judicial authority from October 2014, the members of the council
        too since March 2019. Violence against elected officials: since March 2024 the mayor, or
        for a CISPD its president and the mayors, the prefect or the judicial authority.
    """
    kind = law.group(target.kind)
    if not kind.asked_for:
        return _NOT_ASKED_FOR
    council = _council(target, case)
    body = kind_of(council, case)
    created = case.need(target, "created")
    state = kind.requesters(created, body.stands_for or body.code)
    if state.value is None:
        return NO_TEXT
    case.cite(*state.citations())
    where = departement(council, case)
    allowed = frozenset(
        one
        for seat in state.value
        for code in seat
        for one in answering(code, where, case, created, council.kind)
    )
    asked = case.need(target, "requested_by")
    if any(_may_ask(code, allowed, council, case, created) for code in asked):
        return compliant()
    names = named(asked)
    return breach(
        Text(
            fr=f"demandé par : {names.fr or 'personne'}", en=f"asked for by: {names.en or 'nobody'}"
        )
    )


def _may_ask(
    code: str, allowed: frozenset[str], council: Council, case: Case, created: PartialDate
) -> bool:
    """Tell whether an office is, counts as, or acts for one that may ask."""
    if fills({code}, allowed):
        return True
    return "membre_conseil" in allowed and is_member(code, council, case, created)


@rule(
    code="GOV-037",
    name="group-council",
    target=WorkingGroup,
    severity=Severity.OBLIGATION,
    cites=("groups",),
    fr="Le groupe est constitué dans un conseil qui peut en avoir",
    en="The group is set up in a council that may have it",
)
def group_council(target: WorkingGroup, case: Case) -> Verdict:
    """The group is set up in a council that may have it.

    Why:
        The act lets some councils hold some groups. The prosecutor may set up a local group
        against crime where there is a CLSPD, be the group told of another council; in a CISPD it is
        workable, since the prosecutor chooses the area, and the reader is only told that the act
        does not name that council. A working group in a council that the act does not name is
        forbidden by nothing: a departure, told lightly. The cell of the State forces works in the
        departmental council or in its priority security zone: it needs no council.

    Breach:
        on: 2021-09-01
        councils: []
        groups: [{id: g, kind: gltd, pilot_office: procureur, created: 2021-06-15}]

    Compliant:
        on: 2021-09-01
        councils: [{id: k, kind: clspd, created: 2010-01-01}]
        groups: [{id: g, kind: gltd, council: k, pilot_office: procureur, created: 2021-06-15}]

    Sources:
        groups

    History:
        Groups of the CLSPD and of the CISPD since March 2007; the local group against crime is
        tied to the CLSPD since the act of May 2021. A group older than the text is not in breach
        of it.
    """
    own = law.group(target.kind)
    kind = _tied(own)
    if kind is None:
        return _NOT_TIED
    start = kind.statutory_from
    if start is None or case.day < start:
        return NO_TEXT
    case.cite(*kind.citations(case.day, _named_for(target, case)))
    if kind.level is BodyLevel.ZSP:
        return _OF_A_ZONE
    told = _told_of_council(target, own, kind, case)
    if told.status is not Status.BREACH:
        return told
    older = case.need(target, "created").is_before(start)
    if older is None:
        raise FactMissing(missing_fact(target, "created"))
    return _older(start) if older else told


def _told_of_council(target: WorkingGroup, own: GroupKind, kind: GroupKind, case: Case) -> Verdict:
    """Judge the council of a group by the text that ties its kind, or the wider, to councils."""
    weight = Severity.OBLIGATION if own.needs_council else Severity.PRACTICE
    if target.council is None and case.framework.councils == ():
        if not own.statutory and not kind.needs_council:
            return _PRACTICE_ALONE
        return breach(_NO_COUNCIL, weight)
    council = _council(target, case)
    body = kind_of(council, case)
    if _is_named(council, kind, case):
        return compliant()
    if own.needs_council and _beside(council, kind, case):
        weight = Severity.PRACTICE  # what the text wants is there, whatever the group is told of
    label = council.name or body.acronym or council.id
    message = Text(
        fr=f"la loi ne nomme pas ce conseil pour un tel groupe : « {label} »",
        en=f'the act does not name this council for such a group: "{label}"',
    )
    return compliant(message) if body.code in kind.councils_by_practice else breach(message, weight)


def _is_named(council: Council, kind: GroupKind, case: Case) -> bool:
    """Tell whether the text that ties a kind of group to councils names one."""
    body = kind_of(council, case)
    return bool({body.code, body.stands_for}.intersection(kind.councils))


def _beside(council: Council, kind: GroupKind, case: Case) -> bool:
    """Tell whether a council that the text names is there for the communes of another, or may be.

    Raises:
        FactMissing: whether it is there on the day turns on a date that is not known.
    """
    return any(
        _is_named(one, kind, case)
        and (
            one.communes is None
            or council.communes is None
            or not {*one.communes}.isdisjoint(council.communes)
        )
        and case.exists(one)
        for one in case.framework.councils or ()
    )


def _older(start: date) -> Verdict:
    return not_applicable(
        Text(fr=f"créé avant le texte ({start})", en=f"set up before the text ({start})")
    )


def _tied(kind: GroupKind) -> GroupKind | None:
    """Return the kind, or the wider one, that a text ties to councils; ``None`` for none."""
    while not kind.councils:
        if kind.specialises is None:
            return None
        kind = law.group(kind.specialises)
    return kind


@rule(
    code="GOV-035",
    name="group-without-its-force",
    target=WorkingGroup,
    severity=Severity.PRACTICE,
    cites=("groups",),
    fr="Un groupe propre à une force de l'État se tient là où elle exerce",
    en="A group that belongs to one State force meets where that force works",
)
def group_without_its_force(target: WorkingGroup, case: Case) -> Verdict:
    """A group that belongs to one State force meets where that force works.

    Why:
        The operational partnership group is a method of the national police; the gendarmerie has
        no strict equivalent, and a group of that name in its area misleads partners.

    Breach:
        on: 2021-03-01
        communes: [{code: "77255", state_police: false}]
        councils: [{id: k, kind: clspd, communes: ["77255"], created: 2015-06-01}]
        groups: [{id: g, kind: gpo, council: k, created: 2020-01-15}]

    Compliant:
        on: 2021-03-01
        communes: [{code: "77288", state_police: true}]
        councils: [{id: k, kind: clspd, communes: ["77288"], created: 2015-06-01}]
        groups: [{id: g, kind: gpo, council: k, created: 2020-01-15}]

    Sources:
        groups

    History:
        A note of the direction of the national police of April 2019; no article of a code.
    """
    kind = law.group(target.kind)
    if kind.force is None:
        return _OF_NO_FORCE
    if not kind.exists(case.day):
        return NO_TEXT
    case.cite(*kind.citations(case.day))
    council = _council(target, case)
    body = case.body_of(council)
    codes = council.communes or (body.communes if body else None)
    if not codes:
        raise FactMissing(missing_fact(council, "communes"))
    communes = [case.commune(code) for code in codes]
    wanted = kind.force == "police_nationale"
    if any(one.state_police is wanted for one in communes):
        return compliant()
    unknown: list[MissingFact] = [
        missing_fact(one, "state_police") for one in communes if one.state_police is None
    ]
    if unknown:
        raise FactMissing(*unknown)
    force = law.force(kind.force).label
    return breach(
        Text(
            fr=f"aucune de ses communes ne relève de cette force : {force.fr}",
            en=f"none of its communes is served by this force: {force.en}",
        )
    )
