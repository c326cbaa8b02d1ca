"""Cities of structured addresses, without the words that boards write where there is none."""

import re

from scrapers.page import joined

NOWHERE = re.compile(
    r"(?:li-|100% |fully )?(?:remote|virtual|hybrid|tele(?:work|commut)|work(?:ing)? from home|home"
    r" ?(?:based|office)|various|multiple|nationwide|anywhere|statewide)\b.*",
    re.I,
)


def town(name: str | None) -> str | None:
    """The city; None for none, and for words such as ``Remote`` or ``Work from home``."""
    said = joined([name])
    return None if said and NOWHERE.fullmatch(said) else said
