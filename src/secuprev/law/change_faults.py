"""What may be wrong with a change set, and the error that carries all of it."""

from attrs import frozen

from secuprev.values import Lang, Text

__all__ = ["ChangeFault", "ChangeSetError", "Place", "fault"]

Place = tuple[str | int, ...]

_MESSAGES = {
    "unreadable": Text("fichier illisible ({reason})", "the file cannot be read ({reason})"),
    "not-toml": Text("ce n'est pas du TOML ({reason})", "this is not TOML ({reason})"),
    "only-a-name": Text(
        'ce n\'est pas du TOML mais un nom : law.draft("bill-2025") rend un jeu fourni, et'
        ' pathlib.Path("a.toml") nomme un fichier',
        'this is no TOML but a name: law.draft("bill-2025") returns a set that ships, and'
        ' pathlib.Path("a.toml") names a file',
    ),
    "missing-key": Text("la clé {value} manque", "the key {value} is missing"),
    "unknown-key": Text("la clé {value} est inconnue", "the key {value} is unknown"),
    "unknown-parameter": Text(
        "aucune valeur légale ne s'appelle {name}", "no legal value is called {name}"
    ),
    "unknown-subject": Text("aucun sujet n'a le code {value}", "no subject has the code {value}"),
    "unknown-force": Text("aucune force n'a le code {value}", "no force has the code {value}"),
    "unknown-text": Text("aucun texte n'a le code {value}", "no text has the code {value}"),
    "unknown-word": Text(
        "{value} n'est pas un mot connu à cette place", "{value} is no word known in this place"
    ),
    "known-word": Text(
        "{value} dit déjà autre chose dans le droit lu", "{value} is already said by the law read"
    ),
    "unknown-departement": Text(
        "aucun département n'a le code {value}", "no département has the code {value}"
    ),
    "bad-id": Text(
        "{value} ne peut nommer un jeu : lettres, chiffres, - et . seulement, et pas un texte",
        "{value} cannot name a set: letters, figures, - and . only, and not a text",
    ),
    "bad-type": Text("{wanted} est attendu, pas {value}", "{wanted} is expected, not {value}"),
    "negative": Text("{value} est négatif", "{value} is negative"),
    "missing-from": Text(
        "une ligne qui en suit une autre dit son premier jour (from)",
        "a row that follows another says its first day (from)",
    ),
    "overlap": Text(
        "le {value} ne vient pas après le premier jour de la ligne d'avant ({before})",
        "{value} does not come after the first day of the row before it ({before})",
    ),
    "before-record": Text(
        "le {value} vient avant le premier jour du droit lu ({first})",
        "{value} comes before the first day of the law as read ({first})",
    ),
    "no-row": Text("au moins une ligne est attendue", "at least one row is expected"),
    "undated": Text(
        "des lignes n'ont pas de premier jour : dites depuis quel jour ce jeu s'applique",
        "some rows have no first day: say from which day this set applies",
    ),
    "dated": Text(
        "chaque ligne a déjà son premier jour : aucun autre ne peut être donné",
        "each row has its first day already: no other can be given",
    ),
    "bad-day": Text("{value} : il faut un jour précis", "{value}: an exact day is needed"),
}


@frozen
class ChangeFault:
    """One thing that is wrong with a change set.

    Attributes:
        path: where it is, such as ``("convention", "posts_threshold", "values", 0, "from")``.
        code: stable code of what is wrong, such as ``"unknown-parameter"``.
        message: what is wrong, in both languages.
        suggestion: what was perhaps meant, ``None`` when nothing is near.
        line: its line, from 1, when the text is not TOML; else the path says where it is.
        column: its column, from 1.
    """

    path: Place
    code: str
    message: Text
    suggestion: str | None = None
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """The path as people read it.

        >>> fault("negative", ("model", "years", "values", 0, "value"), value="-1").place
        'model.years.values[0].value'
        """
        shown = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in self.path)
        return shown.removeprefix(".")

    def in_(self, lang: Lang) -> str:
        """Return the fault as one line, in the language asked for."""
        said = self.message
        if self.suggestion is not None:
            near = self.suggestion
            said += Text(f" ; vouliez-vous dire {near} ?", f"; did you mean {near}?")
        return ": ".join(part for part in (self.place, said.in_(lang)) if part)


def fault(
    code: str, path: Place = (), suggestion: str | None = None, **details: str | Text
) -> ChangeFault:
    """Return a fault; ``details`` fill the blanks of its message.

    >>> print(fault("unknown-parameter", ("model", "year"), "years", name="model.year").in_("fr"))
    model.year: aucune valeur légale ne s'appelle model.year ; vouliez-vous dire years ?
    """
    said = _MESSAGES[code]
    french = {name: one.fr if isinstance(one, Text) else one for name, one in details.items()}
    english = {name: one.en if isinstance(one, Text) else one for name, one in details.items()}
    message = Text(fr=said.fr.format(**french), en=said.en.format(**english))
    return ChangeFault(path, code, message, suggestion)


class ChangeSetError(ValueError):
    """A change set that cannot be used; carries every fault that was found.

    Attributes:
        source: the file, or what stands for it.
        faults: the faults, in the order of the set.
    """

    def __init__(self, source: str, faults: tuple[ChangeFault, ...]) -> None:
        super().__init__(source, faults)
        self.source = source
        self.faults = faults

    def in_(self, lang: Lang) -> str:
        """Return all the faults in the language asked for, one line each."""
        return "\n".join(f"{self.source}: {one.in_(lang)}" for one in self.faults)

    def __str__(self) -> str:
        return self.in_("en")
