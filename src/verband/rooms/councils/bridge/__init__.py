"""Where the room meets the sums of the core."""
