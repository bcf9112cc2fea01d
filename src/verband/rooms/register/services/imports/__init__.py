"""The import behind a page: what was asked, what it would do, and doing it."""
