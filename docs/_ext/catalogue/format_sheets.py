"""The format of documents: a section for each object and each list of codes, from its schema."""

from collections.abc import Iterator
from typing import Any

from catalogue.sheet import Sheet
from secuprev.documents import json_schema
from secuprev.values import Lang, Text

__all__ = ["pages"]

_TITLE = Text("Le format des documents", "The format of a document")
_OTHER = Text(
    "[The same in English](index.md)",
    "[La même page en français](fr.md)",
)
_HEAD = Text(
    "Un document est écrit en YAML, en TOML ou en JSON. Cette page est tirée de son [schéma]"
    "(../../reference/document.schema.json), que `secuprev schema` écrit pour les éditeurs. Les"
    " clés en gras sont nécessaires ; de toute autre, l'absence dit que l'on ne sait pas.",
    "A document is written in YAML, TOML or JSON. This page is drawn from its [schema]"
    "(../../reference/document.schema.json), which `secuprev schema` writes for editors. Keys in"
    " bold are needed; the absence of any other says that nobody knows.",
)
_DOCUMENT = Text("Le document", "The document")
_KEY = Text("Clé", "Key")
_FORM = Text("Forme", "Form")
_MEANING = Text("Ce qu'elle dit", "What it says")
_WORD = Text("Mot", "Word")
_LIST = Text("liste de {}", "list of {}")
_OR = Text("ou", "or")
_BY_DEFAULT = Text("par défaut {}", "by default {}")
_SHORT = Text("Ou, à lui seul : {}.", "Or, by itself: {}.")
# What the definitions that are no object and no list of words are called in a table.
_NAMES = {
    "commune_code": Text("code INSEE", "INSEE code"),
    "date": Text("date", "date"),
    "day": Text("jour exact", "exact day"),
    "departement_code": Text("code de département", "code of a département"),
    "identifier": Text("identifiant", "identifier"),
    "siren": Text("SIREN", "SIREN"),
    "words": Text("texte", "text"),
}
_TYPES = {
    "string": Text("texte", "text"),
    "integer": Text("nombre entier", "whole number"),
    "number": Text("nombre", "number"),
    "boolean": Text("oui ou non", "yes or no"),
    "object": Text("objet", "object"),
}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the Markdown of each page."""
    yield "index", _page("en")
    yield "fr", _page("fr")


def _page(lang: Lang) -> str:
    sheet, schema = Sheet(lang), json_schema(lang)
    head = "" if lang == "en" else "---\norphan: true\n---\n\n{.language-fr}\n"
    sheet.put(f"{head}# {_TITLE.in_(lang)}")
    sheet.put(_OTHER.in_(lang))
    sheet.put(_HEAD.in_(lang))
    sheet.head(_DOCUMENT)
    _object(schema, sheet)
    for name, one in schema["$defs"].items():
        if _has_section(one):
            sheet.put(f"({_anchor(name, lang)})=")
            sheet.head(_shown(name, one))
            (_words if "oneOf" in one else _object)(one, sheet)
    return "\n\n".join(sheet.blocks) + "\n"


def _has_section(one: dict[str, Any]) -> bool:
    return "oneOf" in one or "properties" in _whole(one)


def _whole(one: dict[str, Any]) -> dict[str, Any]:
    """Return what an object is when it is written out, for those that have a short form."""
    return next((form for form in one.get("anyOf", ()) if "properties" in form), one)


def _shown(name: str, one: dict[str, Any]) -> str:
    return f"`{_plain(name)}`" if "oneOf" in one else str(one["title"])


def _anchor(name: str, lang: Lang) -> str:
    return f"{lang}-{_plain(name)}".lower().replace(".", "-")


def _plain(name: str) -> str:
    return name.removeprefix("codes.")


def _object(one: dict[str, Any], sheet: Sheet) -> None:
    """Write the keys of an object."""
    if "description" in one:
        sheet.put(sheet.said(one["description"]))
    whole = _whole(one)
    if whole is not one:
        short = {"anyOf": [form for form in one["anyOf"] if form is not whole]}
        sheet.put(_SHORT.in_(sheet.lang).format(_form(short, sheet)))
    needed = whole.get("required", ())
    rows = []
    for key, said in whole["properties"].items():
        shown = f"**`{key}`**" if key in needed else f"`{key}`"
        meaning = sheet.said(said.get("description", said.get("title", "")))
        if said.get("default") is not None:
            default = _BY_DEFAULT.in_(sheet.lang).format(f"`{_value(said['default'])}`")
            meaning += f"<br>{default}"
        rows.append((shown, _form(said, sheet), meaning))
    sheet.table((_KEY, _FORM, _MEANING), rows)


def _words(one: dict[str, Any], sheet: Sheet) -> None:
    """Write the words that may stand for a value, each with its meaning."""
    sheet.table(
        (_WORD, _MEANING),
        [(f"`{word['const']}`", sheet.said(word["description"])) for word in one["oneOf"]],
    )


def _value(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def _form(said: dict[str, Any], sheet: Sheet) -> str:
    """Return the form of a value: its type, with a link to what tells more."""
    if "$ref" in said:
        return _named(said["$ref"].removeprefix("#/$defs/"), sheet)
    if "anyOf" in said:
        forms = [_form(one, sheet) for one in said["anyOf"] if one.get("type") != "null"]
        return f" {_OR.in_(sheet.lang)} ".join(forms)
    if "enum" in said:
        return f" {_OR.in_(sheet.lang)} ".join(
            f"`{one}`" for one in dict.fromkeys(map(str, said["enum"]))
        )
    if "items" in said:
        return _LIST.in_(sheet.lang).format(_form(said["items"], sheet))
    types = said["type"] if isinstance(said["type"], list) else [said["type"]]
    kept = [_TYPES[one].in_(sheet.lang) for one in types if one != "null"]
    return f" {_OR.in_(sheet.lang)} ".join(kept)


def _named(name: str, sheet: Sheet) -> str:
    one = json_schema(sheet.lang)["$defs"][name]
    if _has_section(one):
        return f"[{_shown(name, one)}](#{_anchor(name, sheet.lang)})"
    return sheet.said(_NAMES["identifier" if name.startswith("reference.") else name])
