"""History: what was done, to what, when, by whom and why. It owns one table, ``Event``, which only grows.

Every deed of every room writes its events here, and there is no second log beside it. The database itself
refuses to change or delete an event. An event carries the values before and after, so that a deed can be
undone by a new deed; for confidential records it carries who and when, never the content.
"""
