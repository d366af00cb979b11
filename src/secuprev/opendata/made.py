"""What an importer of somebody else's makes of a file."""

from attrs import frozen

from secuprev.model import Framework
from secuprev.values import Text

__all__ = ["Made"]


@frozen
class Made:
    """What an importer makes of a file: what another package brings returns it.

    Attributes:
        framework: what the file says.
        doubts: what somebody should confirm, each in both languages.
    """

    framework: Framework
    doubts: tuple[Text, ...] = ()
