"""The one error of reading an export, and how its sentences are made."""

from verband.core.errors import InputError

FETCH_AGAIN = "haal de export opnieuw op bij het Register van Overheidsorganisaties"


class ExportError(InputError):
    """An export of the register cannot be used; nothing of it is taken over."""


def file_error(problem: str) -> ExportError:
    """Return the error for a file that cannot be used as a whole; ``problem`` goes on after "Het bestand"."""
    return ExportError(f"Het bestand {problem}; {FETCH_AGAIN}.")


def record_error(record: str, problem: str) -> ExportError:
    """Return the error for one record that cannot be used; ``problem`` goes on after the record."""
    return ExportError(f"{record} {problem}; {FETCH_AGAIN} en meld de fout daar als zij terugkomt.")


def clipped(text: str, length: int = 80) -> str:
    """Return a text short enough to stand inside a sentence."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
