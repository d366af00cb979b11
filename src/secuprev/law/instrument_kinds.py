"""The kinds of instrument: contracts, plans, strategies, documents, operations; who signs each."""

from enum import StrEnum

from attrs import evolve, field, frozen

from secuprev.law.dated import Series, State
from secuprev.law.kinds import Entry, Kind, Registry, Seats, each_of
from secuprev.law.texts import Rank
from secuprev.values import AnyDate, Period

__all__ = ["InstrumentFamily", "InstrumentKind", "instrument", "instruments"]


class InstrumentFamily(StrEnum):
    """What an instrument is, before anything else."""

    CONTRACT = "contract"  # agreed between parties, conventions included
    PLAN = "plan"  # decided by one authority, or by several that carry it out
    STRATEGY = "strategy"  # priorities for some years
    DOCUMENT = "document"  # what a council or an authority writes for itself
    OPERATION = "operation"  # something done, with or without a paper


@frozen(kw_only=True)
class InstrumentKind(Kind):
    """A kind of instrument: what is signed, adopted, written or carried out.

    Attributes:
        family: what it is, before anything else.
        each: offices of which every holder concerned signs, such as the mayors.
        may_sign: offices that often sign as well.
        needs: codes of the instruments that come before it, such as a diagnosis.
        specialises: code of the wider kind, ``None`` when there is none.
    """

    family: InstrumentFamily
    each: tuple[str, ...]
    may_sign: tuple[str, ...]
    needs: tuple[str, ...]
    specialises: str | None
    _signatories: Series[Seats] = field(alias="signatories")
    _signed_elsewhere: dict[str, Series[Seats]] = field(alias="signed_elsewhere", hash=False)
    _opinions: Series[Seats] = field(alias="opinions")
    _heard_elsewhere: dict[str, Series[Seats]] = field(alias="heard_elsewhere", hash=False)
    _years: Series[int] = field(alias="years")
    _editions: Series[str] = field(alias="editions")

    def signatories(self, on: AnyDate, where: str | None = None) -> State[Seats]:
        """Return who signs or adopts it on a day, one office of each inner tuple.

        The value is ``None`` when no text says who signs, or when the kind does not exist. A
        département (``where``) may have a text of its own.

        >>> instrument("contrat_clspd").signatories("2012-11-23").value
        (('prefet',), ('procureur',), ('maire', 'president_epci'))

        Raises:
            OutsideRecord: the day is outside the days over which the law was read.
            StraddlesChange: the moment is vague and the signatories changed inside it.
        """
        return self._signed_elsewhere.get(where or "", self._signatories).at(on)

    def opinions(self, on: AnyDate, where: str | None = None) -> State[Seats]:
        """Return who is heard before it is signed or adopted; raises as `signatories` does.

        >>> instrument("convention_coordination").opinions("2012-11-23").value
        (('procureur',),)
        """
        return self._heard_elsewhere.get(where or "", self._opinions).at(on)

    def years(self, on: AnyDate) -> State[int]:
        """Return the term in years that a text fixes; raises as `signatories` does.

        >>> instrument("stspd").years("2012").value, instrument("cls").years("2012").value
        (3, None)
        """
        return self._years.at(on)

    def rank(self, on: AnyDate) -> Rank | None:
        """Return the highest rank among the texts that say who signs, ``None`` without any.

        >>> instrument("stspd").rank("2012").value, instrument("pics").rank("2022").value
        ('soft', 'statute')
        """
        ranks = {citation.text.rank for citation in self.signatories(on).citations()}
        return next((rank for rank in Rank if rank in ranks), None)

    def edition(self, on: AnyDate) -> State[str]:
        """Return which edition covers a day; raises as `signatories` does.

        The value is ``None`` between two editions, and for what is not drawn up in editions.

        >>> instrument("snpd").edition("2016").value, instrument("snpd").edition("2019").value
        ('2013-2017', None)
        """
        return self._editions.at(on)

    def life_of_edition(self, edition: str) -> Period | None:
        """Return the days that an edition covers, ``None`` when none bears that name.

        >>> str(instrument("snpd").life_of_edition("2013-2017"))
        '2013-07-08/2017-12-31'
        """
        return next((one.period for one in self._editions if one.value == edition), None)


def _instrument(entry: Entry) -> InstrumentKind:
    row = entry.row
    local = {
        code: evolve(entry, row=row | own)
        for own in row.get("where", ())
        for code in own["departements"]
    }
    return InstrumentKind(
        **entry.common,
        family=InstrumentFamily(row["family"]),
        each=entry.words("each"),
        may_sign=entry.words("may_sign"),
        needs=entry.words("needs"),
        specialises=row.get("specialises"),
        signatories=entry.dated("signatories", each_of),
        signed_elsewhere={code: one.dated("signatories", each_of) for code, one in local.items()},
        opinions=entry.dated("opinions", each_of),
        heard_elsewhere={code: one.dated("opinions", each_of) for code, one in local.items()},
        years=entry.dated("years", int),
        editions=entry.dated("editions", str),
    )


instruments: Registry[InstrumentKind] = Registry("instrument", "instruments", _instrument)


def instrument(code: str) -> InstrumentKind:
    """Return a kind of instrument.

    >>> instrument("cls").label.en, instrument("cls").replaced_by
    ('local security contract', 'stspd')

    Raises:
        UnknownName: no kind of instrument has that code.
    """
    return instruments.get(code)
