"""The rows of a register that are about an act: a convention, an amendment, a renewal."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import define, evolve

from secuprev.model import (
    Amendment,
    Clauses,
    Convention,
    ConventionKind,
    DomainMention,
    Force,
    Remark,
    Renewal,
    RenewalKind,
    Stage,
)
from secuprev.model.fields import backwards
from secuprev.opendata.registers.building import Builder, force_id, slug
from secuprev.opendata.registers.columns import REGISTER
from secuprev.opendata.registers.communes import Named, names_in_title
from secuprev.opendata.registers.doubts import Cell, Reading
from secuprev.opendata.registers.joining import join
from secuprev.opendata.registers.moments import (
    Act,
    Term,
    act_number,
    read_date,
    read_end,
    read_renewal,
    read_term,
)
from secuprev.opendata.registers.parties import (
    parties_of,
    read_opinion,
    read_signatures,
)
from secuprev.opendata.registers.services import (
    MUNICIPAL,
    OF_FORCES,
    add_others,
    named_force,
    no_service,
    service_facts,
    tell_left,
)
from secuprev.opendata.registers.sheets import Row
from secuprev.opendata.registers.words import (
    EMPTY,
    Kind,
    amendment_beside,
    read_flag,
    read_kind,
    read_mentions,
    read_stage,
)
from secuprev.values import PartialDate

__all__ = ["ActRow"]

_BASIS = "numéro d'acte"


@define
class ActRow:
    """A row that is about a convention, an amendment or a renewal."""

    builder: Builder
    row: Row
    kind: Kind
    about: str = ""

    def take(self) -> None:
        """Add the convention, or what happened to one."""
        builder, row = self.builder, self.row
        number = self._act()
        departement = builder.departement(row, number)
        body = self._body(departement)
        cell, named = builder.communes(row, departement, body)
        signed = self._signed(number)
        self.about = self._id(named, body, signed)
        doubts_before = len(builder.doubts.found)
        act = self._facts(number, signed)
        convention = self._convention(act, cell, named, body)
        key = (
            self.kind,
            convention.communes,
            convention.signed,
            act.get("pages"),
            row.words("title"),
        )
        if convention.communes and key in builder._rows and self.kind.what == "convention":
            builder.doubts.add("same-twice", row.whole, builder._rows[key], self.about)
        builder._rows.setdefault(key, self.about)
        amendments, renewals = self._listed()
        convention = evolve(convention, amendments=amendments, renewals=renewals)
        join(builder, convention, self.kind, row.whole, doubts_before)

    # --- the parts of a row -----------------------------------------------------------------------

    def _act(self) -> Act | None:
        for name in ("number", "title"):
            cell = self.row.cell(name)
            if cell is not None:
                reading = act_number(cell.text)
                if reading.value is not None:
                    return reading.value
        return None

    def _body(self, departement: str | None) -> str | None:
        cell = self.row.cell("epci")
        return self.builder.territory.body_of(cell.text, departement) if cell else None

    def _signed(self, number: Act | None) -> PartialDate | None:
        cell = self._signature()
        said = read_date(cell.text).value if cell else None
        return said or (number.day if number else None)

    def _signature(self) -> Cell | None:
        """Return the cell that tells the day of signature, or at least how far the act has come."""
        agreed = self.row.cell("agreed")
        if agreed is not None and read_flag(agreed.text).value:
            agreed = None
        return self.row.cell("signed") or agreed

    def _id(self, named: Named, body: str | None, signed: PartialDate | None) -> str:
        where = self.builder.slug_of(named.codes)
        if body is not None and len(named.codes) != 1:
            where = slug(self.builder.territory.places.bodies[body].name)
        if not where:
            words = names_in_title(self.row.words("title")) or self.row.words("communes")
            where = slug(words)[:40].strip("-") or f"ligne-{self.row.line}"
        parts = [where, str(signed.year) if signed else ""]
        return self.builder.free_id("-".join(filter(None, parts)))

    def _facts(self, number: Act | None, signed: PartialDate | None) -> dict[str, Any]:
        """Return the days of the act and what it says of its term."""
        builder, row, about = self.builder, self.row, self.about
        facts: dict[str, Any] = {"signed": signed}
        for name in ("deliberated", "published", "effective", "denounced"):
            facts[name] = builder.read(row, name, read_date, about, name)
        self._day(number, facts)
        term = builder.read(row, "term", read_term, about, "years")
        if term is not None:
            self._term(term, facts)
        end = builder.read(row, "until", read_end, about, "until")
        if end is not None:
            facts["until"] = end.until or facts.get("until")
            for name in ("years", "renewal", "notice_months"):
                facts[name] = facts.get(name) or getattr(end, name)
        renewal = builder.read(row, "renewal", _renewal_or_term, about, "renewal")
        facts["renewal"] = (renewal.renewal if renewal else None) or facts.get("renewal")
        notice = builder.count(row, "notice", about, "notice_months")
        facts["notice_months"] = facts.get("notice_months") if notice is None else notice
        for name in ("tacit", "express"):
            if builder.read(row, name, read_flag, about, "renewal"):
                facts["renewal"] = RenewalKind(name)
        facts["pages"] = builder.count(row, "pages", about)
        signatories = row.cell("signatories")
        if signatories is not None:
            facts["signatories"] = self._signatories(signatories)
        for name, _ in backwards(Convention, facts):
            said = row.cell(name) or row.cell("term") or row.whole
            builder.doubts.add("ends-before-start", said, None, about, name)
            del facts[name]
        return {name: value for name, value in facts.items() if value is not None}

    def _day(self, number: Act | None, facts: dict[str, Any]) -> None:
        builder, about = self.builder, self.about
        cell = self._signature()
        if cell is not None and not EMPTY.match(cell.text.strip()):
            reading = read_date(cell.text)
            span = read_term(cell.text)
            if reading.doubt == "term-years" and span.value is not None:
                self._term(evolve(span.value, start=None), facts)
            if reading.value is not None or self._stage(cell) is None:
                builder.doubts.taken(reading, cell, about, "signed")
            other = number.day if number else None
            if other and reading.value and reading.value.is_same_day(other) is False:
                builder.doubts.add("date-differs", cell, reading.value, about, "signed")
        elif number is not None and number.day is not None:
            facts["date_basis"] = _BASIS
        elif number is not None:
            said = self.row.cell("number") or self.row.cell("title")
            builder.doubts.add("act-without-date", said, None, about, "signed")

    @staticmethod
    def _stage(cell: Cell | None) -> Stage | None:
        """Return the stage that stands where a day is expected: "en cours de signature"."""
        said = read_stage(cell.text).value if cell else None
        return said if said in (Stage.DRAFT, Stage.ANNOUNCED) else None

    @staticmethod
    def _term(term: Term, facts: dict[str, Any]) -> None:
        facts["years"] = term.years
        facts["until"] = term.until
        facts["renewal"] = term.renewal
        facts["notice_months"] = term.notice_months
        facts["effective"] = facts.get("effective") or (
            term.start if not facts.get("signed") or term.until else None
        )
        if not term.label.isdigit() and not re.fullmatch(r"\d+ ans?", term.label):
            facts["term_label"] = term.label

    def _signatories(self, cell: Cell) -> Any:
        found = []
        for signature, words, doubt in read_signatures(cell.text, self.builder.territory):
            if doubt is not None:
                taken = signature.office if signature else None
                said = Cell(cell.sheet, cell.at, words)
                self.builder.doubts.add(doubt, said, taken, self.about, "signatories")
            if signature is not None:
                found.append(signature)
        return tuple(found) or None

    def _convention(
        self, act: dict[str, Any], cell: Cell | None, named: Named, body: str | None
    ) -> Convention:
        builder, row, about = self.builder, self.row, self.about
        builder.tell_communes(cell, named, about)
        said = row.cell("epci")
        if said is not None and body is None:
            builder.doubts.add("body-unknown", said, None, about, "epci_label")
        if not named.codes and body is None:
            builder.doubts.add("no-place", row.whole, None, about, "communes")
        kind = self._kind(named, body)
        mentions = self._mentions()
        lists = len(named.codes) > 0
        certain = all(code == "commune-outside" for _, code, _ in named.doubts)
        label = None if named.complete and certain else _words(row)
        opinions = builder.read(row, "opinion", read_opinion, about, "opinions")
        stage = builder.read(row, "stage", read_stage, about, "stage")
        if stage is None and "signed" not in act:
            stage = self._stage(self._signature())
        flags: dict[str, Any] = {
            name: builder.read(row, name, read_flag, about, "clauses")
            for name in ("diagnosis", "reinforced", "evaluation")
        }
        clauses = evolve(Clauses(), **flags)
        more: dict[str, Any] = {} if stage is None else {"stage": stage}
        return Convention(
            id=about,
            kind=kind,
            batch=self.kind.batch,
            communes=named.codes if lists else None,
            communes_label=label,
            communes_count=named.count,
            communes_complete=None if named.complete or not lists else False,
            epci=body if kind in (ConventionKind.INTERCOMMUNAL, ConventionKind.LOAN) else None,
            epci_label=said.text if said is not None and body is None else None,
            forces=self._parties(named),
            opinions=opinions,
            domains=mentions,
            clauses=clauses,
            place=row.words("place") or None,
            label=self._label(),
            remarks=self._remarks(),
            source=builder.source_of(row),
            **more,
            **act,
        )

    def _kind(self, named: Named, body: str | None) -> ConventionKind:
        if self.kind.kind is not None:
            return self.kind.kind
        title = read_kind(self.row.words("title"))
        if title is not None and title.kind is not None:
            return title.kind
        if len(named.codes) < 2:
            return ConventionKind.COMMUNAL
        kind = ConventionKind.INTERCOMMUNAL if body else ConventionKind.PLURICOMMUNAL
        self.builder.doubts.add("kind-deduced", self.row.whole, kind.value, self.about, "kind")
        return kind

    def _mentions(self) -> Any:
        found = []
        for cell in self.row.cells.get("domains", ()):
            if EMPTY.match(cell.text.strip()):
                continue
            for mention, doubt, taken in read_mentions(cell.text):
                found.append(mention)
                if doubt is not None:
                    said = Cell(cell.sheet, cell.at, mention.label or "")
                    self.builder.doubts.add(doubt, said, taken, self.about, "domains")
        for domain, cell in self.row.domains:
            if self.builder.doubts.taken(read_flag(cell.text), cell, self.about, "domains"):
                found.append(DomainMention(domain=domain))
        return tuple(found) if found else None

    def _parties(self, named: Named) -> tuple[str, ...]:
        builder, row = self.builder, self.row
        ids = []
        for party, doubt, said in parties_of(row, "forces", "zone"):
            if doubt is not None:
                builder.doubts.add(doubt, said, party.kind, self.about, "forces")
            if party.kind is not None:
                ids.append(builder.force(named_force(builder, party, named)))
        ids += self._service(named)
        return tuple(dict.fromkeys(ids))

    def _service(self, named: Named) -> list[str]:
        """Return the municipal service of which the row gives figures."""
        builder, row = self.builder, self.row
        add_others(builder, row, named)
        if not any(row.cell(name) for name in (*OF_FORCES, "has_service")):
            return []
        where = builder.slug_of(named.codes)
        id = force_id(MUNICIPAL, None, where)
        facts = service_facts(builder, row, id)
        if no_service(builder, row, facts, act=True):
            return []
        force = Force(
            id=id,
            kind=MUNICIPAL,
            communes=named.codes or None,
            several=len(named.codes) > 1,
            source=builder.source.id,
            **facts,
        )
        return [builder.force(force)]

    def _label(self) -> str | None:
        said = " ".join(self.row.words("title").split())
        return said or None

    def _remarks(self) -> tuple[Remark, ...]:
        cell = self.row.cell("number")
        said = " ".join(cell.text.split()) if cell else ""
        first = (Remark(f"n° {said}"),) if said else ()
        kind, told = self.row.cell("kind"), read_kind(self.row.words("kind"))
        words = (Remark(kind.text),) if kind and told is None else ()
        tell_left(self.builder, self.row, self.about, _ACT_COLUMNS)
        return (*first, *words, *self.builder.remarks(self.row))

    def _listed(self) -> tuple[tuple[Amendment, ...], tuple[Renewal, ...]]:
        """Return the amendments and renewals that stand in cells of the row."""
        beside = self._beside("kind") or self._beside("title")
        amendments = tuple(
            Amendment(number=_number(words), on=on)
            for words, on in (*beside, *self._parts("amendments", "amendments"))
        )
        renewals = tuple(Renewal(on=on) for _, on in self._parts("renewed", "renewals"))
        return amendments, renewals

    def _beside(self, column: str) -> tuple[tuple[str, PartialDate | None], ...]:
        """Return the amendment that a cell names after its convention."""
        cell = self.row.cell(column)
        words = amendment_beside(cell.text) if cell and self.kind.what == "convention" else ""
        return ((words, self._dated(cell, words, "amendments")),) if cell and words else ()

    def _parts(self, column: str, field: str) -> Iterator[tuple[str, PartialDate | None]]:
        """Yield the parts of the cells of a column, each with its date."""
        for cell in self.row.cells.get(column, ()):
            if EMPTY.match(cell.text.strip()) or read_flag(cell.text).value is False:
                continue
            for words in re.split(r"\s*[\n;]\s*", cell.text):
                yield words, self._dated(cell, words, field)

    def _dated(self, cell: Cell, words: str, field: str) -> PartialDate | None:
        dated = re.sub(r"avenants?|\bn\s*[°o]\s*\d+", " ", words, flags=re.IGNORECASE)
        said = Cell(cell.sheet, cell.at, words)
        return self.builder.doubts.taken(read_date(dated), said, self.about, field)


_ACT_COLUMNS = frozenset(one.name for one in REGISTER.columns) - {"since"}


def _number(words: str) -> int | None:
    found = re.search(
        r"n\s*[°ºo]\s*(\d{1,2})\b|avenant\s+(\d{1,2})\b(?!\s*[/.])", words, re.IGNORECASE
    )
    return int(found[1] or found[2]) or None if found else None


def _renewal_or_term(text: str) -> Reading[Term]:
    """Return how an act goes on, from a cell that may hold a term besides."""
    renewal = read_renewal(text)
    if renewal.value is None:
        return Reading(None, "renewal-unknown")
    return Reading(Term(" ".join(text.split()), renewal=renewal.value))


def _words(row: Row) -> str | None:
    said = row.words("communes") or names_in_title(row.words("title")) or ""
    return " ".join(said.split()) or None
