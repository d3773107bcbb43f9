"""Read running text: its sentences, and the people and parties that it names."""
