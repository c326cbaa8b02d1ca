"""What ``doctor`` says of each thing that is set up: ok, attention or broken, and what to do."""

import os
from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest
from small_posting import small

from sponsorboard.cli import doctoring
from sponsorboard.cli.settings import settings
from sponsorboard.crawl.alarms import Alarms
from sponsorboard.crawl.history import History
from sponsorboard.crawl.monitors import Alarm
from sponsorboard.crawl.remembered import Run
from sponsorboard.reference import Vintage, policy, tables
from sponsorboard.reference.status import OPTIONAL, TABLES
from sponsorboard.search import open_index
from sponsorboard.search.spool import Spool

TODAY = datetime.now(UTC).date()
LATER = TODAY + timedelta(days=90)
EARLIER = TODAY - timedelta(days=90)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An installation in which all is well."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(settings, "path", None)
    monkeypatch.setattr(tables, "_folders", [tmp_path / "tables"])
    monkeypatch.setattr(policy, "facts", lambda: {"cap": fact(TODAY)})
    (tmp_path / "sponsorboard.toml").write_text('contact = "me@example.org"\n')
    index(tmp_path, seen=datetime.now(UTC))
    for name in TABLES:
        table(tmp_path, name, LATER)
    return tmp_path


def index(place, **fields):
    made = open_index(f"tantivy:{place}/data/index")
    made.create()
    made.write([posting(**fields)])
    made.close()


def posting(seen):
    return small(last_seen_at=seen)


def table(place, name, fresh_until, **others):
    told = {"about": "filings", "agency": "Labor", "span": "FY2025"}
    made = Vintage(table=name, fresh_until=fresh_until, **told, **others)
    tables.write(place / f"tables/{name}.parquet", pa.table({"name": ["ACME"]}), made)


def fact(checked_on):
    return policy.Fact(
        id="cap", subject="cap", status="in_force", checked_on=checked_on, citation="INA 214(g)"
    )


def said(capsys):
    """Exit code, and each line as its word and the rest."""
    code = doctoring.doctor()
    lines = capsys.readouterr().out.splitlines()
    return code, [(line.split()[0], " ".join(line.split()[1:])) for line in lines]


def worse(capsys):
    """Exit code, and what is not ok."""
    code, lines = said(capsys)
    return code, [line for line in lines if line[0] != "ok"]


def test_nothing_to_do_where_all_is_well(place, capsys):
    code, lines = said(capsys)
    assert code == 0
    assert {word for word, text in lines if not text.startswith("browser: none")} == {"ok"}
    words = "\n".join(text for _, text in lines)
    for part in (
        "configuration: sponsorboard.toml", "contact: me@example.org", "data folder: data",
        "index: 1 posting, ", "in the catalogue", "lca_years: FY2025", "rules: 1, all checked",
        "browser: ",
    ):  # fmt: skip
        assert part in words


def no_contact(place):
    (place / "sponsorboard.toml").write_text("")


def waiting(place):
    spool = Spool(place / "data/spool")
    spool.add(posting(datetime.now(UTC)))
    spool.close()


def looked(place, hours, verdict="ok", source="acme"):
    at = datetime.now(UTC) - timedelta(hours=hours)
    with History(place / "data") as history:
        history.look(Run(source=source, started_at=at, verdict=verdict), (), ())


def unseen(place):
    looked(place, hours=96)


def only_failures(place):
    looked(place, hours=1, verdict="failed")


def failing(place):
    for hours in (1, 13):
        looked(place, hours, "failed", "stripe")
    looked(place, 14)


def paused_and_failing(place):
    failing(place)
    looked(place, 1, "failed", "acme")  # once; and no row of that name is crawled
    (place / "sources").mkdir()
    (place / "sources/enabled.txt").write_text("-stripe\n")


def alarm(place):
    looked(place, hours=1)
    since = datetime.now(UTC)
    with History(place / "data") as history:
        found = [
            Alarm(kind="empty", source="acme", since=since, message="none", advice="look"),
            Alarm(kind="index", source="", since=since, message="3 wait", advice="mend it"),
        ]
        Alarms(history).note(found, lambda _: True)


def old_archive(place):
    (place / "data/archive").mkdir()
    file = place / "data/archive/x.warc.gz"
    file.write_bytes(bytes(1_234_567))
    then = (datetime.now(UTC) - timedelta(days=70)).timestamp()
    os.utime(file, (then, then))


def large_archive(place):
    (place / "sponsorboard.toml").write_text('contact = "me@example.org"\narchive_bytes = 9\n')
    (place / "data/archive").mkdir()
    (place / "data/archive/x.warc.gz").write_bytes(bytes(12))


def old_table(place):
    table(place, "wages", EARLIER)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (no_contact, "contact: none; set `contact` in sponsorboard.toml to crawl"),
        (waiting, "spool: 1 posting waits to be sent: sponsorboard index load"),
        (unseen, "index: nothing seen since"),
        (only_failures, "crawls: no source could be read yet"),
        (failing, "sources: 1 failing in a row: stripe: sponsorboard sources list --health"),
        (alarm, "alarms: 2 active: acme empty, index: docs/operations.md says what each means"),
        (old_archive, "archive: 1.23 MB of 20 GB allowed, since "),
        (large_archive, "archive: 12 bytes of 9 bytes allowed, since "),
        (old_table, "wages: FY2025, out of date: give newer files to sponsorboard reference build"),
    ],
)
def test_what_asks_for_attention_breaks_nothing(place, capsys, change, words):
    change(place)
    code, [(word, text)] = worse(capsys)
    assert (code, word) == (0, "attention")
    assert text.startswith(words)


def test_what_was_not_changed_was_seen_all_the_same(place, capsys):
    index(place, seen=datetime.now(UTC) - timedelta(days=9))
    looked(place, hours=2)
    code, lines = said(capsys)
    assert (code, {word for word, _ in lines}) == (0, {"ok"})
    assert ("ok", "crawls: a source was read 2h ago") in lines
    assert ("ok", "alarms: none") in lines


def test_sources_that_are_not_crawled_do_not_fail(place, capsys):
    paused_and_failing(place)
    assert worse(capsys) == (0, [])


def test_who_is_told_is_counted_not_named(place, capsys, monkeypatch):
    monkeypatch.setenv("SPONSORBOARD_NOTIFY", "json://me:s3cret@127.0.0.1/ telex://s3cret")
    code, lines = said(capsys)
    assert code == 1
    assert ("ok", "archive: empty") in lines
    line = "notification: address 2 of SPONSORBOARD_NOTIFY (telex://...) is no address that"
    assert any(word == "broken" and text.startswith(line) for word, text in lines)
    monkeypatch.setenv("SPONSORBOARD_NOTIFY", "json://me:s3cret@127.0.0.1/")
    assert ("ok", "notification: SPONSORBOARD_NOTIFY is set (1 address)") in said(capsys)[1]


def no_index(place):
    (place / "sponsorboard.toml").write_text('contact = "x@y.example"\nindex = "tantivy:other"\n')


def index_down(place):
    (place / "sponsorboard.toml").write_text(
        'contact = "x@y.example"\nindex = "http://127.0.0.1:9/postings"\n'
    )


def no_folder(place):
    (place / "file").touch()
    (place / "sponsorboard.toml").write_text(
        f'contact = "x@y.example"\ndata = "file/data"\nindex = "tantivy:{place}/data/index"\n'
    )


def broken_row(place):
    (place / "sources").mkdir()
    (place / "sources/mine.toml").write_text('[mine]\ncompany = "Mine"\nspider = "none"\n')


def broken_history(place):
    (place / "data/history.sqlite").write_text("no database " * 100)


def no_table(place):
    (place / "tables/lca_years.parquet").unlink()


def broken_table(place):
    (place / "tables/lca_years.parquet").write_bytes(b"PAR1")


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (no_index, ["index: there is no index in other", "sponsorboard index create"]),
        (index_down, ["index: ", "127.0.0.1:9"]),
        (no_folder, ["data folder: file/data cannot be written; change `data`"]),
        (broken_row, ["sources: 1 row cannot be used: sponsorboard sources check"]),
        (broken_history, ["history: data: file is not a database"]),
        (no_table, ["lca_years: not there; install sponsorboard anew"]),
        (broken_table, ["lca_years: ", "lca_years.parquet"]),
    ],
)
def test_what_is_broken_is_named_and_ends_with_1(place, capsys, change, parts):
    change(place)
    code, [(word, text)] = worse(capsys)
    assert (code, word) == (1, "broken")
    for part in parts:
        assert part in text


def test_a_table_that_only_an_operator_can_give_may_lack(place, capsys):
    assert {"perm_years", "acwia"} == OPTIONAL
    for name in OPTIONAL:
        (place / f"tables/{name}.parquet").unlink()
    code, lines = said(capsys)
    assert code == 0
    assert ("ok", "acwia: not loaded (optional: sponsorboard reference build)") in lines


def test_sample_data_is_called_so(place, capsys):
    table(place, "lca_years", LATER, sample=True)
    assert ("ok", "lca_years: FY2025 (sample data)") in said(capsys)[1]


def test_rules_not_checked_for_long(place, capsys, monkeypatch):
    old = {"a": fact(date(2026, 1, 2)), "b": fact(TODAY)}
    monkeypatch.setattr(policy, "facts", lambda: old)
    code, [(word, text)] = worse(capsys)
    assert (code, word) == (0, "attention")
    assert text.startswith("rules: 1 of 2 not checked for 30 days (2026-01-02): install a newer")


def test_rules_that_cannot_be_read(place, capsys, monkeypatch):
    (place / "policy.toml").write_text("[cap]\nsubject = 1\n")
    monkeypatch.setattr(policy, "facts", lambda: policy.read(place / "policy.toml"))
    code, [(word, text)] = worse(capsys)
    assert (code, word) == (1, "broken")
    assert "policy.toml, [cap]" in text


def test_a_configuration_that_cannot_be_read_ends_it(place, capsys):
    (place / "sponsorboard.toml").write_text("contct = 1\n")
    code, [*_, (word, text)] = worse(capsys)
    assert (code, word) == (1, "broken")
    assert "did you mean 'contact'?" in text
