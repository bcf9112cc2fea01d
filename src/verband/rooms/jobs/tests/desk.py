"""A process beside the workers that the tests kill: it asks for work, looks at it and stops it.

    python -m verband.rooms.jobs.tests.desk

Each line on its input is one question in JSON, each line on its output the answer.
"""

import json
import sys
from typing import Any

import django

LOOKED_AT = ("state", "attempt", "percent", "step", "failure", "told")


def main() -> None:
    """Answer until the input ends."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for line in sys.stdin:
        question = json.loads(line)
        answer = {"start": _start, "look": _look, "cancel": _cancel, "workers": _workers}[question.pop("do")]
        sys.stdout.write(json.dumps(answer(**question)) + "\n")
        sys.stdout.flush()


def _start(task: str, arguments: dict[str, Any]) -> str:
    from django.utils import timezone

    from verband.rooms.jobs.services.starting import start
    from verband.rooms.jobs.tests import sample_tasks

    asked = getattr(sample_tasks, task)
    run = start(task=asked, title=task, by=None, arguments=arguments, at=timezone.now())
    return str(run.public_id)


def _look(run: str) -> dict[str, Any]:
    from verband.rooms.jobs.models import Run

    return Run.objects.values(*LOOKED_AT).get(public_id=run)


def _cancel(run: str) -> None:
    from django.utils import timezone

    from verband.rooms.jobs.models import Run
    from verband.rooms.jobs.services.starting import cancel

    cancel(run=Run.objects.get(public_id=run), at=timezone.now())


def _workers() -> list[str]:
    from verband.rooms.jobs.models import Worker

    return list(Worker.objects.values_list("name", flat=True))


if __name__ == "__main__":
    main()
