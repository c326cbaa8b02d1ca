"""What postings say of degrees: enrolled, not needed, experience instead, fields of study."""

import re

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
PURSUING = re.compile(
    r"\b(?:pursu(?:ing|e)|(?:currently|presently|actively|be|are|still|must be)? ?enrolled|"
    r"enrol(?:l?ment|ling)|working (?:towards?|on) (?:an?|your|the)|currently (?:studying|in|"
    r"attend|a)|"
    r"studying (?:for|towards)|rising (?:junior|senior)|penultimate|final[- ]year|"
    r"(?:graduating|graduate|graduation(?: date)?|expected|complete|"
    r"completing)(?: \w+){0,2} (?:in|by|between|from|"
    rf"after|within)?\W*(?:(?:the )?(?:spring|summer|fall|autumn|winter|{MONTH}) )"
    r"?(?:of )?20[2-9]\d|return(?:ing)? to (?:school|university|college|an?|your|the|full)|"
    r"candidate for|studerande|eingeschrieben|immatrikuliert)"
)
STUDENT = re.compile(
    r"\b(?:university|college|ph\.?d\.?|master'?s|graduate|undergraduate|bachelor'?s) (?:degree )?"
    r"(?:students?|candidates?)"
)
STUDENT_TITLE = re.compile(
    r"\b(?:intern(?:ship)?s?|co-?op|student|ph\.?d|thesis|praktikant|werkstudent|stagiaire|trainee)\b"
)
# People and things that merely carry a degree's name; not a demand on the reader.
VOID_BEFORE = re.compile(
    r"(?:\b(?:teams?|groups?|staff|community|dozens|hundreds|mix|network) of (?:\w+[ ,]+){0,4}|"
    r"\b(?:our|fellow|with other|led by|among|alongside|mentor(?:ing)?|supervis(?:e|ing)|"
    r"advis(?:e|ing)|"
    r"teach(?:ing)?|met as|founded by|partner with|collaborat(?:e|ing|ion) with|"
    r"work(?:s|ing)? (?:closely )?(?:alongside|with)) (?:\w+[- ,]+){0,3}|"
    r"\bpost-|\bno |\brn,? or |do(?:es)? not have (?:an? )?|\bearning |\b(?:fund|finance|"
    r"reimburse|sponsor|earn(?:ing)?|offers?|towards?) (?:for )?(?:your|a|an) |"
    r"\baccredited (?:\w+ (?:& |and )?){0,2}|\bwithout (?:an? )?|"
    r"\b(?:don't|do(?:es)? not) (?:need|require) (?:(?:an?|any) )?(?:(?:college|university|formal|"
    r"specific|\w+'?s) )?)$"
)
VOID_AFTER = re.compile(
    r"(?: ?degree)?[ -]*(?:(?:level )?(?:scientists?|researchers?|statisticians|engineers|"
    r"economists|"
    r"clinicians?|alumni|dissertation|advisor|supervis|committee|founder|faculty|graduates from|"
    r"trained|educated|hires?\b|students|candidates|immersion|sourcing|recruit|colleagues|"
    r"holders?)|"
    r"(?:degree )?programs?\b(?! (?:manage|in|with|or|related))|\W{0,2}\$|, (?:pa|np|rn)\b)|"
    r"[^.;\n]{0,60}\b(?:may|can) (?:be )?(?:substitut|count|offset)|s? (?:and|or) (?:\w+ )?"
    r"(?:scientists|researchers|postdocs)"
)
NO_DEGREE = re.compile(
    r"\b(?:no|without an?y?|don't (?:need|require) an?y?) (?:formal |college |university |"
    r"specific |"
    r"academic |bachelor'?s? |4-year |four-year )*(?:degrees?|education|diploma)(?: or \w+)?"
    r"(?: (?:is |are )?(?:\w+ )?(?:required|necessary|needed)|(?= ?[?!.]))|"
    r"\b(?:do(?:es)? not|don't) (?:require|need) (?:any )?[^.;\n]{0,40}\bdegrees?\b(?! (?:is"
    r"|are) )|"
    r"applicants who do not have a "
    r"(?:high school|college) (?:diploma|degree)|\bno hard requirements on degrees|"
    r"\b(?:degrees?|formal education|college education) (?:is|are) not (?:\w+ )?(?:required|"
    r"necessary|needed)|ingen (?:formell )?utbildning krävs"
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
    r"\bor[ ,]+(?:at least |a minimum of |minimum |an additional |\w+ \()?\d+\)?\+?(?: ?- ?\d+)?\+?"
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
INSTEAD_ANYWHERE = re.compile(
    r"(?:experience|years)\b[^\n]{0,90}\b(?:in (?:lieu|place) of|substitut\w+ for|instead of)"
    r"[^\n]{0,50}(?:degree|education|bachelor|diploma|college)|"
    r"(?:in lieu of|in place of|substitut\w+ for)[^\n.]{0,40}(?:degree|education|bachelor|diploma)"
    r"[^\n]{0,100}experience|"
    r"combination of[^\n]{0,80}experience[^\n]{0,60}(?:substitut|in lieu)|"
    r"experience (?:can|may|will|could) (?:also )?be (?:substituted|considered in (?:lieu|place)|"
    r"accepted in (?:lieu|place))|"
    r"(?:equivalent|any|suitable|consider\w* (?:\w+ ){0,6})\s?(?:some )?combination of[^\n.;]{0,60}"
    r"(?:education|coursework|training|degree|stud)[^\n.;]{0,60}experience"
)
INSTEAD_ANCHORS = ("in lieu", "substitut", "in place of", "instead of", "combination of")
FIELDS = re.compile(
    r"(?: ?(?:degree|level|or higher|or above|or foreign equivalent|or equivalent|"
    r"\([^)]{0,30}\)))*,?"
    r" (?:in|within) (?:an? |the (?:field|area)s? of |one of the following:? ?)?(?P<list>[^\n.;:()]"
    r"{2,200})"
)
FIELDS_END = re.compile(
    r"\b(?:with|from|plus|including|is|are|and (?=\d|at least|minimum)|or (?:equivalent|relevant "
    r"experience|similar experience|commensurate)|required|preferred|strongly|highly|at an|"
    r"obtained|"
    r"\d+\+?|experience)\b"
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
GENERIC_BEFORE = re.compile(
    r"(?:\b(?:university|college|technical|engineering|science|academic|relevant|related|"
    r"equivalent|"
    r"accredited|formal|business|finance|stem|quantitative|completed|computer science|cs|design|"
    r"nursing|education|minimum|required|preferred|have|hold|with|possess|law|marketing) (?:an? )?|"
    r"\ban? |\w{4,} |\) |^\W*)$"
)
GENERIC_AFTER = re.compile(
    r"(?: ?\(?(?:required|preferred|is required|is preferred)| in [a-z]| from an?|"
    r",? or equivalent| of "
    r"(?:bachelor|master|science)|:)"
)
GENERIC_VOID = re.compile(
    r"\b(?:or|and) (?:\w+ ){0,3}(?:field|discipline)\b|\b(?:lieu|instead|place) of|substitut|"
    r"\bthe(?:ir)? "
    r"(?:\w+ )?degree|\bstated degree|degree (?:of|program(?! in)|requirement|completion)|"
    r"\bno \w* ?degree|"
    r"\byour degree|degree-|\b(?:which|whether|what|regardless)(?: \w+){0,3} degree|"
    r"degrees? (?:don't|doesn't|matter)|equivalent degree|"
    r"\bhonorary"
)
