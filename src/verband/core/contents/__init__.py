"""What the text of a joint arrangement must hold by law, for which form and kind of scheme, and since when."""
