"""The pages and the query API."""
