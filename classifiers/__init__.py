"""What follows from a posting: one conclusion per file."""
