"""A posting's way to the index: one step per file."""
