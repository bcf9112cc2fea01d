"""For which tasks parties take part that do not take part in the whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from verband.rooms.history.rows import chunks
from verband.rooms.register.models import Membership
from verband.rooms.register.selectors.on_day import MembershipOnDay


class TaskTaken(NamedTuple):
    """A task for which someone takes part."""

    public_id: UUID
    name: str


TasksTaken = Mapping[UUID, tuple[TaskTaken, ...]]
"""Public id of a membership → its tasks by name; none when nobody wrote down which."""


def tasks_taken(rows: Iterable[Membership | MembershipOnDay]) -> TasksTaken:
    """Return the tasks of memberships; nothing is asked of those that take part in the whole."""
    found: dict[UUID, tuple[TaskTaken, ...]] = defaultdict(tuple)
    for some in chunks(row.public_id for row in rows if not row.whole):
        links = Membership.tasks.through._default_manager.filter(membership__public_id__in=some)
        fields = ("membership__public_id", "task__public_id", "task__name")
        for one, public_id, name in links.order_by("task__name", "task_id").values_list(*fields):
            found[one] += (TaskTaken(public_id, name),)
    return found
