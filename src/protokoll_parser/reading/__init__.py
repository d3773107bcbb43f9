"""Turn a text into lines as a reader sees them, and put right what extraction tore."""
