"""Running a command under another law: the options, and what is said of a change set."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from secuprev import documents, law, rules
from secuprev.cli import UNUSABLE
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.files import tell
from secuprev.cli.options import completing, read_day
from secuprev.values import PartialDate, Text

__all__ = ["law_options"]

F = TypeVar("F", bound=Callable[..., Any])

_NO_DRAFT = Text(
    "{} : ni un fichier .toml ni un jeu fourni ({})", "{}: neither a .toml file nor one of {}"
)
_NEEDS_LAW = Text("--law-since demande --with-law", "--law-since needs --with-law")


def _draft_names() -> list[str]:
    return [one.id for one in law.drafts()]


def law_options(command: F) -> F:
    """Add ``--with-law`` and ``--law-since``; the command then runs under what they lay."""

    @wraps(command)
    def run(
        *args: Any, with_law: tuple[str, ...], law_since: PartialDate | None, **kwargs: Any
    ) -> Any:
        ctx = click.get_current_context()
        if law_since is not None and not with_law:
            raise click.UsageError(_NEEDS_LAW.in_(lang_of(ctx)), ctx)
        asked = kwargs.get("on")
        day = asked.earliest if asked is not None else rules.default_day()
        faults: list[documents.Fault] = []
        with ExitStack() as laid:
            for name in with_law:
                try:
                    one = _change_set(name, ctx)
                    since = day if law_since is None and one.undated else law_since
                    laid.enter_context(law.amended(one, since))
                except law.ChangeSetError as error:
                    faults += _faults(name, error)
            if faults:
                tell(ctx, faults)
                return UNUSABLE
            return command(*args, **kwargs)

    with_option = click.option(
        "--with-law",
        cls=Option,
        multiple=True,
        metavar="SET",
        shell_complete=completing(_draft_names),
        said=Text(
            "Supposer que le droit change : .toml ou bill-2025.",
            "Suppose a change of the law: .toml or bill-2025.",
        ),
    )
    since_option = click.option(
        "--law-since",
        cls=Option,
        callback=read_day,
        metavar="DATE",
        said=Text(
            "Premier jour de ce que --with-law ne date pas.",
            "First day of what --with-law does not date.",
        ),
    )
    return cast("F", with_option(since_option(run)))


def _change_set(name: str, ctx: click.Context) -> law.ChangeSet:
    if name in _draft_names():
        return law.draft(name)
    path = Path(name)
    if path.suffix != ".toml" and not path.exists():
        said = _NO_DRAFT.in_(lang_of(ctx)).format(name, ", ".join(_draft_names()))
        raise click.UsageError(said, ctx)
    return law.changes(path)


def _faults(name: str, error: law.ChangeSetError) -> list[documents.Fault]:
    """Return the faults of a set as those of a document, each with its line and its column."""
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        text = ""
    found = []
    for one in error.faults:
        line, column = one.line, one.column
        if line is None and one.path:
            line, column = documents.toml_place(text, one.path) or (None, None)
        found.append(
            documents.Fault(
                file=name,
                line=line,
                column=column,
                path=one.place,
                value=None,
                code=one.code,
                message=one.message,
                suggestion=one.suggestion,
            )
        )
    return sorted(found, key=lambda one: (one.line or 0, one.column or 0))
