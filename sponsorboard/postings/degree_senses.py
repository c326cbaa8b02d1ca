"""Where the words for degrees mean something else: a measure, a product, a place, a job."""

import re

from sponsorboard.postings.phrases import any_of

NOT_A_DEGREE = any_of(
    (
        r"\b(?:high|higher|highest|great|greater|large|certain|some|reasonable|significant|strong|fair|varying|sufficient|appropriate|considerable|utmost|third|nth|first|any|this|necessary|requisite|lesser|same|extreme|exceptional|maximum|fine|good|remarkable|unusual|wide)",
        "high",
    ),
    (r"\d", "5+"),
    (r"°", "°"),
    after=r"[- ]$",
)
MEASURE_AFTER = any_of(
    (
        r"'? (?:of (?!(?:bachelor|master|doctor|science|arts))|celsius|fahrenheit|angle"
        r"|feedback|view|rotation|days?|weather|heat|temperature|programs? (?:and|for|at)"
        r"|holder)",
        "degree of care",
    ),
    (r"\w", "degreed"),
)
LOOSE_AFTER = any_of(
    (r"\((?!\w{0,3}\))", "(or"),
    (
        r"\b(?:degree|in (?!our\b|the (?!field|area|physical)"
        r"|an? (?!\w+[- /,]+(?:\w+[ ,/]+){0,6}(?:field|disc|area|degree)))[a-z]"
        r"|(?:is )?(?:strongly |highly )?(?:pref|requ)|level|highly|a plus|from an?|or\s(?:any"
        r"|higher|above|equiv|better|related|similar|foreign|adv|ph|master|m\.?[sa]|b\.?[as]"
        r"|mba)|(?:with|and|plus|\+|&) (?:a )?(?:minimum )?(?:at least )?(?:of )?\d|electrical"
        r"|computer|mechanical|engineering|cs\b|ee\b|me\b|ce\b)",
        "degree",
    ),
    (r"[/,+&] ?(?:an? )?(?:[bm]\.?[sa]|ph|do\b)", "/bs"),
    (r" or do\b", "md or do"),
    (r"\+ ?\d", "ms + 5"),
    before=r"'?s?\.?,?\s?",
)
LOOSE_BEFORE = any_of(
    (
        r"\b(?:minimum|min|a|an|with|requires?|required|preferred|have|degree|possess|hold"
        r"|ph\.?d|bs|ba|bsc|bachelor'?s?|education|master'?s)[ :(,.]*(?:or |and |and/or "
        r"|/ ?)?(?:an? )?",
        "minimum",
    ),
    (r"\bph\.?d\.? or \w+ ", "phd or postdoc "),
    (r"(?:b\.?[sa]\.?|ph\.?d\.?|mba|md)(?:/|, (?:or )?| or | and )", "bs/"),
    (r"\(", "(or"),
    after=r"$",
)
# "MS Office", "MS SQL Server", "BA team"
PRODUCT_AFTER = re.compile(
    r"(?:-|\s)?(?:office|excel|word|sql|teams|project|visio|access|azure|dynamics|power|windows|"
    r"outlook|suite|server|sharepoint|exchange|visual|products?|dos|certif|edge|team|stack|build|"
    r"defender|365|365|crm|apps?|tools|analyst|process|role)\b",
    re.I,
)
OTHER_MASTERS = ("scrum ", "scrum-", "web ", "quiz ", "puppet ", "past ", "certified ")
