"""Where the facts of a framework come from, and the documents that its bodies publish."""

from attrs import field, frozen

from secuprev.model.fields import DomainCode, Id, InstrumentRef, SourceRef, fact, labelled
from secuprev.values import PartialDate

__all__ = ["Publication", "Source"]


@frozen
class Source:
    """A document from which facts were read.

    Attributes:
        id: identifier that the other objects quote.
        title: its title.
        url: its address.
        published: when it was published.
        read: when it was read.
        as_of: the day that its facts are of, where that is another: a survey of December.
        evidence: what kind of document it is (deliberation, press, gazette line…), in words.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    title: str | None = fact("titre", "title")
    url: str | None = fact("adresse", "address")
    published: PartialDate | None = fact("date de publication", "day of publication")
    read: PartialDate | None = fact("date de lecture", "day of reading")
    as_of: PartialDate | None = fact("date des faits", "day of the facts")
    evidence: str | None = fact("nature du document", "kind of document")


@frozen
class Publication:
    """A document that a body publishes: a guide, a charter, a report.

    Attributes:
        id: identifier.
        title: its title, as printed.
        kind: what it is, in words (``"guide"``, ``"charte"``…).
        format: file format, such as ``"PDF"``.
        size: size as printed, such as ``"1,0 MB"``.
        published: when it was published.
        domains: the domains it is about.
        about: the instrument it belongs to.
        url: its address.
        source: where this was read.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    title: str | None = fact("titre", "title")
    kind: str | None = fact("nature", "kind")
    format: str | None = fact("format", "format")
    size: str | None = fact("taille", "size")
    published: PartialDate | None = fact("date de publication", "day of publication")
    domains: tuple[DomainCode, ...] = fact("domaines", "domains", default=())
    about: InstrumentRef | None = fact("instrument concerné", "instrument it belongs to")
    url: str | None = fact("adresse", "address")
    source: SourceRef | None = fact("source", "source")
