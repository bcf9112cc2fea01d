"""Figures: tables that are pictures, as geometry and words that a template only has to draw.

A figure is a frozen dataclass with a ``frame`` (title, note with date, legend, one describing sentence, table
twin) and its own geometry. Builders take plain values (names, addresses, numbers), never rows of a database,
and return no markup. Numbers meant for people are texts in Dutch notation; coordinates are numbers.
"""
