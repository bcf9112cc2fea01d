"""Deeds of the register, one file per deed."""
