"""Registers of conventions as agglomerations and prefectures keep them, in a table of their own.

Inside: recognising headers, reading what people write in cells, and telling every doubt. Not
inside: what is a fact of law, and writing a document.
"""

from secuprev.opendata.registers.doubts import Doubt
from secuprev.opendata.registers.register import Register, read_register
from secuprev.opendata.registers.writing import write

__all__ = ["Doubt", "Register", "read_register", "write"]
