"""A replayed crawl against the same reading, extraction and indexing done back to back.

    python benchmarks/crawl.py [--recorded FOLDER]

The folder holds recorded responses with a ``manifest.json``; it lies outside this repository. What
is printed last is the ratio: what Scrapy, its politeness machinery and the spool cost on top.
"""
