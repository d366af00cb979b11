"""Where an act goes: to the conventions, or to the one that it amends or renews."""

from datetime import date
from typing import Any

from attrs import evolve, fields

from secuprev.model import Amendment, Convention, Remark, Renewal
from secuprev.model.fields import label_of
from secuprev.opendata.registers.building import Builder
from secuprev.opendata.registers.doubts import Cell
from secuprev.opendata.registers.words import Kind

__all__ = ["join"]

# What an amendment or a renewal keeps of its own; the rest is of the convention.
_OF_AMENDMENT = ("signed", "published", "date_basis", "domains", "pages", "label")
_OF_RENEWAL = ("signed", "published", "date_basis", "years", "signatories", "pages")
_OF_BOTH = ("id", "kind", "batch", "communes", "communes_label", "communes_complete", "forces")
_KEPT = (*_OF_BOTH, "remarks", "source", "epci", "epci_label", "communes_count", "stage")


def join(builder: Builder, act: Convention, kind: Kind, row: Cell, first: int) -> None:
    """Add an act to the conventions, or to the one of the same communes that came last before it.

    Args:
        builder: what is known so far.
        act: the act, as if it were a convention.
        kind: what it is.
        row: its row.
        first: the rank of its first doubt.
    """
    if kind.what == "convention":
        builder.add(act)
        return
    own = _OF_AMENDMENT if kind.what == "amendment" else _OF_RENEWAL
    original = _original(builder, act, row)
    if original is None:
        builder.doubts.add("original-unknown", row, None, act.id)
        unknown: dict[str, Any] = dict.fromkeys(own)
        builder.add(_with(evolve(act, **unknown), act, kind))
        return
    joined = _with(original, act, kind)
    remarks = dict.fromkeys((*joined.remarks, *_words(act, own)))
    builder.conventions[original.id] = evolve(
        joined,
        forces=tuple(dict.fromkeys((*original.forces, *act.forces))),
        remarks=tuple(remarks),
    )
    _lost(builder, act, own, row, original.id)
    # What was doubtful of the row is so of the convention that it went into.
    for rank, doubt in enumerate(builder.doubts.found[first:], first):
        if doubt.about == act.id:
            place_of = "amendments" if kind.what == "amendment" else "renewals"
            builder.doubts.found[rank] = evolve(doubt, about=original.id, field=place_of)


def _original(builder: Builder, act: Convention, row: Cell) -> Convention | None:
    alike = [one for one in builder.of_communes(act.communes) if _may_follow(act, one)]
    if not alike:
        return None
    last = max(alike, key=lambda one: one.signed.earliest if one.signed else date.min)
    if len(alike) > 1 and any(one.signed is None for one in (act, *alike)):
        builder.doubts.add("original-chosen", row, last.id, act.id)
    return last


def _may_follow(act: Convention, original: Convention) -> bool:
    if act.signed is None or original.signed is None:
        return True
    return not original.signed.is_after(act.signed)


def _with(original: Convention, act: Convention, kind: Kind) -> Convention:
    if kind.what == "amendment":
        amendment = Amendment(
            number=kind.number,
            on=act.signed,
            published=act.published,
            date_basis=act.date_basis,
            domains=act.domains or (),
            pages=act.pages,
            label=act.label,
        )
        return evolve(original, amendments=(*original.amendments, amendment))
    renewal = Renewal(
        on=act.signed,
        published=act.published,
        date_basis=act.date_basis,
        years=act.years,
        signatories=act.signatories,
        pages=act.pages,
    )
    return evolve(original, renewals=(*original.renewals, renewal))


def _words(act: Convention, own: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return the remarks of an act, its title among them where it has no place for one."""
    title = (Remark(act.label),) if act.label and "label" not in own else ()
    return (*title, *act.remarks)


def _lost(builder: Builder, act: Convention, own: tuple[str, ...], row: Cell, about: str) -> None:
    """Note what an act says that neither it nor its convention has a place for."""
    told = [
        label_of(Convention, one.name).fr
        for one in fields(Convention)
        if one.name not in (*own, *_KEPT, "label") and getattr(act, one.name) != one.default
    ]
    if told:
        builder.doubts.add("act-more", row, ", ".join(told), about)
