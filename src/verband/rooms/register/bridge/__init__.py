"""Where the register meets the core: files and packs on the way in, rows to compare on the way out."""
