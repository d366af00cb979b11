"""The rules that are there: ours, found in their modules, and those that plug-ins bring."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from attrs import frozen

from secuprev import plugins
from secuprev.plugins import Brought, Plugin
from secuprev.rules import families
from secuprev.rules.rule import Rule
from secuprev.rules.strangers import misdeclared
from secuprev.rules.targets import kinds
from secuprev.values import Text

__all__ = ["Catalogue", "catalogue", "declared_in", "in_order", "misnamed", "own_rules"]

Check = Callable[..., Any]
Owners = Mapping[Check, Plugin]


@cache
def own_rules() -> tuple[Rule, ...]:
    """Return the rules that secuprev itself has, in the order of their codes."""
    modules = [
        importlib.import_module(f"{families.__name__}.{found.name}")
        for found in pkgutil.iter_modules(families.__path__)
    ]
    return in_order(one for module in modules for one in declared_in(module))


def declared_in(value: Any) -> tuple[Rule, ...]:
    """Return the rules of a module, of a list, or a rule itself; none of anything else."""
    if isinstance(value, Rule):
        return (value,)
    if isinstance(value, ModuleType):
        value = vars(value).values()
    if not isinstance(value, Iterable):
        return ()
    return in_order(one for one in value if isinstance(one, Rule))


def in_order(found: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules in the order of their codes, each code once."""
    declared = {str(one.code): one for one in found}  # a stranger's may be anything
    return tuple(declared[code] for code in sorted(declared))


@frozen(eq=False)  # one for all that is brought, see `catalogue`
class Catalogue:
    """Our rules with those of plug-ins.

    Attributes:
        rules: all of them, in the order of their codes.
        by_name: each by its name and by its code, in small letters.
        owners: the plug-in that brings a rule, by the function of the rule, where one does.
    """

    rules: tuple[Rule, ...]
    by_name: Mapping[str, Rule]
    owners: Owners


@cache
def catalogue(brought: tuple[Brought, ...]) -> Catalogue:
    """Return our rules with those that are brought; what cannot be used is told and left out."""
    held = list(own_rules())
    owners: dict[Check, Plugin] = {}
    for one in brought:
        found = declared_in(one.value)
        if not found:
            plugins.note(one.plugin, one.name, _NO_RULE)
        for rule in found:
            reason = misdeclared(rule) or misnamed(rule, held, owners)
            if reason is not None:
                plugins.note(one.plugin, str(rule.code), reason)
            elif rule.check not in owners:  # under two entry points
                held.append(rule)
                owners[rule.check] = one.plugin
    ordered = tuple(sorted(held, key=lambda one: one.code))
    names = {key.casefold(): one for one in ordered for key in (one.code, one.name)}
    return Catalogue(ordered, names, owners)


_NO_RULE = Text("aucune règle n'y est déclarée", "no rule is declared there")
_CODE = re.compile(r"([A-Z]{2,8})-\d{3}")


def misnamed(rule: Rule, among: Iterable[Rule], owners: Owners) -> Text | None:
    """Say why a rule of somebody else's cannot be used beside others, ``None`` when it can.

    Its code has a prefix that no rule of ours has, and its name begins with that prefix: so a rule
    that is added here one day is never one of theirs.

    Args:
        rule: the rule.
        among: the rules that are there already.
        owners: whose those are, for those that are not ours, by their function.
    """
    code = _CODE.fullmatch(rule.code)
    if code is None:
        return Text(
            fr=f"un code a de 2 à 8 capitales et 3 chiffres (ABC-001), et non « {rule.code} »",
            en=f'a code has 2 to 8 capitals and 3 digits (ABC-001), unlike "{rule.code}"',
        )
    for one in among:
        if one.check is not rule.check and (one.is_called(rule.code) or one.is_called(rule.name)):
            whose = str(owners.get(one.check, "secuprev"))
            return Text(
                fr=f"{rule.code} ({rule.name}) porte le code ou le nom de {one.code}"
                f" ({one.name}), de {whose}",
                en=f"{rule.code} ({rule.name}) has the code or the name of {one.code}"
                f" ({one.name}), of {whose}",
            )
    if code[1] in {one.code.partition("-")[0] for one in own_rules()}:
        return Text(
            fr=f"le préfixe {code[1]} est celui de règles de secuprev",
            en=f"the prefix {code[1]} is that of rules of secuprev",
        )
    if not rule.name.startswith(f"{code[1].casefold()}-"):
        return Text(
            fr=f"le nom « {rule.name} » doit commencer par « {code[1].casefold()}- »",
            en=f'the name "{rule.name}" must begin with "{code[1].casefold()}-"',
        )
    if rule.target not in kinds():
        name = getattr(rule.target, "__name__", repr(rule.target))
        return Text(
            fr=f"une règle ne regarde pas les objets {name}",
            en=f"a rule does not look at objects {name}",
        )
    return None
