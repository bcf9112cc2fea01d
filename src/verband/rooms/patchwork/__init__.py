"""Patchwork (Samenwerking in beeld): what the register shows when one looks at it as a whole.

It owns no tables: pictures, loads, overlaps and prompts for a conversation are computed from the register on
a day, by the core. Analyses are meant for the signed-in partners of a region until they publish them; they
give reasons and figures, never a verdict. It leans on ``register`` for rows and on the core for sums.
"""
