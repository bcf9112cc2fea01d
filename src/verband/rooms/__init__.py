"""The rooms of Verband: one Django app per subject, the same doors in every room, arrows down."""
