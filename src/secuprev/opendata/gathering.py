"""What imported files say of each territory, put together: communes, body, forces, sources."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define, evolve

from secuprev import france
from secuprev.france import ReferenceEpci
from secuprev.model import Commune, Epci, Force, Framework, Source
from secuprev.opendata.competences import HeldCompetence
from secuprev.opendata.neighbourhoods import Neighbourhood
from secuprev.opendata.report import Imported
from secuprev.opendata.state_forces import StateForce
from secuprev.opendata.surveyed import SurveyRow
from secuprev.opendata.units import state_forces, surveyed_forces
from secuprev.values import AnyDate

__all__ = ["OUTSIDE", "Gathered"]

OUTSIDE = "hors-epci"
"""Identifier of the framework of the communes that are in no own-tax body."""


@define(slots=False)
class Gathered:
    """The files that were imported, ready to be told territory by territory.

    Attributes:
        survey, qpv, competences, police: the files, ``None`` for those that were not given.
        qpv_complete: whether a commune that is not in the list has no neighbourhood.
        competences_complete: whether a body that is not in the list has no competence.
        on: the day of the reference; ``None`` for the latest edition.
    """

    survey: Imported[SurveyRow] | None
    qpv: Imported[Neighbourhood] | None
    competences: Imported[HeldCompetence] | None
    police: Imported[StateForce] | None
    qpv_complete: bool
    competences_complete: bool
    on: AnyDate | None

    def frameworks(self) -> Iterator[Framework]:
        """Yield one framework for each own-tax body by SIREN, then that of the other communes."""
        for body in france.epcis(self.on):
            yield self._framework(body.siren, body.name, body.members, body)
        outside = [code for code, territory in self._territories.items() if territory == OUTSIDE]
        yield self._framework(OUTSIDE, "Communes hors EPCI à fiscalité propre", outside, None)

    def _framework(
        self, id: str, name: str, members: Collection[str], body: ReferenceEpci | None
    ) -> Framework:
        communes = tuple(self._communes(members, stated_only=body is not None))
        epci = None if body is None else self._epci(body)
        forces = self._forces(id)
        quoted = {one.source for one in communes} | {one.source for one in forces or ()}
        if epci is not None:
            quoted.add(epci.source)
        known = tuple(sorted(code for code in members if code in self._surveyed))
        return Framework(
            id=id,
            name=name,
            epci=epci,
            communes=communes,
            sources=tuple(one for one in self._sources if one.id in quoted),
            forces=forces,
            forces_known_in=None if forces is None else known,
        )

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        files = (self.survey, self.qpv, self.competences, self.police)
        return tuple(one.source for one in files if one is not None)

    # --- which territory --------------------------------------------------------------------------

    @cached_property
    def _territories(self) -> Mapping[str, str]:
        """The framework of each commune."""
        return {one.code: one.epci or OUTSIDE for one in france.communes(self.on)}

    def _territory(self, row: SurveyRow) -> str:
        """Return the framework that holds the forces of a row: that of the employer."""
        if row.body is None:
            return self._territories[row.communes[0]]
        body = france.epci(row.body, self.on)
        return row.body if body.has_own_taxation else self._territories[body.members[0]]

    # --- communes ---------------------------------------------------------------------------------

    def _communes(self, members: Iterable[str], stated_only: bool) -> Iterator[Commune]:
        for code in sorted(members):
            qpv, state_police = self._qpv(code), self._state_police.get(code)
            served = True if code in self._served else None
            facts = ((qpv, self.qpv), (state_police, self.police), (served, self.survey))
            told = next((file for fact, file in facts if fact is not None), None)
            if told is not None:
                source = told.source.id
                yield Commune(
                    code=code,
                    qpv=qpv,
                    state_police=state_police,
                    served_by_epci=served,
                    source=source,
                )
            elif not stated_only:
                yield Commune(code)

    def _qpv(self, code: str) -> bool | None:
        if code in self._with_qpv:
            return True
        return None if self._without_qpv is None or code in self._without_qpv else False

    @cached_property
    def _with_qpv(self) -> frozenset[str]:
        return frozenset(one.commune for one in self.qpv.rows) if self.qpv else frozenset()

    @cached_property
    def _without_qpv(self) -> frozenset[str] | None:
        """The communes of which a complete list leaves a doubt; ``None`` if it proves nothing.

        A row that could not be placed may be about any commune.
        """
        if self.qpv is None or not self.qpv_complete or self.qpv.report.unmatched:
            return None
        rows = (one.row for one in self.qpv.report.doubtful)
        if not all(isinstance(one, Neighbourhood) for one in rows):
            return None
        return frozenset(one.row.commune for one in self.qpv.report.doubtful)

    @cached_property
    def _served(self) -> frozenset[str]:
        """The communes that the agents of a body are said to serve."""
        rows = self.survey.rows if self.survey else ()
        return frozenset(code for one in rows if one.body and one.pm for code in one.communes)

    @cached_property
    def _state_police(self) -> Mapping[str, bool]:
        return {one.commune: one.state_police for one in self.police.rows} if self.police else {}

    # --- the body ---------------------------------------------------------------------------------

    def _epci(self, body: ReferenceEpci) -> Epci:
        prevention = True if body.siren in self._prevention else None
        if prevention is None and self.competences is not None and self.competences_complete:
            prevention = False
        lends = True if body.siren in self._lending else None
        told = self.competences if prevention is not None else self.survey if lends else None
        return Epci(
            siren=body.siren,
            prevention=prevention,
            lends_agents=lends,
            source=None if told is None else told.source.id,
        )

    @cached_property
    def _prevention(self) -> frozenset[str]:
        rows = self.competences.rows if self.competences else ()
        return frozenset(one.siren for one in rows if one.is_prevention)

    @cached_property
    def _lending(self) -> frozenset[str | None]:
        rows = self.survey.rows if self.survey else ()
        return frozenset(one.body for one in rows if one.pm)

    # --- forces -----------------------------------------------------------------------------------

    def _forces(self, territory: str) -> tuple[Force, ...] | None:
        if self.survey is None and self.police is None:
            return None
        return (*self._local.get(territory, ()), *self._state.get(territory, ()))

    @cached_property
    def _local(self) -> Mapping[str, list[Force]]:
        found: defaultdict[str, list[Force]] = defaultdict(list)
        times: Counter[str] = Counter()
        if self.survey is None:
            return found
        for row in self.survey.rows:
            kind = None if row.body is None else france.epci(row.body, self.on).kind
            for force in surveyed_forces(row, self.survey.source.id, kind):
                times[force.id] += 1
                if times[force.id] > 1:  # somebody accepted two rows about one place
                    force = evolve(force, id=f"{force.id}-{times[force.id]}")
                found[self._territory(row)].append(force)
        return found

    @cached_property
    def _surveyed(self) -> frozenset[str]:
        """The communes whose own forces are all told: no row that was set aside is of them too."""
        if self.survey is None:
            return frozenset()
        aside = (one.row for one in self.survey.report.findings)
        unsure = {row.communes[0] for row in aside if isinstance(row, SurveyRow) and row.communes}
        told = (one for one in self.survey.rows if one.body is None and one.told)
        return frozenset(one.communes[0] for one in told) - unsure

    @cached_property
    def _state(self) -> Mapping[str, list[Force]]:
        if self.police is None:
            return {}
        rows: defaultdict[str, list[StateForce]] = defaultdict(list)
        for row in self.police.rows:
            rows[self._territories[row.commune]].append(row)
        source = self.police.source.id
        return {territory: list(state_forces(some, source)) for territory, some in rows.items()}
