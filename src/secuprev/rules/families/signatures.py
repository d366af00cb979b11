"""Who must have signed a convention de coordination, and who must have been heard."""

from collections.abc import Callable, Iterable
from functools import partial

from attrs import evolve, frozen

from secuprev.law import office
from secuprev.model import Convention, ConventionKind, RenewalKind, Signature
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.mayors import mayors_absent
from secuprev.rules.reasons import NOT_COORDINATION
from secuprev.rules.rule import rule
from secuprev.rules.signing import delegations, deputies, lacking, state_lacks
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import PartialDate, Text, commune_code

_NO_SUCH_CONVENTION = not_applicable(
    Text(
        fr="aucun texte ne prévoyait ce type de convention ce jour-là",
        en="no text provided for this kind of convention on that day",
    )
)
_NO_OPINION = not_applicable(
    Text(
        fr="aucun avis n'était demandé ce jour-là",
        en="no opinion was asked for on that day",
    )
)
_NOT_INTERCOMMUNAL = not_applicable(
    Text(fr="convention non intercommunale", en="not an intercommunal convention")
)
_NOT_YET = not_applicable(
    Text(
        fr="la convention intercommunale n'existait pas encore",
        en="the intercommunal convention did not exist yet",
    )
)
_COMPETENT = Text(
    fr="procureurs territorialement compétents", en="prosecutors who are competent there"
)
_LOOKED_AT_APART = ("maire", "president_epci")


def _departements(convention: Convention) -> tuple[str, ...]:
    codes = convention.communes or ()
    return tuple(sorted({commune_code.departement(code) for code in codes}))


def _names(codes: Iterable[str]) -> Text:
    return _joined(office(code).label for code in codes)


def _joined(names: Iterable[Text]) -> Text:
    told = list(names)
    return Text(fr=", ".join(one.fr for one in told), en=", ".join(one.en for one in told))


@frozen
class _Act:
    """The act of a convention whose signatures are judged: its signature, or its last renewal.

    Attributes:
        day: its day, by the law of which they are judged.
        signatories: who signed it, ``None`` when that is not known.
        whole: whether nobody else may have signed.
        path: where its signatories stand.
    """

    day: PartialDate
    signatories: tuple[Signature, ...] | None
    whole: bool
    path: str


def _act(convention: Convention, case: Case) -> _Act:
    """Return the act to judge: silence renews without being signed, and is none.

    A renewal whose signatories are not known is taken to be signed by those who had signed before:
    others may have signed it too.
    """
    renewal = convention.last_renewal(case.day)
    whole = convention.signatories_complete is not False
    if renewal is not None and renewal.on is not None:
        path = f"{convention.id}.renewals"
        if renewal.signatories is not None:
            return _Act(renewal.on, renewal.signatories, whole, path)
        if convention.renewal is not RenewalKind.TACIT:
            return _Act(renewal.on, convention.signatories, False, path)
    return _Act(case.need(convention, "signed"), convention.signatories, whole, convention.id)


def _unnamed(convention: Convention, act: _Act) -> MissingFact:
    return missing_fact(convention, "signatories", under=act.path)


def _required(
    convention: Convention, day: PartialDate, case: Case
) -> tuple[tuple[str, ...] | None, set[str]]:
    """Return the offices that had to sign, and those one of which may be needed as well.

    The latter is not empty when nobody said whether a body lends agents.
    """
    if convention.kind is ConventionKind.INTERCOMMUNAL:
        return case.value("convention.intercommunal_signatories", day).value, set()
    base = case.value("convention.communal_signatories", day).value or ()
    for_loan = case.value("convention.communal_signatories_for_loan", day).value or ()
    if convention.lender is None:
        return base, set(for_loan)
    lender = f"president_{convention.lender.value}"
    return (*base, *(code for code in for_loan if code == lender)), set()


def _mayors_lack(convention: Convention, act: _Act, case: Case) -> Text | None:
    """Name the mayors who did not sign, ``None`` when all did.

    Raises:
        FactMissing: the communes, or how many mayors signed, are not known.
    """
    signed, fact = act.signatories or (), _unnamed(convention, act)
    one_each = convention.kind is ConventionKind.COMMUNAL
    if convention.communes is None or (one_each and convention.batch):
        if lacking(signed, ("maire",), "commune", (), fact):
            return _names(("maire",))
        if one_each:
            return None
    absent = mayors_absent(signed, case.need(convention, "communes"), case, fact)
    if absent is None and convention.communes_complete is False:
        raise FactMissing(missing_fact(convention, "communes"))
    nobody = absent is not None and all(one.office != "maire" for one in signed)
    return _names(("maire",)) if one_each and nobody else absent


def _prosecutors_lack(
    heard: tuple[Signature, ...], convention: Convention, fact: MissingFact
) -> Text | None:
    """Name the prosecutor when none signed, or was heard.

    Raises:
        FactMissing: there are fewer than départements: the area of a court may reach over two.
    """
    places = _departements(convention)
    lacks = lacking(heard, ("procureur",), "departement", places, fact)
    if lacks and any(one.office == "procureur" for one in heard):
        raise FactMissing(MissingFact(fact.path, _COMPETENT))
    return _names(("procureur",)) if lacks else None


def _lacks(code: str, convention: Convention, act: _Act, case: Case) -> Text | None:
    """Name whose signature for an office lacks, ``None`` when it does not."""
    if code == "maire":
        return _mayors_lack(convention, act, case)
    signed, fact = act.signatories or (), _unnamed(convention, act)
    if code == "prefet":
        state = state_lacks(signed, _departements(convention), act.day, case, fact)
        return _names(state[:1]) if state else None
    if code == "procureur":
        return _prosecutors_lack(signed, convention, fact)
    return _names((code,)) if lacking(signed, (code,), "commune", (), fact) else None


def _looked_at(
    checks: Iterable[Callable[[], Text | None]],
) -> tuple[list[Text], list[MissingFact]]:
    """Return who did not sign, and the facts for want of which that cannot be told of others."""
    absent: list[Text] = []
    doubts: list[MissingFact] = []
    for check in checks:
        try:
            lacks = check()
        except FactMissing as unknown:
            doubts += unknown.missing
        else:
            absent += [lacks] if lacks else []
    return absent, doubts


def _not_signed(absent: list[Text], convention: Convention, act: _Act) -> Verdict:
    if not act.whole:
        return unverifiable(_unnamed(convention, act))
    names = _joined(absent)
    return breach(Text(fr=f"n'a pas signé : {names.fr}", en=f"did not sign: {names.en}"))


@rule(
    code="CONV-002",
    name="missing-signatory",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=(
        "convention.communal_signatories",
        "convention.communal_signatories_for_loan",
        "convention.intercommunal_signatories",
        "convention.state_representatives",
    ),
    fr="Chaque office que le droit du jour de la signature désigne a signé",
    en="Each office that the law of the day of signature names has signed",
)
def missing_signatory(convention: Convention, case: Case) -> Verdict:
    """Each office that the law of the day of signature names has signed.

    Why:
        A convention binds those who signed it: the mayor of each commune, the prefect of each
        département. The prosecutor, who was only heard at first, is a party since the end of 2019,
        although the models still print "after opinion". Mayors and president of an intercommunal
        convention are looked at by `intercommunal-signatures`.

    Breach:
        on: 2020-06-01
        conventions: [{id: c, signed: 2020-03-01, lender: none, signatories: [maire, prefet]}]

    Compliant:
        on: 2019-12-28
        conventions: [{id: c, signed: 2019-12-28, lender: none, signatories: [maire, prefet]}]

    Sources:
        convention.communal_signatories, convention.communal_signatories_for_loan,
        convention.intercommunal_signatories, convention.state_representatives

    History:
        Mayor and prefect from the start; the president of the body that lends agents since 2009;
        the prosecutor since the end of 2019; the president of a syndicate since 2021.
    """
    if not convention.is_coordination:
        return NOT_COORDINATION
    act = _act(convention, case)
    required, for_loan = _required(convention, act.day, case)
    if required is None:
        return _NO_SUCH_CONVENTION
    if convention.kind is ConventionKind.INTERCOMMUNAL:
        required = tuple(code for code in required if code not in _LOOKED_AT_APART)
    if act.signatories is None:
        return unverifiable(_unnamed(convention, act))
    checks = [partial(_lacks, code, convention, act, case) for code in required]
    absent, doubts = _looked_at(checks)
    if absent:
        return _not_signed(absent, convention, act)
    if for_loan.isdisjoint(one.office for one in act.signatories) and for_loan:
        doubts.append(missing_fact(convention, "lender"))
    if doubts:
        return unverifiable(*doubts)
    return compliant(_at_renewal(convention, act, case))


def _at_renewal(convention: Convention, act: _Act, case: Case) -> Text | None:
    """Say which offices the renewal will need that did not have to sign, ``None`` if no other."""
    renewed = evolve(act, day=PartialDate.of(case.day))
    required, _ = _required(convention, renewed.day, case)
    needed = [code for code in required or () if code not in _LOOKED_AT_APART]
    absent, _ = _looked_at(partial(_lacks, code, convention, renewed, case) for code in needed)
    if not absent:
        return None
    names = _joined(absent)
    signature = Text(fr=f"signature : {names.fr}", en=f"signature: {names.en}")
    return case.at_renewal(convention, signature)


@rule(
    code="CONV-003",
    name="missing-opinion",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.communal_opinions", "convention.intercommunal_opinions"),
    fr="Le procureur a été entendu avant la signature, tant qu'il ne signait pas lui-même",
    en="The prosecutor was heard before the signature, as long as he did not sign himself",
)
def missing_opinion(convention: Convention, case: Case) -> Verdict:
    """The prosecutor was heard before the signature, as long as he did not sign himself.

    Why:
        Until the end of 2019 the law asked for his opinion only. A prosecutor who signed has been
        heard. No text says what follows when the opinion is missing.

    Breach:
        on: 2019-01-01
        conventions: [{id: c, signed: 2018-05-01, signatories: [maire, prefet], opinions: []}]

    Compliant:
        on: 2019-01-01
        conventions: [{id: c, signed: 2018-05-01, signatories: [], opinions: [procureur]}]

    Sources:
        convention.communal_opinions, convention.intercommunal_opinions

    History:
        Asked for from the start until 2019-12-28, the eve of the day on which he became a party.
    """
    if not convention.is_coordination:
        return NOT_COORDINATION
    day = case.need(convention, "signed")
    kind = "intercommunal" if convention.kind is ConventionKind.INTERCOMMUNAL else "communal"
    asked = case.value(f"convention.{kind}_opinions", day).value
    if not asked:
        return _NO_OPINION
    heard = convention.opinions or ()
    heard += tuple(one for one in convention.signatories or () if one not in heard)
    fact = missing_fact(convention, "opinions")
    absent = _prosecutors_lack(heard, convention, fact)
    if absent is None:
        return compliant()
    if convention.opinions is None:
        return unverifiable(fact)
    return breach(Text(fr=f"avis non recueilli : {absent.fr}", en=f"not heard: {absent.en}"))


@rule(
    code="CONV-004",
    name="intercommunal-signatures",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.intercommunal_signatories", "convention.intercommunal_president"),
    fr="Chaque maire concerné et le président ont signé la convention intercommunale",
    en="Each mayor concerned and the president signed the intercommunal convention",
)
def intercommunal_signatures(convention: Convention, case: Case) -> Verdict:
    """Each mayor concerned and the president signed the intercommunal convention.

    Why:
        It stands in for the communal conventions, so no commune is bound without its mayor; and
        the agents are those of the body whose president signs: that of another body signs for none.

    Breach:
        on: 2022-01-01
        communes: [{code: "77288"}, {code: "77152"}]
        conventions:
          - id: c
            kind: intercommunal
            signed: 2021-09-01
            communes: ["77288", "77152"]
            signatories: [{office: maire, commune: "77288"}, president_epci, prefet, procureur]

    Compliant:
        on: 2022-01-01
        communes: [{code: "77288"}, {code: "77152"}]
        conventions:
          - id: c
            kind: intercommunal
            signed: 2021-09-01
            communes: ["77288", "77152"]
            signatories: [{office: maire, count: 2}, president_epci, prefet, procureur]

    Sources:
        convention.intercommunal_signatories, convention.intercommunal_president

    History:
        The intercommunal convention exists since 2009; the president of a syndicate of communes
        may sign it since 2021.
    """
    if convention.kind is not ConventionKind.INTERCOMMUNAL:
        return _NOT_INTERCOMMUNAL
    act = _act(convention, case)
    presidents = case.value("convention.intercommunal_president", act.day).value or ()
    if case.value("convention.intercommunal_signatories", act.day).value is None:
        return _NOT_YET
    if act.signatories is None:
        return unverifiable(_unnamed(convention, act))
    checks = [
        partial(_president_lacks, presidents, convention, act),
        partial(_mayors_lack, convention, act, case),
    ]
    absent, doubts = _looked_at(checks)
    if absent:
        return _not_signed(absent, convention, act)
    return unverifiable(*doubts) if doubts else compliant()


def _president_lacks(presidents: tuple[str, ...], convention: Convention, act: _Act) -> Text | None:
    """Name the president of the body that lends the agents, when he did not sign.

    Raises:
        FactMissing: a vice-president signed, or no body that the article names lends agents.
    """
    signed, lender = act.signatories or (), convention.lender
    own = tuple(one for one in presidents if lender is None or one == f"president_{lender.value}")
    if presidents and not own:
        raise FactMissing(missing_fact(convention, "lender"))
    if not own or any(one.office in own for one in signed):
        return None
    # Of a syndicate no vice-president has a code of his own: that of a body stands for him.
    acting = deputies((one.office for one in signed), presidents)
    if acting:
        raise FactMissing(*delegations(acting, _unnamed(convention, act).path))
    labels = [office(code).label for code in own]
    return Text(" ou ".join(one.fr for one in labels), " or ".join(one.en for one in labels))
