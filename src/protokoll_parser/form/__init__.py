"""Read the form that a protocol begins and ends with: labels and what stands under or beside them."""
