"""Jobs: work that takes longer than a page may. It owns ``Run``: how far a task is, who asked for it and its result.

The queue itself is that of django-tasks, in the database. A run that was broken off is picked up again, three
times at most, and then fails with one sentence; whoever asked for it can leave, come back, or cancel it.
"""
