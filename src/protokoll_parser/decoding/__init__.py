"""Stage 1, decode: bytes in, text out."""
