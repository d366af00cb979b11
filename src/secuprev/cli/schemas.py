"""The command that gives the JSON Schema of a document."""

import json

import click

from secuprev import documents
from secuprev.cli.app import app
from secuprev.cli.bilingual import lang_of
from secuprev.cli.options import lang_option
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
        "secuprev schema --lang en",
        "# yaml-language-server: $schema=document.schema.json",
    ),
)
@output_option()
@lang_option
@click.pass_context
def schema(ctx: click.Context, output: str | None) -> None:
    """Write the schema of a document."""
    found = documents.json_schema(lang_of(ctx))
    write_out(json.dumps(found, ensure_ascii=False, indent=2) + "\n", output)
