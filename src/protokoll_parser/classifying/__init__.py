"""Stage 2, classify: say what every line is."""
