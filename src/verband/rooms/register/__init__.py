"""Register (In beeld): which governments there are, how they work together, since when, and who says so.

It owns parties, areas, partnerships with their versions, memberships, tasks' kinds, challenges and remarks,
and the book-keeping of sources: what each source brought last, and where it and we differ. The national
register of government organisations, the conversations of 2024 and lists of one's own come in here.
Facts are public. The room knows no analysis: it hands rows to ``patchwork`` above it, and leans on
``history`` for the log of every deed.
"""
