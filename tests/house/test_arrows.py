"""Foreign keys are arrows too, though no import linter sees them: they point down the layers of the house."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from verband.rooms.register.models import Party

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
Layers = dict[str, int]
"""Module of a room → its floor, the lowest room on floor 0; rooms side by side share a floor."""


def layers_of(pyproject: str) -> Layers:
    """Read the floors from the layers contract of import-linter."""
    contracts = tomllib.loads(pyproject)["tool"]["importlinter"]["contracts"]
    floors = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rooms = [line.replace(":", "|").split("|") for line in reversed(floors)]
    return {room.strip(): floor for floor, beside in enumerate(rooms) for room in beside}


def arrows_of(model: type[models.Model]) -> list[tuple[str, type[models.Model]]]:
    """Return the relations a model itself makes: field name and target, many-to-many and parents included."""
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [(field.name, field.related_model) for field in fields if field.is_relation]


def room_of(model: type[models.Model]) -> str:
    """Return the module of the app that a model belongs to."""
    return apps.get_app_config(model._meta.app_label).name


def backward(found: Iterable[type[models.Model]], layers: Layers) -> list[str]:
    """Return each relation that points up, sideways or to a room without a floor."""
    return [
        f"{room_of(model)}: {model.__name__}.{name} → {target._meta.label}"
        for model in found
        for name, target in arrows_of(model)
        if not points_down(room_of(model), room_of(target), layers)
    ]


def points_down(source: str, target: str, layers: Layers) -> bool:
    """Whether a table in ``source`` may point at one in ``target``; Django's own lie below every room."""
    if source == target or not target.startswith("verband."):
        return True
    return source in layers and target in layers and layers[target] < layers[source]


LAYERS = layers_of(PYPROJECT.read_text(encoding="utf-8"))


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("verband.")]


def test_every_room_has_a_floor():
    rooms = {config.name for config in apps.get_app_configs() if config.name.startswith("verband.")}
    assert rooms == LAYERS.keys()


def test_every_foreign_key_points_down():
    assert backward(our_models(), LAYERS) == []


def test_the_guard_sees_the_keys_that_there_are():
    assert ("party", Party) in arrows_of(apps.get_model("register", "Membership"))
    assert "challenges" in dict(arrows_of(apps.get_model("register", "Partnership")))


@isolate_apps("verband.rooms.history")
def test_a_planted_key_that_points_up_is_seen():
    class Spy(models.Model):  # noqa: DJ008 - a planted breach, never shown
        party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
        parties = models.ManyToManyField(Party, related_name="+", through="Through")

        class Meta:
            app_label = "history"

    class Through(models.Model):  # noqa: DJ008 - a planted breach, never shown
        spy = models.ForeignKey(Spy, on_delete=models.CASCADE, related_name="+")
        party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "history"

    assert backward([Spy, Through], LAYERS) == [
        "verband.rooms.history: Spy.party → register.Party",
        "verband.rooms.history: Spy.parties → register.Party",
        "verband.rooms.history: Through.party → register.Party",
    ]


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        ("verband.rooms.top", "verband.rooms.low", True),
        ("verband.rooms.low", "verband.rooms.top", False),
        ("verband.rooms.left", "verband.rooms.right", False),
        ("verband.rooms.left", "verband.rooms.left", True),
        ("verband.rooms.homeless", "verband.rooms.low", False),
        ("verband.rooms.top", "verband.rooms.homeless", False),
        ("verband.rooms.low", "django.contrib.auth", True),
    ],
)
def test_an_arrow_may_only_go_to_a_lower_floor(source: str, target: str, allowed: bool):
    contract = """[[tool.importlinter.contracts]]
        type = "layers"
        layers = ["verband.rooms.top", "verband.rooms.left | verband.rooms.right", "verband.rooms.low"]"""
    assert points_down(source, target, layers_of(contract)) is allowed
