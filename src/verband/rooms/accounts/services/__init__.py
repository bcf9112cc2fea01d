"""Deeds with accounts, one file per subject."""
