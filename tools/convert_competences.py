"""Write ``law/data/competences.toml`` from the competence dossier: who may do what, and since when.

The facts (levels, days, references) come from the dossier's matrix; the wording of conditions,
aspects and changes in both languages is ours and is kept from the file itself, under keys made from
the dossier's words. A wording that is missing is listed on standard error and nothing is written.
Run it as::

    python tools/convert_competences.py --dossier competences.yaml > competences.new
    mv competences.new src/secuprev/law/data/competences.toml
"""

import argparse
import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml


class Day(str):
    """A day, which TOML writes without quotes."""


DATA = Path(__file__).resolve().parent.parent / "src/secuprev/law/data/competences.toml"
HEAD = """\
# What each kind of force may do in each subject (45 domains, 7 means), and since when.
#
# A subject is a table of `rows`. Each force is there once: in a row of its own; in `no_text` (no
# text found, which is not a proven ban); or, for a force of `copies`, by the row of another force,
# from a day on and with a reference more. What a copying force writes itself replaces the copy.
# `level` is lead, assist, report or none; `none` is excluded (a text or a decision) or no_basis.
# `history` lists the states, oldest first, each until the next one. A first state without `from`
# is as old as the records read; before a dated first state the law is NOT known. `if`, `aspects`
# and `change` point into the tables of words; an aspect may begin later than its row (`from`).
# `confidence` is "high" when absent.
"""
LEVELS = {"FULL": "lead", "ASSIST": "assist", "REPORT": "report", "NONE": "none"}
COPIES: dict[str, dict[str, Any]] = {
    "prefecture_police": {
        "of": "police_nationale",
        "basis": "CGCT L2512-13; CSI L122-1",
        "confidence": "medium",
        "if": "Paris (public order also 92, 93, 94; Île-de-France rail)",
    },
    "police_intercommunale": {
        "of": "police_municipale",
        "from": Day("2002-02-28"),
        "basis": "CSI L512-2 II",
    },
    "police_municipale_paris": {
        "of": "police_municipale",
        "from": Day("2021-05-27"),
        "basis": "CSI L533-1",
    },
}
# Notes of the dossier that say nothing a reader could use.
EMPTY_NOTES = {
    "earlier state, narrower",
    "current state",
    "start not dated; state before the first dated change",
}
# References are printed once for both languages: French, without the dossier's working notes.
REFERENCES = [
    (r"^—(; )?", ""),
    (r"(?:CSI )?[Aa]nnexe 1 and 2, preamble", "CSI annexes 1 et 2, préambule"),
    (r"(?:CSI )?[Aa]nnexe 1 preamble", "CSI annexe 1, préambule"),
    (r"(?<!CSI )[Aa]nnexe 1\b", "CSI annexe 1"),
    (r"(^|; )(?=[LR]51\d-)", r"\1CSI "),
    (r"^(?=L2241-)", "C. transports "),
    (r"; (?=R130-4$)", "; CR "),
    (r"(?<=\d) to (?=[LR]\d)", " à "),
    (r"\bff\.", "et s."),
    (r"\bal\. last\b|\blast al\.", "dernier al."),
    (r"\bal\. (\d) and (\d)", r"al. \1 et \2"),
    (r" \((?:not re-read|mayor leads prevention)\)", ""),
    (r"\bsince (?=\d{4}-)", "depuis le "),
    (r"\(tobacco section[^)]*\)", "(lutte contre le tabagisme)"),
    (r"\(trial\)", "(expérimentation)"),
    (r"\(trial ended (\S+)\)", r"(expérimentation close le \1)"),
    (r"\(animals added (\S+)\)", r"(animaux depuis le \1)"),
    (r"\(inspectors\)", "(inspecteurs)"),
    (r"\(access to trains\)", "(accès aux trains)"),
    (r"\(own cameras\)", "(caméras de l'exploitant)"),
    (r"censored", "censuré"),
    (r"^Ministry scheme OTV \(since 1974\)", "Opération tranquillité vacances (1974)"),
    (r"^Scheme OTS \(from 2010-07-01\)", "Opération tranquillité seniors (2010)"),
    (r"^MILDECA policy", "Politique de la MILDECA"),
    (r"^Ministry answer$", "Réponse ministérielle"),
    (r"^Gazette sheet$", "Fiche de la Gazette des communes"),
    (r"^statutory$", "Statut des agents des douanes"),
    (r"^mayor or OPJ on request of the maître des lieux", "CR L325-12"),
    (r"^done by sworn operator agents.*", "C. transports L2241-1"),
    (r"list of CPP R15-33-29-3", "CPP R15-33-29-3"),
    (r" know patrol dogs only", ""),
    (r"(CSI L521-1 al. 5, L522-3): APJA only.*", r"\1"),
]
SMALL_WORDS = re.compile(r"\b(?:an?|and|at|by|d|for|in|is|it|l|o[fnr]|s|the|to)\b")


class Words:
    """The wording that the file already has, and the keys that stand for the dossier's words."""

    def __init__(self, table: str, known: dict[str, Any]) -> None:
        self.table = table
        self.known = known
        self.keys: dict[str, str] = {}
        self.facts: dict[str, dict[str, Any]] = {}

    def key(self, text: str, facts: dict[str, Any] | None = None) -> str:
        """Return the key of a wording, the same for the same words and facts."""
        identity = json.dumps([text, facts])
        if identity not in self.keys:
            plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
            words = re.findall(r"[a-z0-9]+", SMALL_WORDS.sub(" ", plain))
            stem = "_".join(words[:5])
            taken = sum(bool(re.fullmatch(rf"{stem}(_\d+)?", key)) for key in self.keys.values())
            key = f"{stem}_{taken + 1}" if taken else stem
            self.keys[identity] = key
            self.facts[key] = facts or {}
        return self.keys[identity]

    def missing(self) -> list[str]:
        """Return the keys without a wording, with the words of the dossier."""
        return [
            f"[{self.table}] {key}: {json.loads(identity)[0]}"
            for identity, key in self.keys.items()
            if key not in self.known
        ]

    def lines(self) -> list[str]:
        """Return the table, in the order in which the matrix uses it."""
        rows = []
        for key in self.keys.values():
            words = self.known[key]
            row = {"fr": words["fr"], "en": words["en"], **self.facts[key]}
            if "from" in words:
                row["from"] = Day(words["from"].isoformat())
            rows.append(f"{key} = {inline(row)}")
        return [f"[{self.table}]", *rows, ""]


def inline(value: Any) -> str:
    """Write a value as TOML."""
    if isinstance(value, Day):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def reference(text: str) -> str:
    """Return a reference of the dossier as the library prints it, ``""`` when there is none."""
    for pattern, words in REFERENCES:
        text = re.sub(pattern, words, text)
    return text


def states(row: dict[str, Any], changes: Words) -> list[dict[str, Any]]:
    """Return the states of a row; a change of nothing but an empty note is not a state."""
    found: list[dict[str, Any]] = []
    for step in row["history"]:
        state: dict[str, Any] = {"from": Day(step["from"])} if step["from"] else {}
        state["level"] = LEVELS[step["level"]]
        none = step.get("none_kind") or (row.get("none_kind") if step["level"] == "NONE" else None)
        if none:
            state["none"] = none
        note = step.get("note")
        if note and note not in EMPTY_NOTES:
            state["change"] = changes.key(note)
        same = {key: item for key, item in state.items() if key != "from"}
        if not found or same != {key: item for key, item in found[-1].items() if key != "from"}:
            found.append(state)
    return found


def converted(row: dict[str, Any], words: dict[str, Words]) -> dict[str, Any]:
    """Return a row of the matrix as the file writes it."""
    history = states(row, words["changes"])
    result: dict[str, Any] = {}
    if len(history) == 1:
        result |= history[0]
    else:
        for shared in ("level", "none"):
            values = {state.get(shared) for state in history}
            if len(values) == 1 and None not in values:
                result[shared] = history[0][shared]
                for state in history:
                    del state[shared]
        result["history"] = history
    basis = reference(row["basis"])
    if basis:
        result["basis"] = basis
    if row["confidence"] != "high":
        result["confidence"] = row["confidence"]
    if "condition" in row:
        result["if"] = words["conditions"].key(row["condition"])
    if "aspects" in row:
        result["aspects"] = [
            words["aspects"].key(aspect["aspect"], aspect_facts(aspect))
            for aspect in row["aspects"]
        ]
    return result


def aspect_facts(aspect: dict[str, Any]) -> dict[str, Any]:
    """Return what an aspect says beside its words."""
    none = {"none": aspect["none_kind"]} if "none_kind" in aspect else {}
    return {"level": LEVELS[aspect["level"]], **none, "basis": reference(aspect["basis"])}


def clipped(row: dict[str, Any], start: Day | None) -> dict[str, Any]:
    """Return a row without the states that ended before a day."""
    history = row.get("history") or [{key: row[key] for key in ("from", "change") if key in row}]
    if start is None:
        return row
    ends = [state["from"] for state in history[1:]]
    kept = [s for s, end in zip(history, [*ends, None], strict=True) if end is None or end > start]
    kept[0] = {**kept[0], "from": max(start, kept[0].get("from", start))}
    rest = {key: row[key] for key in row if key not in {"from", "change", "history"}}
    return {**rest, "history": kept} if len(kept) > 1 else {**rest, **kept[0]}


def difference(row: dict[str, Any], source: dict[str, Any], copy: dict[str, Any]) -> dict[str, Any]:
    """Return what a copying force writes itself: nothing when the copy says it all."""
    told = clipped(source, copy.get("from"))
    told |= {"basis": "; ".join(filter(None, [source.get("basis"), copy["basis"]]))}
    told |= {key: copy[key] for key in ("confidence", "if") if key in copy}
    gone = told.keys() - row.keys()
    if gone - {"confidence"}:
        sys.exit(f"a copy cannot take away {gone}: {row}")
    own = {key: item for key, item in row.items() if told.get(key) != item}
    return own | ({"confidence": "high"} if "confidence" in gone else {})


def keyed(copy: dict[str, Any], conditions: Words) -> dict[str, Any]:
    """Return a copy as the file writes it, its condition as a key."""
    return copy | ({"if": conditions.key(copy["if"])} if "if" in copy else {})


def subjects(
    matrix: Iterable[dict[str, Any]], copies: dict[str, dict[str, Any]], words: dict[str, Words]
) -> list[str]:
    """Return the tables of the subjects."""
    by_subject: dict[str, dict[str, dict[str, Any]]] = {}
    for row in matrix:
        by_subject.setdefault(row["subject"], {})[row["force"]] = row
    lines = []
    for subject, rows in by_subject.items():
        lines.append(f"[rows.{subject}]")
        defaults = [force for force, row in rows.items() if row["origin"] == "default rule"]
        own = {f: converted(row, words) for f, row in rows.items() if f not in defaults}
        if defaults:
            lines.append(f"no_text = {inline(defaults)}")
        for force, row in own.items():
            copy = copies.get(force)
            written = difference(row, own[copy["of"]], copy) if copy else row
            if written:
                lines.append(f"{force} = {inline(written)}")
        lines.append("")
    return lines


def main() -> None:
    """Read the arguments and write the file to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--dossier", type=Path, required=True, help="the dossier (YAML)")
    parser.add_argument("--words", type=Path, default=DATA, help="file that has the wording (TOML)")
    args = parser.parse_args()
    kept = tomllib.loads(args.words.read_text(encoding="utf-8"))
    dossier = yaml.safe_load(args.dossier.read_text(encoding="utf-8"))
    words = {table: Words(table, kept[table]) for table in ("conditions", "aspects", "changes")}
    copies = {force: keyed(copy, words["conditions"]) for force, copy in COPIES.items()}
    rows = subjects(dossier["matrix"], copies, words)
    missing = [line for table in words.values() for line in table.missing()]
    if missing:
        sys.exit("no wording for:\n" + "\n".join(missing))
    means = [
        f"{row['code']} = "
        + inline({"fr": row["label_fr"], "en": row["label_en"], "aliases": row["alt_labels_fr"]})
        for row in dossier["means"]
    ]
    copied = [f"{force} = {inline(copy)}" for force, copy in copies.items()]
    tables = [line for table in words.values() for line in table.lines()]
    blocks = [HEAD, "[means]", *means, "", "[copies]", *copied, "", *tables, *rows]
    print("\n".join(blocks).rstrip())


if __name__ == "__main__":
    main()
