"""Words by which a page shows that it is, or is not, one posting, in the commonest languages."""

import re

BESIDE = re.compile(
    r"cookie|consent|gdpr|onetrust|newsletter|breadcrumb|related|similar|recommend|share|social"
    r"|navbar|nav-|menu|footer|job-?alert|talent-?(?:pool|community)",
    re.I,
)
GENERIC = re.compile(
    r"""^\W*(?: careers? | jobs? | vacanc(?:y|ies) | (?:current|open|all)\ (?:jobs|positions|roles
        |vacancies|openings) | open\ positions | job\ (?:details?|descriptions?|openings?|widget
        |board|search|application) | position\ details? | candidate\ portal | (?:job|career)\ portal
        | (?:life|working|internships?|students?|graduates?)\ (?:at|in|with|and|&)\ .{0,40}
        | (?:our|the)\ .{2,30}\ teams? | (?:our|why|how|meet|what|who)\ (?:we|our|us|you)\b.{0,60}
        | home(?:page)? | welcome | apply(?:\ now)? | search(?:\ results)? | menu | log\ ?in
        | sign\ in | (?:join|work\ (?:with|at|for))\ .{0,30} | about\ (?:us|the\ .{2,20})
        | stellenangebote? | offene\ stellen | karriere | jobangebote? | loading\W* | untitled
        | offres?\ d['’]emploi | empleo | ofertas?(?:\ de\ empleo)? | vacatures? | lediga\ jobb
        )\W*$""",
    re.VERBOSE | re.I,
)
GONE = re.compile(
    r"""\b404\b | (?:page|job|posting|position|vacancy)\ (?:was\ |could\ )?not\ (?:be\ )?found
      | (?:job|position|role|posting|vacancy|opening|listing)\b.{0,40}\b(?:no\ longer\ (?:available
        |open|active|accepting) | (?:has|is|been|was)\ (?:closed|expired|filled|removed|archived))
      | no\ longer\ (?:accepting\ applications|available|open)
      | applications?\ (?:are|is|have)\ (?:now\ )?(?:been\ )?closed
      | nicht\ (?:mehr\ (?:verfügbar|online)|gefunden) | bereits\ besetzt
      | n['’]est\ plus\ (?:disponible|en\ ligne) | ya\ no\ está\ disponible | inte\ längre""",
    re.VERBOSE | re.I,
)
ELSEWHERE = re.compile(
    r"/(?:blogs?|news|newsroom|press|articles?|stories|story|events?|insights?|resources|guides?"
    r"|about(?:-us)?|benefits|culture|faqs?|privacy|terms|legal|login|search|people|team)(?:/|$)",
    re.I,
)
ARTICLE = re.compile(r'"@type"\s*:\s*"(?:Article|BlogPosting|NewsArticle|Recipe|Product)"')
MAYBE = re.compile(r"\b(?:until|unless|when|once|if|should)\b", re.I)

SITE = re.compile(
    r"""\b(?:careers?|jobs|vacancies|karriere|stellenangebote|empleos?|recruitment)(?:\ (?:page|site
        |center|centre|portal))?\W*$ | ^\W*(?:careers?|jobs?)\ (?:at|with|bei|chez|en)\b
      | ^\W*\d+\W*$""",
    re.VERBOSE | re.I,
)
NAME = re.compile(r"brand|logo|site-?(?:name|title)|company-?name", re.I)
LOOKING = re.compile(r"^(?:now )?hiring:? |^.{2,60}? is (?:looking for|hiring)(?: an?)? ", re.I)
APPLY = re.compile(
    r"""^\W*(?:easy\ |quick\ |register\ and\ |log\ ?in\ (?:and|to)\ |click\ (?:here\ )?to\ )?apply\b
        (?!\ (?:filters?|the|changes|code|coupon)).{0,40}$
      | ^\W*(?:submit|start|send)\ (?:your\ |an?\ |my\ )?(?:application|resume|cv)\b
      | ^\W*i['’]?m\ interested\W*$ | jetzt\ bewerben | online\ bewerben | ^\W*bewerben\W*$
      | ^\W*(?:je\ )?postule[rz]?\b | ^\W*inscr[ií](?:b(?:e|ete|ase|irse|irme)|u)\b
      | ^\W*ap[lú]+[ií]ca
      | ^\W*solicitar\b | ^\W*candidat(?:ar|arse|arme|e-se|ura|i)\b | ^\W*sollicite
      | ^\W*ansök | ^\W*søk
      | ^\W*aplikuj | ^\W*hae\ | 応募 | 立即申请 | 申请职位""",
    re.VERBOSE | re.I,
)
APPLY_ADDRESS = re.compile(
    r"(?:^|[/?&=._-])(?:apply|application|bewerb\w*|postul\w*)(?:$|\W|_)", re.I
)
WORK = re.compile(
    r"""responsibilit | requirement | qualification | \bduties\b | job\ purpose
      | what\ you['’]?(?:\ will|ll)?\ (?:do|bring|need|be\ doing|have)
      | (?:in\ this|about\ (?:the|this)|your)\ (?:role|position|job) | who\ you\ are | the\ role\b
      | (?:job|position|role)\ (?:description|summary|overview|purpose)
      | what\ we['’](?:re|\ are)\ looking\ for | (?:you|we)\b.{0,40}\byou\ have\b
      | (?:must|nice)[ -](?:to[ -])?haves?
      | (?:your|ideal|desired|candidate)\ (?:profile|tasks|skills|experience|background)
      | (?:essential|key|required|preferred|minimum)\ .{0,12}(?:skills|experience|functions)
      | ^skills\b | ^experience\b | day[ -]to[ -]day
      | aufgaben | anforderung | (?:ihr|dein|das)\ profil | das\ (?:bringst|bringen)
      | stellenbeschreibung | missions? | profil\ recherché | votre\ profil | compétences
      | requisit | funcion | responsabilidad | descripci(?:ón|ó)\ de(?:l\ puesto|\ l)
      | perfil | descrição | vereisten | functie-?eisen | wat\ ga\ je\ doen
      | arbetsuppgifter | kvalifikation | om\ jobbet | obowiązki | wymagania | tehtävä
      | arbejdsopgaver | 仕事内容 | 応募資格 | 职位描述 | 任职要求""",
    re.VERBOSE | re.I,
)
OFFER = re.compile(
    r"""benefits | perks | what\ we\ offer | we\ offer | compensation | salary
      | about\ (?:us|the\ (?:company|team)) | who\ we\ are | why\ (?:join|work)
      | equal\ opportunity | our\ (?:team|company) | wir\ bieten | über\ uns
      | nous\ (?:offrons|vous) | ofrecemos | beneficios | wij\ bieden | vi\ erbjuder""",
    re.VERBOSE | re.I,
)
