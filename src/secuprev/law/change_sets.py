"""A change set: what a law that is not in force would say, to be laid over the law as read.

It never changes the law's data: it answers for a data file what that file says under it. Its rows
are those of the law from the day of the first of them; what the law says before that day stays.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from secuprev.law.change_faults import ChangeSetError, Place, fault
from secuprev.law.dated import Rows, over, record
from secuprev.law.texts import LegalText, Rank
from secuprev.values import AnyDate, Lang, Text, as_partial

__all__ = ["NOT_LAW", "ChangeSet", "ChangeStatus", "Changes"]

NOT_LAW = Text(
    "CE N'EST PAS LE DROIT : ces réponses supposent un changement qui n'est pas en vigueur.",
    "THIS IS NOT LAW: these answers suppose a change that is not in force.",
)


class ChangeStatus(StrEnum):
    """What a change set is. None of them is law."""

    BILL = "bill"  # a text before Parliament
    WHAT_IF = "what-if"  # somebody's question

    @property
    def label(self) -> Text:
        """What it is called.

        >>> ChangeStatus.BILL.label.fr
        'projet ou proposition de loi'
        """
        return _LABELS[self]


_LABELS = {
    ChangeStatus.BILL: Text("projet ou proposition de loi", "bill before Parliament"),
    ChangeStatus.WHAT_IF: Text("hypothèse", "what-if"),
}


@frozen(eq=False)
class ChangeSet:
    """What a law that is not in force would say; two sets that say the same are equal.

    Attributes:
        id: short name, by which its values cite it.
        title: what it is, in both languages.
        status: a bill or somebody's question.
        note: what a reader should know, ``None`` when there is nothing to add.
        sources: where it comes from.
        digest: SHA-256 of what it says.

    Example:
        >>> from secuprev.law.change_reading import changes
        >>> one_post = changes('''
        ... [meta]
        ... id = "one-post"
        ... fr = "Seuil d'un emploi"
        ... en = "A threshold of one post"
        ... [convention.posts_threshold]
        ... values = [{from = 2020-01-01, value = 1}]
        ... ''')
        >>> one_post.title.en, one_post.status.value, one_post.undated
        ('A threshold of one post', 'what-if', False)
    """

    id: str
    title: Text
    status: ChangeStatus
    note: Text | None
    sources: tuple[str, ...]
    digest: str
    # By name of parameter, then by département, "" for the whole country.
    _values: Mapping[str, Mapping[str, Rows]] = field(alias="values", repr=False)
    # By subject, then by force.
    _competences: Mapping[str, Mapping[str, Rows]] = field(alias="competences", repr=False)
    # Tables of words that the rows of competences point into.
    _words: Mapping[str, Mapping[str, Any]] = field(alias="words", repr=False)

    def __eq__(self, other: object) -> bool:
        return self.digest == other.digest if isinstance(other, ChangeSet) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def undated(self) -> bool:
        """Whether it leaves open from which day some of its rows hold."""
        return any("from" not in rows[0] for rows in self._all().values())

    @property
    def starts(self) -> tuple[date, ...]:
        """The days from which it holds, one for each value that it changes, without repeats."""
        days = {rows[0]["from"] for rows in self._all().values() if "from" in rows[0]}
        return tuple(sorted(days))

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values that name it; what it changes is in its `digest` alone."""
        return {
            "id": self.id,
            "title": self.title.in_(lang),
            "status": self.status.value,
            "warning": NOT_LAW.in_(lang),
            "from": [day.isoformat() for day in self.starts],
            "note": self.note.in_(lang) if self.note else None,
            "sources": list(self.sources),
            "digest": self.digest,
        }

    @property
    def text(self) -> LegalText:
        """The set as a text that its values cite."""
        url = next((one for one in self.sources if one.startswith("http")), None)
        return LegalText(self.id, self.id, self.title.fr, Rank.DRAFT, url)

    def since(self, day: AnyDate) -> "ChangeSet":
        """Return the same set, the rows that it does not date holding from a day on.

        Raises:
            ChangeSetError: every row has its day, or one that follows does not come after this
                day, or this is no day of the law as read or later.
        """
        moment = as_partial(day)
        if not moment.is_exact:
            raise ChangeSetError(self.id, (fault("bad-day", value=str(day)),))
        if not self.undated:
            raise ChangeSetError(self.id, (fault("dated"),))
        start = moment.earliest
        faults = [
            fault("overlap", (*path, 1, "from"), value=str(rows[1]["from"]), before=str(start))
            for path, rows in self._all().items()
            if "from" not in rows[0] and len(rows) > 1 and rows[1]["from"] <= start
        ]
        first = record().start
        if first is not None and start < first:
            faults.append(fault("before-record", value=str(start), first=str(first)))
        if faults:
            raise ChangeSetError(self.id, tuple(faults))
        return evolve(
            self,
            digest=hashlib.sha256(f"{self.digest} {start}".encode()).hexdigest(),
            values=_since(self._values, start),
            competences=_since(self._competences, start),
        )

    def _all(self) -> dict[Place, Rows]:
        """Return the rows by their places in the set."""
        found: dict[Place, Rows] = {}
        for name, tables in self._values.items():
            for code, rows in tables.items():
                inside = ("where", code) if code else ("values",)
                found[(*name.split("."), *inside)] = rows
        for subject, forces in self._competences.items():
            for force, rows in forces.items():
                found["competences", "rows", subject, force] = rows
        return found

    # --- the law's data under it ------------------------------------------------------------------

    def lay(self, name: str, content: dict[str, Any]) -> dict[str, Any]:
        """Return the content of a data file of the law under this set."""
        if name == "parameters":
            return self._over_parameters(content)
        if name == "competences":
            return self._over_competences(content)
        return content

    def _over_parameters(self, content: dict[str, Any]) -> dict[str, Any]:
        found = dict(content)
        for name, tables in self._values.items():
            group, key = name.split(".")
            row = dict(found[group][key])
            for code, rows in tables.items():
                cited = [self._citing(one) for one in rows]
                if code == "":
                    row["values"] = over(row["values"], cited)
                else:
                    where = row.get("where", {})
                    before = where.get(code) or _everywhere(row)
                    row["where"] = where | {code: over(before, cited)}
            found[group] = found[group] | {key: row}
        return found

    def _citing(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row that cites the set, beside the texts in force that it cites itself."""
        cited = row.get("cite", [])
        cited = [cited] if isinstance(cited, str) else cited
        if not any(one.partition(" ")[0] == self.id for one in cited):
            cited = [*cited, self.id]
        return {"by": self.id} | row | {"cite": cited, "laid": self.text}

    def _over_competences(self, content: dict[str, Any]) -> dict[str, Any]:
        laid = tuple(
            (subject, force, [{"basis": self.id} | row | {"laid": self.text} for row in rows])
            for subject, forces in self._competences.items()
            for force, rows in forces.items()
        )
        words = {table: content[table] | own for table, own in self._words.items()}
        return content | words | {"laid": content.get("laid", ()) + laid}


def _everywhere(row: Mapping[str, Any]) -> Rows:
    """Return the rows of the whole country as those of a territory that gets rules of its own.

    What is told of a territory begins with its first row: where no text stood, that is said too.
    """
    rows: Rows = row["values"]
    first = row.get("read_from", record().start)
    begun = rows[0].get("from")
    if begun is None:
        return [rows[0] | {"from": first}, *rows[1:]]
    return [{"from": first}, *rows] if begun > first else rows


def _since(tables: Mapping[str, Mapping[str, Rows]], day: date) -> dict[str, dict[str, Rows]]:
    return {
        name: {key: [{"from": day} | rows[0], *rows[1:]] for key, rows in inside.items()}
        for name, inside in tables.items()
    }


Changes = ChangeSet | Mapping[str, Any] | Path | str
"""A change set, or what one is read from: a file, a text, or a table."""
