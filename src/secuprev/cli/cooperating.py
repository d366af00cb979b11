"""The commands about who works with whom: coverage."""

import csv
import io
import json
import sys

import click

from secuprev import cooperation, law, render
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of, near
from secuprev.cli.files import one_document, say
from secuprev.cli.options import completing, form_option, lang_option, on_option
from secuprev.cli.terminal import safe_json, style, width
from secuprev.values import Lang, PartialDate, Text

__all__ = ["coverage"]

_NO_DOMAIN = Text("domaine inconnu : {}", "unknown domain: {}")
_DAY = Text(
    "Jour demandé ; par défaut aujourd'hui, ou le dernier jour du droit lu.",
    "Day asked about; by default today, or the last day of the law as read.",
)


def _read_domain(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None or value in law.domains:
        return value
    raise click.BadParameter(near(_NO_DOMAIN, value, list(law.domains), lang_of(ctx)), ctx, param)


@app.command(
    said=Text(
        "Dire quel domaine est couvert où, par quoi, et ce qui est attendu sans l'être.\n"
        "État de sortie : 0, ou 1 avec --fail-on-gap s'il y a une lacune, 2 si le document n'a pu"
        " être utilisé.",
        "Tell which domain is covered where, by what, and what is expected without being so.\n"
        "Exit status: 0, or 1 with --fail-on-gap if there is a gap, 2 if the document could not"
        " be used.",
    ),
    examples=(
        "secuprev coverage senart.yaml --on 2012-11-23",
        "secuprev coverage melun.yaml --domain holiday_watch",
        "secuprev coverage melun.yaml --format csv --fail-on-gap",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@on_option(_DAY, exact=True)
@click.option(
    "--domain",
    cls=Option,
    callback=_read_domain,
    shell_complete=completing(lambda: law.domains),
    metavar="DOMAIN",
    said=Text("Commune par commune, pour ce domaine.", "Commune by commune, for this domain."),
)
@form_option("text", "csv", "json", "markdown")
@click.option(
    "--fail-on-gap",
    cls=Option,
    is_flag=True,
    said=Text("Finir par 1 s'il y a une lacune.", "End with 1 if there is a gap."),
)
@lang_option
@click.pass_context
def coverage(
    ctx: click.Context,
    file: str,
    on: PartialDate | None,
    domain: str | None,
    form: str,
    fail_on_gap: bool,
) -> int:
    """Show the coverage of a document."""
    lang = lang_of(ctx)
    found = cooperation.coverage(one_document(ctx, file), on)
    if domain is not None:
        found = found.only(domain)
    if form == "text":
        say(render.coverage_text(found, lang, width(sys.stdout), domain=domain, paint=style))
    elif form == "markdown":
        say(render.coverage_markdown(found, lang))
    elif form == "csv":
        say(_csv(found, lang))
    else:
        plain = json.dumps(found.to_dict(lang), ensure_ascii=False, indent=2)
        say(safe_json(plain, sys.stdout.encoding) + "\n")
    return 1 if fail_on_gap and found.gaps else 0


def _csv(found: cooperation.Coverage, lang: Lang) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, cooperation.COLUMNS, lineterminator="\n")
    table.writeheader()
    for row in found.rows(lang):
        lists = {name: " ".join(cell) for name, cell in row.items() if isinstance(cell, list)}
        table.writerow(row | lists)
    return written.getvalue()
