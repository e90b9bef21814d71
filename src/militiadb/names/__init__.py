"""The names room."""
