"""How communes agree to share agents: pooling, and the security of public transport."""

from collections.abc import Mapping
from datetime import timedelta

from secuprev import law
from secuprev.model import Convention, ConventionKind, Lender
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.contents import all_said, any_armed
from secuprev.rules.mayors import mayors_absent
from secuprev.rules.naming import called
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.sharing import is_syndicate, recruiting
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_NO_AGREEMENT = not_applicable(
    Text(
        fr="la loi n'en demande rien à ce type d'acte",
        en="the law asks nothing of it of such an act",
    )
)
_STATUTES = not_applicable(
    Text(
        fr="les statuts du syndicat règlent la mise à disposition",
        en="the statutes of the syndicate settle the loan",
    )
)
_DAY = timedelta(days=1)
_POOLING, _TRANSPORT = ConventionKind.POOLING, ConventionKind.TRANSPORT
_NOT_SENT = breach(Text(fr="non transmise", en="not sent"))


def _asked(
    convention: Convention, case: Case, by: Mapping[ConventionKind, str]
) -> law.LegalValue | Verdict:
    """Return what the law of its day asks of an agreement, or why it asks nothing."""
    if convention.kind not in by:
        return _NO_AGREEMENT
    answer = case.value(by[convention.kind], case.concluded(convention))
    return NO_TEXT if answer.value is None else answer


@rule(
    code="ORG-003",
    name="agreement-signatures",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("pooling.signatories", "transport.signatories"),
    fr="Tous les maires signent la convention par laquelle ils partagent des agents",
    en="All the mayors sign the agreement by which they share agents",
)
def agreement_signatures(convention: Convention, case: Case) -> Verdict:
    """All the mayors sign the agreement by which they share agents.

    Why:
        An agent acts in a commune under its mayor: no commune is taken into an agreement without
        him.

    Breach:
        on: 2016-01-01
        conventions:
          - id: p
            kind: pooling
            signed: 2015-03-01
            communes: ["77288", "77152"]
            signatories: [{office: maire, commune: "77288"}]

    Compliant:
        on: 2018-01-01
        conventions:
          - id: t
            kind: transport
            signed: 2017-03-01
            communes: ["77288", "77152"]
            signatories: [{office: maire, count: 2}]

    Sources:
        pooling.signatories, transport.signatories

    History:
        Pooling since the decree of August 2007, transport since that of November 2016.
    """
    by = {_POOLING: "pooling.signatories", _TRANSPORT: "transport.signatories"}
    asked = _asked(convention, case, by)
    if isinstance(asked, Verdict):
        return asked
    signatories = case.need(convention, "signatories")
    communes = case.need(convention, "communes")
    fact = missing_fact(convention, "signatories")
    absent = mayors_absent(signatories, communes, case, fact)
    if absent is None:
        return compliant()
    if convention.signatories_complete is False:
        raise FactMissing(fact)
    return breach(Text(fr=f"n'ont pas signé : {absent.fr}", en=f"did not sign: {absent.en}"))


@rule(
    code="ORG-004",
    name="agreement-votes",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("pooling.vote", "transport.vote"),
    fr="Chaque conseil municipal délibère avant que son maire ne signe",
    en="Each municipal council votes before its mayor signs",
)
def agreement_votes(convention: Convention, case: Case) -> Verdict:
    """Each municipal council votes before its mayor signs.

    Why:
        The agreement lends agents and shares costs: it is the council that commits the commune.

    Breach:
        on: 2016-01-01
        conventions:
          - id: p
            kind: pooling
            signed: 2015-03-01
            communes: ["77288", "77152"]
            voted: ["77288"]

    Compliant:
        on: 2016-01-01
        conventions:
          - id: p
            kind: pooling
            signed: 2015-03-01
            communes: ["77288", "77152"]
            voted: ["77288", "77152"]

    Sources:
        pooling.vote, transport.vote

    History:
        Pooling since the decree of August 2007, transport since that of November 2016. No text asks
        as much of a convention de coordination.
    """
    asked = _asked(convention, case, {_POOLING: "pooling.vote", _TRANSPORT: "transport.vote"})
    if isinstance(asked, Verdict):
        return asked
    voted = case.need(convention, "voted")
    silent = [code for code in case.need(convention, "communes") if code not in voted]
    if not silent:
        return compliant()
    names = called(silent, case)
    return breach(Text(fr=f"sans délibération : {names}", en=f"no vote: {names}"))


@rule(
    code="ORG-005",
    name="pooling-too-short",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("pooling.min_years",),
    fr="Une mise en commun dure au moins un an",
    en="A pooling agreement lasts at least a year",
)
def pooling_too_short(convention: Convention, case: Case) -> Verdict:
    """A pooling agreement lasts at least a year.

    Why:
        Agents are seconded for its term: a shorter one would make them come and go.

    Breach:
        on: 2015-04-01
        conventions: [{id: p, kind: pooling, signed: 2015-03-01, until: 2015-08-31}]

    Compliant:
        on: 2015-04-01
        conventions: [{id: p, kind: pooling, signed: 2015-03-01, until: 2016-02-29}]

    Sources:
        pooling.min_years

    History:
        Since the decree of August 2007. Each secondment runs three years at most, and may be
        renewed.
    """
    asked = _asked(convention, case, {_POOLING: "pooling.min_years"})
    if isinstance(asked, Verdict):
        return asked
    until = convention.until
    if until is None:
        case.need(convention, "years")  # which are whole, and thus one at least
        return compliant()
    start = convention.effective or case.need(convention, "signed")
    anniversary = start.plus_years(asked.value)
    # The last day of a full year is the eve of the anniversary.
    if until.earliest + _DAY >= anniversary.latest:
        return compliant()
    if until.latest + _DAY >= anniversary.earliest:
        raise FactMissing(missing_fact(convention, "until"))
    return breach(
        Text(
            fr=f"du {start} au {until} : moins de {asked.value} an",
            en=f"{start} to {until}: less than {asked.value} year",
        )
    )


@rule(
    code="ORG-006",
    name="agreement-notice",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("pooling.min_notice_months", "transport.notice_months"),
    fr="Le préavis de la convention est celui du décret",
    en="The notice of the agreement is that of the decree",
)
def agreement_notice(convention: Convention, case: Case) -> Verdict:
    """The notice of the agreement is that of the decree.

    Why:
        The other communes need time to find agents elsewhere. The decree sets a least notice for
        pooling, and the notice itself for transport.

    Breach:
        on: 2016-01-01
        conventions: [{id: p, kind: pooling, signed: 2015-03-01, notice_months: 2}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: p, kind: pooling, signed: 2015-03-01, notice_months: 6}]

    Sources:
        pooling.min_notice_months, transport.notice_months

    History:
        Pooling since the decree of August 2007, transport since that of November 2016.
    """
    by = {_POOLING: "pooling.min_notice_months", _TRANSPORT: "transport.notice_months"}
    asked = _asked(convention, case, by)
    if isinstance(asked, Verdict):
        return asked
    months = case.need(convention, "notice_months")
    longer_will_do = convention.kind is _POOLING
    if months >= asked.value if longer_will_do else months == asked.value:
        return compliant()
    return breach(
        Text(
            fr=f"préavis de {months} mois, pour {asked.value} mois dans le décret",
            en=f"notice of {months} months, for {asked.value} months in the decree",
        )
    )


@rule(
    code="ORG-007",
    name="pooling-not-sent",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("pooling.sent",),
    fr="La convention de mise en commun est transmise au représentant de l'État",
    en="The pooling agreement is sent to the State representative",
)
def pooling_not_sent(convention: Convention, case: Case) -> Verdict:
    """The pooling agreement is sent to the State representative.

    Why:
        He authorises the weapons and signs the conventions de coordination of these communes: he
        must know who serves where.

    Breach:
        on: 2016-01-01
        conventions: [{id: p, kind: pooling, signed: 2015-03-01, sent: false}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: p, kind: pooling, signed: 2015-03-01, sent: true}]

    Sources:
        pooling.sent

    History:
        Since pooling exists, in March 2007.
    """
    asked = _asked(convention, case, {_POOLING: "pooling.sent"})
    if isinstance(asked, Verdict):
        return asked
    if case.need(convention, "sent"):
        return compliant()
    return _NOT_SENT


def _by_syndicate(convention: Convention, case: Case) -> bool:
    """Tell whether a syndicate lends the agents of an agreement on a loan.

    Raises:
        FactMissing: nobody says who lends, though on its day a syndicate could.
    """
    who = convention.lender
    if who is None:
        if not case.value("syndicate.statutes", case.concluded(convention)).value:
            return False
        body = case.body_of(convention) if convention.epci else None
        if body is not None and body.kind is not None:
            return is_syndicate(body)
    if who is None or who is Lender.NONE:
        raise FactMissing(missing_fact(convention, "lender"))
    return who is Lender.SYNDICAT


@rule(
    code="ORG-008",
    name="agreement-contents",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=(
        "pooling.contents",
        "transport.contents",
        "recruitment.agreement_contents",
        "metropole_lyon.agreement_contents",
        "syndicate.statutes",
    ),
    fr="La convention sur des agents partagés dit tout ce que le texte veut",
    en="The agreement on shared agents says all that the text wants",
)
def agreement_contents(convention: Convention, case: Case) -> Verdict:
    """The agreement on shared agents says all that the text wants.

    Why:
        Who serves where and when, who leads, who keeps the weapons, who pays, and what becomes of
        the rest when one leaves: what is not written will be argued about. What is said of weapons
        is asked only where agents are armed.

    Breach:
        on: 2021-01-01
        conventions: [{id: l, kind: loan, signed: 2020-03-01, contents: [organisation]}]

    Compliant:
        on: 2021-01-01
        conventions: [{id: l, kind: loan, signed: 2020-03-01, contents: [organisation, financing]}]

    Sources:
        pooling.contents, transport.contents, recruitment.agreement_contents,
        metropole_lyon.agreement_contents, syndicate.statutes

    History:
        Pooling since the decree of August 2007, transport since that of November 2016, the loan of
        agents by an own-tax body since the end of 2019. The loan by a syndicate, possible since May
        2021, is settled by its statutes: from then on it has to be told who lends.
    """
    body = case.body_of(convention)
    by = {
        _POOLING: "pooling.contents",
        _TRANSPORT: "transport.contents",
        ConventionKind.LOAN: recruiting("agreement_contents", body.kind if body else None),
    }
    if convention.kind is ConventionKind.LOAN and _by_syndicate(convention, case):
        return _STATUTES
    asked = _asked(convention, case, by)
    if isinstance(asked, Verdict):
        return asked
    said = case.need(convention, "contents")
    sure = [code for code in asked.value if not law.content(code).if_armed]
    first = all_said(sure, said)
    of_weapons = [code for code in asked.value if code not in sure and code not in said]
    if first.message is not None or not of_weapons or not any_armed(convention, case):
        return first
    return all_said(of_weapons, said)
