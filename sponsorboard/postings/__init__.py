"""The noun of this house: the posting, its text, money, dates and places."""
