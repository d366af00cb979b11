"""The commands."""

import json
import sys
from typing import Any

import click

from secuprev import __version__, documents, law, plugins, render, rules, vocabulary
from secuprev.cli import UNUSABLE
from secuprev.cli.bilingual import App, Option, lang_of
from secuprev.cli.brought import asking, plugins_option
from secuprev.cli.choices import asked, choosing
from secuprev.cli.files import lines_of, one_document, read, say, tell
from secuprev.cli.options import (
    DAY,
    completing,
    domain_names,
    form_option,
    lang_option,
    on_option,
    read_rule,
    rule_names,
)
from secuprev.cli.other_law import law_options
from secuprev.cli.outputs import output_option, write_out
from secuprev.cli.terminal import safe_json, style, width
from secuprev.rules import Report, Rule
from secuprev.settings import Settings
from secuprev.values import Lang, PartialDate, Text

__all__ = ["app"]

_NO_DOMAIN = Text("aucun domaine n'est reconnu dans « {} »", 'no domain is recognised in "{}"')
_LEFT_OUT = Text(
    "« {} » ne nomme un domaine que pour l'exclure", '"{}" names a domain only to leave it out'
)
_AMBIGUOUS = Text("« {} » peut désigner plusieurs domaines :", '"{}" may mean several domains:')
_SEVERAL = Text("« {} » nomme plusieurs domaines :", '"{}" names several domains:')
_NEAR = Text("Proches :", "Near:")
_NEEDS_NAME = Text("{} demande un nom", "{} needs a name")
_ONE_PAGE = Text(
    "--format html demande un seul document", "--format html needs one single document"
)
_CARD_ONLY = Text("--on demande un seul domaine", "--on needs one single domain")


# The forms that tell the line of each object, and what writes them; plug-ins may bring others.
_MACHINE = {
    "sarif": "sarif_log",
    "junit": "junit_suites",
    "github": "workflow_commands",
    "markdown": "markdown_report",
    "csv": "results_csv",
    "html": "one_page",
}
_WITHOUT_LINES = ("text", "json")
_FORMS = (*_WITHOUT_LINES, *_MACHINE)


@click.group(
    "secuprev",
    cls=App,
    said=Text(
        "Ce que le droit d'un jour demandait aux communes pour leur sécurité.",
        "What the law of a given day asked of communes for their security.",
    ),
    first_steps=(
        ("secuprev new 247700057 -o melun.yaml", Text("un document à compléter", "a document")),
        ("secuprev check melun.yaml", Text("ce qui est enfreint, ou inconnu", "what is breached")),
        ("secuprev explain missing-convention", Text("ce que dit une règle", "what a rule says")),
        ("secuprev --help", Text("toutes les commandes", "all the commands")),
    ),
)
@click.version_option(
    __version__, prog_name="secuprev", message="%(prog)s %(version)s", cls=Option,
    said=Text("Montre la version.", "Show the version."),
)  # fmt: skip
@plugins_option
@lang_option
@click.pass_context
def app(ctx: click.Context) -> None:
    """Gather the commands."""
    if ctx.invoked_subcommand is None:
        app.begin(ctx)


@app.command(
    said=Text(
        "Vérifier des documents : ce qui est enfreint ou ne peut être dit.\n"
        "Finit par 0, 1 s'il y a un manquement, 2 si un document est illisible.",
        "Check documents (- is standard input) for what is breached.\n"
        "Exit status: 0, 1 on a breach, 2 if a document could not be used.",
    ),
    examples=("secuprev check melun.yaml --format html -o page.html",),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@on_option(DAY, exact=True)
@form_option(*_FORMS, group=plugins.RENDERERS)
@output_option()
@choosing
@click.option(
    "--all",
    "show_all",
    cls=Option,
    is_flag=True,
    said=Text(
        "Montrer aussi ce qui est sans objet.",
        "Show also what does not apply.",
    ),
)
@plugins_option
@law_options
@lang_option
@click.pass_context
def check(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    on: PartialDate | None,
    form: str,
    output: str | None,
    show_all: bool,
    **choices: Any,
) -> int:
    """Read the settings and all the documents, then run the rules over each."""
    lang = lang_of(ctx)
    if form == "html" and len(files) > 1:
        raise click.UsageError(_ONE_PAGE.in_(lang), ctx)
    settings = Settings()
    frameworks, faults = read(files)
    try:
        settings = asked(ctx, **choices)
    except documents.DocumentError as error:
        faults = [*error.faults, *faults]
    lines: list[documents.ObjectLines] = []
    if form not in _WITHOUT_LINES and not faults:
        lines, faults = lines_of(files)
    if faults:
        tell(ctx, faults)
        return UNUSABLE
    reports = [
        rules.check(
            one,
            on,
            select=settings.select,
            ignore=settings.ignore,
            severities=settings.severity,
        )
        for one in frameworks
    ]
    if form == "json":
        said = safe_json(_json(reports, lang), sys.stdout.encoding) + "\n"
    elif form not in _WITHOUT_LINES:
        names = (None if name == "-" else name for name in files)
        found = [render.Checked(*one) for one in zip(reports, names, lines, strict=True)]
        said = _told(ctx, form, found, show_all)
    else:
        texts = (
            render.text(
                one,
                lang,
                width(sys.stdout),
                show_all,
                by_default=on is None,
                settings=settings.file,
                paint=style if output is None else render.plain,
            )
            for one in reports
        )
        said = f"\n{'=' * width(sys.stdout)}\n\n".join(texts)
    write_out(said, output)
    return 0 if all(one.ok for one in reports) else 1


def _told(ctx: click.Context, form: str, found: list[render.Checked], show_all: bool) -> str:
    """Return reports in a form that tells lines, of ours or of a plug-in."""
    lang = lang_of(ctx)
    if form not in _MACHINE:
        brought = plugins.callables(plugins.RENDERERS, _FORMS)[form]
        told: str = asking(ctx, brought, found, lang, every=show_all)
        return told
    try:
        said: str = getattr(render, _MACHINE[form])(found, lang, every=show_all)
    except render.PageMissing as error:
        raise click.UsageError(error.message.in_(lang), ctx) from None
    return safe_json(said, sys.stdout.encoding) if form == "sarif" else said


def _json(reports: list[Report], lang: Lang) -> str:
    if len(reports) == 1:
        return reports[0].to_json(lang)
    return json.dumps([one.to_dict(lang) for one in reports], ensure_ascii=False, indent=2)


@app.command(
    said=Text(
        "Dire ce que le droit demande à chacun, et ce qui est rempli.",
        "Tell what the law asks of each, and what is met.",
    ),
    examples=(
        "secuprev duties melun.yaml --on 2026-01-01",
        "secuprev duties melun.yaml --history cispd",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@on_option(DAY, exact=True)
@click.option(
    "--history",
    "subject",
    cls=Option,
    metavar="ID",
    said=Text(
        "Dire plutôt comment le droit a changé pour cet objet, jusqu'à ce jour.",
        "Tell instead how the law changed for this object, up to that day.",
    ),
)
@law_options
@lang_option
@click.pass_context
def duties(ctx: click.Context, file: str, on: PartialDate | None, subject: str | None) -> int:
    """Tell the duties of a document, or how those of one object changed."""
    lang = lang_of(ctx)
    framework = one_document(ctx, file)
    if subject is None:
        day = on.earliest if on else rules.default_day()
        found = rules.obligations(framework, day)
        say(render.duty_list(found, lang, width(sys.stdout), on=day, paint=style))
        return 0
    try:
        steps = rules.history(framework, subject, on)
    except rules.UnknownSubject as error:
        raise click.UsageError(error.message.in_(lang)) from None
    say(render.duty_history(steps, lang, width(sys.stdout), paint=style))
    return 0


@app.command(
    "rules",
    said=Text("Lister les règles.", "List the rules."),
    examples=("secuprev rules", "secuprev rules --lang en"),
)
@plugins_option
@lang_option
@click.pass_context
def list_rules(ctx: click.Context) -> None:
    """List the rules."""
    say(render.rule_list(rules.rules(), lang_of(ctx), width(sys.stdout), paint=style))


@app.command(
    said=Text(
        "Expliquer une règle : pourquoi, des exemples, ses sources.",
        "Explain a rule: why, examples, its sources.",
    ),
    examples=("secuprev explain CONV-001", "secuprev explain missing-convention"),
)
@click.argument("rule", metavar="RULE", callback=read_rule, shell_complete=completing(rule_names))
@plugins_option
@lang_option
@click.pass_context
def explain(ctx: click.Context, rule: Rule) -> None:
    """Show the page of a rule."""
    say(render.rule_page(rule, lang_of(ctx), width(sys.stdout), paint=style))


@app.command(
    said=Text(
        "Lister les domaines, ou montrer celui que des mots nomment.",
        "List the domains, or show the one that words name.",
    ),
    examples=("secuprev domains", "secuprev domains OTV --on 2012-11-23"),
)
@click.argument("label", required=False, shell_complete=completing(domain_names))
@on_option(
    Text(
        "Jour auquel les compétences sont dites ; par défaut le dernier jour du droit lu.",
        "Day on which competences are told; by default the last day of the law as read.",
    ),
)
@law_options
@lang_option
@click.pass_context
def domains(ctx: click.Context, label: str | None, on: PartialDate | None) -> int:
    """List the domains; show the card of the one that words name, or all those they may mean."""
    lang, columns = lang_of(ctx), width(sys.stdout)
    if label is None:
        held, heading = list(law.domains), None
    else:
        reading = vocabulary.read_domains(label)
        held, heading = reading.candidates, _AMBIGUOUS if reading.ambiguous else _SEVERAL
        if not held:
            _tell_near(label, reading, lang)
            return 1
    if len(held) == 1:
        try:
            day = on or rules.default_day()
            say(render.domain_card(law.domains[held[0]], day, lang, columns, paint=style))
        except law.CannotBeTold as error:
            raise click.UsageError(error.message.in_(lang), ctx) from None
        return 0
    if on is not None:
        raise click.UsageError(_CARD_ONLY.in_(lang), ctx)
    if heading and label:
        say(render.paragraph(heading.in_(lang).format(label), lang, columns))
    say(render.domain_list([law.domains[one] for one in held], lang, columns, paint=style))
    return 0


def _tell_near(label: str, reading: vocabulary.Reading, lang: Lang) -> None:
    words = (_LEFT_OUT if reading.excluded else _NO_DOMAIN).in_(lang).format(label)
    said = render.paragraph(words, lang, width(sys.stderr))
    if reading.near:
        said += render.paragraph(_NEAR, lang)
        near = [law.domains[one] for one in reading.near]
        said += render.domain_list(near, lang, width(sys.stderr))
    click.echo(said, err=True, nl=False)


def _law_names() -> dict[str, Text]:
    return {name: law.parameter(name).label for name in law.names()}


@app.command(
    "law",
    said=Text(
        "Lister les valeurs légales, ou en montrer une dans le temps.",
        "List the legal values, or show one through time.",
    ),
    examples=(
        "secuprev law",
        "secuprev law convention.posts_threshold --on 2019-06-30",
        "secuprev law convention.posts_threshold --timeline",
    ),
)
@click.argument("name", required=False, shell_complete=completing(_law_names))
@on_option(Text("Jour demandé.", "Day asked about."))
@click.option(
    "--timeline",
    cls=Option,
    is_flag=True,
    said=Text(
        "Montrer toute la vie de la valeur, ce qui se fait sans --on.",
        "Show all the life of the value, as is done without --on.",
    ),
)
@click.option(
    "--stale",
    "index",
    cls=Option,
    metavar="INDEX",
    said=Text(
        "Comparer les versions lues à celles d'un index plus récent (JSON) ; 1 s'il faut relire.",
        "Compare the versions read with those of a newer index (JSON); 1 if some must be read.",
    ),
)
@law_options
@lang_option
@click.pass_context
def legal_values(
    ctx: click.Context,
    name: str | None,
    on: PartialDate | None,
    timeline: bool,
    index: str | None,
) -> int:
    """Show a legal value on a day, its whole life, or the list of them all."""
    lang, columns = lang_of(ctx), width(sys.stdout)
    try:
        if index is not None:
            stale = law.compare_index(index)
            say(render.stale_list(stale, _rules_by_value(), lang, columns, paint=style))
            return 1 if stale else 0
        if name is None and (on is not None or timeline):
            option = "--timeline" if on is None else "--on"
            raise click.UsageError(_NEEDS_NAME.in_(lang).format(option), ctx)
        if name is None:
            say(render.law_list(lang, columns, paint=style))
        elif on is None or timeline:
            say(render.law_life(name, lang, columns, paint=style))
        else:
            say(render.law_value(name, on, lang, columns, paint=style))
    except law.IndexFault as error:
        raise click.UsageError(f"{error.path}: {error.message.in_(lang)}", ctx) from None
    except (law.UnknownName, law.CannotBeTold) as error:
        raise click.UsageError(error.message.in_(lang), ctx) from None
    return 0


def _rules_by_value() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in rules.rules():
        for name in one.cites:
            found.setdefault(name, []).append(one.name)
    return found
