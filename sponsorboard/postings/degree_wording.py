"""What postings say of degrees: enrolled, not needed, experience instead, fields of study."""

import re

from sponsorboard.postings.phrases import any_of
from sponsorboard.postings.posting import Degree

# What may stand between two levels that are named together: "Bachelor's degree or a Master's".
JOIN = re.compile(
    r"(?:[\s,/()&+\"'*:-]|\b(?:or|and|an?|level|in|your|from|related|equivalent|completed|either|"
    r"higher|full|the|even|optionally|also|eller|oder|ou|och)\b)*"
)
IMMEDIATELY_PREFERRED = re.compile(
    r"(?: ?degrees?)?[\s,(-]*(?:is |are |would be )?(?:an? )?(?:\w+ly )?(?:an? )?"
    r"(?:(?:big|huge|strong) )?(?:prefer|plus|bonus|desir|advantage|nice)"
)
MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
PURSUING = any_of(
    (r"pursu(?:ing|e)", "pursuing"),
    (r"(?:currently|presently|actively|be|are|still|must be)? ?enrolled", "enrolled"),
    (r"enrol(?:l?ment|ling)", "enrolment"),
    (r"working (?:towards?|on) (?:an?|your|the)", "working toward a"),
    (r"currently (?:studying|in|attend|a)", "currently studying"),
    (r"studying (?:for|towards)|rising (?:junior|senior)", "studying for"),
    (r"penultimate|final[- ]year", "penultimate"),
    (
        r"(?:graduating|graduate|graduation(?: date)?|expected|complete"
        r"|completing)(?: \w+){0,2} (?:in|by|between|from|after"
        rf"|within)?\W*(?:(?:the )?(?:spring|summer|fall|autumn|winter|{MONTH}) )?"
        r"(?:of )?20[2-9]\d",
        "graduating in May 2027",
    ),
    (r"return(?:ing)? to (?:school|university|college|an?|your|the|full)", "return to school"),
    (r"candidate for|studerande|eingeschrieben|immatrikuliert", "candidate for"),
    before=r"\b",
)
STUDENT = re.compile(
    r"\b(?:university|college|ph\.?d\.?|master'?s|graduate|undergraduate|bachelor'?s) (?:degree )?"
    r"(?:students?|candidates?)"
)
STUDENT_TITLE = re.compile(
    r"\b(?:intern(?:ship)?s?|co-?op|student|ph\.?d|thesis|praktikant|werkstudent|stagiaire|trainee)\b"
)
# People and things that merely carry a degree's name; not a demand on the reader.
VOID_BEFORE = any_of(
    (
        r"\b(?:teams?|groups?|staff|community|dozens|hundreds|mix|network) of (?:\w+[ ,]+){0,4}",
        "a team of ",
    ),
    (
        r"\b(?:our|fellow|with other|led by|among|alongside|mentor(?:ing)?|supervis(?:e|ing)"
        r"|advis(?:e|ing)|teach(?:ing)?|met as|founded by|partner with|collaborat(?:e|ing"
        r"|ion) with|work(?:s|ing)? (?:closely )?(?:alongside|with)) (?:\w+[- ,]+){0,3}",
        "our founding ",
    ),
    (r"\bpost-|\bno ", "post-"),
    (r"\brn,? or ", "rn, or "),
    (r"do(?:es)? not have (?:an? )?", "who do not have a "),
    (r"\bearning ", "earning "),
    (
        r"\b(?:fund|finance|reimburse|sponsor|earn(?:ing)?|offers?|towards?) (?:for )?(?:your"
        r"|a|an) ",
        "we fund your ",
    ),
    (r"\baccredited (?:\w+ (?:& |and )?){0,2}", "an accredited "),
    (r"\bwithout (?:an? )?", "without a "),
    (
        r"\b(?:don't|do(?:es)? not) (?:need|require) (?:(?:an?|any) )?(?:(?:college|university"
        r"|formal|specific|\w+'?s) )?",
        "you don't need a ",
    ),
    after=r"$",
)
VOID_AFTER = any_of(
    (
        r"(?: ?degree)?[ -]*(?:(?:level )?(?:scientists?|researchers?|statisticians|engineers"
        r"|economists|clinicians?|alumni|dissertation|advisor|supervis|committee|founder"
        r"|faculty|graduates (?:from|may|can|are)|trained|educated|hires?\b|students"
        r"|candidates|immersion"
        r"|sourcing|recruit|colleagues|holders?)|(?:degree )?programs?\b(?! (?:manage|in|with"
        r"|or|related))|\W{0,2}\$|, (?:pa|np|rn)\b)",
        "scientist",
    ),
    (
        r"[^.;\n]{0,60}\b(?:may|can) (?:be )?(?:substitut(?!ed (?:by|with))|count|offset)",
        "10 years may substitute",
    ),
    (r"s? (?:and|or) (?:\w+ )?(?:scientists|researchers|postdocs)", "phds and scientists"),
)
NO_DEGREE = any_of(
    (
        r"\b(?:no|without an?y?|don't (?:need|require) an?y?) (?:formal |college |university "
        r"|specific |academic |bachelor'?s? |4-year |four-year )*(?:degrees?|education"
        r"|diploma)(?: or \w+)?(?: (?:is |are )?(?:\w+ )?(?:required|necessary|needed)"
        r"|(?= ?[?!.]))",
        "no degree required",
    ),
    (
        r"\b(?:do(?:es)? not|don't) (?:require"
        r"|need) (?:any )?[^.;\n]{0,40}\bdegrees?\b(?! (?:is|are) )",
        "we do not require any degree",
    ),
    (
        r"applicants who do not have a (?:high school|college) (?:diploma|degree)",
        "applicants who do not have a high school diploma",
    ),
    (r"\bno hard requirements on degrees", "no hard requirements on degrees"),
    (
        r"\b(?:degrees?|formal education|college education) (?:is"
        r"|are) not (?:\w+ )?(?:required|necessary|needed)",
        "degree is not required",
    ),
    (r"ingen (?:formell )?utbildning krävs", "ingen utbildning krävs"),
)
NO_DEGREE_ANCHORS = ("degree", "formal education", "diploma", "utbildning krävs")
# Experience in the place of the degree. Between "or" and "experience" stand words that liken, but
# none that begin another demand.
_SAME = r"(?:equivalent|equiv\.?|equal|comparable|commensurate)"
_LIKE = (
    r"(?:relevant|related|practical|similar|professional|work|working|industry|hands-on|proven|"
    r"demonstra\w+|appropriate|applicable|sufficient|direct|extensive|significant|real-world|"
    r"on-the-job|life|lived|military|prior|technical)"
)
_WORD = r"(?!with\b|in\b|plus\b|and\b|field|discipline|area\b|major\b|degree|\d)[\w'-]+[ /]+"
_STUDY = r"(?:education|training|coursework|degree|study|studies)"
INSTEAD_SURE = re.compile(
    # "or equivalent practical experience", "/ equivalent experience"
    rf"(?:\b(?:or|and/or)[ ,(]+|/ ?)(?:{_WORD}){{0,5}}?{_SAME}[ ,/]+(?:{_WORD}){{0,5}}experience|"
    rf"(?<!and )(?<!plus )(?<!with )\b{_SAME} (?:{_WORD}){{0,3}}experience|"
    rf"\bor (?:the |an )?{_SAME} in (?:{_WORD}){{0,3}}experience|"
    # "or 5+ years", unless they are the next rung: "or 8+ years with a Master's"
    r"\bor[ ,]+(?:[>≥] ?)?(?:at least |a minimum of |minimum |an additional "
    r"|\w+ \()?\d+\)?\+?(?: ?- ?\d+)?\+?"
    r"[ -](?:additional |or more )?(?:years|yrs)"
    r"(?![^.;\n]{0,50}\bwith (?:an? )?(?:master|ms\b|m\.s|bachelor|bs\b|b\.s|ph))|"
    # "or any combination of education and experience", "or equivalent training and experience"
    rf"\b(?:or|any|an)\b[ ,]+(?:\w+ ){{0,2}}combination of (?:\w+[ ,/]+){{0,3}}{_STUDY}"
    r"[^.;\n]{0,60}experience|"
    rf"\bor[ ,]+(?:\w+ ){{0,4}}{_STUDY}(?:, |/| ?& | and/or | and | or )"
    r"(?:\w+[ ,/]+){0,3}experience|"
    r"eller motsvarande (?:arbetslivs|yrkes)?erfarenhet|"
    r"oder (?:eine )?vergleichbare (?:berufs)?erfahrung|ou expérience équivalente"
)
# Only right after the degree and its fields: in "6+ years of analysis, modelling, or related work
# experience" the same words belong to the years.
INSTEAD_NEAR = re.compile(
    rf"\b(?:or|and/or)[ ,(]+(?:{_WORD}){{0,5}}?{_LIKE}[ ,/]+(?:{_WORD}){{0,5}}experience|"
    r"\bor (?:an? )?(?!more|higher|college|teaching)(?:\w+ )?experience\b"
)
OTHER_DEMAND = re.compile(r"\bexperience|\b(?:years?|yrs?|knowledge|skills)\b|\bwith\b")
INSTEAD_NEXT = re.compile(r";\s*(?:or|and/or)\b")
INSTEAD_ANYWHERE = any_of(
    (
        r"(?:experience|years)\b[^\n]{0,90}\b(?:in (?:lieu|place) of|substitut\w+ for"
        r"|instead of)[^\n]{0,50}(?:degree|education|bachelor|diploma|college)",
        "experience in lieu of degree",
    ),
    (
        r"(?:in lieu of|in place of|substitut\w+ for)[^\n.]{0,40}(?:degree|education|bachelor"
        r"|diploma)[^\n]{0,100}(?:experience|\d\+? years)",
        "in lieu of a degree, a minimum of 10 years",
    ),
    (
        r"combination of[^\n]{0,80}experience[^\n]{0,60}(?:substitut|in lieu)",
        "combination of experience substitut",
    ),
    (
        r"\bsubstituted (?:by|with)[^\n.;]{0,40}experience",
        "may be substituted by work experience",
    ),
    (
        r"experience (?:can|may|will|could) (?:also )?be (?:substituted|considered in (?:lieu"
        r"|place)|accepted in (?:lieu|place))",
        "experience can be substituted",
    ),
    (
        r"(?:equivalent|any|suitable"
        r"|consider\w* (?:\w+ ){0,6})\s?(?:some )?combination of[^\n.;]{0,60}(?:education"
        r"|coursework|training|degree|stud)[^\n.;]{0,60}experience",
        "equivalentcombination of education experience",
    ),
)
INSTEAD_ANCHORS = ("in lieu", "substitut", "in place of", "instead of", "combination of")
# Fields of study behind a level: "degree in physics, optics or a related field"
FIELDS = re.compile(
    r"(?: ?(?:degree|level|or higher|or above|or foreign equivalent|or equivalent|"
    r"\([^)]{0,30}\)))*,?"
    r" (?:in|within) (?:an? |the (?:field|area)s? of |one of the following:? ?)?(?P<list>[^\n.;:()]"
    r"{2,200})"
)
FIELDS_END = any_of(
    (r"with|from|plus|including|is|are", "with"),
    (r"and (?=\d|at least|minimum)", "and 5 years"),
    (r"or (?:equivalent|relevant experience|similar experience|commensurate)", "or equivalent"),
    (r"required|preferred|strongly|highly|at an|obtained", "required"),
    (r"\d+\+?", "5+"),
    (r"experience", "experience"),
    before=r"\b",
    after=r"\b",
)
NOT_A_FIELD = re.compile(
    r"\b(?:related|similar|relevant|equivalent|adjacent|comparable|other|another|applicable|any)\b"
)
STRUCTURED: tuple[tuple[str, Degree], ...] = (
    # schema.org credentialCategory, and what career sites write there
    (r"no (?:requirement|degree|education)|none", "none_required"),
    (r"high.?school|secondary|\bged\b", "high_school"),
    (r"associate", "associate"),
    (r"bachelor|undergraduate|college degree|university degree", "bachelor"),
    (r"master|post.?graduate|\bmba\b|advanced degree", "master"),
    (r"doctor|ph\.?d", "doctorate"),
    (r"juris|professional degree", "professional"),
)
FIELD_BREAK = re.compile(r",|/|\bor\b|\band\b|&|;")
OR = re.compile(r"\bor\b|\beller\b|\boder\b")
STATED_PREFERRED = re.compile(
    r"\b(?:the|this|stated|listed|above) degree (?:is|are) (?:\w+ )?preferred"
)
BUT_NOT = re.compile(
    r"\b(?:but|though|although|however|and),? (?:\w+ )?not (?:\w+ )?(?:required|necessary|a must|"
    r"mandatory)"
)
RUNG_END = re.compile(r"\bor (?:a total of )?\d|\bno experience")
YEARS_WITH = re.compile(
    r"(?:years?|yrs?)\.?[^().;]{0,30}\($|\b(?:with|for|if|and) (?:an? )?\(?$|\(with (?:an? )?$|\+ $"
)
# "a degree" with no level: what makes it a demand, and what does not.
GENERIC_BEFORE = any_of(
    (
        r"\b(?:university|college|technical|engineering|science|academic|relevant|related"
        r"|equivalent|accredited|formal|business|finance|stem|quantitative|completed"
        r"|computer science|cs|design|nursing|education|minimum|required|preferred|have|hold"
        r"|with|possess|law|marketing) (?:an? )?",
        "university ",
    ),
    (r"\ban? ", "a "),
    (r"\w{4,} ", "architecture "),
    (r"\) ", "(us) "),
    (r"^\W*", " "),
    after=r"$",
)
GENERIC_AFTER = any_of(
    (r" ?\(?(?:required|preferred|is required|is preferred)", "required"),
    (r" in [a-z]", "degree in art"),
    (r" from an?", "degree from a school"),
    (r",? or equivalent", "degree, or equivalent"),
    (r" of (?:bachelor|master|science)", "degree of bachelor"),
    (r":", ":"),
)
GENERIC_VOID = any_of(
    (r"\b(?:or|and) (?:\w+ ){0,3}(?:field|discipline)\b", "or field"),
    (r"\b(?:lieu|instead|place) of", "lieu of"),
    (r"substitut", "substitut"),
    (r"\bthe(?:ir)? (?:\w+ )?degree", "the degree"),
    (r"\bstated degree", "stated degree"),
    (r"degree (?:of|program(?! in)|requirement|completion)", "degree of"),
    (r"\bno \w* ?degree", "no degree"),
    (r"\byour degree|degree-", "your degree"),
    (r"\b(?:which|whether|what|regardless)(?: \w+){0,3} degree", "which degree"),
    (r"degrees? (?:don't|doesn't|matter)", "degree don't"),
    (r"equivalent degree|\bhonorary", "equivalent degree"),
)
