"""What is fed with bytes of strangers: each function ends quietly, or has found a fault of ours.

The same functions serve the fuzzer (`make fuzz`) and the tests, which feed them with what is kept.
"""

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from secuprev import documents, opendata, vocabulary
from secuprev.documents import DocumentError
from secuprev.opendata.registers import write

__all__ = ["TARGETS", "kept"]

Target = Callable[[bytes], object]
_ROOT = Path(__file__).parents[2]


def _told(error: DocumentError) -> None:
    """A refusal must be sayable: every fault in both languages, in bytes that can be printed."""
    assert error.faults
    for one in error.faults:
        for lang in ("fr", "en"):
            one.message.in_(lang).encode("utf-8")
    str(error).encode("utf-8")


def _document(format: documents.Format) -> Target:
    def feed(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        try:
            framework = documents.loads(text, format)
        except DocumentError as error:
            return _told(error)
        for other in ("yaml", "toml", "json"):
            try:
                said = documents.dumps(framework, other)
            except DocumentError as error:  # what a format cannot hold
                _told(error)
                continue
            assert documents.loads(said, other) == framework
        return None

    return feed


def _stream(data: bytes) -> None:
    try:
        documents.load_stream(io.BytesIO(data))
    except DocumentError as error:
        _told(error)


def _file(read: Callable[[Path], object], suffix: str) -> Target:
    folder = tempfile.TemporaryDirectory(prefix="secuprev-hostile-")
    path = Path(folder.name) / f"file{suffix}"

    def feed(data: bytes) -> None:
        path.write_bytes(data)
        try:
            read(path)
        except DocumentError as error:
            _told(error)

    feed.folder = folder  # type: ignore[attr-defined]  # it goes when the function goes
    return feed


def _register(path: Path) -> None:
    """What a register becomes is a document that reads back the same, doubts and all."""
    found = opendata.read_register(path)
    try:
        said = write(found)
    except DocumentError as error:
        return _told(error)
    assert documents.loads(said) == found.framework
    for one in found.doubts:
        one.in_("fr").encode("utf-8")
    return None


def _sheet(path: Path) -> None:
    """Read a workbook whose sheet is what the file holds: its archive is sound."""
    with zipfile.ZipFile(_ROOT / "tests/fixtures/registers/serials.xlsx") as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = path.read_bytes()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    _register(path)


def _importer(name: str) -> Callable[[Path], object]:
    def read(path: Path) -> None:
        imported = getattr(opendata, name)(path)
        report = imported.report
        report.in_("fr").encode("utf-8")
        # Each row is told: nothing is dropped in silence.
        assert report.read == report.matched + len(report.doubtful) + len(report.unmatched)

    return read


def _words(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    match = vocabulary.find_domain(text)
    found = vocabulary.find_domains(text)
    if match is not None and not match.ambiguous:
        assert any(match.domain in (one.domain, *one.candidates) for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
    for find in (vocabulary.find_force, vocabulary.find_office, vocabulary.find_partner):
        find(text)
    vocabulary.find_commune(text)
    vocabulary.find_commune(text, departement="77")


TARGETS: dict[str, Target] = {
    "yaml": _document("yaml"),
    "toml": _document("toml"),
    "json": _document("json"),
    "stream": _stream,
    "register": _file(_register, ".csv"),
    "workbook": _file(_register, ".xlsx"),
    "sheet": _file(_sheet, ".xlsx"),
    "survey": _file(_importer("read_survey"), ".csv"),
    "neighbourhoods": _file(_importer("read_neighbourhoods"), ".csv"),
    "competences": _file(_importer("read_competences"), ".csv"),
    "adjacency": _file(_importer("read_adjacency"), ".csv"),
    "state_forces": _file(_importer("read_state_forces"), ".json"),
    "words": _words,
}
"""What may be fed, by name."""

_KEPT = {
    "yaml": ("examples/*.yaml", "tests/fixtures/broken/*.yaml"),
    "toml": ("tests/fixtures/broken/*.toml",),
    "json": ("tests/fixtures/broken/*.json",),
    "stream": ("tests/fixtures/broken/*",),
    "register": ("tests/fixtures/registers/*.csv",),
    "workbook": ("tests/fixtures/registers/*.xlsx",),
}


def kept(name: str) -> list[Path]:
    """Return what a target is fed with: seeds, what the fuzzer found, and files of other tests."""
    own = (f"tests/hostile/seeds/{name}/*", f"tests/hostile/found/{name}/*")
    return [path for glob in (*own, *_KEPT.get(name, ())) for path in sorted(_ROOT.glob(glob))]
