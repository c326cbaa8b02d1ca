"""Scrapy's plumbing: settings, the base spider, replay, report."""
