"""Read what was decided."""
