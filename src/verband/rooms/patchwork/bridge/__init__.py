"""Where the patchwork meets the core: a part of the register goes in, figures and prompts come out."""
