"""Who is crawled: the catalogue and its loader."""
