"""The faults of documents as plain text: one clear report, whatever the number of files."""

from collections.abc import Sequence

from secuprev.documents import Fault
from secuprev.render.layout import Page, Paint, clean, plain
from secuprev.values import Lang, Text
from secuprev.values.typography import counted

__all__ = ["fault_list"]

_FAULT = Text("faute", "fault"), Text("fautes", "faults")
_FILE = Text("fichier", "file"), Text("fichiers", "files")
_HEAD = Text("{} dans {} : rien n'a été fait.", "{} in {}: nothing was done.")
_MEANT = Text("vouliez-vous dire {} ?", "did you mean {}?")


def fault_list(
    faults: Sequence[Fault], lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return every fault: its place on a line of its own, what is wrong below.

    The place, ``file:line:column``, is never cut: editors open it as it stands.
    """
    page = Page(lang, width, paint, copied=True)
    files = len({one.file for one in faults})
    head = counted(len(faults), *_FAULT, lang), counted(files, *_FILE, lang)
    page.put(_HEAD.in_(lang).format(*head), tone="breach")
    for one in faults:
        page.blank()
        where = ":".join(str(part) for part in (clean(one.file), one.line, one.column) if part)
        page.lines.append(paint(where, "name"))
        page.put(f"{one.path}: {one.message.in_(lang)}" if one.path else one.message, 4, hang=2)
        if one.suggestion is not None:
            page.put(_MEANT.in_(lang).format(one.suggestion), indent=4)
    return page.text()
