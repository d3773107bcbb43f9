"""Read how was voted."""
