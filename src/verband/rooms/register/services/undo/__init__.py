"""How deeds on the register are undone: its rows, the books of its sources, and who may."""
