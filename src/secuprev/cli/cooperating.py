"""The commands about who works with whom: coverage, what changes, what a leaving would cost."""

import csv
import io
import sys

import click

from secuprev import cooperation, render
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.files import documents_of, one_document, say
from secuprev.cli.options import DAY, domain_option, form_option, lang_option, on_option
from secuprev.cli.outputs import write_json, write_out
from secuprev.cli.terminal import style, width
from secuprev.values import InvalidDate, Lang, PartialDate, Text, inert

__all__ = ["compare", "coverage", "forecast", "resilience"]

_TWO_DAYS = Text(
    "un seul document se compare à deux jours : --on et --after-on",
    "one document is compared on two days: --on and --after-on",
)


@app.command(
    said=Text(
        "Dire quel domaine est couvert où, et ce qui manque.\n"
        "État de sortie : 0, ou 1 avec --fail-on-gap s'il y a une lacune, 2 si le document n'a pu"
        " être utilisé.",
        "Tell which domain is covered where, and what is missing.\n"
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
@on_option(DAY, exact=True)
@domain_option(
    Text("Commune par commune, pour ce domaine.", "Commune by commune, for this domain.")
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
        write_out(render.coverage_markdown(found, lang))
    elif form == "csv":
        write_out(_csv(found, lang))
    else:
        write_json(found.to_dict(lang))
    return 1 if fail_on_gap and found.gaps else 0


def _csv(found: cooperation.Coverage, lang: Lang) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, cooperation.COLUMNS, lineterminator="\n")
    table.writeheader()
    for row in found.rows(lang):
        texts = {
            name: inert(cell if isinstance(cell, str) else " ".join(cell))
            for name, cell in row.items()
            if isinstance(cell, str | list)
        }
        table.writerow(row | texts)
    return written.getvalue()


@app.command(
    said=Text(
        "Dire ce qui a changé entre deux documents, ou deux jours.\n"
        "Sans jour, deux documents sont comparés en entier. État de sortie : 0, ou 2 si un"
        " document n'a pu être utilisé.",
        "Tell what changed between two documents, or two days.\n"
        "Without days, two documents are compared whole. Exit status: 0, or 2 if a document could"
        " not be used.",
    ),
    examples=(
        "secuprev compare senart-2006.yaml senart-2012.yaml",
        "secuprev compare melun.yaml --on 2019-12-28 --after-on 2019-12-29",
    ),
)
@click.argument("before", metavar="BEFORE", type=click.Path())
@click.argument("after", metavar="[AFTER]", type=click.Path(), required=False)
@on_option(Text("Jour du premier.", "Day of the first."), exact=True)
@on_option(Text("Jour du second.", "Day of the second."), exact=True, name="--after-on")
@form_option("text", "json")
@lang_option
@click.pass_context
def compare(
    ctx: click.Context,
    before: str,
    after: str | None,
    on: PartialDate | None,
    after_on: PartialDate | None,
    form: str,
) -> int:
    """Show what differs between two documents or two days."""
    lang = lang_of(ctx)
    if after is None and (on is None or after_on is None):
        raise click.UsageError(_TWO_DAYS.in_(lang), ctx)
    old, *new = documents_of(ctx, [before] if after is None else [before, after])
    found = cooperation.compare(old, new[0] if new else None, on=on, after_on=after_on)
    if form == "json":
        write_json(found.to_dict(lang))
    else:
        say(render.changes_text(found, lang, width(sys.stdout), paint=style))
    return 0


@app.command(
    said=Text(
        "Dire ce que plus rien ne couvrirait si l'un s'en allait.",
        "Tell what nothing would cover any more if one left.",
    ),
    examples=("secuprev resilience melun.yaml --on 2026-01-01",),
)
@click.argument("file", metavar="FILE", type=click.Path())
@on_option(DAY, exact=True)
@lang_option
@click.pass_context
def resilience(ctx: click.Context, file: str, on: PartialDate | None) -> None:
    """Show what each leaving would cost."""
    losses = cooperation.resilience(one_document(ctx, file), on)
    say(render.losses_text(losses, lang_of(ctx), width(sys.stdout), paint=style))


@app.command(
    said=Text(
        "Dire ce qui n'est plus couvert quand des conventions finissent.",
        "Tell what is covered no more when conventions end.",
    ),
    examples=("secuprev forecast melun.yaml --from 2026-01-01 --to 2028-12-31",),
)
@click.argument("file", metavar="FILE", type=click.Path())
@on_option(Text("Premier jour.", "First day."), exact=True, name="--from", required=True)
@on_option(Text("Dernier jour.", "Last day."), exact=True, name="--to", required=True)
@lang_option
@click.pass_context
def forecast(ctx: click.Context, /, file: str, **days: PartialDate) -> None:
    """Show what falls away over a period."""
    framework = one_document(ctx, file)
    try:
        turns = cooperation.forecast(framework, days["from"], days["to"])
    except InvalidDate as error:
        raise click.UsageError(error.reason.in_(lang_of(ctx)), ctx) from None
    say(render.forecast_text(turns, lang_of(ctx), width(sys.stdout), paint=style))
