"""Say whether what was told of and what is registered are the same."""

from typing import Any

from django import forms

from verband.rooms.register.choices import Verdict
from verband.rooms.register.forms.merging import MergeForm
from verband.rooms.register.selectors.merging import Merging


class MatchForm(MergeForm):
    """A verdict with its reason; collisions ask for a choice only when both are the same."""

    oordeel = forms.ChoiceField(
        label="Is dit hetzelfde samenwerkingsverband?", choices=Verdict.choices, widget=forms.RadioSelect
    )
    omdat = forms.CharField(
        label="Omdat", max_length=500, required=False, help_text="Voor wie dit later nog eens bekijkt."
    )

    def __init__(self, *args: Any, merging: Merging, **kwargs: Any) -> None:
        super().__init__(*args, merging=merging, **kwargs)
        for key in self._collisions:
            self.fields[key].required = False

    @property
    def is_same(self) -> bool:
        """Whether the person says that both are the same."""
        return bool(self.cleaned_data["oordeel"] == Verdict.SAME)
