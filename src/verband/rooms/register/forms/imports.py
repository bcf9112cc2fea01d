"""Which file is to be read in, how, and what was meant by names that are not certain."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from verband.rooms.common.words import getal
from verband.rooms.register.bridge.lists import NEW
from verband.rooms.register.services.imports.asked import KINDS, LISTS, MEGABYTE, MOST_BYTES, AskedImport

OTHER = "anders"
LONGEST_ANSWER = 300
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_BEGINS = {
    "register": ((b"<", b"\x1f\x8b"), "een export van het register (XML of GZ)"),
    "boundaries": ((b"{",), "een GeoJSON-bestand"),
}
"""How files of a kind begin, and what they are called; lists are looked at when they are read."""


class UploadForm(forms.Form):
    """A file and what it is."""

    kind = forms.ChoiceField(
        label="Wat leest u in?",
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        initial="register",
        error_messages={"required": "Kies wat u wilt inlezen."},
    )
    file = forms.FileField(
        label="Bestand",
        max_length=200,
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg; kies een ander bestand.",
            "max_length": "De naam van dit bestand is te lang; geef het een naam van hooguit 200 tekens.",
        },
    )
    list_name = forms.CharField(
        label="Naam van de lijst",
        required=False,
        max_length=100,
        help_text="Alleen bij een eigen lijst. Leeg: de naam van het bestand. "
        "Geef een nieuwe versie dezelfde naam; dan ziet u wat er veranderd is.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a file that is too large or plainly of another kind, before anything of it is read."""
        cleaned = super().clean() or self.cleaned_data
        kind, file = cleaned.get("kind"), cleaned.get("file")
        if kind and file and (flaw := _flaw(kind, file)):
            self.add_error("file", flaw)
        return cleaned

    def asked(self, upload: str) -> AskedImport:
        """Return what was asked, with the key under which the file is kept."""
        cleaned = self.cleaned_data
        name = str(cleaned["file"].name)
        return AskedImport(cleaned["kind"], upload, name, list_name=cleaned["list_name"].strip())


def _flaw(kind: str, file: "UploadedFile[Any]") -> str:
    """Return why a file cannot be of a kind; empty when it may be."""
    most = MOST_BYTES[kind]
    if (file.size or 0) > most:
        return f"Dit bestand is groter dan {getal(most // MEGABYTE)} MB; dat kan dit niet zijn."
    file.seek(0)
    start = file.read(64)
    file.seek(0)
    begins, name = _BEGINS.get(kind, ((), ""))
    if start.startswith(b"PK") and kind not in LISTS:
        return f"Dit is een zipbestand of rekenblad en niet {name}; pak het eerst uit."
    if begins and not start.startswith(begins) and not start.lstrip(_BLANKS).startswith(begins):
        return f"Dit is niet {name}; kies een ander bestand of kies hierboven wat het wel is."
    return ""


class ChoicesForm(forms.Form):
    """How a list is to be read: its columns, its name, and what doubtful names mean."""

    def __init__(self, told: Mapping[str, Any], *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._asked = AskedImport(**told["asked"])
        self._doubts = [doubt for doubt in told.get("doubts", ()) if doubt["can_choose"]]
        columns = [("", "laat Verband zoeken"), *(tuple(column) for column in told.get("columns", ()))]
        for name, label in (
            ("government", "Kolom met de overheid"),
            ("partnership", "Kolom met het samenwerkingsverband of gebied"),
        ):
            chosen = getattr(self._asked, name)
            self.fields[name] = forms.ChoiceField(
                label=label, choices=columns, required=False, initial=chosen
            )
        self.fields["list_name"] = forms.CharField(
            label="Naam van de lijst", required=False, max_length=100, initial=self._asked.list_name
        )
        for number, doubt in enumerate(self._doubts):
            self.fields[f"choice_{number}"] = forms.ChoiceField(
                label=doubt["sentence"],
                choices=list(_choices(doubt)),
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"other_{number}"] = forms.CharField(
                label="Namelijk (naam of code)", required=False, max_length=LONGEST_ANSWER
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the name or code where "something else" is chosen."""
        cleaned = super().clean() or self.cleaned_data
        for number in range(len(self._doubts)):
            if cleaned.get(f"choice_{number}") == OTHER and not cleaned.get(f"other_{number}", "").strip():
                self.add_error(f"other_{number}", "Vul in wat er is bedoeld, of kies een voorstel.")
        return cleaned

    def groups(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Yield for each doubt its choice and the field for something else."""
        for number in range(len(self._doubts)):
            yield self[f"choice_{number}"], self[f"other_{number}"]

    def asked(self) -> AskedImport:
        """Return what is asked now: what was chosen before stays, unless it is chosen otherwise."""
        cleaned, before = self.cleaned_data, self._asked
        chosen = dict(before.chosen)
        for number, doubt in enumerate(self._doubts):
            answer = cleaned[f"choice_{number}"]
            if answer:
                told = cleaned[f"other_{number}"].strip() if answer == OTHER else answer
                chosen[doubt["what"], doubt["text"]] = told
        return AskedImport(
            kind=before.kind,
            upload=before.upload,
            file_name=before.file_name,
            list_name=cleaned["list_name"].strip(),
            government=cleaned["government"],
            partnership=cleaned["partnership"],
            answers=[[what, text, answer] for (what, text), answer in chosen.items()],
        )


def _choices(doubt: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, name, reason in doubt["suggestions"]:
        yield code, f"{name} ({reason})"
    if doubt["may_be_new"]:
        yield NEW, f"'{doubt['text']}' is iets nieuws"
    yield OTHER, "iets anders"


class ConfirmForm(forms.Form):
    """That someone has seen what would happen and wants it."""

    def __init__(self, told: Mapping[str, Any], *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if told["loss"]:
            self.fields["anyway"] = forms.BooleanField(
                label="Ik heb de namen bekeken en het klopt dat dit verdwijnt",
                error_messages={"required": "Bevestig eerst dat het klopt dat dit verdwijnt."},
            )

    @property
    def anyway(self) -> bool:
        """Whether a great loss was confirmed."""
        return bool(self.cleaned_data.get("anyway"))
