"""Deeds of the room, one file per subject; each is one transaction with one batch of events."""
