"""Reports as JUnit XML, the form in which servers that run tests take their results.

A document is a suite, a verdict a case. What cannot be told is skipped, never passed, and so is a
breach that is waived, with its reason. A character that XML refuses is written ``_xHHHH_``.
"""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from secuprev.cooperation.exports.escaping import held
from secuprev.render.checked import Checked, sentence, waiver_said, warnings
from secuprev.rules import Result, Status
from secuprev.values import Lang

__all__ = ["junit_suites"]


def junit_suites(checked: Sequence[Checked], lang: Lang = "fr", *, every: bool = False) -> str:
    """Return reports as JUnit XML, in ASCII so that no terminal or encoding spoils it.

    Args:
        checked: the reports, with their documents.
        lang: the language.
        every: whether to tell also what does not apply.
    """
    root = Element("testsuites", name="secuprev")
    for one in checked:
        _suite(root, one, lang, every)
    _count(root, root.iter("testcase"))
    del root.attrib["skipped"]  # Jenkins knows it of a suite only
    indent(root)
    said: bytes = tostring(root, encoding="us-ascii", xml_declaration=True)
    return said.decode("ascii") + "\n"


def _suite(root: Element, checked: Checked, lang: Lang, every: bool) -> None:
    report = checked.report
    suite = SubElement(root, "testsuite", name=held(report.name or report.framework))
    told = warnings(report, lang)
    properties = SubElement(suite, "properties") if told else suite
    for name, said in told:
        SubElement(properties, "property", name=name, value=held(said))
    for one in report.results:
        if every or one.status is not Status.NOT_APPLICABLE:
            _case(suite, checked, one, lang)
    _count(suite, suite.iter("testcase"))


def _case(suite: Element, checked: Checked, result: Result, lang: Lang) -> None:
    target, rule = result.target, result.rule
    case = SubElement(
        suite,
        "testcase",
        classname=rule.name,
        name=held(f"{rule.code} {target.label.in_(lang)} [{target.id}]"),
    )
    if checked.path is not None:
        case.set("file", held(checked.path))
    line = checked.line(target)
    if line is not None:
        case.set("line", str(line))
    said = held(sentence(result, lang))
    if result.waiver is not None:
        SubElement(case, "skipped", message=held(waiver_said(result.waiver, lang)))
    elif result.status is Status.BREACH:
        failure = SubElement(case, "failure", message=said, type=result.severity.value)
        articles = (f"{one.label(lang)} {one.url or ''}".rstrip() for one in result.citations)
        failure.text = held("\n".join((sentence(result, lang), *articles)))
    elif result.status is Status.CRASHED:
        SubElement(case, "error", message=said, type=result.status.value)
    elif result.status is not Status.COMPLIANT:
        SubElement(case, "skipped", message=said)
    elif result.message is not None:
        SubElement(case, "system-out").text = said


def _count(holder: Element, cases: Iterable[Element]) -> None:
    found = list(cases)
    holder.set("tests", str(len(found)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        holder.set(name, str(sum(one.find(tag) is not None for one in found)))
