"""Let other rooms forget what was destroyed here: their search, waiting exports and whatever they keep aside."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Gone:
    """What is being destroyed: a whole dossier, or some records of it."""

    dossier: UUID
    records: frozenset[UUID]
    whole: bool


Hook = Callable[[Gone], None]
_hooks: list[Hook] = []


def on_destroy(hook: Hook) -> Hook:
    """Ask to be told of every destruction, inside its transaction; call it in ``ready`` of the room's ``apps``.

    A hook that fails stops the destruction, so that nothing is reported as gone that is still somewhere.
    """
    if hook not in _hooks:
        _hooks.append(hook)
    return hook


def forget_hook(hook: Hook) -> None:
    """Stop being told."""
    _hooks.remove(hook)


def tell_rooms(gone: Gone) -> None:
    """Tell every room that asked."""
    for hook in _hooks:
        hook(gone)
