"""What a bare text stands for where an object is expected: the one field that says most of it."""

from secuprev.model import (
    Commune,
    Coordinator,
    DomainMention,
    Epci,
    Member,
    Mission,
    Remark,
    Renewal,
    Signature,
)

__all__ = ["SHORTHAND"]

SHORTHAND: dict[type, str] = {
    Commune: "code",
    Coordinator: "name",
    DomainMention: "domain",
    Epci: "siren",
    Member: "office",
    Mission: "mission",
    Remark: "text",
    Renewal: "on",
    Signature: "office",
}
