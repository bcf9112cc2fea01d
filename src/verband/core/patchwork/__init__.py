"""Samenwerking in beeld: what a snapshot of the patchwork shows.

Measures (``bundle``, ``load``, ``overlap``, ``areas``), orders for its pictures, probable succession,
completeness, the prompts for a conversation, and under ``deeper`` what only experts ask for.
Nothing here judges: a measure counts, a prompt gives its reasons, people decide.
"""
