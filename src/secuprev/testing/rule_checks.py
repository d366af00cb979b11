"""What holds for every rule: documented, cited, translated, exercised; ours and those of others."""

import re
from collections.abc import Callable, Iterable, Iterator

from secuprev import law
from secuprev.rules import Rule, Status, find, page
from secuprev.rules.collecting import misnamed, own_rules
from secuprev.rules.rule import SECTIONS, a_rule
from secuprev.rules.strangers import misdeclared
from secuprev.rules.targets import kinds
from secuprev.testing.examples import NoExample, example
from secuprev.testing.rule_cases import RuleCase

__all__ = ["RuleFaults", "check_rule"]

# Beside the legal values, whole tables of the law are cited by their name.
TABLES = frozenset({"competences", "councils", "forces", "groups", "instruments", "intercommunal"})
TABLES |= {"missions", "models", "offences", "partners", "prohibitions"}
_NAME = re.compile(r"[a-z]+(-[a-z]+)+")


class RuleFaults(AssertionError):
    """What is wrong with a rule, all of it.

    Attributes:
        rule: the rule.
        faults: each thing that is wrong.
    """

    def __init__(self, rule: Rule, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join([f"{rule.code} {rule.name}:", *(f"- {one}" for one in faults)]))
        self.rule = rule
        self.faults = faults


def check_rule(rule: Rule | str, cases: Iterable[RuleCase] = ()) -> None:
    """Hold a rule to what holds for every rule of secuprev.

    Its name is its own, its page is whole in both languages, its examples are true, what it cites
    is there. With cases, each must get its verdict, what does not apply and what cannot be told
    must be among them, and whatever is cited must be looked up.

    >>> check_rule("missing-convention")

    Args:
        rule: the rule, or its name or code.
        cases: cases of it; those of other rules are passed over.

    Raises:
        UnknownRule: no rule has that name or code.
        WrongKind: it is neither.
        RuleFaults: something is wrong; all of it is told, but of a declaration that holds something
            else than `Rule` asks for only that.
    """
    held = find(rule) if isinstance(rule, str) else a_rule(rule)
    wrong = misdeclared(held)
    if wrong is not None:  # nothing can be asked of the rest
        raise RuleFaults(held, (wrong.en,))
    faults = [one for part in _PARTS for one in part(held)]
    own_cases = [one for one in cases if held.is_called(one.rule)]
    if own_cases:
        faults += _exercised(held, own_cases)
    if faults:
        raise RuleFaults(held, tuple(faults))


def _named(rule: Rule) -> Iterator[str]:
    ours = own_rules()
    if rule not in ours and (reason := misnamed(rule, ours, {})) is not None:
        yield reason.en
    if not _NAME.fullmatch(rule.name):
        yield f'the name "{rule.name}" is not words in small letters with hyphens'


def _documented(rule: Rule) -> Iterator[str]:
    if tuple(rule.sections) != SECTIONS:
        yield f"its page has the sections {', '.join(rule.sections)}, and not {', '.join(SECTIONS)}"
        return
    if rule.label.en != rule.summary.rstrip("."):
        yield "the first line of its page is not its label in English"
    if rule.label.fr == rule.label.en:
        yield "its label is the same in French and in English"
    french = page(rule, "fr")
    for heading in ("Why", "History"):
        if not french[heading].strip() or french[heading] == rule.sections[heading]:
            yield f'its page has no French "{heading}" (a file in pages_fr/)'


def _cited(rule: Rule) -> Iterator[str]:
    if rule.target not in kinds():
        yield f"it looks at objects {rule.target.__name__}, which no framework holds"
    known = {*law.names(), *TABLES}
    for one in rule.cites:
        if one not in known:
            yield f'it cites "{one}", which is no legal value'
    written = tuple(re.sub(r"\s+", " ", rule.sections.get("Sources", "")).split(", "))
    if written != (rule.cites or ("none",)):
        yield f'its page says "Sources: {", ".join(written)}", and it cites {rule.cites or "none"}'


def _shown(rule: Rule) -> Iterator[str]:
    for status in (Status.BREACH, Status.COMPLIANT):
        try:
            example(rule, status)
        except (NoExample, AssertionError) as error:
            yield str(error)


_PARTS: tuple[Callable[[Rule], Iterator[str]], ...] = (_named, _documented, _cited, _shown)


def _exercised(rule: Rule, cases: list[RuleCase]) -> Iterator[str]:
    looked_up: set[str] = set()
    for case in cases:
        results = case.results(rule)
        fault = case.fault(results)
        if fault is not None:
            yield f"{case.says}: {fault}"
        for one in results:
            looked_up |= {value.name for value in one.values}
            if one.message and (not one.message.fr or one.message.fr == one.message.en):
                yield f"{case.says}: the message is the same in both languages: {one.message.en}"
    verdicts = {case.verdict for case in cases}
    if rule.cites:  # a rule about the document itself may have nothing to wait for
        for status in (Status.NOT_APPLICABLE, Status.UNVERIFIABLE):
            if status.value not in verdicts:
                yield f"no case shows the verdict {status.value}"
    for name in sorted({*rule.cites} & {*law.names()} - looked_up):
        yield f"no case looks up {name}, which it cites"
