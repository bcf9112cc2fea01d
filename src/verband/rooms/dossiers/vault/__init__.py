"""The vault: the keys of the installation, sealing and opening of bytes, and the list of what was destroyed.

It knows bytes and identifiers and no table. Only this room may use it: other rooms read through
``services.reading``, which asks for the person.
"""
