"""Read who was there."""
