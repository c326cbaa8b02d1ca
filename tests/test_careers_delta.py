"""A second crawl of a site whose sitemap dates its pages asks for those alone that changed."""

from crawl_site import crawled, rows, site

from sponsorboard.search import open_index

PAGE = (
    '<html><script type="application/ld+json">{"@type": "JobPosting", "title": "%s", '
    '"description": "Bake bread.", "identifier": "B-%d"}</script></html>'
)


def urlset(root, days):
    """A sitemap of /jobs/baker-1, -2 ..., each with the day of its last change."""
    entries = (
        f"<url><loc>{root}/jobs/baker-{number}</loc>"
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + "</url>"
        for number, day in enumerate(days, 1)
    )
    return f"<urlset>{''.join(entries)}</urlset>"


def test_pages_with_the_day_of_before_are_not_asked_for(tmp_path):
    with site() as server:
        rows(tmp_path, bakery={"spider": "careers", "url": f"{server.root}/sitemap.xml"})

        def look(*days, titles):
            server.say("/sitemap.xml", urlset(server.root, days), kind="application/xml")
            for number, title in enumerate(titles, 1):
                server.say(f"/jobs/baker-{number}", PAGE % (title, number), kind="text/html")
            server.asked.clear()
            done = crawled(tmp_path, "bakery", settings={"DOWNLOAD_DELAY": 0})
            assert done.row("bakery")["outcome"] == "ok", done.text
            pages = [one.rpartition("/")[2] for one in server.asked if "/jobs/" in one]
            return done.row("bakery"), sorted(pages)

        first, asked = look("2026-11-01", "2026-11-01", "", titles=("Baker", "Baker", "Baker"))
        assert (first["new"], asked) == (3, ["baker-1", "baker-2", "baker-3"])

        second, asked = look("2026-11-01", "2026-11-05", "", titles=("Baker", "Chef", "Baker"))
        assert asked == ["baker-2", "baker-3"]  # the third has no day
        assert (second["found"], second["changed"], second["unchanged"]) == (3, 1, 2)

        third, asked = look("2026-11-01", "2026-11-05", titles=("Baker", "Chef"))
        assert (third["found"], third["unseen"], asked) == (2, 1, [])
    titles = {one.title for one in open_index(f"tantivy:{tmp_path}/index").scan()}
    assert titles == {"Baker", "Chef"}
