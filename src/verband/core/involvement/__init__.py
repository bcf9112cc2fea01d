"""Involving councils: the instruments, the standard arrangements per kind of work, and the hours they ask."""
