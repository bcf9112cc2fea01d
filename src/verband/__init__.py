"""Verband: working environment for partnerships between Dutch governments."""

__version__ = "0.1.0"
