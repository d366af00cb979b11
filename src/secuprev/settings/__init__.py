"""How one wants to be told: the rules to run, those to leave out, the severity of some.

Inside: `Settings`, and the reading of ``secuprev.toml`` or ``[tool.secuprev]``, with every fault
told in one go. Not inside: facts, which stand in documents, and what belongs to one question only:
the day asked about, the language, the form of a report.
"""

from secuprev.settings.choices import Settings
from secuprev.settings.files import FILE_NAME, find, read

__all__ = ["FILE_NAME", "Settings", "find", "read"]
