"""Words for levels of education, and where a text uses them in that sense."""

import re
from typing import NamedTuple

from sponsorboard.postings import anchors
from sponsorboard.postings import degree_senses as senses
from sponsorboard.postings.durations import spoken
from sponsorboard.postings.posting import Degree
from sponsorboard.postings.text import Document

# Lowest first; a professional degree stands beside a doctorate.
ORDER: tuple[Degree, ...] = (
    "high_school", "associate", "bachelor", "master", "professional", "doctorate",
)  # fmt: skip
RANK: dict[Degree | None, int] = {level: rank for rank, level in enumerate(ORDER)}

# Anchor, which is found fast, then what it may stand in: (level, words, example), the longer names
# first. All words are in small letters.
Terms = dict[str, tuple[tuple[str, str, str], ...]]
ENGLISH: Terms = {
    "degree": (
        ("professional", r"\b(?:law|medical|dental) degree", "law degree"),
        ("doctorate", r"\bterminal degree", "terminal degree"),
        ("master", r"\b(?:advanced?|graduate|graduate[- ]level|post-?\s?graduate) (?:\w+ )?degree",
         "advanced technical degree"),
        ("bachelor", r"\b(?:4|four)[- ]?(?:year|yr) (?:\w+ )?(?:\w+ )?degree", "four-year degree"),
        ("bachelor", r"\bunder-?\s?grad(?:uate)? (?:\w+ )?degree", "undergraduate degree"),
        ("associate", r"\b(?:2|two)[- ]?(?:year|yr) (?:college |technical )?degree",
         "2-year degree"),
        ("associate", r"\bassociates?'?s? (?:\w+ )?degree|\baa(?:/as|s)? degree", "AA degree"),
        ("generic", r"\bdegrees?\b", "a degree"),
    ),
    "bachel": (
        ("bachelor", r"\bbachelor(?:'?s'?|s'| s(?= degree))?(?:\s+of\s+\w+)?\b(?! pad\b)",
         "Bachelor's"),
    ),
    "baccal": (("bachelor", r"\bbaccalaur[eé]ate?\b", "baccalaureate"),),
    "master": (
        ("master", r"\bmaster(?:'s|s'| s(?= degree))", "Master's"),
        ("master", r"\bmasters?(?=[ -]?(?:level )?degree| or (?:ph|doct|higher|above)| ?/ ?ph)",
         "Masters or PhD"),
        ("master", r"\bmasters\b(?! of (?:our|their|the|your|its|all)\b)", "Masters in Statistics"),
        ("master",
         (r"\bmaster (?:of|in)\s+(?:science|arts|business|engineer|public|social|comp|data|"
                   r"statist|finance|math|fine|educ|applied|health|nurs|economics|a related)\w*"),
         "Master of Science"),
        ("master", r"\bmaster(?= (?:and|or|level|preferred|required)\b|,? ?/| ?\(|[.,;)]|\n)",
         "Bachelor or Master level"),
    ),
    "ph.d": (("doctorate", r"\bph\.d\b\.?(?:'?s\b)?", "Ph.D."),),
    "phd": (("doctorate", r"\bd?phd?\b\.?(?:'?s\b)?", "PhD"),),
    "doctor": (
        ("professional", r"\bjuris doctor(?:ate)?\b", "Juris Doctor"),
        ("professional", r"\bdoctor of (?:medic|pharm|dent|veterin|osteo)\w+",
         "Doctor of Medicine"),
        ("doctorate", r"\bdoctora(?:l|te)s?\b|\bdoctor of philosophy|\bdoctorado?\b", "doctorate"),
    ),
    "pharm": (("professional", r"\bpharm\.? ?d\b\.?", "PharmD"),),
    "graduate": (
        ("bachelor", r"\bundergraduate(?= ?\(| or (?:grad|master|post)| student)",
         "undergraduate student"),
        ("bachelor", r"\b(?:university|college) graduate\b", "college graduate"),
    ),
    "associate": (
        ("associate", r"\bassociates?(?:'s|s'|')? of (?:arts|science|applied science)",
         "Associate of Arts"),
        ("associate", (r"\bassociate(?:'s|s'|s)?(?= or (?:a )?bachelor| or ba\b|/bachelor)|"
                      r"\bassociate's(?= (?:or|and|in) )"), "Associate's or Bachelor's"),
    ),
    "diplom": (
        ("high_school", r"\bh\.?s\.? diploma", "HS diploma"),
        ("associate",
         (r"\b(?:college|technical|post-?secondary) diploma|\bdiploma (?:in\b|or (?:a )?"
                      r"(?:degree|bachelor))|(?<=degree or )diploma|(?<=degree/)diploma|"
                      r"\bdiploma (?:qualification|holder|level)|(?<=minimum )diploma"),
         "diploma in IT"),
        ("master", r"\bdiplôme d'ingénieur|\bdiplom-?ingenieur", "Diplom-Ingenieur"),
    ),
    "school": (
        ("high_school",
         (r"\b(?:graduat\w+ from|completed?|completion of) (?:a )?(?:high|secondary) "
                        r"school"), "graduation from high school"),
        ("high_school",
         (r"\b(?:high|secondary)[- ]?school (?:diploma|degree|education|graduate|level|"
                        r"or (?:equivalent|ged|higher|some)|\(|equivalen|graduation|certificate|"
                        r"completion|/ ?ged|,? ged)|\bhigh school(?=[):]*(?:\n|$)| ?\(|/ ?ged)"),
         "high school diploma"),
    ),
}  # fmt: skip
# Searched only where words of these languages stand: Swedish, German, and the Romance ones.
FOREIGN: dict[str, Terms] = {
    " och ": {
        "civil": (("master", r"\bcivilingenjör\w*", "civilingenjör"),
                  ("bachelor", r"\bcivilekonom\w*", "civilekonom")),
        "master": (("master", r"\bmaster(?:s?examen|utbildning)", "masterexamen"),),
        "magister": (("master", r"\bmagister\w*", "magisterexamen"),),
        "doktor": (("doctorate", r"\bdoktors?(?:examen|grad)", "doktorsexamen"),),
        "högskole": (("bachelor", r"\bhögskole(?:examen|utbildning|ingenjör)\w*",
                      "högskoleexamen"),),
        "akademisk": (("bachelor", r"\bakademisk ?(?:examen|utbildning)", "akademisk examen"),),
        "kandidat": (("bachelor", r"\bkandidatexamen", "kandidatexamen"),),
        "universitet": (("bachelor", (r"\buniversitets(?:examen|utbildning)|\butbildning från "
                                     r"universitet"), "universitetsexamen"),),
        "från högskola": (("bachelor", r"\butbildning från högskola", "utbildning från högskola"),),
        "eftergymnasial": (("bachelor", r"\beftergymnasial ?(?:examen|utbildning)",
                            "eftergymnasial utbildning"),),
        "gymnasie": (("high_school", r"\bgymnasie(?:examen|utbildning|kompetens|studier)\w*",
                      "gymnasieexamen"),
                     ("high_school", r"\bfullständ\w+ gymnasi\w+", "fullständiga gymnasiebetyg")),
    },
    " und ": {
        "studium": (("bachelor",
         (r"\b(?:abgeschlossene[sm]? |ein )(?:\w+ |\w+-)?(?:hoch|fachhoch|\w+)?"
                                 r"(?:schul)?studium"), "abgeschlossenes Studium"),),
        "hochschulabschluss": (("bachelor", r"\bhochschulabschluss", "Hochschulabschluss"),),
        "master": (("master", r"\bmaster(?:studium|abschluss)", "Masterabschluss"),),
        "promotion": (("doctorate", r"\b(?:abgeschlossene |eine )promotion", "eine Promotion"),),
        # ISCED 3, the level of an upper secondary school
        "ausbildung": (("high_school", r"\babgeschlossene (?:\w+ )?(?:berufs)?ausbildung",
                        "abgeschlossene Ausbildung"),),
        "abitur": (("high_school", r"\babitur\b", "Abitur"),),
    },
    " het ": {"hbo": (("bachelor", r"\bhbo\b", "HBO"),)},
    " de ": {
        "bac": (("master", r"\bbac ?\+ ?[45]\b(?! ?/)", "Bac+5"),
                ("bachelor", r"\bbac ?\+ ?3\b(?: ?/ ?\d)?", "Bac+3/5"),
                ("associate", r"\bbac ?\+ ?2\b", "Bac+2"),
                ("high_school", r"\bbachillerato\b", "bachillerato")),
        "école": (("master", r"\bécole (?:d'ingénieur|de commerce)", "école d'ingénieurs"),),
        "licenc": (("bachelor",
         r"\blicenciatura\b|\blicence (?:en|professionnelle)\b", "licence en droit"),),
        "grado en": (("bachelor", r"\bgrado en\b", "Grado en"),),
        "universitari": (("bachelor", r"\bt(?:itulación|ítulo) universitari[oa]",
                          "título universitario"),),
        "ingeniería": (("bachelor", r"\bingeniería concluida", "Ingeniería concluida"),),
        "máster": (("master", r"\bmáster\b", "Máster"),),
        "maestría": (("master", r"\bmaestría\b", "Maestría"),),
        "superior": (("bachelor", r"\bensino superior", "ensino superior"),),
    },
}  # fmt: skip
# Abbreviations, in the letters they are written in. A level named level_loose means something else
# as often: MS Office, BA for business analyst, MA for Massachusetts, MD for Maryland.
ACRONYMS: tuple[tuple[str, str, str], ...] = (
    ("professional", r"\bJ\.D\b\.?|\bM\.D\b\.?", "J.D."),
    ("professional_loose", r"\b(?:JD|MD)\b", "JD"),
    ("master", r"\bM\.? ?B\.? ?A\b\.?|\b(?:MPH|MPP|MPA|MSW|MSN|MFA|MHA|MSEE|MSCS|MCA)\b", "MBA"),
    ("master", r"\bM\.?[Ss]\.?c\b\.?|\bM\.? ?(?:Eng|Tech|Ed|Phil)\b|\bM\.Com\b", "M.Sc."),
    ("master", r"\bM\.\s?[SA]\b\.?", "M.S."),
    ("master_loose", r"\bM[SA]\b", "MS"),
    ("bachelor", r"\bB\.?[Ss]\.?c\b\.?|\bB\.? ?(?:Eng|Tech|Ed|Com)\b", "B.Sc."),
    ("bachelor", r"\bB\.\s?[SAE]\b\.?|\b(?:BBA|BCA|BSN|BSEE|BSCS|BSME|BSCE|BFA|BSW)\b", "B.S."),
    ("bachelor_loose", r"\bB[SAE]\b", "BS"),
    ("associate", r"\bA\.A\.(?:S\.)?|\bA\.S\.|\b(?:AA|AS|AAS)(?=[ /](?:or B|B\.?[SA]))", "A.A."),
    ("high_school", r"\bG\.?E\.?D\b\.?", "GED"),
)
# Where one of them may start; a single set of letters first is what makes the search fast.
ACRONYM = re.compile(
    r"[ABGJM](?:(?<=[BM])\.? ?(?:[SAE]|Sc|sc|Eng|Tech|Com|Ed|Phil)|(?<=[BM])\.?[BCFPHS][AWHPNC.]|"
    r"(?<=[JM])\.?D\b|(?<=A)\.?[AS]\b|(?<=G)\.?E\.?D)"
)
REACH = 34


def _any(terms: tuple[tuple[str, str, str], ...]) -> re.Pattern[str]:
    """One pattern of several, which names the group of the first that matches."""
    parts: list[str] = []
    for number, (level, words, _) in enumerate(terms):
        parts.append(f"(?P<{level}_{number}>{words})")
    return re.compile("|".join(parts))


PATTERNS = {anchor: _any(terms) for anchor, terms in ENGLISH.items()}
# The same where no word boundary stands before them.
GLUED = {
    pattern: re.compile(re.sub(r"(?<=>)\\b", "", pattern.pattern)) for pattern in PATTERNS.values()
}
FOREIGN_PATTERNS = {
    word: {anchor: _any(terms) for anchor, terms in table.items()}
    for word, table in FOREIGN.items()
}
ACRONYM_PATTERN = _any(ACRONYMS)
ANCHORS = anchors.group(PATTERNS)
FOREIGN_ANCHORS = {word: anchors.group(table) for word, table in FOREIGN_PATTERNS.items()}


class Mention(NamedTuple):
    """A level of education named in a text."""

    level: Degree | None
    """None where only "a degree" is said."""

    start: int
    end: int


def mentions(doc: Document) -> list[Mention]:
    """Every level of education that the text names, in order, none within another."""
    found = _worded(doc, ANCHORS, PATTERNS)
    for word in spoken(doc):
        found += _worded(doc, FOREIGN_ANCHORS[word], FOREIGN_PATTERNS[word])
    for place in ACRONYM.finditer(doc.plain):
        match = ACRONYM_PATTERN.match(doc.plain, place.start())
        if match and (mention := _mention(doc, match)) is not None:
            found.append(mention)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    apart: list[Mention] = []
    for mention in found:
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return apart


def _worded(
    doc: Document, group: anchors.Group, patterns: dict[str, re.Pattern[str]]
) -> list[Mention]:
    folded = doc.folded
    found: list[Mention] = []
    read: dict[str, int] = {}  # where the last match at the same anchor ends
    for at, anchor in doc.hits(group):
        if at < read.get(anchor, 0):
            continue
        pattern, stop = patterns[anchor], at + len(anchor)
        match = pattern.search(folded, max(at - REACH, 0), stop + REACH)
        while match and match.end() < stop:
            match = pattern.search(folded, match.end(), stop + REACH)
        if match is None and _is_glued(doc, at):
            match = GLUED[pattern].match(folded, at)
        if match and match.start() <= at and (mention := _mention(doc, match)) is not None:
            found.append(mention)
        read[anchor] = match.end() if match else 0
    return found


def _is_glued(doc: Document, at: int) -> bool:
    """Whether a word begins within another, as where a line end was lost: "SkillsBachelor's"."""
    return at > 0 and doc.plain[at].isupper() and doc.plain[at - 1].islower()


def _mention(doc: Document, match: re.Match[str]) -> Mention | None:
    start, end = match.span()
    level = (match.lastgroup or "").rpartition("_")[0]
    if level == "generic":
        before = doc.folded[max(start - 16, 0) : start]
        if senses.NOT_A_DEGREE.search(before) or senses.MEASURE_AFTER.match(doc.folded, end):
            return None
        return Mention(None, start, end)
    if level == "master" and doc.folded.endswith(senses.OTHER_MASTERS, 0, start):
        return None
    plain_level = level.removesuffix("_loose")
    if level != plain_level and not _is_degree(doc, start, end):
        return None
    return Mention(plain_level, start, end)  # type: ignore[arg-type]


def _is_degree(doc: Document, start: int, end: int) -> bool:
    """Whether a loose abbreviation stands for a degree."""
    before = doc.folded[max(start - 16, 0) : start]
    after = doc.plain[end : end + 1]
    if senses.PRODUCT_AFTER.match(doc.folded, end) or after == ")":
        return False
    named = senses.LOOSE_BEFORE.search(before)
    if before.endswith(", ") and not named and doc.folded[start:end] in ("ma", "md"):
        return False
    if senses.LOOSE_AFTER.match(doc.folded, end):
        return True
    return named is not None and (not after or after in " \n/,.;")
