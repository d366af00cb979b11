"""The command that checks documents."""

import json
import sys
from typing import Any

import click

from secuprev import documents, plugins, render, rules
from secuprev.cli import UNUSABLE
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.brought import asking, plugins_option
from secuprev.cli.choices import asked, choosing
from secuprev.cli.files import lines_of, read, say, tell
from secuprev.cli.options import DAY, form_option, lang_option, on_option
from secuprev.cli.other_law import law_options
from secuprev.cli.outputs import output_option, write_out
from secuprev.cli.terminal import safe_json, style, width
from secuprev.rules import Report
from secuprev.settings import Settings
from secuprev.values import Lang, PartialDate, Text

__all__ = ["check"]

_ONE_PAGE = Text(
    "--format html demande un seul document", "--format html needs one single document"
)

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
    if form == "text" and output is None:
        say(said)
    else:
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
