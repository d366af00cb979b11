"""The command that gives the JSON Schema of a document, or of a report."""

import json

import click

from secuprev import documents, rules
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.options import lang_option, one_of
from secuprev.cli.outputs import output_option, write_out
from secuprev.values import Text

__all__ = ["schema"]


@app.command(
    said=Text(
        "Écrire le schéma JSON d'un document, pour les éditeurs.\n"
        "Ils y lisent ce qu'une clé veut dire et quelles valeurs elle prend. Le dernier exemple est"
        " la première ligne d'un document YAML à côté du schéma.",
        "Write the JSON Schema of a document, for editors.\n"
        "They read there what a key means and which values it takes. The last example is the"
        " first line of a YAML document beside the schema.",
    ),
    examples=(
        "secuprev schema -o document.schema.json",
        "secuprev schema --of report",
        "# yaml-language-server: $schema=document.schema.json",
    ),
)
@click.option(
    "--of",
    "described",
    cls=Option,
    default="document",
    said=Text(
        "Ce qu'il décrit : document (par défaut), report (rapport en JSON).",
        "What it describes: document (the default), report (as JSON).",
    ),
    **one_of("document", "report"),
)
@output_option()
@lang_option
@click.pass_context
def schema(ctx: click.Context, described: str, output: str | None) -> None:
    """Write a schema."""
    is_document = described == "document"
    found = documents.json_schema(lang_of(ctx)) if is_document else rules.report_schema()
    write_out(json.dumps(found, ensure_ascii=False, indent=2) + "\n", output)
