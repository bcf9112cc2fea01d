"""What the pages of the patchwork ask for: one file per page."""
