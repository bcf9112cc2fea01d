"""Reads of dossiers, the person first: what is not there and what is not for someone give the same answer."""
