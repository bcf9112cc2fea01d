"""Which version of the interface this is; what changed stands in docs/handleiding/api.md."""

API_VERSION = "1.2.0"
BASE = "/api/v1"
"""The base path; only the first number of the version stands in it (NLGov API Design Rules, uri-version)."""
