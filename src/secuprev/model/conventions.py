"""The conventions that bind forces: coordination conventions, agreements on shared agents."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from secuprev.model.clauses import Clauses
from secuprev.model.fields import (
    CommuneCode,
    ContentCode,
    Count,
    ForceRef,
    HeadCode,
    Id,
    InstrumentRef,
    PartnerRef,
    Positive,
    Siren,
    SourceRef,
    fact,
    labelled,
)
from secuprev.model.lifetime import both, started, within_term
from secuprev.model.mentions import DomainMention, Remark, Signature
from secuprev.values import PartialDate

__all__ = [
    "Amendment",
    "Convention",
    "ConventionKind",
    "Lender",
    "Renewal",
    "RenewalKind",
    "Stage",
]


class ConventionKind(StrEnum):
    """What kind of convention it is.

    Attributes:
        COMMUNAL: convention de coordination of one commune.
        INTERCOMMUNAL: convention de coordination of a body that lends agents.
        PLURICOMMUNAL: several communes in one act, without a body that lends agents.
        POOLING: communes that have agents in common (mise en commun).
        TRANSPORT: contiguous communes, for the networks that cross them.
        LOAN: a body that lends agents, and a commune that has them.
        DISASTER: convention-cadre: joint use of services in a disaster.
    """

    COMMUNAL = "communal"
    INTERCOMMUNAL = "intercommunal"
    PLURICOMMUNAL = "pluricommunal"
    POOLING = "pooling"
    TRANSPORT = "transport"
    LOAN = "loan"
    DISASTER = "disaster"


COORDINATION = (
    ConventionKind.COMMUNAL,
    ConventionKind.INTERCOMMUNAL,
    ConventionKind.PLURICOMMUNAL,
)
"""The kinds that say how municipal police and State forces work together."""


class RenewalKind(StrEnum):
    """How a convention goes on after its term.

    Attributes:
        EXPRESS: by an express renewal.
        TACIT: by silence.
    """

    EXPRESS = "express"
    TACIT = "tacit"


class Lender(StrEnum):
    """The body that lends agents to the communes of a convention.

    Attributes:
        EPCI: an EPCI.
        SYNDICAT: a syndicate of communes.
        NONE: it is known that no agents are lent.
    """

    EPCI = "epci"
    SYNDICAT = "syndicat"
    NONE = "none"


class Stage(StrEnum):
    """How far the act had come when the source spoke of it.

    Attributes:
        DRAFT: a draft.
        ANNOUNCED: announced.
        SIGNED: signed.
    """

    DRAFT = "draft"
    ANNOUNCED = "announced"
    SIGNED = "signed"


# To look a member up in its class takes longer than to compare it.
_DRAFT, _TACIT = Stage.DRAFT, RenewalKind.TACIT


@frozen
class Renewal:
    """A renewal that took place.

    Attributes:
        on: when.
        published: when it was published.
        date_basis: how its day is known, in words.
        years: the term it opened, in years; the convention's own when ``None``.
        signatories: who signed it.
        pages: its length.
    """

    on: PartialDate | None = fact("date", "day")
    published: PartialDate | None = fact("date de publication", "day of publication")
    date_basis: str | None = fact("comment la date est connue", "how the day is known")
    years: Positive | None = fact("durée en années", "term in years")
    signatories: tuple[Signature, ...] | None = fact("signataires", "signatories")
    pages: Count | None = fact("pages", "pages")


@frozen
class Amendment:
    """An amendment (avenant).

    Attributes:
        number: its number.
        on: when it was signed.
        published: when it was published.
        date_basis: how its day is known, in words.
        domains: the domains that it adds.
        pages: its length.
        label: what it is about, in words.
    """

    number: Positive | None = fact("numéro", "number")
    on: PartialDate | None = fact("date", "day")
    published: PartialDate | None = fact("date de publication", "day of publication")
    date_basis: str | None = fact("comment la date est connue", "how the day is known")
    domains: tuple[DomainMention, ...] = fact("domaines ajoutés", "domains added", default=())
    pages: Count | None = fact("pages", "pages")
    label: str | None = fact("objet", "object")


@frozen
class Convention:
    """A convention de coordination, or an agreement on the agents of several communes.

    A convention is known by what its source says: what it does not say is ``None``. An event that
    is not recorded (a renewal, an end) is taken not to have happened.

    Attributes:
        id: identifier.
        kind: communal, intercommunal…; communal when nothing is said.
        name: its title.
        batch: stands for several conventions of the same day and content, not told apart.
        communes: codes of the communes it covers.
        communes_label: the communes in the words of the source, when it does not list them.
        communes_count: how many communes it covers, when they are not all named.
        communes_complete: whether `communes` lists them all.
        epci: SIREN of the body that lends the agents or leads.
        epci_label: that body in the words of the source.
        lender: the body that lends agents; ``none`` when it is known that there is none.
        sponsor: partner under whose umbrella it was drawn up.
        under: instruments in the frame of which it was drawn up.
        replaces: the convention that it follows.
        forces: the forces that are parties.
        stage: how far the act had come.
        signed, deliberated, published, effective: its days.
        place: where it was signed, in words.
        date_basis: how the day of signature is known, in words.
        years: its term, in years.
        until: its last day, when the act itself says one.
        term_label: its term in the words of the source.
        renewal: how it goes on after its term.
        notice_months: notice to end it, in months.
        renewals, amendments: what happened to it since.
        denounced: the day on which its end took effect.
        signatories: who signed; ``None`` when not known.
        signatories_complete: ``False`` when the source does not name them all.
        opinions: who was only heard; ``None`` when not known.
        contiguous, one_agglomeration: for agreements on agents, how the communes lie.
        recorded: whether the administrative bulletin of the prefecture mentions it.
        heads: the titles under which it names the heads of the State forces.
        voted: communes whose councils voted on it before their mayors signed.
        sent: whether it was sent to the representative of the State.
        approved_by: who approved its draft.
        contents: what an agreement on agents states; a list that is given is taken to be whole.
        reports, evaluations: days of the periodic reports and of the yearly evaluations.
        aims: the aims it gives itself.
        domains: the domains it names.
        domains_complete: whether `domains` lists them all.
        clauses: the clauses that the law looks for.
        pages: length.
        label: the words of the document itself, where they matter.
        remarks: what a reader noted.
        source: where this was read.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    kind: ConventionKind = fact("nature", "kind", default=ConventionKind.COMMUNAL)
    name: str | None = fact("titre", "title")
    batch: bool = fact("plusieurs conventions semblables", "several alike", default=False)
    communes: tuple[CommuneCode, ...] | None = fact("communes", "communes")
    communes_label: str | None = fact("communes, mots de la source", "communes, as written")
    communes_count: Positive | None = fact("nombre de communes", "number of communes")
    communes_complete: bool | None = fact("liste des communes complète", "all communes listed")
    epci: Siren | None = fact("EPCI", "intercommunal body")
    epci_label: str | None = fact("EPCI, mots de la source", "intercommunal body, as written")
    lender: Lender | None = fact("qui met les agents à disposition", "who lends the agents")
    sponsor: PartnerRef | None = fact("sous l'égide de", "under the umbrella of")
    under: tuple[InstrumentRef, ...] = fact("dans le cadre de", "in the frame of", default=())
    replaces: InstrumentRef | None = fact("fait suite à", "follows")
    forces: tuple[ForceRef, ...] = fact("forces parties", "forces that are parties", default=())
    stage: Stage = fact("état de l'acte", "stage", default=Stage.SIGNED)
    signed: PartialDate | None = fact("date de signature", "day of signature")
    deliberated: PartialDate | None = fact("date de délibération", "day of the council vote")
    published: PartialDate | None = fact("date de publication", "day of publication")
    effective: PartialDate | None = fact("date d'effet", "day of effect")
    place: str | None = fact("lieu de signature", "place of signature")
    date_basis: str | None = fact("comment la date est connue", "how the day is known")
    years: Positive | None = fact("durée en années", "term in years")
    until: PartialDate | None = fact("dernier jour", "last day", start="effective")
    term_label: str | None = fact("durée, mots de la source", "term, as written")
    renewal: RenewalKind | None = fact("renouvellement", "renewal")
    notice_months: Count | None = fact("préavis en mois", "notice in months")
    renewals: tuple[Renewal, ...] = fact("renouvellements intervenus", "renewals", default=())
    amendments: tuple[Amendment, ...] = fact("avenants", "amendments", default=())
    denounced: PartialDate | None = fact(
        "date de fin anticipée", "day of early end", start="signed"
    )
    signatories: tuple[Signature, ...] | None = fact("signataires", "signatories")
    signatories_complete: bool | None = fact(
        "liste des signataires complète", "all signatories listed"
    )
    opinions: tuple[Signature, ...] | None = fact("avis recueillis", "opinions")
    contiguous: bool | None = fact("communes d'un seul tenant", "contiguous communes")
    one_agglomeration: bool | None = fact("même agglomération", "same agglomeration")
    recorded: bool | None = fact(
        "mention au recueil des actes administratifs", "mention in the administrative bulletin"
    )
    heads: tuple[HeadCode, ...] | None = fact(
        "titres des responsables de l'État", "titles of the heads of the State forces"
    )
    voted: tuple[CommuneCode, ...] | None = fact("conseils qui ont délibéré", "councils that voted")
    sent: bool | None = fact(
        "transmission au représentant de l'État", "sent to the State representative"
    )
    approved_by: tuple[Signature, ...] | None = fact("approbations", "approvals")
    contents: tuple[ContentCode, ...] | None = fact("contenu", "contents")
    reports: tuple[PartialDate, ...] | None = fact("rapports établis", "reports made")
    evaluations: tuple[PartialDate, ...] | None = fact("évaluations tenues", "evaluations held")
    aims: tuple[DomainMention, ...] = fact("objectifs", "aims", default=())
    domains: tuple[DomainMention, ...] | None = fact("domaines", "domains")
    domains_complete: bool | None = fact("liste des domaines complète", "all domains listed")
    clauses: Clauses = fact("clauses", "clauses", default=Clauses())
    pages: Count | None = fact("pages", "pages")
    label: str | None = fact("mots du document", "words of the document")
    remarks: tuple[Remark, ...] = fact("remarques", "remarks", default=())
    source: SourceRef | None = fact("source", "source")

    @property
    def is_coordination(self) -> bool:
        """Whether it is a convention de coordination, and not an agreement on agents."""
        return self.kind in COORDINATION

    @property
    def mentions(self) -> tuple[DomainMention, ...]:
        """All the domains it names: aims, domains, and what its amendments added."""
        added = tuple(mention for amendment in self.amendments for mention in amendment.domains)
        return (*self.aims, *(self.domains or ()), *added)

    def covers(self, code: str) -> bool | None:
        """Tell whether it covers a commune; ``None`` when its communes are not all known."""
        if self.communes is None:
            return None
        if code in self.communes:
            return True
        return None if self.communes_complete is False else False

    def last_concluded(self, on: date) -> PartialDate | None:
        """Return the day of its signature, or of its last renewal or amendment before a day.

        It is by the law of that day that its content is judged.
        """
        acts = [self.signed, *(r.on for r in self.renewals), *(a.on for a in self.amendments)]
        done = [day for day in acts if day is not None and started(day, on)]
        return max(done, key=lambda day: day.earliest, default=self.signed)

    def term_ends(self, on: date) -> PartialDate | None:
        """Return the first day after the term that runs on a day, ``None`` when it is not known."""
        renewed = self.last_renewal(on)
        start = renewed.on if renewed else self.effective or self.signed
        years = (renewed.years if renewed else None) or self.years
        return start.plus_years(years) if start is not None and years is not None else None

    def in_force(self, on: date) -> bool | None:
        """Tell whether it is in force on a day, from what is known of its dates.

        ``None`` when that cannot be told: no day of signature, no term and a later day, or a last
        day that is past in an act that silence renews.
        """
        if self.stage is _DRAFT:
            return False
        if not self.renewals:  # as most, and asked of all
            return self._runs_from(None, on)
        vague = [one for one in self.renewals if started(one.on, on) is None]
        answers = {self._runs_from(one, on) for one in (self.last_renewal(on), *vague)}
        return answers.pop() if len(answers) == 1 else None

    def _runs_from(self, renewed: Renewal | None, on: date) -> bool | None:
        begun = True if renewed else started(self.effective or self.signed, on)
        ended = started(self.denounced, on) if self.denounced else False
        if begun is False or ended is True:
            return False
        return both(begun, None if ended is None else True, self._running(renewed, on))

    def last_renewal(self, on: date) -> Renewal | None:
        """Return its last renewal that had begun on a day, ``None`` when there is none."""
        if not self.renewals:
            return None
        done = [(one.on, one) for one in self.renewals if one.on and started(one.on, on)]
        return max(done, key=lambda pair: pair[0].earliest, default=(None, None))[1]

    def _running(self, renewed: Renewal | None, on: date) -> bool | None:
        if renewed is None:
            running = within_term(self.effective or self.signed, self.years, self.until, on)
        else:
            running = within_term(renewed.on, renewed.years or self.years, None, on)
        if self.renewal is _TACIT:  # whatever its term, it goes on by silence; or to its last day
            return True if self.until is None else running or None
        if running is False and self.until is None and self.renewal is None:
            return None
        return running
