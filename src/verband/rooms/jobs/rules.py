"""Who may see a run: whoever asked for it, and whom the room of its task lets look on."""

from collections.abc import Callable
from typing import Any

from django_tasks.base import Task

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.jobs.models import Run

Rule = Callable[[Visitor, Run], bool]

_OTHERS: dict[str, Rule] = {}


def let_others_see(task: Task[..., Any], may_see: Rule) -> None:
    """Let more people than the one who asked see the runs of a task; called beside the task itself."""
    _OTHERS[task.module_path] = may_see


def may_see(visitor: Visitor, run: Run) -> bool:
    """Whether a visitor may see a run, its progress and its result."""
    return may_steer(visitor, run) or (run.task in _OTHERS and _OTHERS[run.task](visitor, run))


def may_steer(visitor: Visitor, run: Run) -> bool:
    """Whether a visitor may stop a run: only who asked for it."""
    return is_user(visitor) and run.asked_by_id == visitor.pk
