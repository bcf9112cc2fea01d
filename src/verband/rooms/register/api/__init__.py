"""The register as data: what there is in /api/v1, for everyone to read and for keepers to change by token.

Facts only: what conversation partners said of a partnership is never in it, nor is any analysis.
"""
