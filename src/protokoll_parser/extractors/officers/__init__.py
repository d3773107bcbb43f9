"""Read who held which office."""
