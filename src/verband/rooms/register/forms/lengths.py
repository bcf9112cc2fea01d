"""How long a text may be that people write about a partnership: it is kept for good."""

LONGEST_TEXT = 20_000
TOO_LONG = {"max_length": "Dit zijn %(show_value)d tekens; kort de tekst in tot hooguit %(limit_value)d."}
