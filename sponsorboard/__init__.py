"""Job postings from employers' own career pages, with the words that prove each conclusion."""
