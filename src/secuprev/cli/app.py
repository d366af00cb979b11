"""The program, and where each of its commands stands."""

import click

from secuprev import __version__
from secuprev.cli.bilingual import App, Option
from secuprev.cli.brought import plugins_option
from secuprev.cli.options import lang_option
from secuprev.values import Text

__all__ = ["app"]


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


# A command is loaded when it is meant: graphs and tables take long.
app.homes = {
    "check": "checking",
    "duties": "duties",
    "rules": "rule_pages",
    "explain": "rule_pages",
    "domains": "domains",
    "law": "legal_values",
    "against-model": "beside_model",
    "coverage": "cooperating",
    "compare": "cooperating",
    "resilience": "cooperating",
    "forecast": "cooperating",
    "graph": "graphs",
    "import": "importing",
    "france": "national",
    "schema": "schemas",
    "new": "starting",
    "what-if": "what_if",
}
app.usual = (
    "new",
    "import",
    "check",
    "duties",
    "explain",
    "law",
    "domains",
    "coverage",
    "graph",
)
