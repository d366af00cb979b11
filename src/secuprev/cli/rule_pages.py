"""The commands that list the rules and explain one."""

import sys

import click

from secuprev import render, rules
from secuprev.cli.app import app
from secuprev.cli.bilingual import lang_of
from secuprev.cli.brought import plugins_option
from secuprev.cli.files import say
from secuprev.cli.options import completing, lang_option, read_rule, rule_names
from secuprev.cli.terminal import style, width
from secuprev.rules import Rule
from secuprev.values import Text

__all__ = ["explain", "list_rules"]


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
