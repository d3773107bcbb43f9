"""A whole archive at once: many texts in, their records out as files or as tables that can be queried."""
