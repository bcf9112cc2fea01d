"""Who may see a run, whoever asked for it and whom the room of its task lets look on; who may have what it makes.

And who may ask for it again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django_tasks.base import Task

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.jobs.models import Run

Rule = Callable[[Visitor, Run], bool]

WhyNotHave = Callable[[User, Mapping[str, Any], date], str]
"""Why a person may not have what a task makes of these arguments on a day, in one sentence; empty when they may."""

WhyNot = Callable[[User, Run], str]
"""Why a person cannot have a run done again, in one sentence that says what to do instead; empty when they can."""

START_OVER = (
    "Dit soort werk is niet met één klik over te doen: begin opnieuw op de pagina waar u het hebt gevraagd."
)
ACCOUNT_ENDED = "Dit account is beëindigd; er is niets gemaakt."
NOT_KEPT = "Wat u toen vroeg is niet bewaard: begin opnieuw op de pagina waar u het hebt gevraagd."


@dataclass(frozen=True, slots=True)
class Again:
    """A kind of work that can be asked for again, and when not."""

    task: Task[..., Any]
    why_not: WhyNot


_OTHERS: dict[str, Rule] = {}
_AGAIN: dict[str, Again] = {}
_FOR_WHOM: dict[str, WhyNotHave] = {}


def let_others_see(task: Task[..., Any], may_see: Rule) -> None:
    """Let more people than the one who asked see the runs of a task; called beside the task itself."""
    _OTHERS[task.module_path] = may_see


def may_see(visitor: Visitor, run: Run) -> bool:
    """Whether a visitor may see a run, its progress and its result."""
    return may_steer(visitor, run) or (run.task in _OTHERS and _OTHERS[run.task](visitor, run))


def may_steer(visitor: Visitor, run: Run) -> bool:
    """Whether a visitor may stop a run: only who asked for it."""
    return is_user(visitor) and run.asked_by_id == visitor.pk


def let_have(task: Task[..., Any], why_not: WhyNotHave) -> None:
    """Tell for whom a task makes its file; called beside the task itself.

    It is asked when the work begins, at every download and before the work is done over.
    """
    _FOR_WHOM[task.module_path] = why_not


def why_not_have(user: User, run: Run, on: date) -> str:
    """Return why a person may not have what a run makes; empty when they may, or when its task tells no rule."""
    why_not = _FOR_WHOM.get(run.task)
    if why_not is None:
        return ""
    if not user.is_active:
        return ACCOUNT_ENDED
    return NOT_KEPT if run.arguments is None else why_not(user, run.arguments, on)


def _nothing_more(_user: User, _run: Run) -> str:
    return ""


def let_try_again(task: Task[..., Any], why_not: WhyNot = _nothing_more) -> None:
    """Let runs of a task that brought nothing be asked for again; called beside the task itself.

    ``why_not`` looks again whether the person may start it and whether what it reads is still there, where the rule
    of ``let_have`` does not say so already.
    """
    _AGAIN[task.module_path] = Again(task, why_not)


def why_not_again(user: User, run: Run, on: date) -> str:
    """Return why a person cannot have a run that brought nothing done again; empty when they can."""
    again = _AGAIN.get(run.task)
    if again is None:
        return START_OVER
    if run.arguments is None:
        return NOT_KEPT
    return why_not_have(user, run, on) or again.why_not(user, run)


def task_again(run: Run) -> Task[..., Any]:
    """Return the task of a run of which ``why_not_again`` says that it can be done again."""
    return _AGAIN[run.task].task
