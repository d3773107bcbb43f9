"""Who is meant: rows of lists of people, names in running text, and whom a short name fits."""
