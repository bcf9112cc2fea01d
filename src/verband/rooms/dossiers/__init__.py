"""Dossiers: texts that only named persons read. Hosting gives no right to read.

It owns the dossier with its key, its named readers, its emergency openings and the keys that were destroyed,
and gives confidential rooms their base classes. Content is encrypted at rest with a key per dossier, wrapped by
a key that is kept outside the database. Its own small subject is the notebook: confidential notes of a few people.
"""
