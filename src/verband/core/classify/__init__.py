"""Which kind of task an arrangement has, read from its own words.

The sources are asked from strong to weak and the first that answers decides:

1. the name (title, short title, body): people chose it for the work itself;
2. the goal, where it names a kind outright;
3. a name known for its work, where name and goal tell nothing ("1Stroom"); this is knowledge, not text;
4. a hint in the name ("Regio …", "Werkorganisatie …"), which says how broad the work is rather than what;
5. the laws it rests on, then its powers: they name tasks, but also laws every body must keep;
6. a hint in the goal, and last the policy areas: about half carry none and others ten.

A source that names more than two kinds says "a bit of everything": then only steps 3 and 4 may still decide.
Under a broad name two kinds in the goal are already too many: a region lists a few of its tasks.

A second kind is given where one source names exactly two, or where the table ``beside`` of the pack
says which words make a second task of a known first one (a safety region that is the health service as well).

Every answer carries where it was found and the words that gave it. Nothing found is an empty answer.
"""

from verband.core.classify.classifier import classify
from verband.core.classify.kinds import TaskKind, TaskKinds, task_kinds
from verband.core.classify.text import ArrangementText, Found

__all__ = ["ArrangementText", "Found", "TaskKind", "TaskKinds", "classify", "task_kinds"]
