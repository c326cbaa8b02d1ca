"""What a page says: one file per ATS or page shape; bytes in, postings out. No network, no Scrapy."""
