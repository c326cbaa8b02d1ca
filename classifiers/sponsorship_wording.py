"""What words say of sponsoring: given, possible, refused, needed, or only for transfers."""

import re

from sponsorboard.postings.phrases import any_of

# Ends of a clause: a negation works inside its own clause only. A new subject starts another one,
# the commas of a short list do not.
CLAUSE_END = re.compile(
    r"""
    [;:!?] | \.(?=\s|$) | \s-+\s
    | ,?\s(?:but|however|although|though|yet|whereas)\b          # refused here, but offered there
    | ,\s(?=no\snew\b)
    | (?:,|\sand)\s(?:so|therefore|thus|hence)\b                 # "..., so all applicants must"
    | ,(?=\s(?:and\s|so\s)?(?:we|it|this|please|the\s(?:company|firm|employer|role|position))\b)
    | (?:,|\sand|,\sand)\s(?=(?:\w+\s){0,2}sponsorship\s(?:is|are|will|may|can)\b)
    # a new subject, but not in "a role for which we sponsor", "nothing that we offer"
    | (?<!which)(?<!that)(?<!whom)(?<!where)(?<!thing)(?<!\sone)(?<!what)(?<!position)(?<!role)
      ,?(?:\sand|\sas|\ssince|\sbecause)?\s(?=(?:we|the\scompany|the\sclient
    |client)\s(?!(?:\w+\s)?require)\w)
    """,
    re.X,
)

# --- What is said about it ------------------------------------------------------------------------

VISA_WORD = re.compile(r"\b(?:visas?|h1b|immigra\w+|green cards?|work permits?)\b")
NOT = (
    r"\b(?:not(?! only| just| limited| hesitate| guarantee| promise| certain)|no(?! later"
    r"| longer than| matter| problem)|never|nothing|"
    r"neither|nor|unable|unavailable|ineligible|declines?|outside|beyond|sorry|discontinued"
    r"|excluded)\b"
)
NEGATED_BEFORE = re.compile(rf"{NOT}(?:\W+[\w'/-]+){{0,16}}?\W*$")
NEGATED_AFTER = re.compile(rf"^(?:\W+[\w'/-]+){{0,14}}?\W+{NOT}(?! needed| require| necess)")
WITHOUT = re.compile(
    r"(?<!with or )(?<!with/)\b(?:without|independent of)\b(?:\W+[\w'/.-]+){0,10}?\W*$"
)
WITH_OR_WITHOUT = re.compile(r"\bwith(?: or |/)without\W*(?:\w+\W+){0,4}$")
NEED = re.compile(r"\b(?:need|requir(?!ement)|dependent on|seeking)\w*(?:\W+[\w'/-]+){0,10}?\W*$")
NOT_NEED = re.compile(
    rf"(?:{NOT}|\bwithout\b)(?:\W+[\w'/-]+){{0,12}}?\W+(?:need"
    rf"|requir(?!ement))\w*(?:\W+[\w'/-]+){{0,10}}?\W*$"
)
NEEDED_AFTER = re.compile(r"^\s(?:is |are |being )?(?:needed|required|necessary)\b")
ROLE_NEEDS = re.compile(
    r"\b(?:role|position|job|opening)s? (?:does|do|will|would) not (?:\w+\W+){0,7}(?:need|requir)"
)
IF_NOT_NEEDED = re.compile(r"\bif (?:you|candidates|applicants)\b[^,]{0,40}not")
ONLY_APPLY = re.compile(r"\bonly\b.*\bif\b|\bonly if\b|do not apply")
REJECTED = any_of(
    (
        r"not (?:\w+ ){0,4}(?:consider|hir|accept|apply|eligib|proceed|qualif|interview|seen"
        r"|taken|move|intend|able|pursu)",
        "not consider",
    ),
    (r"unable to (?:\w+ )?(?:consider|accept|hir|proceed|move|offer)", "unable to consider"),
    (r"ineligible|disqualif|no candidates|reject|do not apply", "ineligible"),
    (r"don't apply", "don't apply"),
)
WILLING = re.compile(r"\b(?:willing|able|happy|open|ready|glad|going|prepared) to $")
WE_SPONSOR = re.compile(r"\W*(?:yes\W+)?we (?:(?:do|also|gladly|happily) )*sponsor\W*")
# "Can you sponsor my visa? Yes, we can."
ASKED_OF_US = re.compile(
    r"\b(?:do|does|can|will|would) (?!i\b)(?:\w+ ){1,4}?(?:sponsor|offer|provide|support)\b"
    r"[^?]*\b(?:sponsor|visa|h1b)[^?]*\? ?(?:(?P<yes>yes)|(?P<no>no\b|unfortunately|not\b))"
)
MAY_APPLY = re.compile(r"\b(?:can|may|could|will) (?:also |still )?(?:apply|be considered)\b")
# "we help you with your visa", "the company starts the PERM process"
BY_EMPLOYER = re.compile(
    r"\b(?:we|us|company|employer|firm|team|you)(?:'ll|'re)? (?:\w+ ){0,3}?"
    r"(?:take care|fil|start|beg[iu]n|initiat|support|cover|handl|pay|help|assist|provid|offer"
    r"|sponsor|get)"
    r"\w*(?:\W+\w+){0,8}$"
)
MAY_REJECT = re.compile(r"\b(?:may|might|could) (?:\w+ ){0,2}disqualif")
ACCEPTED = any_of(
    (r"open to|welcomes?|encouraged?|happy to|glad to", "open to"),
    (r"will(?:ing to)? (?:consider|sponsor|support)", "will consider"),
    (r"can sponsor", "can sponsor"),
    (
        r"(?:will|can|may) (?:also |still )?be (?:considered|accepted|supported)",
        "will be considered",
    ),
    (r"are (?:also )?(?:considered|accepted|eligible)", "are considered"),
    (r"got you covered|get our (?:full )?support", "got you covered"),
    (r"we(?:'ll| will) help", "we'll help"),
    (r"we (?:do |can |will |also )?(?:sponsor|support|consider|help|accept)", "we sponsor"),
    (r"accepted|may apply|can apply", "accepted"),
    before=r"\b",
    after=r"\b",
)
LATER = any_of(
    (r"\b(?:now|current(?:ly)?|present(?:ly)?|immediate(?:ly)?)\b.{0,60}?\bfuture\b", "now future"),
    (r"\bin the (?:near )?future\b", "in the future"),
    (r"\bat any (?:time|point)\b", "at any time"),
    (r"\bnow\b.{0,20}\blater\b", "now later"),
    (r"\bfuture\b.{0,12}\bor (?:now|current)", "future or now"),
    (r"\bfuture (?:\w+[ -]){0,3}sponsor", "future sponsor"),
)
NOT_ALL = any_of(
    (
        r"\b(?:every|all|each)\b(?! other)(?: \w+){0,2} (?:roles?|positions?|candidates?|jobs?"
        r"|cases?|applicants?)",
        "every role",
    ),
    (r"\bevery (?:single )?\w+", "every applicant"),
    (r"\bnot all\b", "not all"),
)
NOT_EVERY = re.compile(
    r"\bnot (?:every|all)\b(?: \w+){0,3} (?:roles?|positions?|candidates?|jobs?)\b"
)
EXCEPT = re.compile(r"\bexcept (?:as|for|in|where)\b|\bunless\b|\bonly in (?:exceptional|rare)")
POSSIBLE = any_of(
    (r"may|might|could|possib\w+|potential(?:ly)?", "may"),
    (r"case[- ]by[- ]case|exceptional|consider\w*|depend\w*", "case-by-case"),
    (r"subject to|limited|certain|internal candidates", "subject to"),
    (r"guarantee\w*|eventual\w*|some cases|only|immediate", "guarantee"),
    (r"after (?:\w+ ){0,5}(?:years?|months?)", "after year"),
    (r"discretion\w*|business needs?|discuss\w*", "discretion"),
    before=r"\b",
    after=r"\b",
)
RIGHT_CANDIDATE = re.compile(
    r"\b(?:available|offered|provided|possible)\b.*\bright (?:candidate|person|applicant)"
)
GIVEN = any_of(
    (r"we|company|employer|will|can|do|able|willing|open|happy", "we"),
    (r"pleased|supportive|eligible|qualif(?:y|ies)", "pleased"),
    (r"sponsor(?:ing|ed)|transferred|includ\w+", "sponsoring"),
    (r"incl\.?", "incl"),
    (r"offer(?:s|ed|ing)?|provid(?:e|es|ed|ing)|available", "offer"),
    (r"support(?:s|ed)?|helps?|assists?|yes|covers?|considered", "support"),
    (r"start|begin|sponsors|possib\w+|depends|limited to", "start"),
    (
        r"part of the|an option|on the table|on offer|apply|case[- ]by[- ]case|case by case",
        "part of the",
    ),
    (r"regularly|handled?|full|committed|glad|also|welcome", "regularly"),
    before=r"\b",
    after=r"\b",
)
# A perk without a verb: "Relocation and visa sponsorship", "H-1B support from day one"
BARE = re.compile(
    r"""^\W*(?:(?:benefits?|perks|we\soffer)\W+)?(?:[a-z]+\s){0,2}?
    (?:(?:relocation|relo)(?:\s\w+)?\s?(?:/|and|\+|,|or)\s?)?
    (?:full\s|free\s|us\s|usa\s|h1b\s|o1\s|work\s|employment\s|cap-exempt\s|green\scard\s
    |\w+\sand\sgreen\scard\s)?
    (?:visas?|immigration|work\spermit|h1b|green\scard)(?:\s(?:and|or|/)\s\w+)?\s
    (?:sponsorship|support|assistance|help)
    (?:\W*$|\s(?:if|where|when)\s(?:needed|applicable|required|necessary)|\W+(?:and\s|or\s|\+\s
    |/\s?)?relocation|
    \sfrom\sday|\sincluded|\sfor\s(?:postdocs|you|eligible))""",
    re.X,
)
DUTY = any_of(
    (r"\d+\+? (?:or more )?years?", "5+ years"),
    (r"manage|own|advise|lead|coordinate|oversee|maintain|process", "manage"),
    (r"partner|track|experience|experienced|knowledge", "partner"),
    (r"understanding|familiar|administer|prepare|draft|drive", "understanding"),
    (r"develop|ensure|guide|serve|responsible|work with|act\b", "develop"),
    (r"collaborate|be the|together", "collaborate"),
    (r"support (?!for)", "support "),
    (r"assist\b|strong|proficien", "assist"),
    (r"provide (?:guidance|advice)", "provide guidance"),
    (r"expand|make\b|build|deep|technical", "expand"),
    before=r"^\W*",
)
FOR_YOU = re.compile(r"\byour?\b|\bcandidates?\b|this (?:role|position)")
TRANSFER = any_of(
    (r"transfer(?:s|red)?\b|\b(?:take|taking) over\b", "transfer"),
    (r"\bcontinuing (?:\w+ ){0,2}sponsorship", "continuing sponsorship"),
    (r"already (?:possess|hold|have)\b.*h1b", "already possess h1b"),
    (r"(?:have|hold) (?:an? )?(?:valid|existing|current) h1b", "have valid h1b"),
)
TRANSFER_HOLDERS = any_of(
    (
        r"h1b transfers? (?:only|candidates|holders|welcome|ok|accepted|considered|available|are)",
        "h1b transfer only",
    ),
    (r"open to (?:\w+ )?h1b transfers?", "open to h1b transfer"),
    (r"must (?:have|hold) (?:an? )?(?:valid|existing|current|active) h1b", "must have valid h1b"),
    (r"h1b (?:visa )?holders? .*(?:welcome|encouraged|accepted|only)", "h1b holders are welcome"),
)
TRANSFERS_TOO = re.compile(
    r"\b(?:including|includ\w+) (?:h1b )?transfers|transfers? and (?:for )?new"
    r"|transfers? (?:are )?(?:included|too|as well)"
)
# "able to transfer existing H-1B visas", "can take over an existing H-1B"
EXISTING = re.compile(
    r"(?<!not )\b(?:transfer(?:ring)?|take over|taking over|assume)(?: sponsorship)?(?: of)?"
    r"(?: an?| your)?"
    r" (?:existing|current|valid)\b"
)
HEADING = re.compile(r"(?:visa|immigration|employment|work visa) sponsorship\W*")
NEW_ONLY = re.compile(r"\bnew\b(?! (?:york|applicant|qualif|hire|grad|college|jersey|mexico))")
# A field and its answer: "Visa sponsorship available: No", "Sponsorship: not offered"
FIELD = re.compile(
    r"""\b(?:sponsorship|sponsor\svisas?)(?:\s(?:is|be))?
    (?:\spotentially)?
    (?:\s(?:available|offered|provided|eligible|eligibility|status|possible|options?))?
    (?:\sfor\sthis\s(?:role|position|job))?\s?(?:[:=]|\s-|(?<=available)\?|(?<=offered)\?
    |(?<=provided)\?)\s*
    (?:(?P<no>no\b(?!\s\w+\sis\s)|none|not\s(?:available|offered|provided|eligible)|unavailable
    |n\b|false)|
    (?P<maybe>(?:will\sbe\s|may\sbe\s|is\s)?(?:consider|case|individual|negotiabl|potential|maybe
    |depend|limited|possibl))|
    (?P<yes>yes|available|offered|provided|true|y\b))""",
    re.X,
)
HOLDERS_REFUSED = any_of(
    (
        r"\bno (?:new )?(?:h1b|visa)\b(?! (?:or \w+ )?(?:sponsor|transfer|cap|required|needed"
        r"|necessary))",
        "no h1b",
    ),
    (
        r"(?:visas? such as|h1b|visa status|temporary visas?|visa holders?|visa "
        r"candidates)\b.{0,160}?(?:not be (?:considered|accepted|hired)|not (?:eligible"
        r"|considered|accepted))",
        "visa such as not be considered",
    ),
)
