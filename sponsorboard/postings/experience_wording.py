"""What postings say of years: asked of the reader, or a length of something else."""

import re

from sponsorboard.postings.phrases import any_of

# What a length of time is instead of experience, by the words after it or before it.
OTHER_AFTER = any_of(
    (r"of age|old|olds", "of age"),
    (r"(?:or|and) (?:older|over)\b", "or older"),
    (r"ago|prior\b(?! (?:\w+ ){0,3}experience)|before|from (?:now|the)|to come|in a row", "ago"),
    (r"running|strong\b|away|long\b|later|vest|cliff|warrant", "running"),
    (r"fixed|assignment|engagement", "fixed"),
    (r"contract(?!ing|or| manag| nego| admin| law| exp)", "contract"),
    (r"degree|college|university|institution|curriculum|period", "degree"),
    (r"term\b|window|lease|veteran|anniversar|history|tradition", "term"),
    (r"legacy|journey|outcomes|contractual|duration|renewable", "legacy"),
    (r"extension|full[- ]time with", "extension"),
    (
        r"of (?!(?:[\w/&-]+ ){1,4}experience)(?:\w+-free|(?:\w+ )?school\b|(?:proven "
        r"|consistent |continued )?(?:growth"
        r"|innovation|success\b(?! (?:in|as|with|at|\w+ing)\b)|history|tradition)|employment"
        r"|tenure|excellence|continuous\b|service\b(?! (?:\w+ )?(?:manage|exp|deliv|desk"
        r"|industr|tech|oper))|research at|research,|age\b"
        r"|operations?\b(?! exp)|serving|helping|college|(?:relevant )?university|education"
        r"|study|studies|schooling|business\b(?! (?:dev|exp|ana|intel))|profitab|uninterrupted"
        r"|runway|existence)",
        "of drug-free history",
    ),
    (r"in (?:business|operation)\b(?! (?:dev|exp|ana|intel|oper))", "in business"),
    (r"[^.;\n)]{0,60}\b(?:may|can) (?:be )?substitut", "10 years may substitute"),
    (r"per\b|each\b", "per"),
    (r"(?:on|at) (?:the )?(?:market|company)", "on market"),
    (r"and counting|if related", "and counting"),
    (r"[^.;\n]{0,45} without (?:an? )?(?:\w+[- ]){0,2}degree", "6 years without a degree"),
    before=r"(?:'s?|s)?[ -]{0,3}(?:and up )?",
)
# A length that stands before such a noun as an adjective: "a 10-year plan", "3 year program".
ADJECTIVE_AFTER = any_of(
    (r"project\b|plan\b|program|course|diploma|apprenticeship", "project"),
    (r"internship|roadmap|vision|mission|fellowship|residency", "internship"),
    (r"appointment|placement|goals?\b|end\b|round\b", "appointment"),
    (r"over[ -]", "over "),
    (r"rotation|cycle|commitment|tax|returns?\b|deal", "rotation"),
    before=r"[ -]",
)
OTHER_BEFORE = any_of(
    (
        r"\b(?:past|last|next|first|previous|coming|every|each|per|this|after|within|under"
        r"|up to|once|aged?|ages|vest\w* (?:over|in)|retention (?:of|for)"
        r"|licen[sc]e for(?: at least)?|(?:take|takes|took) (?:you )?|in just|in only|in|since"
        r"|until|beyond|additional|another|extra|(?:less|fewer|no more|not more) than"
        r"|duration\W*|length\W*|term\W*|contract\W*|(?:is|be|have been|has been|us|team"
        r"|company|initially) (?:for|around)(?: over)?|for (?:over|more than|nearly|almost)"
        r"|in business for|at least once a|for a total of)(?: (?:the|about|over"
        r"|approximately))?[ *]+",
        "the past ",
    ),
    (r"\$[\d,.]+[ /]+(?:per )?", "$90,000 / "),
    (r"\bfounded \w+ ", "founded just "),
    after=r"$",
)
BOAST = any_of(
    (r"with|over|nearly|almost|more than|combined|collective\w*", "with"),
    (r"leverag\w+|spanning|celebrat\w+|brings?|built on|based on", "leveraging"),
    (r"for", "for"),
    before=r"\b",
    after=r"(?: (?:over|more than|nearly|almost|than|the))* $",
)
READER = any_of(
    (r"you|your|candidates?|applicants?|must|requir\w+|minimum", "you"),
    (r"min", "min"),
    (r"at ?least", "atleast"),
    (r"should|seeking|looking for|qualif\w+|preferred|someone", "should"),
    (r"professional with|engineer with|developer with", "professional with"),
    (r"manager with|we want|ideal|du har|minst|mindestens", "manager with"),
    (r"experience:", "experience:"),
    before=r"\b",
    after=r"\b",
)
AT_LEAST = re.compile(r"\b(?:at least|minimum(?: of)?|min\.?|minst|mindestens) $")
# "a degree, or 2 years of experience" lets years stand in for the degree.
INSTEAD_OF_DEGREE = re.compile(
    r"(?:(?:degree|bachelor|associate|diploma|master|\bb\.?s\b)[^;\n]*\bor[ ,(]+|"
    r"\b(?:in lieu|instead|in place) of [^;\n]{0,30}(?:degree|diploma|bachelor'?s?)[ ,]+)"
    r"(?:at least |a minimum of |minimum of |minimum |an additional |a total of )?$"
)
WORK = any_of(
    (r"experien|\bexp\b|erfarenhet|erfahrung|expérience", "experien"),
    (r"experiencia|ervaring|background|track record|working", "experiencia"),
    (r"practice|expertise|exposure", "practice"),
)
WORK_WORD = re.compile(r"[^,;.\n]{0,70}?(?:experience|erfarenhet|erfahrung|expérience|experiencia)")
# Each starts with its own words, so that a text without them is passed over fast.
NONE_NEEDED = tuple(
    re.compile(words)
    for words in (
        (
            r"no (?:(?:prior|previous|work|relevant|professional|specific|"
            r"formal) )*experience (?:is )?"
            r"(?:required|necessary|needed)"
        ),
        r"inga? (?:tidigare )?erfarenhet\w* krävs",
        r"keine (?:berufs)?erfahrung (?:erforderlich|nötig)",
    )
)
