"""The addresses of the register under /api/v1, one file per family."""
