"""Words around a sum that tell pay for the work from other money, and what kind of pay it is.

Entries are pieces of pattern over folded text, each with an example that it is found in.
"""

import re

from sponsorboard.postings.phrases import Table, any_of, either

# --- What is pay ----------------------------------------------------------------------------------

PAY: Table = (
    (r"salar(?:y|ies)", "Salary: $90,000"),
    (r"pay(?:s|ing)?(?! (?:for(?! th(?:is|e) )|off|attention|down|into))", "Pay range $20 - $24"),
    (
        r"paid(?! (?:out|time|vacation|holidays?|parental|leave|sick|search|media|social))",
        "you will be paid $25 an hour",
    ),
    (r"compensation|remuneration|wages?", "Compensation: $120k"),
    (r"ote|on[- ]target[- ]earnings?|target earnings", "OTE $140,000"),
    (r"earn(?:s|ings?)?|income", "earn $800 a week"),
    (
        r"(?:hiring|hourly|bill|day|daily|base|weekly|pay|starting|contract|standard) rates?",
        "Pay rate $65.50/hour",
    ),
    (r"rate(?= ?(?:range|of|is|:|after|\(|\$))", "Rate: $65.50/hour"),
    (r"base(?! of| in|d\b)", "Base: $120k"),
    (r"(?:pay|salary|hiring|target|base) (?:range|band|scale)", "Hiring range $60,000 to $70,000"),
    (r"fee for (?:this|the) (?:position|role)", "The fee for this position is $52 an hour"),
    (r"ctc|ttc|package", "CTC 18-25 LPA"),
    # German, French, Spanish and Catalan, Swedish, Polish, Dutch
    (r"\w*gehalt\w*|\w*vergütung|\w*lohn|verdienst", "Jahresgehalt 65.000 EUR"),
    (r"salaire|rémunération|rémunéré\w*", "Rémunération : 45k €"),
    (r"sueldo|salario|salari(?:al)?|retribuci[oó]n?", "Salario bruto 30.000 €"),
    (r"\w*lön(?:en)?", "Lön: 35 000 kr"),
    (r"wynagrodzeni[ea]|stawka|widełki", "Wynagrodzenie: 12 000 PLN"),
    (r"salaris|loon|maandsalaris", "Salaris: € 3.200"),
)
PAY_SIGNS = "年収|月給|時給|年俸|給与|月収"  # Japanese: without word boundaries

# --- What is not ----------------------------------------------------------------------------------

NOT_PAY: Table = (
    (r"bonus(?:es)?(?![- ]eligible)", "$7,500 sign-on bonus"),
    (r"sign(?:ing)?[- ]on|signing", "$5,000 sign-on"),
    (r"incentives?|variable", "annual incentive of $10,000"),
    (r"commissions?", "commission of $40,000"),
    (r"referrals?|retention", "$1,000 referral"),
    (r"stipends?|allowances?|budget(?:s|ing)?", "$100 monthly wellness stipend"),
    (r"reimburse\w*|subsid(?:y|ies|ized)", "$350 reimbursement account"),
    (r"vouchers?|gift|credits?|coupons?|discounts?", "€50 gift voucher"),
    (r"tuition|scholarships?|loans?|certifications?", "tuition up to $5,250"),
    (
        r"(?:for|towards?|in) (?:[a-z]+ )?(?:training|education|learning|development|courses)",
        "$2,000 in professional development",
    ),
    (r"development (?:dollars|fund)|wellness|fitness|gym", "$160 in development dollars"),
    (r"commut\w+|parking|travel|internet|phone|equipment|home[- ]office", "$50 for the phone"),
    (r"lunch|meals?|childcare|adoption|fertility|family", "$20,000 for fertility treatment"),
    (r"relocation|moving|housing|cost of living", "$10,000 in relocation support"),
    (r"equity|stocks?|rsus?|shares?|options|grants?", "$50,000 in RSUs"),
    (r"40[13] ?\(?[bk]\)?|match(?:ing|ed|es)?|contribut\w+", "401k match up to $10,000"),
    (r"retirement|pension|hsa|fsa|savings", "$750 to your HSA"),
    (r"insurance|premiums?|deductibles?|coverage|liability", "$25,000 life insurance"),
    (r"disability|benefits?", "benefits of $3,000"),
    (r"donat\w+|charit\w+|volunteer\w*|philanthrop\w*", "charity donations up to $500"),
    (r"raised|raising|raise|funding|fund(?:s|ed)?|series [a-f]|seed", "raised $20-40 million"),
    (r"investments?|invest(?:ors?|ed)|backed|capital|financing", "investment of $500,000"),
    (r"valuations?|valued|value|worth|assets?|aum|portfolio", "a valuation of $90,000"),
    (r"revenues?|arr|mrr|acv|tcv|gmv|turnover|run[- ]rate|volume", "$100k+ ARR"),
    (r"sales|quotas?|deals?|pipeline|bookings|contracts|projects?", "quota of $900k"),
    (r"profits?|p&l|book of business|transactions?|payments?|payroll", "profit of $50,000"),
    (r"(?<!geographic )(?<!labor )market|industry|economy", "$90,000 market"),
    (r"accounts?|customers?|clients?|users?|members?", "$25 from each customer"),
    (r"spend(?:ing)?|cost(?:s|ing)?|price[sd]?|saved?|losses|debt", "ad spend of $50,000"),
    (r"tickets?|che(?:ck|que)s?|rounds?|prizes?|awards?", "prizes up to $500"),
    (r"fees?(?! for (?:this|the) (?:position|role))", "application fee $50"),
    (r"tax(?:es)?|fines?|penalt\w+", "fines of $10,000"),
    (
        r"\d+ ?% of (?:your |the |their )?(?:[a-z]+ )?(?:salary|wage|pay|earnings|income)",
        "60% of your hourly wage ($6,000/mo max)",
    ),
    (r"additional(?! comp| pay)|extra|reduction|deduct\w+", "expect to earn an additional $5K"),
    (r"(?:growth|interest|exchange|conversion)(?: rates?)?", "growth rate of $250k"),
    (r"minimum wage|poverty|threshold", "above the threshold of $43,888"),
)

# After a sum that buys or pays for something: "$1,670 per month which can be applied towards".
USED = (
    r"(?:,? ?(?:which|that) (?:can|may) be (?:applied|used|spent)"
    r"|to (?:spend|use) (?:on|for|towards?)|towards? |per (?:accepted |completed )?[a-z]+)"
)
# Between a word that is not pay and its sum: "bonus of up to", "stipend (taxed): ".
LINKS = (
    r"(?:of|is|are|was|with|an?|up|to|worth|totall?ing|targets?|ranges?|ranging|between|additional|from"
    r"|for|approximately|over|the|per|annual(?:ly)?|yearly|monthly|opportunity|at|potential|max"
    r"|maximum|amount(?:ing)?|plan|program|value|earnings?|in|about|around|exceeding|more|than"
    r"|exceeds?|exceeded|this|your|role|position|first|year)"
)
# Between a sum and the noun that it belongs to: "$750 / year in professional development stipend".
FILL = (
    r"(?:(?!(?:and|plus|with|or|to|depending|based|commensurate|base|salary|ote|pay|as|at|if"
    r"|compensation|which|that|is|are|but|by|will|excluding|including|via|through|wage)\b)"
    r"[a-z'/&-]+\ )"
)

# --- Kinds of pay ---------------------------------------------------------------------------------

OTE: Table = (
    (r"\bote\b|on[- ]target|\bttc\b", "OTE range"),
    (r"target (?:earnings?|compensation|cash|total|pay)", "target earnings"),
    (r"total (?:target )?(?:annual )?cash", "Total cash compensation"),
    (r"(?:base|salary)(?: pay| salary)? ?(?:\+|plus|and|&) ?(?:variable|commissions?|incentives?)",
     "base plus commission"),
    (r"combined (?:pay )?range", "annual combined range"),
)  # fmt: skip
TOTAL: Table = (
    (r"total (?:annual |yearly |target )?(?:comp(?:ensation)?\b|pay\b|rewards?\b|package)",
     "total compensation"),
    (r"(?:base|salary)(?: pay| salary)? ?(?:\+|plus|and|&) ?(?:equity|bonus(?:es)?)",
     "salary + equity range"),
)  # fmt: skip
BASE: Table = (
    (r"\bbase\b|\bbasic\b|\bfixed\b|grundgehalt", "base salary"),
    (r"\bsalary (?:of|is)\b|\bsalary:|hourly rate", "salary of"),
)

# --- Places that tell the dollar ------------------------------------------------------------------

PLACES: dict[str, str] = {
    "US": r"u\.s\.a?\.?|usa?|united states|american?|california|new york|nyc|san francisco|texas"
    r"|colorado|washington|seattle|illinois|chicago|massachusetts|boston|new jersey|los angeles"
    r"|virginia|florida|maryland|minnesota|atlanta|austin|denver|bay area|dallas|connecticut",
    "CA": r"canad(?:a|ian)s?|toronto|vancouver|montr[eé]al|ontario|british columbia|qu[eé]bec"
    r"|calgary|ottawa|alberta|waterloo|mississauga|halifax|edmonton|winnipeg|manitoba|nova scotia",
    "AU": r"australian?|sydney|melbourne|brisbane|perth|adelaide|canberra|nsw|queensland",
    "NZ": r"new zealand|auckland|christchurch|kiwisaver",
    "SG": r"singapore(?:an)?",
    "HK": r"hong kong",
    "MX": r"mexico|m[eé]xico|monterrey|guadalajara",
    "TW": r"taiwan|taipei",
}


CUE = re.compile(
    rf"\b(?:(?P<not_pay>{either(NOT_PAY)})|(?P<pay>{either(PAY)}))\b|(?P<sign>{PAY_SIGNS})"
)
# What may follow a sum of pay: "$160K-$210K + equity".
APART = re.compile(r" ?(?:\+|&|,|;|\.(?= )|\(|\bplus\b|\band\b|\bwith\b|- )")
# Texts that lost their line ends: "great teamPay$40,000"; read in the case as written.
GLUED = re.compile(r"[a-z.!)](?:Salary|Pay|Compensation|Wages?)[ :-]{0,3}$")
# Nearer to the sum than a word that is not pay, these keep a pay word in force.
SUBJECT = re.compile(r"\b(?:role|position|job|location|range (?:is|for)|level|candidates?)\b")
WITH_PAY = rf"(?:\b(?:{either(PAY)}) ?(?:\+|&|and|plus|/) ?(?:[a-z]+ )?)"
NOT_PAY_BEFORE = re.compile(
    rf"(?P<with_pay>{WITH_PAY})?\b(?:{either(NOT_PAY)})\b\s?(?:\([^)]*\))?[\s:=*-]*"
    rf"(?:{LINKS}[\s:*-]+){{0,5}}[~*$\s(]*$"
)
NOT_PAY_AFTER = re.compile(
    rf"[ )-]*{USED}|[ )-]+(?:\(?[a-z-]+\) )?(?:in |of |for |towards? |/ ?)?{FILL}{{0,4}}"
    rf"(?:{either(NOT_PAY)})\b(?!(?: [a-z&]+){{0,3}}:)"
)
# A pay word that a number without currency hangs on: "Compensation: 165,000", "salary of 60-80K".
HANGS = re.compile(
    rf"\b(?:{either(PAY)})\b(?: (?:range|band|scale|requirement|expectations?|offered))?"
    r"(?:[:=*\s-]|\((?:usd|annual|gross)\)|(?:of|is|from|between|at|ranges?|up to|to|starting|for"
    r"|this|the|role|position|will be|max|min)\b){0,8}$"
)
# Pay words right after a sum: "$90,000 base", "60k OTE", "$65 on W2"
PAY_AFTER = re.compile(
    r"[\s*)(,/-]*(?:(?:annual|yearly|gross|fixed|starting|usd|cad|in|of|cash|total|per year"
    r"|a year) ){0,3}(?:base|salary|wage|compensation|ote|on[- ]target|ctc|gross|brutto|bruto|brut"
    r"|net|(?:rate|pay) range|(?:on )?w-?2|c2c|1099|corp|\+ vat|\(?doe\b"
    r"|depending on experience|commensurate|stawka"
    r"|netto|b2b)\b"
)
KIND = re.compile(rf"(?P<ote>{either(OTE)})|(?P<total>{either(TOTAL)})|(?P<base>{either(BASE)})")
KIND_AFTER = re.compile(
    r"[\s*)(,]{0,3}(?:[a-z]+ )?(?:(?P<ote>ote\b|on[- ]target|ttc\b|target |total cash)"
    r"|(?P<total>total (?:comp|pay|package))|(?P<base>base\b|basic\b|fixed\b))"
    r"(?! ?[:$£€]| of\b)"
)
INCLUDES = re.compile(
    r"[^.\n$€£]{0,60}(?:includ\w+|inclusive of|compris\w+|consist\w+)(?: of)? [^.\n$€£]{0,40}"
    r"(?:(?P<ote>variable|commission)|(?P<total>bonus|equity|incentive))"
)
EXCLUDES = re.compile(r"exclu|not includ|does not|before|addition")
COUNTRY = re.compile(
    r"\b(?:" + "|".join(f"(?P<{code}>{names})" for code, names in PLACES.items()) + r")\b"
)
# Money that is somebody else's pay, or promised for later; also where line ends were lost.
ELSEWHERE = any_of(
    (r"career path", "career path"),
    (r"top (?:performers?|reps?|representatives?|earners?|producers?)", "top performer"),
    (r"our reps", "our reps"),
    (r"average (?:rep|agent|advisor)", "average rep"),
    (r"year (?:[2-9]|1\d)", "year 2"),
    (r"years? (?:two|three|five|ten)", "year two"),
    (
        r"(?:customers?|clients?|accounts|users|employees|people|companies"
        r"|they) (?:who )?pay(?:ing)?",
        "customer pay",
    ),
    (r"program (?:that|which) pays", "program that pays"),
    (r"averag(?:es|ing)|eligible compensation", "averages"),
    after=r"\b",
)
