"""Who must have signed a convention de coordination, and who must have been heard."""

from collections.abc import Iterable

from secuprev.law import office
from secuprev.model import Convention, ConventionKind, Signature
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.mayors import mayors_absent
from secuprev.rules.reasons import NOT_COORDINATION
from secuprev.rules.rule import rule
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


def _departements(convention: Convention) -> tuple[str, ...]:
    codes = convention.communes or ()
    return tuple(sorted({commune_code.departement(code) for code in codes}))


def _accepted(code: str, convention: Convention, day: PartialDate, case: Case) -> tuple[str, ...]:
    """Return the offices that sign as an office, by the law of the territory."""
    if code != "prefet":
        return (code,)
    deps = _departements(convention)
    found = [case.value("convention.state_representatives", day, where=dep).value for dep in deps]
    return tuple(dict.fromkeys(name for names in found for name in names or ())) or (code,)


def _names(codes: Iterable[str]) -> Text:
    labels = [office(code).label for code in codes]
    return Text(
        fr=", ".join(label.fr for label in labels), en=", ".join(label.en for label in labels)
    )


def _delegate(accepted: tuple[str, ...], signed: set[str]) -> str | None:
    """Return an office that signed and may have acted for the one required."""
    return next((code for code in sorted(signed) if office(code).acts_for in accepted), None)


def _delegation(required: str, delegate: str, convention: Convention) -> MissingFact:
    who, by = office(required).label, office(delegate).label
    return MissingFact(
        f"{convention.id}.signatories",
        Text(
            fr=f"délégation de signature ({who.fr}, par {by.fr})",
            en=f"delegation of signature ({who.en}, by {by.en})",
        ),
    )


def _signed(
    convention: Convention, case: Case
) -> tuple[PartialDate, tuple[Signature, ...] | None, str]:
    """Return the day of the act to judge, who signed it, and where its signatories stand.

    A renewal whose signatories are known is judged in the place of the first signature.
    """
    renewal = convention.last_renewal(case.day)
    if renewal is not None and renewal.on is not None and renewal.signatories is not None:
        return renewal.on, renewal.signatories, f"{convention.id}.renewals"
    return case.need(convention, "signed"), convention.signatories, convention.id


def _unnamed(convention: Convention, path: str) -> FactMissing:
    return FactMissing(missing_fact(convention, "signatories", under=path))


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


def _unsigned(
    convention: Convention,
    signatories: tuple[Signature, ...],
    code: str,
    accepted: tuple[str, ...],
) -> bool | None:
    """Tell whether an office lacks a signature; ``None`` when they are not counted.

    The prefect of each département signs.
    """
    found = [one for one in signatories if one.office in accepted]
    if not found or code != "prefet":
        return not found
    wanted = len(_departements(convention))
    if any(one.several and one.count is None for one in found) and wanted > 1:
        return None
    return sum(one.count or 1 for one in found) < wanted


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
        A convention binds those who signed it. The prosecutor, who was only heard at first, is a
        party since the end of 2019, although the models still print "after opinion". Mayors and
        president of an intercommunal convention are looked at by `intercommunal-signatures`.

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
    day, signatories, path = _signed(convention, case)
    required, for_loan = _required(convention, day, case)
    if required is None:
        return _NO_SUCH_CONVENTION
    if convention.kind is ConventionKind.INTERCOMMUNAL:
        required = tuple(code for code in required if code not in ("maire", "president_epci"))
    if signatories is None:
        raise _unnamed(convention, path)
    signed = {one.office for one in signatories}
    absent, doubts = [], []
    for code in required:
        accepted = _accepted(code, convention, day, case)
        lacks = _unsigned(convention, signatories, code, accepted)
        delegate = _delegate(accepted, signed) if lacks else None
        if delegate:
            doubts.append(_delegation(accepted[0], delegate, convention))
        elif lacks:
            absent.append(accepted[0])
        elif lacks is None:
            doubts.append(missing_fact(convention, "signatories", under=path))
    if absent and convention.signatories_complete is False:
        raise _unnamed(convention, path)
    if absent:
        names = _names(absent)
        return breach(Text(fr=f"n'a pas signé : {names.fr}", en=f"did not sign: {names.en}"))
    if for_loan and not for_loan & signed:
        doubts.append(missing_fact(convention, "lender"))
    if doubts:
        return unverifiable(*doubts)
    return compliant(_at_renewal(convention, signed, case))


def _at_renewal(convention: Convention, signed: set[str], case: Case) -> Text | None:
    """Say which offices the renewal will need that did not have to sign, ``None`` if no other."""
    today = PartialDate.of(case.day)
    required, _ = _required(convention, today, case)
    needed = [
        code
        for code in required or ()
        if code not in ("maire", "president_epci")
        and signed.isdisjoint(_accepted(code, convention, today, case))
    ]
    if not needed:
        return None
    names = _names(needed)
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
    heard = {one.office for one in convention.opinions or ()}
    heard |= {one.office for one in convention.signatories or ()}
    absent = [code for code in asked if code not in heard]
    if not absent:
        return compliant()
    if convention.opinions is None:
        return unverifiable(missing_fact(convention, "opinions"))
    names = _names(absent)
    return breach(Text(fr=f"avis non recueilli : {names.fr}", en=f"not heard: {names.en}"))


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
        the agents are those of the body whose president signs.

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
    day, signatories, path = _signed(convention, case)
    presidents = case.value("convention.intercommunal_president", day).value or ()
    if case.value("convention.intercommunal_signatories", day).value is None:
        return _NOT_YET
    if signatories is None:
        raise _unnamed(convention, path)
    absent = _absent(convention, signatories, presidents, case)
    if absent and convention.signatories_complete is False:
        raise _unnamed(convention, path)
    if absent:
        return breach(Text(fr=f"n'a pas signé : {absent.fr}", en=f"did not sign: {absent.en}"))
    if convention.communes_complete is False:
        return unverifiable(missing_fact(convention, "communes"))
    offices = {one.office for one in signatories}
    if presidents and offices.isdisjoint(presidents):
        return unverifiable(_delegation("president_epci", "vice_president_epci", convention))
    return compliant()


def _absent(
    convention: Convention,
    signatories: tuple[Signature, ...],
    presidents: tuple[str, ...],
    case: Case,
) -> Text | None:
    """Name the president or the mayors who did not sign, ``None`` when nobody is known to lack.

    Raises:
        FactMissing: the communes, or how many mayors signed, are not known.
    """
    offices = {one.office for one in signatories}
    if presidents and offices.isdisjoint((*presidents, "vice_president_epci")):
        return _names(presidents)
    communes = case.need(convention, "communes")
    return mayors_absent(signatories, communes, case, missing_fact(convention, "signatories"))
