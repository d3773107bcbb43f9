"""Read a value out of a few words, whatever stands around it: dates, times, registry numbers, numerals."""
