"""Bring what a source says into the register: compare first, then apply in one transaction.

``compare`` only reads, so it can be shown, repeated or thrown away. ``apply`` writes everything or nothing.
Every import uses this pair: the national register, the conversations of 2024, lists of one's own.
"""

from verband.rooms.register.services.reconcile.apply import apply_plan
from verband.rooms.register.services.reconcile.compare import compare
from verband.rooms.register.services.reconcile.plan import Plan, TooMuchVanishedError

__all__ = ["Plan", "TooMuchVanishedError", "apply_plan", "compare"]
