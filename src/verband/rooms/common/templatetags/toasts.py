"""The button of a toast, as ``common.toasts`` sent it along with its sentence."""

from django import template
from django.contrib.messages.storage.base import Message

from verband.rooms.common.toasts import LABELS

register = template.Library()


@register.filter
def undo_address(message: Message) -> str:
    """Return where the deed that a toast tells of is undone, empty when it cannot be."""
    return (message.extra_tags or "").partition(" ")[2]


@register.filter
def undo_label(message: Message) -> str:
    """Return what the button says."""
    return LABELS.get((message.extra_tags or "").partition(" ")[0], "")
