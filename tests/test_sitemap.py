"""Sitemaps: what of them are postings, and what they may not do to us."""

import gzip

import pytest

from scrapers import ReadError, sitemap

URL = "https://www.fen.example/sitemap.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urls(*links: str, more: str = "") -> str:
    rows = "".join(f"<url><loc> {link} </loc>{more}</url>" for link in links)
    return f"{HEAD}<urlset {SPACE}>{rows}</urlset>"


def index(*links: str) -> str:
    rows = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
    return f"{HEAD}<sitemapindex {SPACE}>{rows}</sitemapindex>"


COOK, NURSE = "https://www.fen.example/jobs/cook-1", "https://www.fen.example/careers/nurse"
OTHER = ["https://www.fen.example/about", "https://www.fen.example/careers/benefits"]


@pytest.mark.parametrize(
    "body",
    [
        urls(COOK, NURSE, *OTHER).encode(),
        gzip.compress(urls(COOK, NURSE, *OTHER).encode()),
        b"\xef\xbb\xbf" + urls(COOK, NURSE, *OTHER).encode(),
        urls(COOK, NURSE, *OTHER).replace(f" {SPACE}", "").encode(),
        urls(COOK, NURSE, COOK, "https://elsewhere.example/jobs/9").encode(),
        urls(COOK, NURSE).replace("</urlset>", "<url><loc>https://www.fen.exam").encode(),
        "\n".join([COOK, NURSE, *OTHER]).encode(),
        urls(COOK, NURSE, more="<lastmod>2026-01-01</lastmod><priority>0.5</priority>").encode(),
    ],
)
def test_postings_of_a_sitemap(body: bytes) -> None:
    assert sitemap.read(body, URL)[:2] == ([COOK, NURSE], [])


def test_what_changed_last_comes_first() -> None:
    body = urls(COOK).replace("</url>", "<lastmod>2026-01-01</lastmod></url>").replace(
        "</urlset>", f"<url><lastmod>2026-05-01</lastmod><loc>{NURSE}</loc></url></urlset>"
    )  # fmt: skip
    assert sitemap.read(body.encode(), URL).postings == [NURSE, COOK]


def test_of_an_index_the_maps_about_jobs() -> None:
    maps = [f"https://www.fen.example/sitemap-{name}.xml" for name in ("shop", "jobs", "blog")]
    assert sitemap.read(index(*maps).encode(), URL).maps == [maps[1]]
    assert sitemap.read(index(maps[0], maps[2]).encode(), URL).maps == [maps[0], maps[2]]
    many = [f"https://www.fen.example/{number}.xml" for number in range(500)]
    assert len(sitemap.read(index(*many).encode(), URL).maps) == sitemap.MOST_MAPS


def test_hosts_of_the_rows_domain_count_as_the_same_site() -> None:
    body = urls("https://careers.fen.example/jobs/1-cook").encode()
    assert sitemap.read(body, URL).postings == []
    assert len(sitemap.read(body, URL, "fen.example").postings) == 1


@pytest.mark.parametrize(
    "body",
    [b"<!doctype html><title>Not found</title>", b"", b"Nothing here", b"\x1f\x8bbroken", b"{}"],
)
def test_what_is_no_sitemap(body: bytes) -> None:
    with pytest.raises(ReadError, match="expected a sitemap"):
        sitemap.read(body, URL)


def test_a_sitemap_dates_its_pages():
    body = (
        "<urlset><url><loc>https://fen.example/jobs/1-cook</loc><lastmod>2026-11-02</lastmod></url>"
        "<url><loc>https://fen.example/jobs/2-nurse</loc></url></urlset>"
    )
    found = sitemap.read(body.encode(), "https://fen.example/sitemap.xml")
    assert found.changed == {"https://fen.example/jobs/1-cook": "2026-11-02"}


def test_an_empty_sitemap_is_one() -> None:
    assert sitemap.read(urls().encode(), URL) == ([], [], {})


def test_bombs_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LARGEST", 10_000)
    packed = gzip.compress(urls(*(f"{COOK}{number}" for number in range(50_000))).encode())
    assert 0 < len(sitemap.read(packed, URL).postings) < 500
    monkeypatch.setattr(sitemap, "MOST", 7)
    assert len(sitemap.read(packed, URL).postings) == 7
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    body = urls("https://www.fen.example/jobs/&b;&a;1").replace(HEAD, HEAD + entity)
    assert "root:" not in str(sitemap.read(body.encode(), URL))


def test_lines_of_robots_txt() -> None:
    robots = (
        "User-agent: *\nDisallow: /x\nSitemap: https://www.fen.example/a.xml\n"
        "  sitemap:/b.xml\n# Sitemap: /c.xml\nSitemap: https://elsewhere.example/d.xml\n"
        "SITEMAP: https://www.fen.example/a.xml\n"
    )
    found = sitemap.named(robots, "https://www.fen.example/robots.txt")
    assert found == ["https://www.fen.example/a.xml", "https://www.fen.example/b.xml"]


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        (URL, True),
        ("https://fen.example/sitemap_jobs.xml.gz", True),
        ("https://fen.example/sitemap", True),
        ("https://fen.example/sitemap.php?part=2", True),
        ("https://fen.example/jobs", False),
        ("https://fen.example/sitemap/jobs", False),
    ],
)
def test_addresses_of_sitemaps(url: str, is_one: bool) -> None:
    assert sitemap.is_address(url) is is_one
