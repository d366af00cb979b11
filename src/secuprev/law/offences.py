"""The offences that local agents may record, and how: procès-verbal, report, or not at all."""

from datetime import date
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from secuprev.law.citation import Citation, Confidence
from secuprev.law.dated import Series, record
from secuprev.law.force_kinds import force as force_kind
from secuprev.law.kinds import Entry, Kind, Registry, rested_on
from secuprev.law.store import per_law, read
from secuprev.values import AnyDate, Period, Text, as_partial

__all__ = ["Offence", "Power", "Recording", "may_record", "offence", "offences"]


class Power(StrEnum):
    """What agents may do of an offence that they find."""

    RECORD = "record"  # by procès-verbal
    REPORT = "report"  # by a report to the judicial police officer
    NOTICE = "notice"  # by a notice of payment: it is no offence
    NONE = "none"
    DOUBTFUL = "doubtful"  # the texts are at odds

    @property
    def label(self) -> Text:
        """What it allows, in both languages."""
        return _LABELS[self]


_LABELS = {
    Power.RECORD: Text("constate par procès-verbal", "records by procès-verbal"),
    Power.REPORT: Text("rapporte seulement", "only reports"),
    Power.NOTICE: Text("établit l'avis de paiement", "writes the notice of payment"),
    Power.NONE: Text("ne constate pas", "does not record"),
    Power.DOUBTFUL: Text("compétence discutée", "power in doubt"),
}


@frozen
class Recording:
    """What a kind of force may do of an offence.

    Attributes:
        power: how it records it.
        condition: what must be met as well, ``None`` when nothing is.
        since: the first day, where the force is younger than the power.
        basis: the texts that give it to the force, ``None`` for those of the family.
    """

    power: Power
    condition: Text | None = None
    since: date | None = None
    basis: Series[None] | None = None


@frozen(kw_only=True)
class Offence(Kind):
    """A family of offences.

    Attributes:
        what: what it covers.
        start_known: whether the first day of these powers was read.
        powers: what each kind of force may do of it, by code; who is not there has none on record.
    """

    what: Text
    start_known: bool
    powers: dict[str, Recording] = field(hash=False)


@frozen
class Answer:
    """What a kind of force may do of an offence on a day.

    Attributes:
        force: code of the kind of force.
        offence: code of the family of offences.
        power: how it records it; ``None`` when no text gives it a power or refuses it one.
        condition: what must be met as well, ``None`` when nothing is.
        citations: the articles it rests on.
        confidence: how sure the reading is.
    """

    force: str
    offence: str
    power: Power | None
    condition: Text | None
    citations: tuple[Citation, ...]
    confidence: Confidence


def _recording(force: str, value: str | dict[str, Any]) -> Recording:
    row: dict[str, Any] = {"power": value} if isinstance(value, str) else value
    conditions = read("offences")["conditions"]
    return Recording(
        Power(row["power"]),
        Text(**conditions[row["if"]]) if "if" in row else None,
        basis=Series.from_rows(force, row["basis"]) if "basis" in row else None,
    )


def _offence(entry: Entry) -> Offence:
    row: dict[str, Any] = entry.row
    powers = {code: _recording(code, value) for code, value in row["powers"].items()}
    for code, copy in read("competences")["copies"].items():
        if copy["of"] in powers:
            held = powers[copy["of"]]
            powers[code] = evolve(held, since=copy.get("from"))
    return Offence(
        **entry.common, what=Text(**row["what"]), start_known="from" in row, powers=powers
    )


_registry = Registry("offence", "offences", _offence, "offences")


def offences() -> tuple[Offence, ...]:
    """Return the families of offences.

    >>> len(offences())
    29
    """
    return _registry.all()


def offence(code: str) -> Offence:
    """Return a family of offences.

    >>> offence("hall_occupation").powers["police_municipale"].power.label.en
    'only reports'

    Raises:
        UnknownName: no family of offences has that code.
    """
    return _registry.get(code)


@per_law
def _series(code: str, force: str) -> Series[Recording]:
    """Return what a force may do of an offence, over the days for which that was read."""
    one = offence(code)
    held = one.powers.get(force)
    read_from = read("offences")["offences"][code].get("read", record().end)
    start = one.life.start if one.start_known else read_from
    if held is not None and held.since is not None and start is not None:
        start = max(start, held.since)
    label = one.label + Text.same(f" ({force})")
    rows = [{"value": held}]
    return Series.from_rows(f"{code} ({force})", rows, Period(start, record().end), label)


def may_record(force: str, offence: str, on: AnyDate) -> Answer:
    """Return what a kind of force may do of an offence on a day.

    >>> answer = may_record("asvp", "highway", on="2020-01-01")
    >>> answer.power.value, answer.condition.en
    ('record', 'stopping and parking only (R130-4)')

    Raises:
        UnknownName: no kind of force or no family of offences has that code.
        OutsideRecord: the law was not read for that day: the first day of the power is later, or is
            not known.
    """
    kind, family = force_kind(force), _registry.get(offence)
    held = _series(offence, kind.code).at(on).value
    return Answer(
        force=kind.code,
        offence=offence,
        power=held.power if held else None,
        condition=held.condition if held else None,
        citations=rested_on((held and held.basis) or family.basis, as_partial(on)),
        confidence=family.confidence,
    )
