"""The columns of lists that can be saved, one file per subject."""
