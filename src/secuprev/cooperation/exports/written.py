"""Documents as bytes, the same for the same content."""

import json
from typing import Any
from xml.etree.ElementTree import Element, indent, tostring

__all__ = ["json_document", "xml_document"]


def xml_document(root: Element) -> bytes:
    """Return an XML document, indented where no text stands."""
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def json_document(data: Any) -> bytes:
    """Return a JSON document; half a character, which UTF-8 refuses, is written by its number."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return (text + "\n").encode(errors="backslashreplace")
