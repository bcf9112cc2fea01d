"""Verdieping: measures for those who ask for them, off by default.

They say something only beside a null model or an official division, and about congruence people think
differently: a screen that shows them shows both voices.
"""
