"""What the tests of rules share: reading a small document."""

import textwrap

from secuprev import documents


def read(text: str):
    """Read a document written without its two first keys, on lines or in one flow mapping."""
    text = textwrap.dedent(text)
    if text.startswith("{"):
        return documents.loads("{secuprev: 1, id: example, " + text[1:], format="yaml")
    return documents.loads("secuprev: 1\nid: example\n" + text, format="yaml")
