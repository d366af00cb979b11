"""The command line: what each command says of itself, in both languages."""

from collections.abc import Iterator

import click

from catalogue.sheet import Sheet
from secuprev.cli.app import app
from secuprev.values import Lang, Text

__all__ = ["pages"]

_TITLE = Text("La ligne de commande", "The command line")
_OTHER = Text("[The same in English](index.md)", "[La même page en français](fr.md)")
_HEAD = Text(
    'Elle vient avec `pip install "secuprev[cli]"`. Cette page est ce que chaque commande dit'
    " d'elle-même avec `--help`.",
    'It comes with `pip install "secuprev[cli]"`. This page is what each command says of itself'
    " with `--help`.",
)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the Markdown of each page."""
    yield "index", _page("en")
    yield "fr", _page("fr")


def _page(lang: Lang) -> str:
    sheet = Sheet(lang)
    head = "" if lang == "en" else "---\norphan: true\n---\n\n{.language-fr}\n"
    sheet.put(f"{head}# {_TITLE.in_(lang)}")
    sheet.put(_OTHER.in_(lang))
    sheet.put(_HEAD.in_(lang))
    with click.Context(app, info_name="secuprev", obj=lang) as root:
        sheet.code(app.get_help(root).splitlines(), "text")
        for name in sorted(app.homes):
            sheet.head(f"secuprev {name}")
            command = app.load(name)
            with click.Context(command, info_name=name, parent=root) as context:
                sheet.code(command.get_help(context).splitlines(), "text")
    return "\n\n".join(sheet.blocks) + "\n"
