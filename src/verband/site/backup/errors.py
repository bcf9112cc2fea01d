"""What keeps a copy from being made or put back; the text is one sentence for whoever gave the command."""


class BackupError(Exception):
    """A copy cannot be made or put back, and nothing was changed."""
