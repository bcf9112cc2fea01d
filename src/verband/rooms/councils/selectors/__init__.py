"""What the pages of the room show, one file per subject; the person comes first."""
