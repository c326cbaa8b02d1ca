"""Both engines hold the same postings and give the same answers."""

import uuid
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from conftest import remove_indices
from elasticsearch import Elasticsearch
from search_samples import COMPANIES, COUNT, FIRST_DAY, postings

from sponsorboard.postings.posting import History, Routes
from sponsorboard.search import Query, QueryError, open_index, words
from sponsorboard.search.fields import FACETS, FIELDS, SILENT
from sponsorboard.search.query import LARGEST_PAGE, SHOWN, SORTS, VALUES

ALL = ("open", "closed", "expired")
HARD = {
    # words: a form of it that has to be found by it
    "C++": "C++, C#", "c#": "C#", ".NET": ".NET", "asp.net": "ASP.NET", "H-1B": "H1B",
    "H1B": "H-1B", "h1-b": "H-1B", "U.S.": "US citizens", "US": "U.S. citizen", "us": "U.S.",
    "usa": "U.S.", "naive": "naïve", "NAÏVE": "naive", "Zurich": "Zürich", "zürich": "Zurich",
    "node.js": "node.js", "PhD": "Ph.D.", "b.s.": "BS", "full-time": "full time", "EB2": "EB-2",
    "E3": "E-3", "日本": "日本語", "東京": "東京", "master's": "master's", "straße": "Straße",
    "strasse": "Straße", "a.i.": "AI", "equipe": "L'équipe",
}  # fmt: skip
TYPED = (
    "", "engineer", "software engineer", '"software engineer"', '"engineer software"',
    "engineer -senior", "-engineer", '-"green card" h1b', "C++ C# .NET", "acme", "rockets visas",
    "san francisco", "rocket science", "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
    "title:engineer", "engineer AND (", "*", "engineer*", '"', '""', '-""', "a" * 400, "\x00",
    "e\u0301quipe", "🙂",
    "nothingofthekind", "unclosed \"software eng", "TO", "OR", "[a TO b]", "us join", "_id", "<b>",
)  # fmt: skip


@pytest.fixture(scope="session")
def engines(elasticsearch_url, tmp_path_factory):
    """The two engines with the same postings."""
    alias = f"conformance-{uuid.uuid4().hex[:12]}"
    both = [
        open_index(f"tantivy:{tmp_path_factory.mktemp('index')}"),
        open_index(f"{elasticsearch_url}/{alias}"),
    ]
    made = list(postings())
    for index in both:
        index.create()
        written = index.write(made)
        assert len(written.accepted) == COUNT
        assert not written.refused
    yield both
    for index in both:
        index.close()
    remove_indices(elasticsearch_url, alias)


@pytest.fixture(scope="session")
def made():
    return list(postings())


def ids(page):
    return [hit.posting.id for hit in page.hits]


def alike(engines, query):
    """The page that both engines give."""
    first, second = (index.search(query) for index in engines)
    assert first == second
    return first


def walked(index, query):
    """All ids, page by page."""
    found, cursor = [], None
    while True:
        page = index.search(replace(query, cursor=cursor))
        found += ids(page)
        if page.cursor is None:
            return found
        cursor = page.cursor


def test_both_hold_every_posting_as_it_was_written(engines, made):
    by_id = {one.id: one for one in made}
    for index in engines:
        assert {one.id: one for one in index.scan()} == by_id
        assert index.get(made[17].id) == made[17]
        assert index.get("greenhouse:none:1") is None
        assert index.get("") is None
        assert index.get("x" * 2_000) is None
        assert index.verify() == []


def test_both_count_alike(engines):
    first, second = (index.stats() for index in engines)
    assert first.count == second.count == COUNT
    assert first.newest == second.newest
    assert (first.sources, first.statuses) == (second.sources, second.statuses)
    assert first.version == second.version
    assert first.engine.startswith("tantivy 0.")
    assert second.engine.startswith("elasticsearch ")


def choices(name):
    field = FIELDS[name]
    some = {
        "country": ("US", "CA", "CH", "JP"),
        "region": ("US-CA", "CA", "ES-CA", "CA-ON", "US-TX"),
        "company": (*COMPANIES, "zurich re ag", "ACME ROCKETS", "cafe ole", "Nobody"),
        "source": ("source0", "source6", "missing"),
        "occupation": ("15-1252", "15-1", "15", "29-1141", "29-1", "11", "53-3032"),
    }
    return [*field.known, *some.get(name, ()), *([SILENT] if field.silent else [])]


def others(posting, value):
    """What follows from the employer's records, worked out here from the record alone."""
    employer, level, ways = posting.employer, posting.wage_level, posting.routes
    filed = employer.history or History()
    on_record = {
        "lca": filed.lca is not None,
        "lca_occupation": posting.occupation.soc in filed.lca_soc,
        "uscis": filed.uscis != {},
        "perm": filed.perm is not None,
    }
    history = [name for name, there in on_record.items() if there] or ["none_found"]
    open_ways = {"likely", "possible"}
    soc = posting.occupation.soc
    return {
        "route": [
            w.name for w in fields(Routes) if ways and getattr(ways, w.name).answer in open_ways
        ],
        "cap_exempt": [employer.cap_exempt.replace("none", "")],
        "history": history if employer.match else ["not_linked"],
        "wage_level": [str(level.low)] if level and level.low is not None else [],
        "occupation": [soc and (soc if value == SILENT else soc[: len(value)])],
        "staffing": ["employer"] * employer.staffing + ["role"] * posting.employment.third_party,
    }


def holds(posting, name, value):
    """Whether a posting has the value, worked out here from the record alone."""
    places = posting.locations
    regions = [f"{p.country}-{p.region}" for p in places if p.country and p.region]
    had = {
        "policy": [posting.sponsorship.policy],
        "restriction": [posting.sponsorship.restriction],
        "visa": posting.sponsorship.visas_yes,
        "band": [posting.sponsorship.band],
        "workplace": posting.workplace.types,
        "degree": [posting.degree.minimum],
        "employment": [posting.employment.type],
        "country": [place.country for place in places],
        "region": regions if "-" in value or value == SILENT else [p.region for p in places],
        "company": [words.folded(posting.company.name)],
        "source": [posting.source],
        "status": [posting.status],
        **others(posting, value),
    }[name]
    if value == SILENT:
        return not [one for one in had if one]
    return (words.folded(value) if name == "company" else value) in had


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name in VALUES for value in choices(name)]
)
def test_each_filter_finds_what_the_record_says(engines, made, name, value):
    status = (value,) if name == "status" else ALL
    chosen = {"status": status} | ({} if name == "status" else {name: [value]})
    expected = {one.id for one in made if holds(one, name, value)}
    page = alike(engines, Query(**chosen, size=LARGEST_PAGE))
    assert page.total == len(expected)
    assert set(ids(page)) <= expected
    assert set(walked(engines[0], Query(**chosen, size=100))) == expected


def test_closed_postings_are_found_only_when_asked_for(engines, made):
    page = alike(engines, Query())
    assert page.total == sum(one.status in SHOWN for one in made)


def test_several_values_mean_or_and_filters_mean_and(engines, made):
    query = Query(
        policy=["refused", SILENT], workplace=["remote", "hybrid"], country=["US", "CA"], status=ALL
    )
    expected = {
        one.id
        for one in made
        if one.sponsorship.policy in ("refused", None)
        and {"remote", "hybrid"} & {*one.workplace.types}
        and {"US", "CA"} & {place.country for place in one.locations}
    }
    assert alike(engines, query).total == len(expected) > 0
    assert {*walked(engines[1], query)} == expected


def tops(posting, currency):
    bands = posting.salary.bands
    bands = [band for band in bands if band.kind == "base"] or bands
    tops = [b.min_annual if b.max_annual is None else b.max_annual for b in bands]
    return [
        top
        for band, top in zip(bands, tops, strict=True)
        if top is not None and band.currency and currency in (None, band.currency)
    ]


@pytest.mark.parametrize("currency", [None, "USD", "CAD", "usd"])
@pytest.mark.parametrize("floor", [None, 0, 90_000, 90_000.01, 150_000.5, 200_000, 250_001])
@pytest.mark.parametrize("stated", [True, False])
def test_salary_floor(engines, made, floor, currency, stated):
    asked = currency.upper() if currency else None

    def meets(one):
        if floor is None:
            return not stated or bool(tops(one, asked))
        reached = [top for top in tops(one, asked or "USD") if top >= floor]
        return bool(reached) or (not stated and not tops(one, None))

    query = Query(salary_min=floor, currency=currency, salary_stated=stated, status=ALL)
    assert alike(engines, query).total == sum(meets(one) for one in made)


@pytest.mark.parametrize("years", [0, 2, 2.5, 9])
def test_experience_keeps_those_that_ask_for_none(engines, made, years):
    query = Query(experience_max=years, status=ALL)
    expected = sum((one.experience.min_years or 0) <= years for one in made)
    assert alike(engines, query).total == expected


@pytest.mark.parametrize("days", [0, 20, 39, 40])
def test_posted_since_leaves_out_the_undated(engines, made, days):
    since = FIRST_DAY + timedelta(days=days)
    query = Query(posted_since=since, status=ALL)
    expected = sum(one.posted_on is not None and one.posted_on >= since for one in made)
    assert alike(engines, query).total == expected


@pytest.mark.parametrize("words", [*TYPED, *HARD])
def test_words_give_the_same_page(engines, words):
    alike(engines, Query(words=words, size=40, facets=True))


@pytest.mark.parametrize(("typed", "form"), HARD.items())
def test_hard_words_are_found_in_their_other_form(engines, made, typed, form):
    found = {*walked(engines[0], Query(words=typed, status=ALL, size=100))}
    having = {
        one.id for one in made if form in f"{one.title}\n{one.description_text}\n{one.company.name}"
    }
    assert having
    assert having <= found


def test_words_that_look_alike_are_told_apart(engines, made):
    texts = {one.id: f"{one.title} {one.description_text} {one.company.name}" for one in made}
    net = walked(engines[1], Query(words=".net", status=ALL, size=100))
    assert all(".net" in texts[id].lower() for id in net)
    country = walked(engines[1], Query(words="U.S.", status=ALL, size=100))
    assert all("U.S." in texts[id] or "US " in texts[id] or "United" in texts[id] for id in country)


def test_excluded_words_and_phrases(engines, made):
    texts = {one.id: f"{one.title} {one.description_text}".lower() for one in made}
    page = alike(engines, Query(words='"software engineer" -senior -"green card"', status=ALL))
    assert page.hits
    for hit in page.hits:
        text = texts[hit.posting.id]
        assert "software engineer" in text
        assert "senior" not in text
        assert "green card" not in text


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("words", ["", "software engineer", "h1b OR zürich"])
def test_orders_are_the_same_over_all_pages(engines, sort, words):
    query = Query(words=words, sort=sort, status=ALL, size=37)
    first, second = (walked(index, query) for index in engines)
    assert first == second
    assert len(first) == len({*first}) == engines[0].search(query).total


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_cursor_neither_repeats_nor_misses(engines, made, sort, size):
    query = Query(sort=sort, source=["source3"], size=size)
    expected = {one.id for one in made if one.source == "source3" and one.status in SHOWN}
    for index in engines:
        found = walked(index, query)
        assert len(found) == len(expected)
        assert {*found} == expected


def test_newest_first_and_undated_last(engines, made):
    dates = {one.id: one.posted_on or date.min for one in made}
    found = [dates[id] for id in walked(engines[1], Query(sort="date", status=ALL, size=100))]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("currency", [None, "CAD"])
def test_best_paid_first_in_the_currency_asked_for(engines, made, currency):
    by_id = {one.id: one.salary for one in made}
    query = Query(sort="salary", currency=currency, status=ALL, size=100)
    found = [by_id[id] for id in walked(engines[0], query)]
    assert walked(engines[0], query) == walked(engines[1], query)
    tops = [one.min_annual if one.max_annual is None else one.max_annual for one in found]
    mine = [
        top
        for one, top in zip(found, tops, strict=True)
        if one.currency == (currency or "USD") and top is not None
    ]
    assert mine == sorted(mine, reverse=True)
    assert tops[: len(mine)] == mine
    silent = [top is None for top in tops]
    assert silent == sorted(silent)


def test_likeliest_first(engines, made):
    by_id = {one.id: one.sponsorship for one in made}
    found = [by_id[id] for id in walked(engines[1], Query(sort="likelihood", status=ALL, size=100))]
    assert found[0].band == "stated_yes"
    assert found[-1].band == "not_applicable"
    likely = [one.likelihood or -1 for one in found if one.band == "likely"]
    assert likely == sorted(likely, reverse=True)


def test_words_in_the_title_come_first(engines, made):
    titles = [hit.posting.title for hit in alike(engines, Query(words="software engineer")).hits]
    assert {*titles} <= {"Software Engineer", "Senior Software Engineer"}


def test_facets_count_what_is_there(engines, made):
    page = alike(engines, Query(facets=True, status=ALL))
    assert [*page.facets] == [*FACETS]
    for name in FACETS:
        for one in page.facets[name]:
            assert one.count == sum(holds(posting, name, one.value) for posting in made), name
        counts = [one.count for one in page.facets[name]]
        assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("name", [name for name in FACETS if name != "status"])
def test_a_facet_ignores_its_own_filter_and_obeys_the_others(engines, name):
    value = choices(name)[0]
    others = {"workplace": ["remote"]} if name != "workplace" else {"degree": ["bachelor"]}
    page = alike(engines, Query(**{name: [value]}, **others, words="we", facets=True))
    free = alike(engines, Query(**others, words="we", facets=True))
    assert page.facets[name] == free.facets[name]
    other = "status"
    assert sum(one.count for one in page.facets[other]) <= sum(
        one.count for one in free.facets[other]
    )
    count = {one.value: one.count for one in page.facets[name]}
    assert count.get(value, 0) == page.total


def test_highlights_stand_in_the_text(engines):
    page = alike(engines, Query(words="H-1B naive", size=100))
    assert page.hits
    marked = set()
    for hit in page.hits:
        for light in hit.highlights:
            whole = getattr(hit.posting, light.field)
            assert whole[light.start : light.start + len(light.text)] == light.text
            marked |= {light.text[start:end].lower() for start, end in light.marks}
    assert marked == {"h-1b", "h1b", "naïve", "naive"}


def test_a_cursor_belongs_to_its_question(engines):
    for index in engines:
        cursor = index.search(Query(words="engineer", size=2)).cursor
        with pytest.raises(QueryError, match="cursor: belongs to another question"):
            index.search(Query(words="nurse", cursor=cursor))
        for wrong in ("x", "ä", cursor[:-4], "", "e30"):
            with pytest.raises(QueryError, match="cursor"):
                index.search(Query(words="engineer", cursor=wrong))


def test_a_cursor_of_one_engine_goes_on_in_the_other(engines):
    query = Query(words="engineer", size=20)
    cursor = engines[0].search(query).cursor
    further = [index.search(replace(query, cursor=cursor)) for index in engines]
    assert further[0] == further[1]


def test_scan_takes_a_query(engines, made):
    expected = {one.id for one in made if one.sponsorship.policy == "refused"}
    query = Query(policy=["refused"], status=ALL)
    for index in engines:
        assert {one.id for one in index.scan(query)} == expected


def test_the_server_cuts_text_as_we_do(engines, made, elasticsearch_url):
    texts = [one.description_text or "" for one in made[:200]]
    texts += ["C++11 or F#? U.S.A, USA. asp.net/H-1B1; É.U. İstanbul ﬁne ǅ x̂ ²½ Ⅷ _a_b .netX"]
    texts += [*HARD, *TYPED]
    with Elasticsearch(elasticsearch_url) as client:
        for text in texts:
            shown = client.indices.analyze(
                index=engines[1].alias, analyzer=words.NAME, text=text or " "
            )
            assert [one["token"] for one in shown["tokens"]] == words.tokens(text), text
