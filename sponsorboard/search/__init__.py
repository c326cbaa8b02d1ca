"""The index: one interface, two engines."""
