"""Pages on how councils are involved: the catalogue, the agreement of one partnership, and those of a region."""
