"""A made-up country: agglomerations of communes, each with its conventions, by a fixed seed."""

import random

from secuprev import law
from secuprev.model import Commune, Convention, DomainMention, Force, Framework, RenewalKind
from secuprev.values import PartialDate

__all__ = ["DAY", "country"]

DAY = "2018-06-01"  # before the reference: what is measured is the work, not its look-ups
COMMUNES, CONVENTIONS, DOMAINS = 27, 8, 12  # an agglomeration's, so that 1,300 make a country


def country(agglomerations: int, seed: int = 0) -> list[Framework]:
    """Return agglomerations of about 27 communes and 8 conventions of 12 domains each."""
    drawn = random.Random(seed)
    return [_agglomeration(rank, drawn) for rank in range(agglomerations)]


def _agglomeration(rank: int, drawn: random.Random) -> Framework:
    communes = tuple(
        Commune(code=f"{rank:05d}-{n:02d}", population=drawn.randrange(100, 50_000))
        for n in range(COMMUNES)
    )
    state = Force(id="pn", kind="police_nationale")
    served = drawn.sample(communes, CONVENTIONS)
    forces = tuple(
        Force(id=f"pm{n}", kind="police_municipale", communes=(one.code,))
        for n, one in enumerate(served)
    )
    conventions = tuple(
        Convention(
            id=f"c{n}",
            signed=PartialDate(2016, drawn.randrange(1, 13), drawn.randrange(1, 29)),
            years=3,
            renewal=RenewalKind.EXPRESS,
            communes=(one.code,),
            forces=(f"pm{n}", "pn"),
            domains=tuple(
                DomainMention(domain=code) for code in drawn.sample(list(law.domains), DOMAINS)
            ),
        )
        for n, one in enumerate(served)
    )
    return Framework(
        id=f"a{rank}", communes=communes, forces=(state, *forces), conventions=conventions
    )
