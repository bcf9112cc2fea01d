"""From bytes to text: which encoding a list is in, and whether it is a list at all."""

import codecs
import re

from verband.core.errors import InputError

MAX_BYTES = 20 * 1024 * 1024
"""A list of all participations of the country is under one megabyte; far beyond that it is another file."""

_SAVE_AS = "sla de lijst op als XLSX of CSV (in een rekenblad: Opslaan als) en probeer het opnieuw."
_SIGNATURES = (
    (b"PK\x03\x04", "een rekenblad (ODS) of zipbestand"),
    (b"\xd0\xcf\x11\xe0", "een oud of beveiligd rekenblad (XLS)"),
    (b"%PDF", "een PDF"),
    (b"\x1f\x8b", "een ingepakt bestand (GZ)"),
    (b"{\\rtf", "een tekstdocument (RTF)"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
)
_OPENINGS = (("<", "een webpagina of XML"), ("{", "JSON"), ("[", "JSON"))
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_DOUBLE = re.compile("[ÃÂÅâ]")
_OTHER_SET = re.compile("[A-Za-z][‚ƒ„†‡ˆ‰‹•£][A-Za-z]|[a-z][ŽŸŠŒ][a-z]")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a list and the encoding it was in: utf-8, utf-8-sig, utf-16 or cp1252.

    Raises
    ------
    InputError
        When the bytes are empty, no list, too many, or in an encoding that cannot be told.
    """
    refuse_size(data)
    _refuse_other_files(data)
    text, encoding = _decoded(data)
    _refuse_other_texts(text)
    _refuse_double(text)
    if encoding == "cp1252":
        _refuse_other_sets(text)
    return text, encoding


def refuse_size(data: bytes) -> None:
    """Refuse what is empty or too large to be a list."""
    if not data.strip():
        message = "Het bestand is leeg."
        raise InputError(message)
    if len(data) > MAX_BYTES:
        message = f"Het bestand is groter dan {MAX_BYTES // 1024**2} MB; geef alleen de lijst zelf."
        raise InputError(message)


def _refuse_other_files(data: bytes) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            message = f"Dit is {name}, geen CSV of XLSX; {_SAVE_AS}"
            raise InputError(message)


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16"), "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig"), "utf-8-sig"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        _refuse_mixture(data)
        return _strict(data, "cp1252"), "cp1252"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        message = f"Regel {line}: er staat een teken dat niet te lezen is; {_SAVE_AS}"
        raise InputError(message) from problem


def _refuse_mixture(data: bytes) -> None:
    """Refuse lines in UTF-8 beside lines in another encoding: one of the two would come out garbled."""
    broken, sound = 0, 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            sound = sound or number
        except UnicodeDecodeError:
            broken = broken or number
    if broken and sound:
        message = f"Regel {broken} is in een andere tekenset opgeslagen dan regel {sound}; {_SAVE_AS}"
        raise InputError(message)


def _refuse_other_texts(text: str) -> None:
    if _BINARY.search(text[:10_000]):
        message = f"Dit is geen tekstbestand; {_SAVE_AS}"
        raise InputError(message)
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        message = "Het bestand is leeg."
        raise InputError(message)
    for opening, name in _OPENINGS:
        if start.startswith(opening):
            message = f"Dit is {name}, geen CSV of XLSX; {_SAVE_AS}"
            raise InputError(message)


def _refuse_double(text: str) -> None:
    """Refuse text that was encoded twice (FryslÃ¢n): names in it would match nothing."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not _DOUBLE.search(line):
            continue
        try:
            line.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        message = f"Regel {number}: letters met een accent zijn verminkt ('{line.strip()[:40]}'); {_SAVE_AS}"
        raise InputError(message)


def _refuse_other_sets(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        strange = _OTHER_SET.search(line)
        if strange:
            what = f"Regel {number}: '{strange[0]}' wijst op een tekenset van MS-DOS of Mac"
            message = f"{what}; {_SAVE_AS}"
            raise InputError(message)
