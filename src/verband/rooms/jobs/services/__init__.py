"""Deeds of long work: asking for it and stopping it, carrying it out, keeping what it brings."""
