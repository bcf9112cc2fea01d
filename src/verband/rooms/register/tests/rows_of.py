"""All that stands in the register, told without row numbers and revisions, to compare before and after."""

from typing import Any

from django.apps import apps
from django.db import models

LEFT_OUT = {"id", "revision"}
BESIDE = {"KeptBooks"}
"""What undoing leaves behind by design: how the books were."""


def rows(*without: str) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table of the register, references by public id; ``without`` are columns left out."""
    found = {}
    for model in apps.get_app_config("register").get_models(include_auto_created=True):
        if model.__name__ not in BESIDE:
            told = model._default_manager.order_by("pk").values(*_columns(model, without))
            found[model.__name__] = sorted(told, key=repr)
    return found


def _columns(model: type[models.Model], without: tuple[str, ...]) -> list[str]:
    left_out = LEFT_OUT.union(without)
    return [_column(field) for field in model._meta.concrete_fields if field.name not in left_out]


def _column(field: "models.Field[Any, Any]") -> str:
    related = field.related_model if field.is_relation else None
    if related is None:
        return field.name
    names = {one.name for one in related._meta.concrete_fields}
    return f"{field.name}__{'public_id' if 'public_id' in names else 'key'}"
