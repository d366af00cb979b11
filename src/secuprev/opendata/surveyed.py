"""A row of the police survey, once it is known what it is about."""

from attrs import frozen

from secuprev.opendata.wording import Employer

__all__ = ["SurveyRow"]


@frozen
class SurveyRow:
    """What a commune, or an intercommunal body, said of its agents.

    Attributes:
        line: its line in the file.
        year: year of the survey, ``None`` when the file does not hold it.
        departement: code of the département.
        name: what the row calls itself.
        employer: who employs the agents.
        communes: codes of the communes that the service is known to serve, the employer's first.
        body: SIREN of the body that employs the agents; ``None`` for a commune.
        population: population as the prefecture gave it.
        shared: whether agents are shared with other communes, as the file says.
        pm: municipal police agents.
        asvp: wardens of the public way.
        gardes_champetres: rural wardens.
        maitres_chiens: dog handlers.
        chiens: patrol dogs.
    """

    line: int
    year: int | None
    departement: str
    name: str
    employer: Employer
    communes: tuple[str, ...]
    body: str | None
    population: int | None
    shared: bool | None
    pm: int | None
    asvp: int | None
    gardes_champetres: int | None
    maitres_chiens: int | None
    chiens: int | None

    @property
    def agents(self) -> tuple[int | None, int | None, int | None]:
        """Municipal police agents, wardens of the public way, rural wardens."""
        return self.pm, self.asvp, self.gardes_champetres

    @property
    def figures(self) -> tuple[int | None, ...]:
        """All that is counted."""
        return (*self.agents, self.maitres_chiens, self.chiens)

    @property
    def is_shared(self) -> bool:
        """Whether its agents are known to serve other communes too."""
        return bool(self.shared) or self.employer is Employer.SEVERAL

    @property
    def told(self) -> bool:
        """Whether it gives a figure for each of the three."""
        return None not in self.agents

    @property
    def dog_unit(self) -> bool | None:
        """Whether it has dogs or their handlers, ``None`` when nothing is said of them."""
        if self.maitres_chiens is None and self.chiens is None:
            return None
        return bool(self.maitres_chiens or self.chiens)
