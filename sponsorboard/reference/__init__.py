"""What agencies publish, as compact tables with their vintage, and what builds them."""

from sponsorboard.reference.tables import (
    ReferenceError,
    Vintage,
    cached,
    folders,
    table,
    use,
    vintage,
)

__all__ = ["ReferenceError", "Vintage", "cached", "folders", "table", "use", "vintage"]
