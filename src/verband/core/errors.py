"""What can go wrong in the core, each with one clear sentence in Dutch for the person at the screen."""


class VerbandError(Exception):
    """Base of all errors of the core; its text is a sentence in Dutch: what, where, what to do."""


class InputError(VerbandError):
    """A file or a value that was handed in cannot be used."""


class PackError(VerbandError):
    """A pack of facts is missing or does not have the shape it must have."""
