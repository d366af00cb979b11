"""Reports as SARIF 2.1.0, the form in which code forges and editors take findings.

A breach is a result that fails, at the level of the text that asks for it; one that is waived is
suppressed, with the reason. What cannot be told is ``open``, which fails nothing. A rule that fails
is no result: it is told as a notification of the run.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from secuprev import __version__, law
from secuprev.law import UnknownName
from secuprev.render.checked import Checked, receipt, sentence, waiver_said, warnings
from secuprev.render.rule_pages import rule_page
from secuprev.rules import Result, Rule, Severity, Status, Target
from secuprev.rules import page as sections_of
from secuprev.values import Lang
from secuprev.values.typography import colon

__all__ = ["LEVELS", "sarif_log"]

Json = dict[str, Any]

LEVELS = {Severity.OBLIGATION: "error", Severity.MODEL: "warning", Severity.PRACTICE: "note"}
"""How heavy a breach is, in the words of SARIF."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_WIDTH = 100


def sarif_log(checked: Sequence[Checked], lang: Lang = "fr", *, every: bool = False) -> str:
    """Return reports as a SARIF log of one run, the same text for the same input.

    Args:
        checked: the reports, with their documents.
        lang: the language.
        every: whether to tell also what is complied with in silence and what does not apply.
    """
    told = [(rank, one, result) for rank, one in enumerate(checked) for result in one.told(every)]
    results = sorted((result for _, _, result in told), key=lambda one: one.rule.code)
    rules = [(rule, tuple(held)) for rule, held in groupby(results, key=lambda one: one.rule)]
    places = {rule.name: rank for rank, (rule, _) in enumerate(rules)}
    crashed = [one for one in told if one[2].status is Status.CRASHED]
    cautions = dict.fromkeys(said for one in checked for _, said in warnings(one.report, lang))
    run: Json = {
        "tool": {
            "driver": {
                "name": "secuprev",
                "version": __version__,
                "language": lang,
                "rules": [_rule(*one, lang) for one in rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not crashed,
                "toolConfigurationNotifications": [
                    {"level": "warning", "message": _message(said)} for said in cautions
                ],
                "toolExecutionNotifications": [
                    _notification(*one, places=places, lang=lang) for one in crashed
                ],
            }
        ],
        "artifacts": [
            {"location": _location(one, rank), "properties": dict(receipt(one.report, lang))}
            for rank, one in enumerate(checked)
        ],
        "results": [
            _result(*one, places=places, lang=lang)
            for one in told
            if one[2].status is not Status.CRASHED
        ],
        "columnKind": "unicodeCodePoints",
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, results: Iterable[Result], lang: Lang) -> Json:
    urls = _urls(rule, results)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(rule.label.in_(lang)),
        "fullDescription": _message(sections_of(rule, lang).get("Why", rule.label.in_(lang))),
        "help": _message(rule_page(rule, lang, _WIDTH)),
        **({"helpUri": urls[0]} if urls else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"severity": rule.severity.value, "cites": list(rule.cites), "urls": urls},
    }


def _urls(rule: Rule, results: Iterable[Result]) -> list[str]:
    """Return where the texts of a rule can be read: those it looked up, then the latest first."""
    found = [cited.url for one in results for cited in one.citations if cited.url]
    for name in rule.cites:
        try:
            states = law.parameter(name).series
        except UnknownName:  # a table and no single value
            continue
        for state in reversed(list(states)):
            found += [cited.url for cited in state.citations() if cited.url]
    return list(dict.fromkeys(found))


def _result(
    rank: int, checked: Checked, result: Result, *, places: dict[str, int], lang: Lang
) -> Json:
    target = result.target
    return {
        "ruleId": result.rule.code,
        "ruleIndex": places[result.rule.name],
        "kind": _kind(result),
        "level": LEVELS[result.severity] if result.status is Status.BREACH else "none",
        "message": _message(colon(target.label.in_(lang), sentence(result, lang), lang)),
        "locations": [_where(rank, checked, target, lang)],
        "partialFingerprints": {"secuprevFinding/v1": _fingerprint(checked, result)},
        **({"suppressions": [_suppression(result, lang)]} if result.waiver else {}),
        "properties": result.to_dict(lang),
    }


def _kind(result: Result) -> str:
    match result.status:
        case Status.BREACH:
            return "fail"
        case Status.UNVERIFIABLE:
            return "open"
        case Status.NOT_APPLICABLE:
            return "notApplicable"
        case _:
            return "pass" if result.message is None else "informational"


def _where(rank: int, checked: Checked, target: Target, lang: Lang) -> Json:
    line = checked.line(target)
    physical: Json = {"artifactLocation": _location(checked, rank)}
    if line is not None:
        physical["region"] = {"startLine": line}
    return {
        **({"physicalLocation": physical} if checked.uri else {}),
        "logicalLocations": [
            {
                "name": target.label.in_(lang),
                "fullyQualifiedName": f"{checked.report.framework}/{target.kind}/{target.id}",
                "kind": target.kind,
            }
        ],
    }


def _location(checked: Checked, rank: int) -> Json:
    return {**({"uri": checked.uri} if checked.uri else {}), "index": rank}


def _fingerprint(checked: Checked, result: Result) -> str:
    """Return what stays the same when the file is moved or edited elsewhere, in any language."""
    target = result.target
    parts = [result.rule.code, checked.report.framework, target.kind, target.id]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _suppression(result: Result, lang: Lang) -> Json:
    assert result.waiver is not None
    said = waiver_said(result.waiver, lang)
    return {"kind": "inSource", "status": "accepted", "justification": said}


def _notification(
    rank: int, checked: Checked, result: Result, *, places: dict[str, int], lang: Lang
) -> Json:
    return {
        "level": "error",
        "message": _message(sentence(result, lang)),
        "associatedRule": {"id": result.rule.code, "index": places[result.rule.name]},
        "locations": [_where(rank, checked, result.target, lang)],
    }


def _message(words: str) -> Json:
    """Return words as a message, in which SARIF reads braces and Markdown links (§ 3.11)."""
    return {"text": words.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}
