"""Deeds with dossiers, one file per subject."""
