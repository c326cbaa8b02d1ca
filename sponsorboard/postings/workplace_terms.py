"""Wording of where work is done: what states a mode of work, how firmly, and what takes it back.

Each entry of the tables is a piece of pattern over one sentence in lower case, with an example.
"""

import re

# --- Anchors: literals that a sentence about the place of work holds ------------------------------

ANCHORS: dict[str, str] = {
    "remote": "remote",
    "anywhere": "remote",
    "wherever": "remote",
    "home": "remote",
    "virtual": "remote",
    "wfh": "remote",
    "tele": "remote",
    "hybrid": "hybrid",
    "site": "onsite",
    "in-person": "onsite",
    "in person": "onsite",
    "office": "onsite",
    "headquarters": "onsite",
    "hq": "onsite",
    "days": "days",
}
# What must stand around a literal that is common elsewhere: in our office, three days a week
NEARBY = {
    "home": re.compile(r"from[- ]home|home[- ](?:based|office|working)"),
    "tele": re.compile(r"telework|telecommut"),
    "site": re.compile(r"\bon-? ?site"),
    "hq": re.compile(r"\bhq\b"),
    "office": re.compile(
        r"\b(?:in|from|at|out of|to|our|the)\b(?![^.]*\b(?:microsoft|ms|chief)\b)|in-office|@|#"
    ),
    "days": re.compile(r"week|office|on-?site|in[- ]person"),
}
FOREIGN_ANCHORS: dict[str, str] = {
    "homeoffice": "remote",
    "home-office": "remote",
    "mobiles arbeiten": "remote",
    "mobile arbeit": "remote",
    "télétravail": "remote",
    "teletrabajo": "remote",
    "remoto": "remote",
    "distans": "remote",
    "hemifrån": "remote",
    "hemmabas": "remote",
    "jobba remote": "remote",
    "híbrid": "hybrid",
    "vor ort": "onsite",
    "büro": "onsite",
    "présentiel": "onsite",
    "bureau": "onsite",
    "presencial": "onsite",
    "oficina": "onsite",
    "på plats": "onsite",
    "kontor": "onsite",
}

# --- Pieces ---------------------------------------------------------------------------------------

SUBJECT = (
    r"\b(?:role|position|job|opportunity|opening|internship|contract|assignment|candidate"
    r"|you|this|it|work(?= (?:can|may|will|is)\b))s?\b"
)
LABEL = (
    r"\b(?:locations?|work ?place|work(?:ing)? (?:location|type|model|mode|style|arrangement"
    r"|setting|policy|environment|pattern|schedule|format)|modality|office"
    r"|(?:job|location|workplace) type|where|setting|arrangement|based)\b"
    r"(?! depend)[^:.;]{0,20}?(?:[:?]|- )"
)
# What follows "remote" when it is not a mode of work: remote teams, remote debugging
NOUN = (
    r"(?![ -](?:(?:and|or|,) (?:[\w-]+ ){1,3})?(?:teams?\b|teammate|work(?:force|ers?)\b|offices?\b"
    r"|sites?\b|employee|colleague|customer|client|sens(?:or|ing)|monitor|access|desktop|control"
    r"|debug|server|support|hands|patient|communit|areas?\b|meeting|interview|member|device|user"
    r"|deploy|assist|guid|operation|control|stakeholder|code|procedure|infrastructure|system"
    r"|collaborat|session|learning|diagnos|install|event|troubleshoot|manage|environments\b"
    r"|technical|challenge|pair|onboard))"
)
SITE = r"on-? ?site|in[- ]office|in[- ]person"
REMOTE = rf"\bremote(?:ly)?\b{NOUN}"
# What follows "onsite" or "in person" when it is not where the work is done: onsite gym, interviews
PLACE = (
    r"\b(?:on-? ?site|in[- ]office|in[- ]person)\b"
    r"(?!s\b|[ ,/-]+(?:and |or )?(?:[\w-]+ )?(?:gym|caf|lunch|meal|breakfast|dinner|snack|parking"
    r"|interview|visit|meeting|event|train|child|fitness|health|clinic|perk|food|massage|customer"
    r"|client|support|install|inspect|workshop|gather|retreat|off-?site|summit|session|conference"
    r"|demo|amenit|benefit|virtual|telehealth|online|via|by|over|on the|phone|telephone|e-?mail"
    r"|written|team lead|offshore|presentation|activation|experience|expert|contact|point"
    r"|on-demand))"
)
OUR_OFFICE = (
    r"(?:our|the|one of our)\b[^.;]{0,45}?\b(?:offices?|hq|headquarters)\b"
    r"(?! (?:environment|setting|of|manag|admin|365|suite))"
)
# "hybrid role that combines sales and support" is about its content
CONTENT = (
    r"(?!,? (?:(?:that|which) (?:\w+ )?)?(?:combin|between|blend|span|requir\w+ both|of\b|bridg"
    r"|at the inter|mix|involv|suited|moving|sit\w+ (?:at|between)|responsib|supporting both"
    r"|with (?:both|responsib)|balanc|bring)|,? in which)"
)
HYBRID = (
    r"\bhybrid\b(?![ -](?:cloud|it\b|infra|archit|search|apps?\b|mobile|data|deploy|multi|models\b"
    r"|system|ai\b|team|of\b|identit|secur|network|solution|vehicle|electric|event|meeting"
    r"|responsib|sales|retriev|environments\b|skill|talent|profession|on-prem"
    r"|(?:and|or) (?:multi|on-prem)))"
)

# --- Statements about this role -------------------------------------------------------------------

REMOTE_ROLE = (
    r"#(?:li[-_])?(?:us|uk|fully)?remote",  # #LI-Remote
    r"\bwork remotely: ?(?:yes|temporarily)",  # Work Remotely: Yes
    r"\bbased remotely\b|\bremotely based\b|\bon an? (?:fully )?(?:remote|home working)\b",
    rf"\b(?:fully|100 ?%|completely|entirely|all|full|permanent(?:ly)?)[- ](?:time )?{REMOTE}",
    (
        r"\bremote(?:[- ](?:first|based|only))? (?:(?:freelance|contract|(?:full|part)[- ]time) )?"
        r"(?:role|position|job|opportunit|internship|contract\b|candidate|applicant|hire)"
    ),
    # This role can be performed remotely
    (
        rf"{SUBJECT}[^.;]{{0,60}}?\b(?:is|are|be|performed|done|works?|working|based|conducted"
        rf"|offered|considered|located|available|operates?|sit)\b"
        rf"(?: [\w,-]+){{0,3}}? (?:in a )?{REMOTE}"
    ),
    rf"{LABEL}[^.;:]{{0,40}}?{REMOTE}",  # Location: Remote
    r"^\W*(?:fully |100% |us )?(?:remote|work from home)\W*$",  # a line of its own
    (
        r"^\W*(?:100% |fully )?remote\b(?: ?[-,(/|·:;]|,? (?:in|within|us|usa|from|anywhere)\b)"
        r"[^.]{0,60}$"
    ),  # Remote - US
    r"\((?:100% |fully |us |or )?remote\b[^)]{0,40}\)|\bor remote\)",  # Berlin (remote)
    # San Francisco and Remote - North America
    r"\bremote ?- ?(?:us|usa|united states|north america|canada|europe|emea|uk|latam|apac"
    r"|global)\b",
    rf"[/|·•] ?{REMOTE}",  # Bremen / Remote
    rf"\bor (?:fully |100% |work )?{REMOTE}",  # in our Berlin office or remote
    # work from anywhere in the US; "great ideas come from anywhere" is no statement
    r"\bwork(?:ing)? from wherever\b",
    (
        r"\b(?:work(?:ing)?|live|living|based|located|remote(?:ly)?|reside|candidates?|hire|hiring"
        r"|performed)\b[^.;]{0,25}?\banywhere\b"
    ),
    (
        rf"{SUBJECT}[^.;]{{0,40}}?\b(?:is|be|an?)\b[^.;]{{0,20}}?\b(?:home[- ]based"
        rf"|work[- ]from[- ]home)"
    ),
    rf"{SUBJECT} (?:is|will be) (?:an? )?(?:fully |100% )?virtual\b(?! \w)",
    (
        r"\b(?:work[- ]from[- ]home|home[- ]based|virtual|telework|telecommut\w+)"
        r" (?:role|position|job|opportunit|internship|basis|arrangement)"
    ),
    r"\btele(?:commut|work)\w* (?:is )?(?:permitted|allowed|available|authorized)",
)
HYBRID_ROLE = (
    r"#(?:li[-_])?hybrid(?![a-z])",  # #LI-Hybrid
    rf"\bhybrid (?:role|position|job|opportunit\w+|internship|contract)\b{CONTENT}",
    (
        rf"{SUBJECT}[^.;]{{0,60}}?\b(?:is|are|be|as|follows?|requires?|offers?|operates?|on|in|works?"
        rf"|working)\b[^.;]{{0,40}}?{HYBRID}(?! (?:role|position|job|opp))"
    ),  # this role is hybrid
    rf"{LABEL}[^.;:]{{0,40}}?{HYBRID}",  # Work model: Hybrid
    r"^\W*hybrid\W*$",
    rf"^\W*{HYBRID} ?[-,(/|·:;][^.]{{0,60}}$",  # Hybrid - Berlin
    r"\((?:[\w ,]{0,20}\b)?hybrid\b[^)]{0,60}\)",  # London (hybrid)
    r"[/|·•-] ?hybrid\b(?= ?(?:[/|·•)(,]|$))",  # NYC / Hybrid
)
ONSITE_ROLE = (
    r"#(?:li[-_])?(?:onsite|on-site|inoffice|in-office)",
    # an in-person role, an onsite working model
    rf"{PLACE}(?:(?: [\w-]+)? (?:role|position|job\b|model\b)| (?:opportunit|contract\b|only\b))",
    (
        r"\b(?:fully|100 ?%|full[- ]time|strictly|always)"
        rf" (?:from the office|in the office|{PLACE})"
    ),
    # This role is fully onsite; you will work in person
    (
        rf"{SUBJECT}[^.;]{{0,50}}?\b(?:is|be|are|work|working|performed|requires?)\b"
        rf"(?: [\w-]+){{0,3}}? {PLACE}"
    ),
    rf"{LABEL}[^.;:]{{0,40}}?{PLACE}",  # Work Location: In person
    r"^\W*(?:on-? ?site|in[- ]person|in[- ]office)(?: in [a-z][\w ,.'-]{1,40})?\W*$",
    rf"\((?:100% |fully )?{PLACE}[^)]{{0,40}}\)",
    # must be able to work in our Berlin office
    (
        r"\b(?:must|willing|able|ability|required?|requires|availab\w+|expected|need)\b[^.;]{0,25}?"
        rf"\b(?:work\w*|be|come|commute)\b[^.;]{{0,15}}?"
        rf"(?:{PLACE}|\b(?:in|from|at|out of|to) {OUR_OFFICE})"
    ),
    rf"\bwork\b[^.;]{{0,15}} performed {PLACE}",
    rf"\bwork (?:and [\w-]+ )?{PLACE} (?:at|in|from) (?:our|the)\b",
)

# --- Statements about the company's way of working ------------------------------------------------

REMOTE_COMPANY = (
    r"\bremote[- ](?:first|native|only|by design|by default)\b",
    rf"\b(?:we|teams?|company|everyone)(?:'re| are| is)?\b(?: [\w-]+){{0,4}}? {REMOTE}",
    r"\bremote (?:company|organi[sz]ation|startup|culture|work culture|workplace)\b",
    r"\b(?:can|to|could|may|able to) work(?:ing)? (?:fully |100% )?remotely\b",
    r"\bopen to (?:[\w-]+ ){0,3}remote\b|\bconsider (?:[\w-]+ ){0,3}remote\b",
    (
        r"\b(?:eligible for|options? (?:for|of|to work)|possibility of|(?:we|fully) support"
        r"|seeking an?)"
        rf" (?:[\w-]+ ){{0,2}}?{REMOTE}"
    ),
    (
        r"\bremote (?:work |candidates )?(?:is |are |will be |would be )?(?:ok|okay|possible"
        r"|considered|acceptable|welcome|available|allowed|permitted)\b"
    ),
)
HYBRID_COMPANY = (
    (
        r"\bhybrid[- ](?:(?:and|or|/) ?(?:remote|flexible) )?(?:work\w*|schedule|model|arrangement"
        r"|environment|basis|mode|policy|set-?up|office|approach|flexib\w+|culture|capacity|option"
        r"|format|style|ways|friendly|first|remote|on-?site|candidate)\b"
        r"(?![^.;]{0,40}\b(?:cloud|aws|azure|networks?|servers?|on-prem\w*)\b)"
    ),
    r"\bhybrid or remote\b|\bremote or hybrid\b",
)
ONSITE_COMPANY = (
    rf"{PLACE}[ ,-]+(?:[\w-]+[ ,]+)?(?:first|culture|team|company|environment|startup)\b",
    rf"\bwe(?:'re| are)(?: all| an?| fully| proudly| currently)* {PLACE}",
    rf"\bwe (?:all )?work (?:[\w-]+ ){{0,3}}?(?:{PLACE}|(?:from|in|out of) {OUR_OFFICE})",
    rf"\b(?:we|teams?)\b[^.;]{{0,30}}?\b(?:collaborates?|works?) (?:together )?{PLACE}",
    rf"\bto work (?:in|from|at|out of) {OUR_OFFICE}",
    r"\b(?:primarily|mainly|mostly) (?:in|from) (?:the|our) office",
    # This role is based in our New York office; you'll work from our HQ
    (
        rf"{SUBJECT}[^.;]{{0,50}}?\b(?:based|located|works?|working|sits?|operates?)\b[^.;]{{0,20}}?"
        rf"\b(?:in|at|from|out of) {OUR_OFFICE}"
    ),
    # - Work from our sunny office
    r"^\W*work (?:from|in|at) (?:[\w'-]+ ){1,5}office\b(?! (?:setting|environment))",
    (
        r"\b(?:employees?|everyone|team members) (?:to )?(?:work|be)\b"
        rf"[^.;]{{0,20}}\b(?:in|from) {OUR_OFFICE}"
    ),
)

# --- Perks and abilities: they count where nothing firmer is said ---------------------------------

REMOTE_PERK = (
    r"\b(?:mix|combination|blend) of remote\b",
    (
        r"\bremote[- ](?:friendly|flexible|work(?:ing)?\b|options?|setting|capacity|eligible|ways)"
        r"(?! (?:team|tool|equip|stipend|set-?up|experience|polic|disclaimer|agreement))"
    ),
    r"\bwork(?:ing)?[- ](?:remotely|from[- ]home)\b(?! (?:stipend|equip|set-?up|budget|office))",
    r"\bwork(?:ing)? (?:\w+ )?from (?:(?:a |your )?home office|home\b)",
    r"(?<!potential for )\btele(?:work|commut)\w*\b(?! (?:polic|agreement)| ?:)",
)

# --- German, French, Spanish, Swedish -------------------------------------------------------------

FOREIGN_REMOTE = (
    r"\b(?:100 ?%|voll|komplett|rein|vollständig) (?:remote|im home-?office)",
    r"\b(?:aus dem|im|vom) home-?office\b|\bhome-?office(?:-?möglichkeit| möglich|-option)",
    r"\bmobiles? arbeit(?:en)?\b",
    r"\b(?:en |full |100 ?% )(?:télétravail|remote)\b(?! (?:partiel|occasionnel|hybride))",
    r"\btélétravail (?:possible|complet|total|à 100)",
    r"\bteletrabajo\b|\b(?:100 ?% |totalmente |trabajo |en )remoto\b",
    (
        r"\b(?:arbet\w+|jobb\w*|sitter|placeringsort)\b[^.;]{0,30}\b(?:distans|hemifrån|remote)\b"
        r"|\bdistansarbete\b|\bhemmabasera"
    ),
)
FOREIGN_HYBRID = (
    r"\bhybrid\w* (?:arbeit\w*|modell|arbets\w*)|\bmod(?:èl|el)[eo]? hybride\b",
    r"\bh[íi]brid[oa]s?\b",
)
FOREIGN_ONSITE = (
    r"\b(?:arbeit\w*|tätigkeit|präsenz|stelle|position)\b[^.;]{0,30}\bvor ort\b",
    r"\b(?:100 ?% |travail |poste |uniquement )(?:en )?présentiel\b",
    r"\b(?:100 ?% |trabajo |modalidad |puesto )presencial\b",
    r"\b(?:arbetar?|arbetet|tjänsten|jobbar?)\b[^.;]{0,30}\bpå plats\b",
)


WORD = r"\b"


def any_of(pieces: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of a table's pieces; those that start a word are tried at words."""
    words = "|".join(piece.removeprefix(WORD) for piece in pieces if piece.startswith(WORD))
    others = [piece for piece in pieces if not piece.startswith(WORD)]
    return re.compile("|".join([f"{WORD}(?:{words})", *others]))
