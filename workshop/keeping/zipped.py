"""The file of a backup or a bundle: a zip of a manifest and of parts, each a text of one JSON object a line.

`manifest.json` names the form, the version of the form, and of each part its lines, its bytes and its SHA-256. Reading trusts
nothing: not the zip (`zips`), not its names, not the manifest. Whatever is wrong is one sentence that says what, where, and what
was expected.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import IO, Annotated, Any, BinaryIO, cast

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from workshop.keeping.rows import NOTHING_ELSE, PARTS, SINCE, Form
from workshop.zips import MEGABYTE, Limits, PackageFault, Unpacking, megabytes, opened

FORMAT, VERSION, MANIFEST = "common-ground", 2, "manifest.json"
MOST_IN_MANIFEST, MOST_IN_A_LINE = 100_000, 4 * MEGABYTE
EXPECTED = "A backup or a bundle of Common Ground was expected."
UNTIMED = (1980, 1, 1, 0, 0, 0)  # a file of a bundle tells no time
BY_BROWSER = Limits(5 * MEGABYTE, 50 * MEGABYTE)
BY_COMMAND = Limits(50 * MEGABYTE, 500 * MEGABYTE)


@dataclass(frozen=True, slots=True)
class Part:
    __pydantic_config__ = NOTHING_ELSE
    name: str
    lines: Annotated[int, Field(ge=0)]
    bytes: Annotated[int, Field(ge=0)]
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    __pydantic_config__ = NOTHING_ELSE
    format: str
    form: Form
    version: int
    parts: list[Part]


_MANIFEST = TypeAdapter(Manifest)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file as read: its form, and the lines of each part, checked."""

    form: Form
    parts: Mapping[str, list[Any]]


# -- writing


def pack(file: BinaryIO, form: Form, parts: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
    """Write a backup or a bundle, line by line."""
    with zipfile.ZipFile(file, "w") as package:
        told = [_written(package, name, lines) for name, lines in parts.items()]
        with package.open(_entry(MANIFEST), "w") as out:
            version = max(SINCE.get(name, 1) for name in parts)  # so that every program that could read it does
            out.write(json.dumps(asdict(Manifest(FORMAT, form, version, told)), indent=1).encode())


def _written(package: zipfile.ZipFile, name: str, lines: Iterable[Mapping[str, Any]]) -> Part:
    stamp, count, size = hashlib.sha256(), 0, 0
    with package.open(_entry(name), "w", force_zip64=True) as out:
        for line in lines:
            written = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            out.write(written)
            stamp.update(written)
            count, size = count + 1, size + len(written)
    return Part(name, count, size, stamp.hexdigest())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, UNTIMED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


# -- reading


def unpack(file: BinaryIO, limits: Limits = BY_BROWSER) -> Unpacked:
    """Everything in a file, checked line by line. Raises PackageFault."""
    with opened(file, limits, EXPECTED) as unpacking:
        manifest = _manifest(unpacking.package)
        _sound(unpacking, manifest)
        adapters = PARTS[manifest.form]
        parts = {part.name: _lines(unpacking.package, part, adapters[part.name]) for part in manifest.parts}
        return Unpacked(manifest.form, parts)


def _manifest(package: zipfile.ZipFile) -> Manifest:
    names = package.namelist()
    if MANIFEST not in names:
        raise PackageFault(f"The file has no {MANIFEST}. {EXPECTED}")
    with package.open(MANIFEST) as source:
        text = source.read(MOST_IN_MANIFEST + 1)
    try:
        told = json.loads(text[: MOST_IN_MANIFEST + 1])
    except (ValueError, RecursionError):
        raise PackageFault(f"{MANIFEST} cannot be read. {EXPECTED}") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise PackageFault(f"{MANIFEST}: format: “{FORMAT}” was expected. {EXPECTED}")
    version = told.get("version")
    if isinstance(version, int) and version > VERSION:
        raise PackageFault(
            f"The file was written by a newer Common Ground (version {version} of its form; up to {VERSION} was expected). "
            "Open it with the newer one."
        )
    try:
        manifest = _MANIFEST.validate_json(text)
    except ValidationError as fault:
        raise PackageFault(f"{MANIFEST}: {_first(fault)}") from None
    _complete(names, manifest)
    return manifest


def _complete(names: list[str], manifest: Manifest) -> None:
    """The zip and its manifest hold the parts of its form, each once, and nothing else."""
    expected = [name for name in PARTS[manifest.form] if SINCE.get(name, 1) <= manifest.version]
    for where, found in (("The file", [name for name in names if name != MANIFEST]),
                         (MANIFEST, [part.name for part in manifest.parts])):  # fmt: skip
        if strange := [name for name in found if name not in expected]:
            raise PackageFault(f"{where} names “{strange[0][:60]}”; only {', '.join(expected)} were expected.")
        if lacking := [name for name in expected if found.count(name) != 1]:
            raise PackageFault(f"{where} has {lacking[0]} {found.count(lacking[0])} times; once was expected.")
    if names.count(MANIFEST) != 1:
        raise PackageFault(f"The file has {MANIFEST} twice; once was expected.")


def _sound(unpacking: Unpacking, manifest: Manifest) -> None:
    """Every part is as long as the manifest says and has its hash."""
    for part in manifest.parts:
        stamp, size = hashlib.sha256(), 0
        for piece in unpacking.pieces(part.name):
            size += len(piece)
            stamp.update(piece)
        if (size, stamp.hexdigest()) != (part.bytes, part.sha256):
            raise PackageFault(f"{part.name} was altered or damaged: it is not what {MANIFEST} says was written.")


def _lines(package: zipfile.ZipFile, part: Part, adapter: TypeAdapter[Any]) -> list[Any]:
    with package.open(part.name) as source:
        found = [_read(adapter, text, part.name, number) for number, text in enumerate(_texts(source, part.name), 1)]
    if len(found) != part.lines:
        raise PackageFault(f"{part.name} has {len(found)} lines; {part.lines} were expected.")
    return found


def _texts(source: IO[bytes], name: str) -> Iterator[bytes]:
    while line := source.readline(MOST_IN_A_LINE + 1):
        if len(line) > MOST_IN_A_LINE:
            raise PackageFault(f"{name}: a line is too long; {megabytes(MOST_IN_A_LINE)} at most were expected.")
        yield line


def _read(adapter: TypeAdapter[Any], text: bytes, name: str, number: int) -> JsonValue:
    try:
        return cast(JsonValue, adapter.validate_json(text))
    except ValidationError as fault:
        raise PackageFault(f"{name}, line {number}: {_first(fault)}") from None


def _first(fault: ValidationError) -> str:
    """The first of pydantic's faults in a sentence: where, and what was expected. Nothing of what was typed."""
    first = fault.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))[:80]
    return f"{where}: {first['msg'][:120]}." if where else f"{first['msg'][:120]}."
