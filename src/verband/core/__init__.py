"""Pure sums of Verband: no Django, no clock, no network, no settings.

Everything here takes values and gives values. The day, the seed and the person are arguments.
Rooms reach it through their ``bridge.py`` only; it could be published alone.
"""
