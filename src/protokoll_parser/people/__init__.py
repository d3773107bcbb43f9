"""Read rows of lists of people, and say whom a short name fits."""
