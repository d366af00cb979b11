"""click commands that speak two languages: their help, and what they say of a wrong option."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from secuprev import plugins, render
from secuprev.cli import INTERRUPTED, PIPE_CLOSED, UNUSABLE
from secuprev.cli.terminal import style, width
from secuprev.values import Lang, Text, nearness

__all__ = ["App", "Command", "Option", "lang_of", "near", "suggesting", "wanted_lang"]

_USAGE = Text("Usage : ", "Usage: ")
_OPTIONS = Text("Options ", "Options")  # French sets a space before the colon
_COMMANDS = Text("Commandes ", "Commands")
_OTHERS = Text("Autres commandes ", "Other commands")
_FIRST = Text("Pour commencer ", "To begin with")
_EXAMPLES = Text("Exemples ", "Examples")
_HELP = Text("Montre cette aide.", "Show this help.")
_ERROR = Text("Erreur : {}", "Error: {}")
_SEE = Text("Voir : {} --help", "See: {} --help")
_NEAR = Text("{} ; proche : {}", "{}; near: {}")
_KNOWN = Text("{} ; il y a : {}", "{}; there are: {}")
_LISTED = Text("{} ; « {} » donne la liste", "{}; `{}` lists them")
_FEW = 8
_NO_OPTION = Text("option inconnue : {}", "unknown option: {}")
_NO_COMMAND = Text("commande inconnue : {}", "unknown command: {}")
_NO_VALUE = Text("il manque {}", "missing: {}")
_BAD_VALUE = Text("{} : {}", "{}: {}")
_MISUSED = Text("l'option {} est mal employée", "the option {} is misused")
_WANTS = Text("l'option {} attend une valeur", "the option {} wants a value")
_EXTRA = Text("argument en trop : {}", "one argument too many: {}")


def wanted_lang(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language asked for by the last ``--lang``, else that of the locale.

    It has to be known before the options are read, to tell what is wrong with them.

    >>> wanted_lang(["rules"], {"LANG": "fr_FR.UTF-8"}), wanted_lang(["--lang", "en"], {})
    ('fr', 'en')
    >>> wanted_lang(["--lang", "fr", "rules", "--lang=en"], {})
    'en'
    """
    said: dict[str, Lang] = {"fr": "fr", "en": "en"}
    asked: Lang | None = None
    for rank, one in enumerate(arguments):
        option, equals, value = one.partition("=")
        if option == "--lang":
            value = value if equals else "".join(arguments[rank + 1 : rank + 2])
            if value in said:
                asked = said[value]
        if one == "--":
            break
    if asked is not None:
        return asked
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    return "fr" if locale.startswith("fr") else "en"


def lang_of(ctx: click.Context | None) -> Lang:
    """Return the language of a run."""
    root = None if ctx is None else ctx.find_root().obj
    return "fr" if root == "fr" else "en"


class Option(click.Option):
    """An option whose help is said in both languages.

    Attributes:
        said: what it does.
        words: the words that it takes, where it takes one of some.
    """

    def __init__(self, *args: Any, said: Text, words: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return how the option is written and what it does."""
        record = super().get_help_record(ctx)
        return None if record is None else (record[0], self.said.in_(lang_of(ctx)))


class Command(click.Command):
    """A command whose help is said in both languages, and ends with examples."""

    def __init__(
        self, *args: Any, said: Text, examples: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        kwargs["context_settings"] = {"allow_extra_args": True, "max_content_width": 80}
        super().__init__(*args, **kwargs)
        self.said = said
        self.examples = examples

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; what is left over is an error, said in the right language."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(_EXTRA.in_(lang_of(ctx)).format(rest[0]), ctx)
        return rest

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence, in the language of the run."""
        return self.said.in_(lang_of(click.get_current_context(silent=True))).split("\n")[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE.in_(lang_of(ctx)))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        for paragraph in self.said.in_(lang_of(ctx)).split("\n"):
            with formatter.indentation():
                formatter.write_text(paragraph)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        lang, rows = lang_of(ctx), []
        for one in self.get_params(ctx):
            record = one.get_help_record(ctx) if isinstance(one, click.Option) else None
            if record is not None:
                said = record[1] if isinstance(one, Option) else _HELP.in_(lang)
                rows.append((record[0], said))
        with formatter.section(_OPTIONS.in_(lang)):
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        with formatter.section(_EXAMPLES.in_(lang_of(ctx))):
            for one in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{one}\n")


class App(Command, click.Group):
    """The program: its commands, and the end of every run.

    Attributes:
        homes: the module beside this one that holds each command, by the command's name.
        usual: the commands that the help tells about, first ones first; it names the others only.
        first_steps: what to do first, each with what it gives.
    """

    command_class: type[click.Command] | None = Command
    homes: Mapping[str, str] = {}
    usual: tuple[str, ...] = ()

    def __init__(
        self, *args: Any, first_steps: tuple[tuple[str, Text], ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, invoke_without_command=True, **kwargs)
        self.first_steps = first_steps

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, none of which needs to be loaded yet."""
        return list(self.homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, if there is one of that name."""
        return self.load(cmd_name) if cmd_name in self.homes else None

    def load(self, name: str) -> click.Command:
        """Load one of the commands."""
        import_module(f"secuprev.cli.{self.homes[name]}")
        return self.commands[name]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands: the whole fits on a screen."""
        super().format_options(ctx, formatter)
        lang = lang_of(ctx)
        rows = [(name, self.load(name).get_short_help_str()) for name in self.usual]
        with formatter.section(_COMMANDS.in_(lang)):
            formatter.write_dl(rows)
        with formatter.section(_OTHERS.in_(lang)):
            formatter.write_text(", ".join(one for one in self.homes if one not in self.usual))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write nothing: the commands have examples of their own."""

    def begin(self, ctx: click.Context) -> None:
        """Say what to do first to those who asked for nothing, and end."""
        lang, formatter = lang_of(ctx), ctx.make_formatter()
        formatter.write_text(self.said.in_(lang))
        with formatter.section(_FIRST.in_(lang)):
            formatter.write_dl([(one, said.in_(lang)) for one, said in self.first_steps], 40)
        click.echo(formatter.getvalue(), err=True, nl=False)
        ctx.exit(UNUSABLE)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which is near."""
        if args[0] not in self.homes:
            words = near(_NO_COMMAND, args[0], self.homes, lang_of(ctx))
            raise click.UsageError(words, ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and end with the status that the command returned."""
        given = kwargs.get("args", args[0] if args else None)
        given = sys.argv[1:] if given is None else given
        lang = wanted_lang(given, os.environ)
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            kwargs["color"] = False
        output = sys.stdout
        try:
            status = super().main(*args, **{**kwargs, "standalone_mode": False, "obj": lang})
        except SystemExit:
            # When the reader goes away click puts another object in place of standard output.
            if sys.stdout is not output:
                sys.exit(PIPE_CLOSED)
            raise
        except click.Abort:
            sys.exit(INTERRUPTED)
        except click.ClickException as error:
            words = _ERROR.in_(lang).format(said_error(error, lang))
            columns = width(sys.stderr)
            said = render.paragraph(words, lang, columns, tone="breach", paint=style)
            click.echo(said, err=True, nl=False, color=kwargs.get("color"))
            if isinstance(error, click.UsageError) and error.ctx is not None:
                click.echo(_SEE.in_(lang).format(error.ctx.command_path), err=True)
            sys.exit(UNUSABLE)
        finally:
            _tell_troubles(lang)
        sys.exit(status or 0)


def _tell_troubles(lang: Lang) -> None:
    """Tell on the stream of errors what plug-ins bring and was left out."""
    for one in plugins.troubles():
        said = render.paragraph(one.message, lang, width(sys.stderr), tone="unknown", paint=style)
        click.echo(said, err=True, nl=False)


def near(
    words: Text, name: str, known: Iterable[str], lang: Lang, *, listed_by: str | None = None
) -> str:
    """Say that a name is unknown, and which of the known ones are near, whatever the case.

    Args:
        words: what is said, with a blank for the name, and perhaps another for all that are known.
        name: what was given.
        known: the names that there are; where none is near, a few are told.
        lang: the language of the run.
        listed_by: the command that lists them, for those that are too many.
    """
    known = list(known)
    said, close = words.in_(lang).format(name, ", ".join(known)), nearness.near(name, known)
    if close:
        return suggesting(said, close, lang)
    if listed_by is not None:
        return _LISTED.in_(lang).format(said, listed_by)
    few = 0 < len(known) <= _FEW and words.fr.count("{}") == 1
    return _KNOWN.in_(lang).format(said, ", ".join(known)) if few else said


def suggesting(said: str, close: Sequence[str], lang: Lang) -> str:
    """Return what is said, and what was perhaps meant."""
    return _NEAR.in_(lang).format(said, ", ".join(close)) if close else said


def said_error(error: click.ClickException, lang: Lang) -> str:
    """Return what is wrong in the language asked for; click itself speaks English only."""
    if isinstance(error, click.NoSuchOption):
        return near(_NO_OPTION, error.option_name, error.possibilities or (), lang)
    if isinstance(error, click.BadOptionUsage):
        words = _WANTS if "require" in error.message else _MISUSED
        return words.in_(lang).format(error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        param = error.param
        name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
        if isinstance(error, click.MissingParameter):
            return _NO_VALUE.in_(lang).format(name)
        if isinstance(param, click.Option):
            return _BAD_VALUE.in_(lang).format(name, error.message)
        return error.message
    return error.format_message()
