"""The number of the request that is being answered, so that an event and a line of the log can be laid side by side."""

from contextvars import ContextVar

request_number: ContextVar[str] = ContextVar("request_number", default="")
