"""What stands at the top of answers under a change set: that they are not those of the law."""

from collections.abc import Sequence

from secuprev.law import NOT_LAW, ChangeSet
from secuprev.render.layout import Page
from secuprev.values import Text

__all__ = ["put_not_law"]

_SET = Text("{id} ({status}) : {title}", "{id} ({status}): {title}")
_FROM = Text("À partir du : {}", "From: {}")


def put_not_law(page: Page, laid: Sequence[ChangeSet]) -> None:
    """Write what is laid over the law, and that it is not law; nothing when nothing is laid."""
    if not laid:
        return
    page.put(NOT_LAW, tone="breach")
    for one in laid:
        status = one.status.label.in_(page.lang)
        said = _SET.in_(page.lang).format(id=one.id, status=status, title=one.title.in_(page.lang))
        page.put(said, indent=2, hang=2, bullet="- ")
        if one.starts:
            days = ", ".join(day.isoformat() for day in one.starts)
            page.put(_FROM.in_(page.lang).format(days), indent=4)
        if one.note is not None:
            page.put(one.note, indent=4)
    page.blank()
