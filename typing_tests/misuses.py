"""What a user may write by mistake, none of which may type-check; nothing here is run.

Each line that must fail says what mypy and what pyright have to call it.
"""

from datetime import date

import secuprev
from secuprev import model, rules, values


def names(town: secuprev.Framework) -> None:
    secuprev.chek(town)  # E: mypy attr-defined, pyright reportAttributeAccessIssue
    rules.checks  # E: mypy attr-defined, pyright reportAttributeAccessIssue
    rules.Status.BREACHED  # E: mypy attr-defined, pyright reportAttributeAccessIssue
    secuprev.check(town).breach  # E: mypy attr-defined, pyright reportAttributeAccessIssue


def arguments(town: secuprev.Framework) -> None:
    secuprev.check("town.yaml")  # E: mypy arg-type, pyright reportArgumentType
    secuprev.check(town, 2020)  # E: mypy arg-type, pyright reportArgumentType
    secuprev.check(town, "2020", ["CONV-001"])  # E: mypy call-arg, pyright reportCallIssue
    secuprev.check(town, only=["CONV-001"])  # E: mypy call-arg, pyright reportCallIssue
    secuprev.check_many(town)  # E: mypy arg-type, pyright reportArgumentType
    secuprev.check_many(["town.yaml"])  # E: mypy list-item, pyright reportArgumentType
    secuprev.check_many([town], only=[])  # E: mypy call-overload, pyright reportCallIssue
    secuprev.loads("id: x", "xml")  # E: mypy arg-type, pyright reportArgumentType
    secuprev.find_domain(None)  # E: mypy arg-type, pyright reportArgumentType
    secuprev.check(town).to_json("de")  # E: mypy arg-type, pyright reportArgumentType
    secuprev.forecast(town, "2020")  # E: mypy call-arg, pyright reportCallIssue


def facts() -> None:
    secuprev.Framework()  # E: mypy call-arg, pyright reportCallIssue
    secuprev.Framework(id=77)  # E: mypy arg-type, pyright reportArgumentType
    communes = ["77288"]
    secuprev.Framework(id="x", communes=communes)  # E: mypy arg-type, pyright reportArgumentType
    model.Force(id="pm")  # E: mypy call-arg, pyright reportCallIssue
    model.Force(id="pm", kind="pm", agents=3)  # E: mypy call-arg, pyright reportCallIssue
    model.Convention(id="c", signed="2019-06")  # E: mypy arg-type, pyright reportArgumentType
    values.Text("un seul mot")  # E: mypy call-arg, pyright reportCallIssue


def what_is_frozen(town: secuprev.Framework, report: secuprev.Report, result: rules.Result) -> None:
    town.name = "Town"  # E: mypy misc, pyright reportAttributeAccessIssue
    report.results = ()  # E: mypy misc, pyright reportAttributeAccessIssue
    report.ok = True  # E: mypy misc, pyright reportAttributeAccessIssue
    result.status = rules.Status.BREACH  # E: mypy misc, pyright reportAttributeAccessIssue


def what_may_be_unknown(town: secuprev.Framework, result: rules.Result) -> None:
    for force in town.forces:  # E: mypy union-attr, pyright reportOptionalIterable
        print(force.posts + 1)  # E: mypy operator, pyright reportOptionalOperand
    town.epci.siren  # E: mypy union-attr, pyright reportOptionalMemberAccess
    result.message.fr  # E: mypy union-attr, pyright reportOptionalMemberAccess
    secuprev.find_domain("OTV").domain  # E: mypy union-attr, pyright reportOptionalMemberAccess


def answers(town: secuprev.Framework) -> None:
    day: date = values.PartialDate(2020)  # E: mypy assignment, pyright reportAssignmentType
    words: str = values.Text("oui", "yes")  # E: mypy assignment, pyright reportAssignmentType
    secuprev.check(town).by_status["breach"]  # E: mypy index, pyright reportArgumentType
    print(day, words)
