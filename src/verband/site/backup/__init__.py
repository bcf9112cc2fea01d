"""A copy of all that Verband keeps, made while it is in use, and put back whole or not at all."""
