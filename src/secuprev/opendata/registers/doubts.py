"""What somebody should confirm of a register: the cell, what was read, what it became, why."""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from attrs import Factory, define, frozen

from secuprev.values import Lang, Text

__all__ = ["MOST", "Cell", "Doubt", "Doubts", "Reading", "TooManyDoubts"]

T = TypeVar("T")
MOST = 50_000
"""Doubts of a register; a file that leaves more is something else, and is not read to its end."""

_REASONS = {
    "act-denied": Text(
        fr="une autre case de la ligne dit qu'il n'y a pas de convention",
        en="another cell of the row says that there is no convention",
    ),
    "act-more": Text(
        fr="un avenant ou un renouvellement n'a pas de place pour cela",
        en="an amendment or a renewal has no place for that",
    ),
    "act-without-date": Text(
        fr="le numéro d'acte ne porte pas de date", en="the number of the act bears no date"
    ),
    "body-deduced": Text(
        fr="l'intercommunalité est déduite des communes",
        en="the intercommunal body is deduced from the communes",
    ),
    "body-unknown": Text(fr="intercommunalité non reconnue", en="body not recognised"),
    "cell-long": Text(
        fr="case trop longue, dont seul le début est lu",
        en="cell that is too long, of which only the beginning is read",
    ),
    "column-order": Text(fr="numéros d'ordre, non gardés", en="running numbers, not kept"),
    "column-near": Text(fr="en-tête reconnu à peu près", en="header recognised by likeness only"),
    "column-twice": Text(
        fr="deux colonnes disent la même chose ; la première est lue",
        en="two columns tell the same; the first is read",
    ),
    "column-unused": Text(
        fr="colonne non lue ; « --column » dit ce qu'elle tient",
        en="column not read; --column says what it holds",
    ),
    "commune-above": Text(
        fr="case vide, remplie par celle du dessus", en="empty cell, filled from the one above"
    ),
    "commune-ambiguous": Text(
        fr="plusieurs communes ont ce nom", en="several communes have this name"
    ),
    "commune-code": Text(
        fr="le code n'est pas celui de cette commune (code postal ?)",
        en="the code is not that of this commune (postal code?)",
    ),
    "commune-former": Text(
        fr="ancienne commune, aujourd'hui dans une autre", en="former commune, now part of another"
    ),
    "commune-near": Text(
        fr="nom de commune reconnu à peu près", en="name of commune recognised by likeness only"
    ),
    "commune-outside": Text(
        fr="cette commune n'est pas de l'intercommunalité", en="this commune is not in the body"
    ),
    "commune-unknown": Text(fr="commune non reconnue", en="commune not recognised"),
    "communes-all": Text(
        fr="« toutes les communes » : celles d'aujourd'hui", en="all communes: those of today"
    ),
    "communes-more": Text(
        fr="d'autres communes ne sont pas nommées", en="other communes are not named"
    ),
    "count-words": Text(
        fr="un nombre, et d'autres mots, non lus", en="a number, and words that are not read"
    ),
    "count": Text(fr="nombre non reconnu", en="number not recognised"),
    "date-century": Text(fr="année à deux chiffres", en="year of two figures"),
    "date-differs": Text(
        fr="une autre date est donnée ailleurs dans la ligne",
        en="another date is given elsewhere in the row",
    ),
    "date-month-first": Text(
        fr="mois écrit avant le jour", en="month written before the day"
    ),
    "date-serial": Text(
        fr="nombre pris pour un jour de tableur", en="number taken for a day of a spreadsheet"
    ),
    "date-several": Text(
        fr="plusieurs dates dans la case ; la première est lue",
        en="several dates in the cell; the first is read",
    ),
    "date-unreadable": Text(fr="date non reconnue", en="date not recognised"),
    "date-vague": Text(
        fr="seule l'année est sûre", en="only the year is certain"
    ),
    "date-words": Text(
        fr="une date, et d'autres mots, non lus", en="a date, and words that are not read"
    ),
    "departement-unknown": Text(fr="département non reconnu", en="département not recognised"),
    "domain-ambiguous": Text(
        fr="ces mots peuvent vouloir dire plusieurs domaines",
        en="these words may mean several domains",
    ),
    "domain-near": Text(
        fr="domaine reconnu à peu près", en="domain recognised by likeness only"
    ),
    "domain-unknown": Text(
        fr="domaine non reconnu, ou nommé pour être laissé de côté",
        en="domain not recognised, or named to be left out",
    ),
    "ends-before-start": Text(
        fr="cette fin vient avant le début ; elle est laissée de côté",
        en="this end comes before the beginning; it is left aside",
    ),
    "flag": Text(fr="oui ou non ?", en="yes or no?"),
    "flag-words": Text(
        fr="oui ou non, et d'autres mots qui ne sont pas lus",
        en="yes or no, and words that are not read",
    ),
    "force-either": Text(
        fr="une force de l'État, sans dire laquelle", en="a force of the State, not saying which"
    ),
    "force-unknown": Text(fr="force non reconnue", en="force not recognised"),
    "formula": Text(
        fr="une formule, qui n'est pas calculée", en="a formula, which is not computed"
    ),
    "formula-value": Text(
        fr="la valeur est le dernier résultat d'une formule",
        en="the value is the last result of a formula",
    ),
    "kind-deduced": Text(
        fr="la nature de la convention est déduite de ses communes",
        en="the kind of the convention is deduced from its communes",
    ),
    "kind-unknown": Text(fr="nature d'acte non reconnue", en="kind of act not recognised"),
    "list-whole": Text(
        fr="cette liste est tenue pour complète : ce qui n'y est pas n'existe pas",
        en="this list is taken to be whole: what is not in it does not exist",
    ),
    "lone-cell": Text(
        fr="ligne d'une seule case, laissée de côté", en="row of one cell, left aside"
    ),
    "macros": Text(
        fr="le classeur contient des macros ; rien n'en est exécuté",
        en="the workbook holds macros; none of them is run",
    ),
    "more-cells": Text(
        fr="case au-delà des en-têtes, laissée de côté", en="cell beyond the headers, left aside"
    ),
    "no-act": Text(
        fr="rien ne dit ici qu'il y ait une convention ; seul le service est gardé",
        en="nothing says here that there is a convention; only the service is kept",
    ),
    "no-place": Text(
        fr="rien ne dit de quelles communes il s'agit", en="nothing says which communes it is about"
    ),
    "office-unknown": Text(fr="signataire non reconnu", en="signatory not recognised"),
    "original-unknown": Text(
        fr="la convention que cet acte modifie n'est pas dans le registre",
        en="the convention that this act changes is not in the register",
    ),
    "nobody": Text(
        fr="personne n'y est compté ; aucun service n'est retenu",
        en="nobody is counted there; no service is kept",
    ),
    "original-chosen": Text(
        fr="plusieurs conventions possibles ; la dernière est prise",
        en="several conventions possible; the last one is taken",
    ),
    "renewal-unknown": Text(fr="mode de reconduction non reconnu", en="renewal not recognised"),
    "same-twice": Text(
        fr="la même ligne qu'une autre ; les deux sont gardées",
        en="the same row as another; both are kept",
    ),
    "sheet-unread": Text(
        fr="feuille sans en-têtes reconnus, laissée de côté",
        en="sheet without known headers, left aside",
    ),
    "stage-unknown": Text(fr="état de l'acte non reconnu", en="stage of the act not recognised"),
    "term-day": Text(
        fr="une date seule, prise pour la fin", en="a date alone, taken for the end"
    ),
    "term-unreadable": Text(fr="durée non reconnue", en="term not recognised"),
    "term-years": Text(
        fr="durée comptée de la première année à la dernière",
        en="term counted from the first year to the last",
    ),
    "title-communes": Text(
        fr="communes lues dans l'intitulé", en="communes read in the title"
    ),
    "total": Text(fr="ligne de total, laissée de côté", en="row of totals, left aside"),
    "weapons": Text(
        fr="service armé, d'après les armes nommées",
        en="armed, by the weapons that are named",
    ),
}  # fmt: skip


@frozen
class Cell:
    """A cell that says something.

    Attributes:
        sheet: the sheet, ``None`` when the file has none.
        at: its address as a spreadsheet shows it, such as ``"C5"``.
        text: what stands in it.
    """

    sheet: str | None
    at: str
    text: str


@frozen
class Doubt:
    """Something that somebody should confirm.

    Attributes:
        code: what is doubtful, such as ``"date-century"``.
        sheet: the sheet, ``None`` when the file has none.
        cell: the address of the cell, empty where the whole file is meant.
        read: what was read there.
        taken: what it was taken for, ``None`` when nothing was made of it.
        reason: why it is doubtful.
        about: identifier of the object that it is about, ``None`` for the whole register.
        field: the field of that object, ``None`` for all of it.
    """

    code: str
    sheet: str | None
    cell: str
    read: str
    taken: str | None
    reason: Text
    about: str | None = None
    field: str | None = None

    @property
    def where(self) -> str:
        """The place, as a spreadsheet writes it: ``Registre!C5``."""
        return "!".join(part for part in (self.sheet, self.cell) if part)

    def in_(self, lang: Lang) -> str:
        """Return the doubt as one line, in the language asked for."""
        said = Text(fr=f"« {self.read} »", en=f'"{self.read}"') if self.read else Text.same("")
        if self.taken is not None and self.read:
            said += Text(fr=f" pris pour {self.taken}", en=f" taken for {self.taken}")
        elif self.taken is not None:
            said = Text.same(self.taken)
        parts = (self.where, said.in_(lang), self.reason.in_(lang))
        return ": ".join(part for part in parts if part)

    def __str__(self) -> str:
        """English, the language of the code; a reader's language goes through :meth:`in_`."""
        return self.in_("en")

    def to_dict(self) -> dict[str, Any]:
        """Return the doubt as plain values, ready for JSON."""
        return {
            "code": self.code,
            "sheet": self.sheet,
            "cell": self.cell,
            "read": self.read,
            "taken": self.taken,
            "reason": {"fr": self.reason.fr, "en": self.reason.en},
            "about": self.about,
            "field": self.field,
        }


@frozen
class Reading(Generic[T]):
    """What a text was taken for, and why that is doubtful.

    Attributes:
        value: what was made of it, ``None`` when nothing was.
        doubt: code of the doubt, ``None`` when there is none.
    """

    value: T | None
    doubt: str | None = None


class TooManyDoubts(ValueError):
    """A file that leaves more doubts than anybody could look at."""


@define
class Doubts:
    """Gathers the doubts of one register."""

    found: list[Doubt] = Factory(list)

    def __iter__(self) -> Iterator[Doubt]:
        return iter(self.found)

    def add(
        self,
        code: str,
        cell: Cell | None = None,
        taken: object = None,
        about: str | None = None,
        field: str | None = None,
    ) -> None:
        """Note a doubt.

        Raises:
            TooManyDoubts: no register has so many.
        """
        if len(self.found) >= MOST:
            raise TooManyDoubts
        place = cell or Cell(None, "", "")
        said = None if taken is None else str(taken) or None
        read = " ".join(place.text.split())
        self.found.append(
            Doubt(code, place.sheet, place.at, read, said, _REASONS[code], about, field)
        )

    def taken(
        self, reading: Reading[T], cell: Cell, about: str | None = None, field: str | None = None
    ) -> T | None:
        """Return what a cell was taken for, its doubt noted."""
        if reading.doubt is not None:
            self.add(reading.doubt, cell, reading.value, about, field)
        return reading.value
