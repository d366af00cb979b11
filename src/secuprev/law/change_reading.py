"""Reading a change set: its TOML has the form of the law's data, and every fault is told in one go.

A table of a parameter holds ``values``, and ``where`` for a département; the rows of both are those
of ``law/data/parameters/``. ``[competences.rows.<subject>]`` holds a row for each force, as in
``law/data/competences.toml``, and the words that such rows point into stand beside it. ``[meta]``
says what the set is. A first row without ``from`` leaves open from which day it holds.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from secuprev.law import force_kinds
from secuprev.law.change_faults import ChangeSetError, Place, fault
from secuprev.law.change_sets import Changes, ChangeSet, ChangeStatus
from secuprev.law.change_values import check_value
from secuprev.law.change_walk import Walk
from secuprev.law.dated import Rows
from secuprev.law.levels import Level, NoneKind
from secuprev.law.store import content
from secuprev.values import Text, departement_code
from secuprev.values.files import reason_of

__all__ = ["changes"]

_NO_NAME = re.compile(r"[=\[\n#]")  # one of these stands in all TOML that says something
_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_META = ("id", "fr", "en", "status", "note", "sources")
_ROW = ("from", "value", "cite", "by", "confidence", "note")
_COMPETENCE = ("from", "level", "none", "basis", "if", "aspects", "change", "confidence")
# The tables of words, and what the words of each table say.
_WORDS = {"conditions": (), "changes": (), "aspects": ("level", "none", "basis", "from")}


def changes(source: Changes) -> ChangeSet:
    """Return the change set that a file, a TOML text or a table of plain values says.

    >>> try:
    ...     changes("[model.year]")
    ... except ChangeSetError as error:
    ...     print(error)
    <text>: the key meta is missing
    <text>: model.year: no legal value is called model.year; did you mean years?

    Args:
        source: a path, the text itself, or what TOML would give; a change set is returned as it is.

    Raises:
        ChangeSetError: it cannot be used; every fault that was found is in it.
    """
    if isinstance(source, ChangeSet):
        return source
    if isinstance(source, Path):
        return _read(_toml(_file(source), str(source)), str(source))
    if isinstance(source, str):
        if source and not _NO_NAME.search(source):
            raise ChangeSetError("<text>", (fault("only-a-name"),))
        return _read(_toml(source, "<text>"), "<text>")
    return _read(source, "<table>")


def _file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:  # a text that is not UTF-8 is a ValueError
        wrong = fault("unreadable", reason=reason_of(error))
        raise ChangeSetError(str(path), (wrong,)) from None


def _toml(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error)
        where = _TOML_PLACE.search(reason)
        line, column = map(int, where.groups()) if where else (None, None)
        wrong = fault("not-toml", reason=_TOML_PLACE.sub("", reason))
        wrong = evolve(wrong, line=line, column=column)
        raise ChangeSetError(source, (wrong,)) from None


def _read(raw: object, source: str) -> ChangeSet:
    walk = Walk()
    tables = walk.table(raw, ())
    meta = _meta(tables.pop("meta", None), walk)
    told = walk.table(tables.pop("competences", {}), ("competences",), ("rows", *_WORDS))
    words = _own_words(told, walk)
    competences = _competences(told.get("rows", {}), words, walk)
    values = _parameters(tables, walk)
    if walk.faults:
        raise ChangeSetError(source, tuple(walk.faults))
    said = json.dumps([repr(meta), values, competences, words], default=str, sort_keys=True)
    digest = hashlib.sha256(said.encode()).hexdigest()
    return ChangeSet(**meta, digest=digest, values=values, competences=competences, words=words)


def _meta(raw: object, walk: Walk) -> dict[str, Any]:
    path: Place = ("meta",)
    if raw is None:
        walk.add("missing-key", value="meta")
        return {}
    row = walk.table(raw, path, _META)
    if "id" not in row:
        walk.add("missing-key", path, value="id")
    status = row.get("status", ChangeStatus.WHAT_IF.value)
    known = walk.member(status, (*path, "status"), ChangeStatus)
    sources = row.get("sources", [])
    if not isinstance(sources, list) or not walk.words(sources, (*path, "sources"), several=True):
        sources = []
    return {
        "id": walk.name(row["id"], (*path, "id")) if "id" in row else "",
        "title": walk.said(row, path),
        "status": ChangeStatus(status) if known else ChangeStatus.WHAT_IF,
        "note": _note(row, path, walk),
        "sources": tuple(sources),
    }


def _note(row: Mapping[str, Any], path: Place, walk: Walk) -> Text | None:
    if "note" not in row:
        return None
    where = (*path, "note")
    return walk.said(walk.table(row["note"], where, ("fr", "en")), where)


# --- parameters -----------------------------------------------------------------------------------


def _parameters(tables: Mapping[str, Any], walk: Walk) -> dict[str, dict[str, Rows]]:
    base = content("parameters")
    found: dict[str, dict[str, Rows]] = {}
    for group, inside in tables.items():
        if group not in base:
            walk.add("unknown-key", (group,), [*base, "competences", "meta"], value=group)
            continue
        for key, raw in walk.table(inside, (group,)).items():
            name = f"{group}.{key}"
            if key in base[group]:
                found[name] = _parameter(name, raw, (group, key), walk)
            else:
                walk.add("unknown-parameter", (group, key), base[group], value=key, name=name)
    return found


def _parameter(name: str, raw: object, path: Place, walk: Walk) -> dict[str, Rows]:
    table = walk.table(raw, path, ("values", "where"))
    if not table:
        walk.add("missing-key", path, value="values")
    found = {}
    if "values" in table:
        found[""] = _rows(name, table["values"], (*path, "values"), walk)
    for code, raw_rows in walk.table(table.get("where", {}), (*path, "where")).items():
        where = (*path, "where", code)
        if not departement_code.is_valid(code):
            walk.add("unknown-departement", where, value=code)
        found[code] = _rows(name, raw_rows, where, walk)
    return found


def _rows(name: str, raw: object, path: Place, walk: Walk) -> Rows:
    found = []
    for rank, one in enumerate(walk.rows(raw, path)):
        where = (*path, rank)
        row = walk.table(one, where, _ROW)
        if "value" in row:
            check_value(name, row["value"], (*where, "value"), walk)
        for key in ("cite", "by"):
            if key in row:
                walk.references(row[key], (*where, key))
        walk.trust(row, where)
        _note(row, where, walk)
        found.append(row)
    return found


# --- competences ----------------------------------------------------------------------------------


def _own_words(told: Mapping[str, Any], walk: Walk) -> dict[str, dict[str, Any]]:
    """Return the tables of words of a set; none may say again what a word of the law says."""
    found: dict[str, dict[str, Any]] = {}
    for table, more in _WORDS.items():
        path: Place = ("competences", table)
        found[table] = {}
        for code, raw in walk.table(told.get(table, {}), path).items():
            where = (*path, code)
            row = walk.table(raw, where, ("fr", "en", *more))
            walk.said(row, where)
            if code in content("competences")[table]:
                walk.add("known-word", where, value=code)
            if more:
                _check_level(row, where, walk)
                if "basis" not in row:
                    walk.add("missing-key", where, value="basis")
                else:
                    walk.words(row["basis"], (*where, "basis"))
                walk.day(row, where, first=True)
            found[table][code] = row
    return found


def _competences(
    raw: object, own: Mapping[str, Mapping[str, Any]], walk: Walk
) -> dict[str, dict[str, Rows]]:
    path: Place = ("competences", "rows")
    subjects, forces = content("competences")["rows"], force_kinds.codes()
    found: dict[str, dict[str, Rows]] = {}
    for subject, inside in walk.table(raw, path).items():
        if subject not in subjects:
            walk.add("unknown-subject", (*path, subject), subjects, value=subject)
            continue
        found[subject] = {}
        for force, row in walk.table(inside, (*path, subject)).items():
            where = (*path, subject, force)
            if force not in forces:
                walk.add("unknown-force", where, forces, value=force)
                continue
            found[subject][force] = _competence(row, own, where, walk)
    return found


def _competence(raw: object, own: Mapping[str, Mapping[str, Any]], path: Place, walk: Walk) -> Rows:
    """Return the states that a row says, one or those of its history, each with all it says."""
    whole = walk.table(raw, path, (*_COMPETENCE, "history"))
    shared = {key: whole[key] for key in whole if key != "history"}
    if "history" in whole:
        where: Place = (*path, "history")
        states = [shared | one for one in walk.rows(whole["history"], where)]
        places = [(*where, rank) for rank in range(len(states))]
    else:
        states, places = walk.rows([shared], path), [path]
    for state, place in zip(states, places, strict=True):
        walk.table(state, place, _COMPETENCE)
        _check_level(state, place, walk)
        if "basis" in state:
            walk.words(state["basis"], (*place, "basis"))
        walk.trust(state, place)
        _check_words(state, own, place, walk)
    return states


def _check_level(row: Mapping[str, Any], path: Place, walk: Walk) -> None:
    if "level" not in row:
        walk.add("missing-key", path, value="level")
    elif walk.member(row["level"], (*path, "level"), Level) and (
        (row["level"] == Level.NONE) != ("none" in row)
    ):
        walk.add("unknown-key" if "none" in row else "missing-key", path, value="none")
    if "none" in row:
        walk.member(row["none"], (*path, "none"), NoneKind)


def _check_words(
    state: Mapping[str, Any], own: Mapping[str, Mapping[str, Any]], path: Place, walk: Walk
) -> None:
    data = content("competences")
    for key, table in (("if", "conditions"), ("change", "changes"), ("aspects", "aspects")):
        if key not in state:
            continue
        several = key == "aspects"
        if walk.words(state[key], (*path, key), several):
            for word in state[key] if isinstance(state[key], list) else [state[key]]:
                walk.one_of(word, (*path, key), [*data[table], *own[table]], "unknown-word")
