"""What each fault says, in both languages: the one list of the codes of faults.

A code is stable: programs may rely on it. The words may change.
"""

from secuprev.values import Text

__all__ = ["MESSAGES", "message", "shown"]

MESSAGES = {
    # --- the file ---------------------------------------------------------------------------------
    "missing-file": Text(fr="ce fichier n'existe pas", en="there is no such file"),
    "not-a-file": Text(fr="ce n'est pas un fichier{instead}", en="this is not a file{instead}"),
    "unreadable-file": Text(
        fr="ce fichier ne peut pas être lu ({reason})", en="this file cannot be read ({reason})"
    ),
    "unsupported-suffix": Text(
        fr="le nom d'un document finit par .yaml, .yml, .toml ou .json, pas par {value}{instead}",
        en="the name of a document ends in .yaml, .yml, .toml or .json, not in {value}{instead}",
    ),
    "too-large": Text(
        fr="le document dépasse la limite de {limit} octets",
        en="the document is over the limit of {limit} bytes",
    ),
    "not-utf-8": Text(
        fr="l'octet {value} n'est pas de l'UTF-8 ; enregistrez le document en UTF-8",
        en="the byte {value} is not UTF-8; save the document as UTF-8",
    ),
    "forbidden-character": Text(
        fr="le caractère {value} n'a pas sa place dans un document",
        en="the character {value} has no place in a document",
    ),
    "empty-document": Text(fr="le document est vide", en="the document is empty"),
    # --- the syntax -------------------------------------------------------------------------------
    "invalid-syntax": Text(
        fr="ce n'est pas du {format} correct ({reason})", en="this is not valid {format} ({reason})"
    ),
    "too-deep": Text(
        fr="plus de {limit} niveaux l'un dans l'autre", en="more than {limit} levels of nesting"
    ),
    "too-many-aliases": Text(
        fr="les alias se déploient en plus de {limit} valeurs",
        en="the aliases unfold into more than {limit} values",
    ),
    "unknown-alias": Text(
        fr="aucune ancre ne s'appelle {value} avant cet alias",
        en="no anchor is called {value} before this alias",
    ),
    "recursive-alias": Text(
        fr="l'alias {value} se contient lui-même", en="the alias {value} contains itself"
    ),
    "yaml-tag": Text(
        fr="les étiquettes YAML comme {value} ne sont pas lues ; écrivez la valeur seule",
        en="YAML tags such as {value} are not read; write the value alone",
    ),
    "merge-key": Text(
        fr="la clé de fusion << n'est pas lue ; écrivez les clés elles-mêmes",
        en="the merge key << is not read; write out the keys themselves",
    ),
    "several-documents": Text(
        fr="un fichier contient un seul document ; un autre commence ici",
        en="a file holds one document; another one starts here",
    ),
    "invalid-key": Text(
        fr="une clé est un texte, pas une liste ni un groupe de clés",
        en="a key is a text, neither a list nor a mapping",
    ),
    "duplicate-key": Text(
        fr="la clé {value} est déjà donnée{earlier}", en="the key {value} is already given{earlier}"
    ),
    # --- the shape --------------------------------------------------------------------------------
    "unknown-key": Text(fr="la clé {value} est inconnue", en="the key {value} is unknown"),
    "missing-key": Text(fr="la clé {value} manque", en="the key {value} is missing"),
    "missing-version": Text(
        fr="la version du format manque : la clé secuprev, qui vaut {known}",
        en="the version of the format is missing: the key secuprev, which is {known}",
    ),
    "unsupported-version": Text(
        fr="la version {value} du format n'est pas lue ; cette version de secuprev lit la {known}",
        en="version {value} of the format is not read; this version of secuprev reads {known}",
    ),
    "not-a-mapping": Text(
        fr="un groupe de clés est attendu, pas {found}", en="a mapping is expected, not {found}"
    ),
    "not-a-list": Text(
        fr="une liste est attendue, pas {found}", en="a list is expected, not {found}"
    ),
    "not-a-text": Text(
        fr="un texte est attendu, pas {found}", en="a text is expected, not {found}"
    ),
    "not-a-whole-number": Text(
        fr="un nombre entier est attendu, pas {found}", en="a whole number is expected, not {found}"
    ),
    "not-a-boolean": Text(
        fr="true ou false est attendu, pas {found}", en="true or false is expected, not {found}"
    ),
    "not-a-date": Text(
        fr="une date est attendue, pas {found}", en="a date is expected, not {found}"
    ),
    # --- the values -------------------------------------------------------------------------------
    "out-of-range": Text(
        fr="{value} est hors limites : {bounds}", en="{value} is out of range: {bounds}"
    ),
    "invalid-date": Text(fr="{value} : {reason}", en="{value}: {reason}"),
    "inexact-date": Text(
        fr="{value} : il faut un jour précis", en="{value}: an exact day is needed"
    ),
    "ends-before-start": Text(
        fr="{value} vient avant {start}, qui est {day}",
        en="{value} comes before {start}, which is {day}",
    ),
    "invalid-commune-code": Text(fr="{value} : {reason}", en="{value}: {reason}"),
    "invalid-departement-code": Text(fr="{value} : {reason}", en="{value}: {reason}"),
    "invalid-siren": Text(fr="{value} : {reason}", en="{value}: {reason}"),
    "unknown-commune": Text(
        fr="aucune commune n'a ni n'a eu le code {value}",
        en="no commune has or had the code {value}",
    ),
    "unknown-value": Text(
        fr="{value} n'est pas l'une des valeurs permises ({allowed})",
        en="{value} is not one of the values allowed ({allowed})",
    ),
    "unknown-code": Text(
        fr="{value} n'est pas un code de la liste « {vocabulary} »",
        en='{value} is not a code of the list "{vocabulary}"',
    ),
    "empty-text": Text(fr="ce texte ne peut pas être vide", en="this text cannot be empty"),
    "empty-id": Text(fr="un identifiant ne peut pas être vide", en="an identifier cannot be empty"),
    "duplicate-id": Text(
        fr="l'identifiant {value} est déjà pris par {earlier}",
        en="the identifier {value} is already taken by {earlier}",
    ),
    "duplicate-commune": Text(
        fr="la commune {value} est déjà décrite dans {earlier}",
        en="the commune {value} is already described in {earlier}",
    ),
    "dangling-id": Text(
        fr="aucun objet de {lists} n'a l'identifiant {value}",
        en="no object of {lists} has the identifier {value}",
    ),
    "misplaced-id": Text(
        fr="l'identifiant {value} est celui de {found} ; un objet de {lists} est attendu",
        en="the identifier {value} is the one of {found}; an object of {lists} is expected",
    ),
    # --- the settings -----------------------------------------------------------------------------
    "unknown-rule": Text(fr="aucune règle ne s'appelle {value}", en="no rule is called {value}"),
    # --- writing ----------------------------------------------------------------------------------
    "unwritable-value": Text(
        fr="un objet de classe {value} ne peut pas être écrit dans un document",
        en="an object of class {value} cannot be written in a document",
    ),
    "not-canonical": Text(
        fr="{value} serait relu autrement", en="{value} would be read back differently"
    ),
}


def message(code: str, **details: Text | str | int) -> Text:
    """Return what a fault says.

    >>> message("too-deep", limit=100).fr
    "plus de 100 niveaux l'un dans l'autre"
    """
    template = MESSAGES[code]
    french = {key: one.fr if isinstance(one, Text) else one for key, one in details.items()}
    english = {key: one.en if isinstance(one, Text) else one for key, one in details.items()}
    return Text(fr=template.fr.format(**french), en=template.en.format(**english))


def shown(value: str, length: int = 60) -> str:
    """Return a value as messages show it: on one line, in quotes, cut when it is long.

    >>> shown("2012-02-30"), shown("a" * 9, length=5)
    ("'2012-02-30'", "'aaaa…'")
    """
    return repr(value if len(value) <= length else value[: length - 1] + "…")
