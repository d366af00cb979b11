"""How an intercommunal body came to lend municipal police agents, and on what terms."""

from attrs import frozen

from secuprev.model.fields import CommuneCode, ContentCode, fact
from secuprev.values import PartialDate

__all__ = ["Lending"]


@frozen
class Lending:
    """The loan of agents by an intercommunal body.

    Attributes:
        decided: when the recruitment was decided.
        voted: whether the council of the body voted on it.
        concerned: the communes to which the agents are lent.
        in_favour: the communes whose councils were in favour, those that stayed silent included.
        contiguous, one_agglomeration: for a syndicate, how its communes lie.
        statutes: what the statutes of a syndicate lay down; a list that is given is whole.
        statutes_sent: whether they were sent to the representative of the State.
    """

    decided: PartialDate | None = fact("date du recrutement", "day of the recruitment")
    voted: bool | None = fact(
        "vote de l'organe délibérant sur le recrutement", "vote of the body on the recruitment"
    )
    concerned: tuple[CommuneCode, ...] | None = fact(
        "communes à qui les agents sont prêtés", "communes to which agents are lent"
    )
    in_favour: tuple[CommuneCode, ...] | None = fact(
        "conseils favorables au recrutement", "councils in favour of the recruitment"
    )
    contiguous: bool | None = fact("communes d'un seul tenant", "contiguous communes")
    one_agglomeration: bool | None = fact("même agglomération", "same agglomeration")
    statutes: tuple[ContentCode, ...] | None = fact("contenu des statuts", "contents of statutes")
    statutes_sent: bool | None = fact(
        "statuts transmis au représentant de l'État", "statutes sent to the State representative"
    )
