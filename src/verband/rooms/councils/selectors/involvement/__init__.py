"""Reads on how councils are involved: the agreement of one partnership, those of a region, and the hours they ask."""
